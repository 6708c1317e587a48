// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What is known of one room's log: events in order, each once, and where something is missing.

/** @typedef {import('./types.js').LogEvent} LogEvent */

const MAX_KEPT = 5000;

export class Timeline {
  /** @param {string} epoch @param {number} first the oldest seq that can be read */
  constructor(epoch = '', first = 0) {
    this.epoch = epoch;
    this.first = first;
    /** @type {LogEvent[]} ascending by seq */
    this.events = [];
    /** @type {Set<number>} seqs before which the server had nothing more, whatever `prev` says */
    this.closed = new Set();
  }

  /** The newest seq, 0 for none. */
  get last() {
    return this.events.length ? this.events[this.events.length - 1].seq : 0;
  }

  /** Whether the server may have something older than the oldest event here. */
  get hasOlder() {
    const oldest = this.events[0];
    return oldest !== undefined && oldest.prev > 0 && oldest.prev >= this.first && !this.closed.has(oldest.seq);
  }

  /** @param {string} epoch @param {number} first @param {LogEvent[]} events */
  reset(epoch, first, events) {
    this.epoch = epoch;
    this.first = first;
    this.events = [];
    this.closed.clear();
    this.add(events);
  }

  /** @param {LogEvent[]} events of this epoch, in any order @returns {LogEvent[]} those that were new */
  add(events) {
    const fresh = events.filter((event) => this.insert(event));
    if (this.events.length > MAX_KEPT)
      this.events.splice(0, this.events.length - MAX_KEPT);
    return fresh;
  }

  /** @param {LogEvent} event @returns {boolean} false: known already */
  insert(event) {
    let at = this.events.length;
    while (at > 0 && this.events[at - 1].seq > event.seq) // almost always the end; pages come ascending
      --at;
    if (at > 0 && this.events[at - 1].seq === event.seq)
      return false;
    this.events.splice(at, 0, event);
    return true;
  }

  /** Takes an answer to a request for what is before @p before (0: the newest). */
  /** @param {number} first @param {number} before @param {LogEvent[]} events @param {boolean} more @returns {LogEvent[]} new ones */
  addPage(first, before, events, more) {
    this.first = first;
    const fresh = this.addOlder(events);
    const oldest = events.length ? Math.min(...events.map((event) => event.seq)) : before;
    if (!more || !events.length)
      this.closed.add(oldest);
    return fresh;
  }

  /** @param {LogEvent[]} events */
  addOlder(events) {
    if (!events.length)
      return [];
    const known = new Set(this.events.map((event) => event.seq));
    const fresh = events.filter((event) => !known.has(event.seq));
    this.events = [...this.events, ...fresh].sort((a, b) => a.seq - b.seq);
    return fresh;
  }

  /**
   * Where events are missing inside what is here.
   * @returns {number} the seq before which to ask, 0 for nowhere
   */
  hole() {
    for (let i = this.events.length - 1; i > 0; --i) {
      const { seq, prev } = this.events[i];
      if (prev > this.events[i - 1].seq && prev >= this.first && !this.closed.has(seq))
        return seq;
    }
    return 0;
  }
}
