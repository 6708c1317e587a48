// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// One room as this page knows it: who is in it, what was said, what was not read yet.

import { Timeline } from './timeline.js';

/** @typedef {import('./types.js').Person} Person */
/** @typedef {import('./types.js').RoomInfo} RoomInfo */
/** @typedef {import('./types.js').LogEvent} LogEvent */

export const TYPING_FORGET = 6000; // milliseconds

export class Room {
  /** @param {RoomInfo} info */
  constructor(info) {
    this.info = info;
    this.joined = false;
    this.count = info.people;
    /** @type {Map<string, Person>} by id; large rooms list only some */
    this.people = new Map();
    /** @type {Map<string, { person: Person, until: number }>} */
    this.typing = new Map();
    this.timeline = new Timeline();
    this.readSeq = 0;
    this.unread = 0;
    /** @type {number|null} where the "new" line stands: after this seq; null: nowhere */
    this.newAfter = null;
    /** Asked for history and not answered yet. */
    this.loading = false;
  }

  /** @param {RoomInfo} info */
  describe(info) {
    this.info = info;
    this.count = info.people;
  }

  leave() {
    this.joined = false;
    this.loading = false;
    this.people.clear();
    this.typing.clear();
    this.unread = 0;
  }

  /** @param {Person} person @returns {boolean} whether they were known here under another guise */
  see(person) {
    const before = this.people.get(person.id);
    this.people.set(person.id, person);
    return before !== undefined;
  }

  /** @param {string} you your id */
  countUnread(you) {
    this.unread = 0;
    for (let i = this.timeline.events.length - 1; i >= 0 && this.timeline.events[i].seq > this.readSeq; --i)
      this.unread += Number(waitsForReader(this.timeline.events[i], you));
  }

  /** All there is has been seen. */
  markRead() {
    this.readSeq = Math.max(this.readSeq, this.timeline.last);
    this.unread = 0;
  }

  /** @param {number} now @returns {boolean} whether somebody was forgotten */
  forgetTyping(now) {
    const stale = [...this.typing].filter(([, { until }]) => until <= now);
    for (const [id] of stale)
      this.typing.delete(id);
    return stale.length > 0;
  }
}

/** Whether an event is something that @p you may have left unread. @param {LogEvent} event @param {string} you */
function waitsForReader(event, you) {
  return event.kind === 'message' && !event.deleted && event.author.id !== you;
}
