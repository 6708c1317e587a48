// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The fold: what the server said, as rooms, people and lines. No DOM, no sockets, no clock of its own.

import { LOBBY } from './protocol.js';
import { Room, TYPING_FORGET } from './room.js';

/** @typedef {import('./types.js').ServerMessage} ServerMessage */
/** @typedef {import('./types.js').ClientMessage} ClientMessage */
/** @typedef {'rooms'|'people'|'lines'|'typing'|'you'} Topic what may have changed */
/**
 * @typedef {{ changed: Set<Topic>, ask: ClientMessage[], landed: import('./types.js').LogEvent[],
 *   gone: import('./types.js').RoomInfo[], places: { room: string, seq: number }[] }} Outcome `gone`: rooms one was in;
 *   `places`: of the past that were asked for and are here (seq 0: there is nothing)
 */

const PAGE = 50;
const PINS = 200;

export class Store {
  constructor() {
    /** @type {Map<string, Room>} */
    this.rooms = new Map();
    /** @type {import('./types.js').Person|null} */
    this.you = null;
    this.title = '';
    this.server = '';
    this.limits = { messageCharacters: 0, messagesPerSecond: 0, nameCharacters: 0, frameBytes: 0, editSeconds: 0, reactionsPerMessage: 0 };
    /** The server's clock minus ours, milliseconds. */
    this.clockOffset = 0;
    /** The room whose newest line is before the person's eyes; empty: none. */
    this.watched = '';
    /** @type {Record<string, { epoch: string, seq: number }>} how far rooms were read before this page was loaded */
    this.readBefore = {};
    /** @type {(person: string) => boolean} */
    this.isIgnored = () => false;
  }

  /** @param {string} id @returns {Room|undefined} */
  room(id) {
    return this.rooms.get(id);
  }

  /** The lobby first, then by title. @param {string} [language] */
  sortedRooms(language) {
    const collator = new Intl.Collator(language);
    return [...this.rooms.values()].sort((a, b) => Number(b.info.id === LOBBY) - Number(a.info.id === LOBBY)
      || Number(b.joined) - Number(a.joined) || collator.compare(a.info.title, b.info.title));
  }

  /** For hello: the rooms to be in again. @param {string[]} remembered from before this page was loaded */
  readMap(remembered) {
    /** @type {Record<string, { epoch: string, seq: number }>} */
    const map = {};
    for (const id of remembered)
      map[id] = { epoch: '', seq: 0 };
    for (const room of this.rooms.values()) {
      if (room.joined)
        map[room.info.id] = { epoch: room.timeline.epoch, seq: room.timeline.last };
    }
    return map;
  }

  /** How far each room was read, for `readBefore` of the next visit. */
  readMarks() {
    /** @type {Record<string, { epoch: string, seq: number }>} */
    const read = {};
    for (const room of this.rooms.values()) {
      if (room.joined)
        read[room.info.id] = { epoch: room.timeline.epoch, seq: room.readSeq };
    }
    return read;
  }

  /** For ping: the newest seq of each room. */
  seen() {
    /** @type {import('./types.js').Seqs} */
    const seen = {};
    for (const room of this.rooms.values()) {
      if (room.joined)
        seen[room.info.id] = room.timeline.last;
    }
    return seen;
  }

  get unread() {
    let sum = 0;
    for (const room of this.rooms.values())
      sum += room.joined ? room.unread : 0;
    return sum;
  }

  /** @param {string} id the room looked at now, or empty */
  watch(id) {
    this.watched = id;
    const room = this.rooms.get(id);
    if (!room)
      return false;
    const hadNews = room.unread > 0;
    if (hadNews)
      room.newAfter = room.readSeq;
    if (room.joined)
      room.markRead();
    return hadNews;
  }

  /**
   * @param {ServerMessage} message @param {number} now milliseconds, any start
   * @returns {Outcome} what changed, what to ask the server next, and what was written to a log
   */
  apply(message, now) {
    const outcome = noOutcome();
    switch (message.type) {
    case 'welcome': this.onWelcome(message, outcome); break;
    case 'joined': this.onJoined(message, outcome); break;
    case 'left': this.onLeft(message.room, outcome); break;
    case 'room': this.onRoom(message.room, outcome); break;
    case 'room-gone': this.onRoomGone(message.room, outcome); break;
    case 'event': this.onEvent(message.event, outcome); break;
    case 'page': this.onPage(message, outcome); break;
    case 'presence': this.onPresence(message, outcome); break;
    case 'typing': this.onTyping(message, now, outcome); break;
    case 'read': this.onRead(message, outcome); break;
    case 'receipt': this.onReceipt(message, outcome); break;
    case 'pong': this.onPong(message, outcome); break;
    default: break; // not about rooms
    }
    return outcome;
  }

  /** @param {import('./types.js').Welcome} welcome @param {Outcome} outcome */
  onWelcome(welcome, outcome) {
    this.you = welcome.you;
    this.title = welcome.title;
    this.server = welcome.server;
    this.limits = welcome.limits;
    const named = new Set(welcome.rooms.map((room) => room.id));
    for (const id of [...this.rooms.keys()]) {
      if (!named.has(id))
        this.onRoomGone(id, outcome);
    }
    for (const info of welcome.rooms)
      this.onRoom(info, outcome);
    for (const room of this.rooms.values()) // each that we are in again is said by a joined
      room.loading = false;
    outcome.changed.add('you').add('rooms').add('people').add('lines');
  }

  /** @param {import('./types.js').Joined} joined @param {Outcome} outcome */
  onJoined(joined, outcome) {
    const { room: info, events, reset } = joined;
    this.onRoom(info, outcome);
    const room = /** @type {Room} */ (this.rooms.get(info.id));
    room.enter(joined);
    const ours = events.filter((event) => event.room === info.id && event.epoch === info.epoch);
    outcome.landed.push(...ours);
    if (reset || room.timeline.epoch !== info.epoch) {
      room.readSeq = this.readTo(room, info);
      room.reset(ours);
    } else {
      room.readElsewhere(joined.read);
      room.timeline.first = info.first;
      for (const event of ours) {
        if (room.timeline.add([event]).length > 0 && room.changes.note(event)) {
          room.excerpt?.take(event);
          room.pinned.take(event);
        }
      }
    }
    this.settle(room, outcome);
    outcome.changed.add('rooms').add('people').add('lines').add('typing');
  }

  /** How far a log that comes anew was read. @param {Room} room @param {import('./types.js').RoomInfo} info */
  readTo(room, info) {
    const isFirst = room.timeline.epoch === '';
    const before = isFirst ? this.readBefore[info.id] : { epoch: room.timeline.epoch, seq: room.readSeq };
    if (!before && room.readTold === 0 && !info.private) // never been here: what was said earlier is history, not news
      return info.last;
    return Math.max(room.readTold, before?.epoch === info.epoch ? before.seq : 0);
  }

  /** @param {string} id @param {Outcome} outcome */
  onLeft(id, outcome) {
    this.rooms.get(id)?.leave();
    outcome.changed.add('rooms').add('people').add('lines');
  }

  /** @param {import('./types.js').RoomInfo} told @param {Outcome} outcome */
  onRoom(told, outcome) {
    const room = this.rooms.get(told.id);
    const info = { ...told, welcome: told.welcome ?? room?.info.welcome ?? '' };
    if (!room)
      this.rooms.set(info.id, new Room(info));
    else if (room.describe(info))
      outcome.changed.add('lines');
    outcome.changed.add('rooms');
  }

  /** @param {string} id @param {Outcome} outcome */
  onRoomGone(id, outcome) {
    const room = this.rooms.get(id);
    if (room?.joined)
      outcome.gone.push(room.info);
    this.rooms.delete(id);
    outcome.changed.add('rooms').add('people').add('lines');
  }

  /** @param {import('./types.js').LogEvent} event @param {Outcome} outcome */
  onEvent(event, outcome) {
    const room = this.rooms.get(event.room);
    if (!room || !room.joined)
      return;
    if (event.epoch !== room.timeline.epoch) { // another log than the one we hold: take it from its beginning
      outcome.ask.push({ type: 'join', room: event.room });
      return;
    }
    outcome.landed.push(event);
    if (!room.hear(event))
      return;
    if (event.kind === 'message' && room.typing.delete(event.author.id))
      outcome.changed.add('typing');
    this.settle(room, outcome);
    outcome.changed.add('lines').add('rooms');
    if (event.kind === 'member')
      outcome.changed.add('people');
  }

  /** @param {import('./types.js').Page} page @param {Outcome} outcome */
  onPage(page, outcome) {
    const room = this.rooms.get(page.room);
    if (!room)
      return;
    room.loading = false;
    if (page.epoch !== room.timeline.epoch) {
      if (room.joined)
        outcome.ask.push({ type: 'join', room: page.room });
      return;
    }
    const ours = page.events.filter((event) => event.room === page.room && event.epoch === page.epoch);
    outcome.landed.push(...ours);
    const place = room.takePage(page, ours);
    if (place !== null)
      outcome.places.push({ room: page.room, seq: place });
    this.settle(room, outcome);
    outcome.changed.add('lines').add('rooms');
  }

  /** @param {import('./types.js').Presence} presence @param {Outcome} outcome */
  onPresence({ room: id, count, people, gone }, outcome) {
    const room = this.rooms.get(id);
    if (!room)
      return;
    room.count = count;
    for (const person of people) {
      room.see(person);
      if (this.you && person.id === this.you.id) {
        this.you = person;
        outcome.changed.add('you');
      }
    }
    for (const who of gone) {
      room.people.delete(who);
      if (room.typing.delete(who))
        outcome.changed.add('typing');
    }
    outcome.changed.add('people').add('rooms');
  }

  /** @param {import('./types.js').Typing} typing @param {number} now @param {Outcome} outcome */
  onTyping({ room: id, person, on }, now, outcome) {
    const room = this.rooms.get(id);
    if (!room || person.id === this.you?.id)
      return;
    if (on)
      room.typing.set(person.id, { person, until: now + TYPING_FORGET });
    else
      room.typing.delete(person.id);
    outcome.changed.add('typing');
  }

  /** @param {import('./types.js').MarkRead} read @param {Outcome} outcome */
  onRead({ room: id, seq }, outcome) {
    const room = this.rooms.get(id);
    if (!room?.joined)
      return;
    room.readElsewhere(seq);
    this.count(room);
    outcome.changed.add('rooms').add('lines');
  }

  /** @param {import('./types.js').Receipt} receipt @param {Outcome} outcome */
  onReceipt({ room: id, person, seq }, outcome) {
    const room = this.rooms.get(id);
    if (!room?.joined || seq <= (room.receipts.get(person) ?? 0))
      return;
    room.receipts.set(person, seq);
    outcome.changed.add('lines');
  }

  /** The end of a room may be missing without any later event to tell. */
  /** @param {import('./types.js').Pong} pong @param {Outcome} outcome */
  onPong(pong, outcome) {
    for (const [id, last] of Object.entries(pong.last)) {
      const room = this.rooms.get(id);
      if (room?.joined && last > room.timeline.last)
        this.ask(room, 0, outcome);
    }
  }

  /** @param {Room} room @param {Outcome} outcome */
  settle(room, outcome) {
    const hole = room.timeline.hole();
    if (hole > 0)
      this.ask(room, hole, outcome);
    if (this.watched === room.info.id)
      room.markRead();
    else
      this.count(room);
  }

  /** @param {Room} room */
  count(room) {
    room.countUnread(this.you?.id ?? '', this.isIgnored);
  }

  /** @param {Room} room @param {number} before @param {Outcome} outcome */
  ask(room, before, outcome) {
    if (room.loading)
      return;
    room.loading = true;
    outcome.ask.push({ type: 'history', room: room.info.id, before, limit: PAGE });
  }

  /** @param {string} id @returns {ClientMessage[]} what to ask for older lines of a room */
  older(id) {
    const room = this.rooms.get(id);
    const outcome = noOutcome();
    if (room?.joined && room.shown.hasOlder)
      this.ask(room, room.shown.events[0].seq, outcome);
    return outcome.ask;
  }

  /** @param {string} id @returns {ClientMessage[]} what to ask for newer lines of a part of the past */
  newer(id) {
    const room = this.rooms.get(id);
    if (!room?.joined || !room.excerpt || room.loading)
      return [];
    room.loading = true;
    return [{ type: 'history', room: id, after: room.excerpt.last, limit: PAGE }];
  }

  /**
   * @param {string} id @param {{ around?: number, at?: number, pinned?: true }} place at most one
   * @returns {ClientMessage[]} what to ask for a place in the past, whatever else is asked for
   */
  place(id, { at, ...place }) {
    const from = at === undefined ? {} : { at: Math.max(at, 0) }; // the wire knows no time before 1970
    return this.rooms.get(id)?.joined ? [{ type: 'history', room: id, limit: place.pinned ? PINS : PAGE, ...place, ...from }] : [];
  }

  /** @param {number} now @returns {boolean} whether somebody who stopped writing was forgotten */
  forgetTyping(now) {
    return [...this.rooms.values()].map((room) => room.forgetTyping(now)).includes(true);
  }
}

/** @returns {Outcome} */
const noOutcome = () => ({ changed: new Set(), ask: [], landed: [], gone: [], places: [] });
