// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A search and what it found so far. No DOM.

/** @typedef {import('./types.js').LogEvent} LogEvent */

const PAUSE = 1000; // milliseconds, where the server names none

export class Search {
  /**
   * @param {(message: import('./types.js').ClientMessage) => boolean} send false: not connected @param {() => string} makeId
   * @param {Pick<import('./connection.js').World, 'setTimeout'|'clearTimeout'>} world
   */
  constructor(send, makeId, world) {
    this.send = send;
    this.makeId = makeId;
    this.world = world;
    /** @type {any} when what was too much is sent again */
    this.timer = null;
    /** @type {import('./types.js').ClientMessage|null} what was sent last */
    this.asked = null;
    this.query = '';
    /** Only there; empty: in every room. */
    this.room = '';
    /** Of the answer that is awaited; empty: none. */
    this.id = '';
    /** @type {LogEvent[]} newest first */
    this.found = [];
    this.more = false;
    this.lag = 0;
    this.isDone = false;
    /** Why there is nothing. */
    this.refusal = '';
    /** Which part of the query that is about, if any. */
    this.field = '';
  }

  /** @param {string} query @param {string} room @param {number} offset minutes ahead of UTC */
  ask(query, room, offset) {
    Object.assign(this, { query, room, found: [], more: false, lag: 0, isDone: false, refusal: '', field: '' });
    this.request(offset);
  }

  /** @param {number} offset */
  askMore(offset) {
    if (this.more && !this.id)
      this.request(offset, this.found[this.found.length - 1].time);
  }

  /** @param {number} offset @param {number} [before] */
  request(offset, before) {
    this.id = this.makeId();
    Object.assign(this, { refusal: '', field: '' });
    this.world.clearTimeout(this.timer);
    this.asked = { type: 'search', id: this.id, query: this.query, offset, room: this.room || undefined, before };
    this.sendAsked();
  }

  sendAsked() {
    if (this.asked && !this.send(this.asked))
      this.fail('offline');
  }

  /** @param {import('./types.js').Found} found @returns {boolean} whether it was asked for */
  take({ id, events, more, lag }) {
    if (id !== this.id)
      return false;
    this.id = '';
    this.found = [...this.found, ...events];
    Object.assign(this, { more: more && events.length > 0, lag, isDone: true });
    return true;
  }

  /** @param {import('./types.js').Refusal} refusal @returns {boolean} whether it was about what is awaited */
  refuse({ id, code, field, retryAfter }) {
    if (id === '' || id !== this.id)
      return false;
    if (code === 'rate-limited') // one at a time, and so many a minute: the same goes again
      this.timer = this.world.setTimeout(() => this.sendAsked(), retryAfter ?? PAUSE);
    else
      this.fail(code, field);
    return true;
  }

  /** @param {string} code @param {string} [field] */
  fail(code, field = '') {
    this.world.clearTimeout(this.timer);
    Object.assign(this, { id: '', refusal: code, field });
  }

  /** What is deleted is not to be seen any more. @param {LogEvent} event @returns {boolean} whether it was among what was found */
  hear({ kind, room, target }) {
    const left = kind === 'delete' ? this.found.filter((one) => one.room !== room || one.seq !== target) : this.found;
    if (left.length === this.found.length)
      return false;
    this.found = left;
    return true;
  }

  /** @param {(room: string) => import('./types.js').RoomInfo|undefined} infoOf undefined: no such room @returns {boolean} whether something can be read no more */
  keepReadable(infoOf) {
    const left = this.found.filter(({ room, epoch, seq }) => {
      const info = infoOf(room);
      return info !== undefined && info.epoch === epoch && seq >= info.first;
    });
    const isLess = left.length < this.found.length;
    this.found = left;
    return isLess;
  }

  /** The connection is gone, and the answer with it. */
  interrupt() {
    const isCut = this.id !== '';
    if (isCut)
      this.fail('offline');
    return isCut;
  }
}
