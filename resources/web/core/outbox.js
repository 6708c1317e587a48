// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What was typed and is not in the log yet: posts, edits, deletions, reactions. One is under way at a time, so the order typed is the order written.

/** @typedef {import('./types.js').OutboxEntry} OutboxEntry */
/** @typedef {import('./types.js').Refusal} Refusal */

const POST = Object.freeze({ kind: /** @type {'post'} */ ('post'), epoch: '', target: 0, reply: 0, quote: null, emoji: '', on: false,
  refusal: null, seq: 0 });

/** @type {Refusal} */
const NO_REFUSAL = Object.freeze({ type: 'refusal', code: '', re: 'post', id: '', room: '', field: '', suggestion: '', update: '',
  retryAfter: null, limit: null });

export class Outbox {
  /** @param {OutboxEntry[]} entries left over from before the page was loaded */
  constructor(entries = []) {
    /** @type {OutboxEntry[]} in the order typed */
    this.entries = entries.map((entry) => ({ ...POST, ...entry, state: entry.state === 'sent' ? 'waiting' : entry.state }));
    /** Not before this moment, because the server asked for a pause. */
    this.pausedUntil = 0;
  }

  /**
   * @param {string} id @param {string} room @param {string} text @param {number} time
   * @param {{ reply: number, quote: import('./types.js').Quote|null, epoch: string }|null} answer to a message of that log
   * @returns {OutboxEntry}
   */
  add(id, room, text, time, answer = null) {
    /** @type {OutboxEntry} */
    const entry = { ...POST, ...answer, id, room, text, time, state: 'waiting' };
    this.entries.push(entry);
    return entry;
  }

  /**
   * A change of a message that is in the log.
   * @param {string} id @param {'edit'|'delete'} kind @param {{ room: string, epoch: string, target: number }} message
   * @param {string} text @param {number} time
   */
  change(id, kind, message, text, time) {
    this.entries.push({ ...POST, ...message, kind, id, text, time, state: 'waiting' });
  }

  /** @param {string} id @param {{ room: string, epoch: string, target: number }} message @param {string} emoji @param {boolean} on @param {number} time */
  react(id, message, emoji, on, time) {
    this.entries.push({ ...POST, ...message, kind: 'react', id, text: '', emoji, on, time, state: 'waiting' });
  }

  /** @param {string} id */
  find(id) {
    return this.entries.find((entry) => entry.id === id);
  }

  /** @param {string} room @returns {OutboxEntry[]} its posts */
  of(room) {
    return this.entries.filter((entry) => entry.room === room && entry.kind === 'post');
  }

  /** @param {string} room @returns {Map<number, OutboxEntry>} what is to become of its messages, by their seq */
  changesOf(room) {
    /** @type {Map<number, OutboxEntry>} */
    const changes = new Map();
    for (const entry of this.entries) {
      if (entry.room === room && ['edit', 'delete'].includes(entry.kind) && entry.state !== 'failed')
        changes.set(entry.target, entry);
    }
    return changes;
  }

  /** @param {string} room @returns {Map<number, OutboxEntry[]>} reactions on their way, by the seq of their message */
  reactionsOf(room) {
    /** @type {Map<number, OutboxEntry[]>} */
    const reactions = new Map();
    for (const entry of this.entries) {
      if (entry.room === room && entry.kind === 'react' && entry.state !== 'failed')
        reactions.set(entry.target, [...reactions.get(entry.target) ?? [], entry]);
    }
    return reactions;
  }

  /** Reactions that the log has up to @p last; another event than ours may have made it so. @param {string} room @param {number} last */
  settleReactions(room, last) {
    this.entries = this.entries.filter(({ kind, room: its, seq }) => kind !== 'react' || its !== room || seq === 0 || seq > last);
  }

  get waiting() {
    return this.entries.filter((entry) => entry.state !== 'failed' && entry.seq === 0).length;
  }

  /** @param {number} now @returns {OutboxEntry|null} what to send now; it counts as sent from here on */
  next(now) {
    if (now < this.pausedUntil || this.entries.some((entry) => entry.state === 'sent' && entry.seq === 0))
      return null;
    const entry = this.entries.find(({ state }) => state === 'waiting');
    if (!entry)
      return null;
    entry.state = 'sent';
    return entry;
  }

  /** The connection is gone: whether the last post arrived is not known, so it goes again under the same id. */
  interrupt() {
    this.pausedUntil = 0;
    for (const entry of this.entries) {
      if (entry.state === 'sent' && entry.seq === 0)
        entry.state = 'waiting';
    }
  }

  /** Written down; its event follows. @param {string} id @param {number} seq */
  acknowledge(id, seq) {
    const entry = this.find(id);
    if (!entry)
      return false;
    entry.state = 'sent';
    entry.seq = seq;
    return true;
  }

  /** What was missed of a room is here, or was left out: no event of an acknowledged post is awaited any more. @param {string} room */
  dropAcknowledged(room) {
    this.entries = this.entries.filter((entry) => entry.room !== room || entry.seq === 0);
  }

  /** The room, or what was said in it, is gone for good. @param {(room: string) => string|undefined} epochOf undefined: no such room */
  refuseLost(epochOf) {
    this.entries = this.entries.filter(({ room, seq }) => seq === 0 || epochOf(room) !== undefined); // no event will come
    for (const entry of this.entries) {
      const epoch = epochOf(entry.room);
      if (entry.kind === 'post' && entry.reply > 0 && epoch !== undefined && entry.epoch !== epoch)
        Object.assign(entry, { reply: 0, quote: null }); // the number is somebody else's there
      if (entry.state !== 'waiting' || (epoch !== undefined && (entry.kind === 'post' || entry.epoch === epoch)))
        continue;
      entry.state = 'failed';
      entry.refusal = { ...NO_REFUSAL, code: epoch === undefined ? 'no-such-room' : 'no-such-message', re: entry.kind, id: entry.id, room: entry.room };
    }
  }

  /**
   * @param {(room: string) => boolean} isThere
   * @returns {OutboxEntry[]} changes that were refused, because there is a message to look at without them, and posts, because there is
   *   no room any more to look at them in; they are not kept
   */
  takeRefused(isThere) {
    const refused = this.entries.filter(({ kind, room, state }) => state === 'failed' && (kind !== 'post' || !isThere(room)));
    this.entries = this.entries.filter((entry) => !refused.includes(entry));
    return refused;
  }

  /** Its event is here. @param {string} id @returns {OutboxEntry|null} */
  remove(id) {
    const at = this.entries.findIndex((entry) => entry.id === id);
    return at < 0 ? null : this.entries.splice(at, 1)[0];
  }

  /** @param {Refusal} refusal @param {number} now @returns {boolean} whether it was about one of ours */
  refuse(refusal, now) {
    const entry = refusal.id ? this.find(refusal.id) : undefined;
    if (!entry)
      return false;
    // Not saved: perhaps it was, and it cannot be said. Only the same post again is one event, whatever happened.
    const isPassing = ['rate-limited', 'not-saved', 'stopping'].includes(refusal.code);
    entry.state = isPassing ? 'waiting' : 'failed';
    entry.refusal = isPassing ? null : refusal;
    if (isPassing)
      this.pausedUntil = now + Math.max(refusal.retryAfter ?? 1000, 50);
    return true;
  }

  /** @param {string} id */
  retry(id) {
    const entry = this.find(id);
    if (!entry || entry.state !== 'failed')
      return;
    entry.state = 'waiting';
    entry.refusal = null;
  }
}

/** @param {OutboxEntry} entry @returns {import('./types.js').ClientMessage} */
export function toMessage({ kind, id, room, target, text, reply, emoji, on }) {
  if (kind === 'post')
    return reply > 0 ? { type: 'post', id, room, text, reply } : { type: 'post', id, room, text };
  if (kind === 'react')
    return { type: 'react', id, room, target, emoji, on };
  return kind === 'edit' ? { type: 'edit', id, room, target, text } : { type: 'delete', id, room, target };
}

/** Whether something that was remembered is an entry. @param {any} entry */
export function isEntry(entry) {
  return entry && typeof entry.id === 'string' && typeof entry.room === 'string' && typeof entry.text === 'string'
    && ['waiting', 'sent', 'failed'].includes(entry.state)
    && (entry.kind === undefined || entry.kind === 'post'
      || (['edit', 'delete', 'react'].includes(entry.kind) && Number.isSafeInteger(entry.target) && typeof entry.epoch === 'string'));
}
