// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A search and what it found so far. No DOM.

/** @typedef {import('./types.js').LogEvent} LogEvent */

export class Search {
  /** @param {(message: import('./types.js').ClientMessage) => boolean} send false: not connected @param {() => string} makeId */
  constructor(send, makeId) {
    this.send = send;
    this.makeId = makeId;
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
    const place = { room: this.room || undefined, before };
    if (!this.send({ type: 'search', id: this.id, query: this.query, offset, ...place }))
      this.refuse(this.id, 'offline');
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

  /** @param {string} id @param {string} code @param {string} [field] */
  refuse(id, code, field = '') {
    if (id === '' || id !== this.id)
      return false;
    this.id = '';
    this.refusal = code;
    this.field = field;
    return true;
  }

  /** What is deleted is not to be seen any more. @param {LogEvent} event @returns {boolean} whether it was among what was found */
  hear({ kind, room, target }) {
    const left = kind === 'delete' ? this.found.filter((one) => one.room !== room || one.seq !== target) : this.found;
    if (left.length === this.found.length)
      return false;
    this.found = left;
    return true;
  }

  /** The connection is gone, and the answer with it. */
  interrupt() {
    return this.refuse(this.id, 'offline');
  }
}
