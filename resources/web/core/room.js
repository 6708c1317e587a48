// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// One room as this page knows it: who is in it, what was said, what was not read yet, what holds in it.

import { Changes } from './changes.js';
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
    /** @type {Map<string, Person>} of a private room, by id */
    this.members = new Map();
    /** @type {Map<string, { person: Person, until: number }>} */
    this.typing = new Map();
    /** @type {Map<string, number>} how far others have read who let it be known, by person */
    this.receipts = new Map();
    /** @type {number[]} in the order in which they were pinned */
    this.pins = [];
    this.changes = new Changes();
    this.timeline = new Timeline('', 0, this.changes);
    /** @type {Timeline|null} a part of the past that does not reach the timeline yet, while the reader is there */
    this.excerpt = null;
    /** @type {Timeline} the messages of the pins, as far as they were asked for */
    this.pinned = new Timeline('', 0, this.changes);
    this.readSeq = 0;
    /** How far the person had read when they were last here, by the server's word; 0: was never here. */
    this.readBefore = 0;
    /** How far the person has read by what the server knows. */
    this.readTold = 0;
    /** How far the newest line was before the person's eyes here. */
    this.readHere = 0;
    this.unread = 0;
    /** @type {number|null} where the "new" line stands: after this seq; null: nowhere */
    this.newAfter = null;
    /** Asked for history and not answered yet. */
    this.loading = false;
  }

  /** What the reader looks at. */
  get shown() {
    return this.excerpt ?? this.timeline;
  }

  /** @param {RoomInfo} info @returns {boolean} whether lines went */
  describe(info) {
    this.info = info;
    this.count = info.people;
    if (info.epoch !== this.timeline.epoch || info.first <= this.timeline.first)
      return false;
    for (const timeline of [this.timeline, this.excerpt, this.pinned])
      timeline?.dropBefore(info.first);
    if (this.excerpt?.events.length === 0)
      this.excerpt = null;
    this.pins = this.pins.filter((seq) => seq >= info.first);
    return true;
  }

  /** @param {import('./types.js').Joined} joined */
  enter({ people, members, pins, receipts, read }) {
    this.joined = true;
    this.loading = false;
    this.people = new Map(people.map((person) => [person.id, person]));
    this.members = new Map([...members, ...this.info.members].map((person) => [person.id, person]));
    this.receipts = new Map(receipts.map(({ person, seq }) => [person, seq]));
    this.pins = pins;
    this.readBefore = read;
    this.readTold = read;
    this.typing.clear();
  }

  /** Another log, or too much of it was missed. @param {LogEvent[]} events */
  reset(events) {
    this.newAfter = null;
    this.excerpt = null;
    this.timeline.reset(this.info.epoch, this.info.first, events);
    this.pinned = new Timeline(this.info.epoch, this.info.first, this.changes);
  }

  leave() {
    this.joined = false;
    this.loading = false;
    this.excerpt = null;
    this.people.clear();
    this.typing.clear();
    this.unread = 0;
  }

  /** @param {Person} person @returns {boolean} whether they were known here under another guise */
  see(person) {
    const before = this.people.get(person.id);
    this.people.set(person.id, person);
    if (this.members.has(person.id))
      this.members.set(person.id, person);
    return before !== undefined;
  }

  /** @param {LogEvent} event that was just told @returns {boolean} whether it was new */
  hear(event) {
    const isNewest = event.seq > this.timeline.last;
    if (this.timeline.add([event]).length === 0)
      return false;
    if (this.changes.note(event)) {
      this.excerpt?.take(event);
      this.pinned.take(event);
    }
    if (isNewest)
      this.obey(event);
    return true;
  }

  /** What holds in the room from now on. @param {LogEvent} event */
  obey({ kind, target, on, text, subject }) {
    if (kind === 'pin' || kind === 'delete')
      this.pins = this.pins.filter((seq) => seq !== target);
    if (kind === 'pin' && on)
      this.pins.push(target);
    else if (kind === 'topic')
      this.info = { ...this.info, topic: text };
    else if (kind === 'title')
      this.info = { ...this.info, title: text };
    else if (kind === 'member' && on)
      this.members.set(subject.id, subject);
    else if (kind === 'member')
      this.members.delete(subject.id);
  }

  /**
   * @param {import('./types.js').Page} page of this log @param {LogEvent[]} events of it
   * @returns {number|null} the seq of the place that was asked for, 0 if there is nothing; null: for no place
   */
  takePage(page, events) {
    this.loading = false;
    if (page.pinned) {
      this.pinned = new Timeline(page.epoch, page.first, this.changes);
      this.pinned.addOlder(events);
      return null;
    }
    if (page.around !== null || page.at !== null)
      return this.visit(page, events);
    const { excerpt, timeline } = this;
    if (page.after !== null) {
      if (excerpt && excerpt.last === page.after) {
        excerpt.addOlder(events);
        this.reach(page.newer);
      }
    } else if (excerpt && page.before === excerpt.events[0].seq) {
      excerpt.addPage(page.first, page.before, events, page.more);
    } else if (page.before === 0 || timeline.find(page.before)) {
      timeline.addPage(page.first, page.before, events, page.more);
    }
    return null;
  }

  /** @param {import('./types.js').Page} page @param {LogEvent[]} events */
  visit(page, events) {
    const messages = events.filter(({ kind }) => kind === 'message');
    if (messages.length === 0)
      return 0;
    const wanted = page.around ?? 0;
    const there = messages.find(({ seq }) => seq >= wanted) ?? messages[messages.length - 1];
    this.excerpt = new Timeline(page.epoch, page.first, this.changes);
    this.excerpt.addPage(page.first, 0, events, page.more);
    this.reach(page.newer);
    return there.seq;
  }

  /** The excerpt becomes a part of the timeline as soon as nothing is missing in between. @param {boolean} isMore */
  reach(isMore) {
    const { excerpt, timeline } = this;
    const oldest = timeline.events[0];
    if (!excerpt || (oldest && isMore && excerpt.last < oldest.prev))
      return;
    timeline.addOlder(excerpt.events);
    for (const seq of excerpt.closed)
      timeline.closed.add(seq);
    this.excerpt = null;
  }

  /** @param {string} you your id @param {(person: string) => boolean} isIgnored */
  countUnread(you, isIgnored = () => false) {
    this.unread = 0;
    for (let i = this.timeline.events.length - 1; i >= 0 && this.timeline.events[i].seq > this.readSeq; --i) {
      const event = this.timeline.events[i];
      this.unread += Number(waitsForReader(event, you) && !isIgnored(event.author.id));
    }
  }

  /** All there is has been seen. */
  markRead() {
    this.readSeq = Math.max(this.readSeq, this.timeline.last);
    this.readHere = this.readSeq;
    this.unread = 0;
  }

  /** By the server's word, from another device. @param {number} seq */
  readElsewhere(seq) {
    this.readTold = Math.max(this.readTold, seq);
    this.readSeq = Math.max(this.readSeq, seq);
  }

  /** @param {number} seq @param {string} you @returns {string[]} who is known to have read so far */
  readers(seq, you) {
    return [...this.receipts].filter(([person, read]) => person !== you && read >= seq).map(([person]) => person);
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
