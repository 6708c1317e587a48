// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What is known of one room's log: events in order, each once, messages as they read by now, and where something is missing.

import { later } from './amendment.js';
import { Changes } from './changes.js';

/** @typedef {import('./types.js').LogEvent} LogEvent */

const MAX_KEPT = 5000;

export class Timeline {
  /** @param {string} epoch @param {number} first the oldest seq that can be read @param {Changes} changes of the room */
  constructor(epoch = '', first = 0, changes = new Changes()) {
    this.epoch = epoch;
    this.first = first;
    /** @type {LogEvent[]} ascending by seq */
    this.events = [];
    /** @type {Set<number>} seqs before which the server had nothing more, whatever `prev` says */
    this.closed = new Set();
    this.changes = changes;
    /** @type {Map<number, LogEvent>} messages with reactions as they came, to begin again from when one comes late */
    this.bases = new Map();
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
    this.changes.clear();
    this.bases.clear();
    this.add(events);
  }

  /** @param {LogEvent[]} events of this epoch, in any order @returns {LogEvent[]} those that were new */
  add(events) {
    const fresh = events.filter((event) => this.insert(event));
    this.fold(events);
    if (this.events.length > MAX_KEPT)
      this.trim();
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

  trim() {
    this.events.splice(0, this.events.length - MAX_KEPT);
    this.forgetBefore(this.events[0].seq);
  }

  /** What lies before was removed from the log. @param {number} first */
  dropBefore(first) {
    this.first = Math.max(this.first, first);
    this.events.splice(0, lowerBound(this.events, this.first));
    this.forgetBefore(this.first);
  }

  /** @param {number} seq */
  forgetBefore(seq) {
    this.changes.prune(seq);
    for (const base of this.bases.keys()) {
      if (base < seq)
        this.bases.delete(base);
    }
  }

  /** @param {number} seq @returns {LogEvent|undefined} */
  find(seq) {
    const event = this.events[lowerBound(this.events, seq)];
    return event?.seq === seq ? event : undefined;
  }

  /**
   * Brings messages up to date. A change may be here before its message: a page that was read before the change and
   * comes after it has the old text.
   * @param {LogEvent[]} events that came, known before or not
   */
  fold(events) {
    for (const event of events) {
      if (event.kind === 'message')
        this.refresh(event.seq, event);
      else if (this.changes.note(event))
        this.take(event);
    }
  }

  /** A change that is noted already. @param {LogEvent} change */
  take({ kind, target }) {
    this.refresh(target);
    if (kind === 'react')
      return;
    for (const { reply, seq } of this.events) {
      if (reply === target)
        this.refresh(seq);
    }
  }

  /** @param {number} seq of a message @param {LogEvent|null} copy of it that came */
  refresh(seq, copy = null) {
    const at = lowerBound(this.events, seq);
    const known = this.events[at];
    if (known?.seq !== seq || known.kind !== 'message')
      return;
    const before = this.bases.get(seq) ?? known;
    const base = this.changes.reword(copy ? later(before, copy) : before);
    this.events[at] = this.changes.react(base);
    if (this.events[at] === base)
      this.bases.delete(seq);
    else
      this.bases.set(seq, base);
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
    this.fold(events);
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

/** @param {LogEvent[]} events @param {number} seq @returns {number} index of the first event at or after seq */
export function lowerBound(events, seq) {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle].seq < seq)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}
