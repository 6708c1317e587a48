// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What the person says and changes, on its way to the log: at once, or when the connection is back.

import { quoteOf, rightsOn } from './amendment.js';
import { browserWorld } from './connection.js';
import { Emitter } from './emitter.js';
import { randomId } from './ids.js';
import { Outbox, isEntry, toMessage } from './outbox.js';
import { Store } from './store.js';
import { TypingSaid } from './typing.js';

/** @typedef {import('./types.js').ClientMessage} ClientMessage */

export class Speaker extends Emitter {
  /**
   * @param {{ local: import('./storage.js').Memory, tab: import('./storage.js').Memory }} memory
   * @param {import('./connection.js').World} world
   */
  constructor(memory, world = browserWorld) {
    super();
    this.memory = memory;
    this.world = world;
    this.store = new Store();
    const kept = memory.tab.get('outbox', []);
    this.outbox = new Outbox(Array.isArray(kept) ? kept.filter(isEntry) : []);
    this.typingSaid = new TypingSaid(world.now, (room, on) => this.request({ type: 'typing', room, on }));
    /** @type {any} */
    this.outboxTimer = null;
  }

  /** At once or not at all. @param {ClientMessage} _message @returns {boolean} false: not connected */
  request(_message) {
    return false;
  }

  /** Whether the server takes what is said. */
  get isOnline() {
    return false;
  }

  /** The person's own words as they go to the log, at once or when the connection is back. */
  /** @param {string} room @param {string} text @param {number} [reply] seq of the message that they answer */
  post(room, text, reply = 0) {
    const known = this.store.room(room);
    const original = reply > 0 ? known?.shown.find(reply) ?? known?.timeline.find(reply) : undefined;
    this.outbox.add(randomId(), room, text, this.serverTime,
      original ? { reply, quote: quoteOf(original), epoch: original.epoch } : null);
    this.typingSaid.forget(room);
    if (known)
      known.newAfter = null;
    this.pump();
  }

  /** @param {string} room @param {number} target seq of a message @param {string} emoji @param {boolean} on false: takes it back */
  react(room, target, emoji, on) {
    const epoch = this.store.room(room)?.timeline.epoch;
    if (!epoch)
      return;
    this.outbox.react(randomId(), { room, epoch, target }, emoji, on, this.serverTime);
    this.pump();
  }

  /** Milliseconds since 1970, by the server's clock. */
  get serverTime() {
    return Date.now() + this.store.clockOffset;
  }

  /** What one may do with a message. @param {import('./types.js').LogEvent} message */
  rights(message) {
    return rightsOn(message, this.store.you, this.store.limits.editSeconds, this.serverTime);
  }

  /** Says something else in a message, at once or when the connection is back; nothing: deletes it. */
  /** @param {string} room @param {number} seq @param {string} text */
  edit(room, seq, text) {
    if (text.trim() === '')
      this.remove(room, seq);
    else
      this.change('edit', room, seq, text);
    this.typingSaid.forget(room);
  }

  /** @param {string} room @param {number} seq of the message to delete */
  remove(room, seq) {
    this.change('delete', room, seq, '');
  }

  /** @param {'edit'|'delete'} kind @param {string} room @param {number} target @param {string} text */
  change(kind, room, target, text) {
    const epoch = this.store.room(room)?.timeline.epoch;
    if (!epoch)
      return;
    this.outbox.change(randomId(), kind, { room, epoch, target }, text, this.serverTime);
    this.pump();
  }

  /** @param {string} id @returns {string} what was typed */
  takeBack(id) {
    const text = this.outbox.remove(id)?.text ?? '';
    this.pump();
    return text;
  }

  /** @param {string} id */
  retryPost(id) {
    this.outbox.retry(id);
    this.pump();
  }

  /** @param {import('./types.js').Ack} ack */
  onAck({ id, room, seq }) {
    const oldest = this.store.room(room)?.timeline.events[0];
    if (oldest && seq < oldest.seq)
      this.outbox.remove(id); // acknowledged once more, after a reset page that begins behind it: no event will come
    else
      this.outbox.acknowledge(id, seq);
    if (seq === 0)
      this.outbox.remove(id);
    this.outbox.settleReactions(room, this.store.room(room)?.timeline.last ?? 0);
    this.pump();
  }

  /** Sends what may go now. */
  pump() {
    this.world.clearTimeout(this.outboxTimer);
    const now = this.world.now();
    if (this.isOnline) {
      this.outbox.refuseLost((room) => this.store.room(room)?.info.epoch);
      for (let entry = this.outbox.next(now); entry; entry = this.outbox.next(now))
        this.request(toMessage(entry));
      if (this.outbox.pausedUntil > now)
        this.outboxTimer = this.world.setTimeout(() => this.pump(), this.outbox.pausedUntil - now);
    }
    const isThere = (/** @type {string} */ room) => !this.isOnline || this.store.room(room) !== undefined;
    const refused = this.outbox.takeRefused(isThere);
    this.memory.tab.set('outbox', this.outbox.entries.length ? this.outbox.entries : undefined);
    this.emit('outbox');
    for (const { room, text, refusal } of refused) {
      if (text && !isThere(room))
        this.emit('returned', room, text);
      this.emit('refused', refusal);
    }
  }
}
