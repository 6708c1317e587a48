// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Which part of a long timeline is in the document: a few hundred rows around the reader, so that its length costs nothing.

import { lowerBound } from './timeline.js';

const FRESH = 120;   // rows when following the newest
const STEP = 80;     // rows more at an edge
const MOST = 400;

/** @typedef {import('../core/types.js').LogEvent} LogEvent */

export class RowWindow {
  constructor() {
    /** First and last seq shown; to = Infinity follows the newest. */
    this.from = 0;
    this.to = Infinity;
  }

  /** @param {LogEvent[]} events */
  follow(events) {
    this.from = events[Math.max(0, events.length - FRESH)]?.seq ?? 0;
    this.to = Infinity;
  }

  /** Goes to a message. @param {LogEvent[]} events @param {number} seq @param {boolean} isLive whether the newest is among them */
  around(events, seq, isLive) {
    const at = lowerBound(events, seq);
    const end = at + STEP;
    this.from = events[Math.max(0, at - STEP)]?.seq ?? 0;
    this.to = end < events.length ? events[end].seq : isLive ? Infinity : events[events.length - 1]?.seq ?? 0;
  }

  /** Keeps the number of rows bounded while new ones come. @param {LogEvent[]} events @param {boolean} isAtEnd */
  fit(events, isAtEnd) {
    const start = this.start(events);
    const end = this.end(events);
    if (end - start <= MOST)
      return;
    if (isAtEnd && this.to === Infinity)
      this.from = events[end - FRESH].seq;
    else
      this.to = events[start + MOST - 1].seq;
  }

  /** @param {LogEvent[]} events @returns {boolean} false: there is nothing earlier here */
  extendUp(events) {
    const start = this.start(events);
    if (start === 0)
      return false;
    const first = Math.max(0, start - STEP);
    this.from = events[first].seq;
    if (this.end(events) - first > MOST)
      this.to = events[first + MOST - 1].seq;
    return true;
  }

  /** @param {LogEvent[]} events @param {boolean} isLive @returns {boolean} false: there is nothing later here */
  extendDown(events, isLive = true) {
    if (this.to === Infinity || (!isLive && this.end(events) === events.length))
      return false;
    const end = Math.min(events.length, this.end(events) + STEP);
    this.to = end === events.length && isLive ? Infinity : events[end - 1].seq;
    if (end - this.start(events) > MOST)
      this.from = events[end - MOST].seq;
    return true;
  }

  /** @param {LogEvent[]} events @returns {LogEvent[]} */
  slice(events) {
    return events.slice(this.start(events), this.end(events));
  }

  /** @param {LogEvent[]} events */
  start(events) {
    return lowerBound(events, this.from);
  }

  /** @param {LogEvent[]} events */
  end(events) {
    return this.to === Infinity ? events.length : lowerBound(events, this.to + 1);
  }
}
