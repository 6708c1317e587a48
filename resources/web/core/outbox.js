// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What was typed and is not in the log yet. One post is under way at a time, so the order typed is the order written.

/** @typedef {import('./types.js').OutboxEntry} OutboxEntry */
/** @typedef {import('./types.js').Refusal} Refusal */

export class Outbox {
  /** @param {OutboxEntry[]} entries left over from before the page was loaded */
  constructor(entries = []) {
    /** @type {OutboxEntry[]} in the order typed */
    this.entries = entries.map((entry) => (entry.state === 'sent' ? { ...entry, state: 'waiting' } : entry));
    /** Not before this moment, because the server asked for a pause. */
    this.pausedUntil = 0;
  }

  /** @param {string} id @param {string} room @param {string} text @param {number} time @returns {OutboxEntry} */
  add(id, room, text, time) {
    /** @type {OutboxEntry} */
    const entry = { id, room, text, time, state: 'waiting', refusal: null, seq: 0 };
    this.entries.push(entry);
    return entry;
  }

  /** @param {string} id */
  find(id) {
    return this.entries.find((entry) => entry.id === id);
  }

  /** @param {string} room @returns {OutboxEntry[]} */
  of(room) {
    return this.entries.filter((entry) => entry.room === room);
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
    const isPassing = refusal.code === 'rate-limited' || refusal.code === 'stopping';
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
