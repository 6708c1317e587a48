// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A person's presence on the server: the only thing that views talk to. No DOM. The sibling of client/core/chatsession.h.

import { endWord } from './closecode.js';
import { Connection, browserWorld } from './connection.js';
import { randomId } from './ids.js';
import { Ignored } from './ignored.js';
import { VERSION } from './protocol.js';
import { ReadMarks } from './readmarks.js';
import { Requests } from './requests.js';
import { Search } from './search.js';
import { Speaker } from './speaker.js';

/** @typedef {import('./types.js').ServerMessage} ServerMessage */
/** @typedef {import('./types.js').ClientMessage} ClientMessage */
/** @typedef {import('./types.js').Refusal} Refusal */
/** @typedef {'idle'|'connecting'|'joining'|'name-needed'|'online'|'waiting'|'ended'} SessionState */

const CLIENT = 'parlor-page/0.1';

/**
 * Emits: `state`, the topics of Store (`rooms`, `people`, `lines`, `typing`, `you`), `outbox`, `entered` (room id, after
 * the person asked for it), `refused` (Refusal that no post and no name question accounts for; of an edit, deletion or
 * reaction too, which is undone then), `returned` (room id, what was typed there: it is refused, and the room is gone), `notice` (Notice), `gone` (RoomInfo of a room one was in), `invited` (RoomInfo), `place` (room id, seq: a
 * place of the past that was asked for is here), `search`.
 */
export class ChatSession extends Speaker {
  /**
   * @param {string} url of the WebSocket
   * @param {{ local: import('./storage.js').Memory, tab: import('./storage.js').Memory }} memory
   * @param {import('./connection.js').World} world
   */
  constructor(url, memory, world = browserWorld) {
    super(memory, world);
    this.ignored = new Ignored(memory.local);
    this.store.isIgnored = (person) => this.ignored.has(person);
    this.readMarks = new ReadMarks(this.store, memory.local, world, (message) => this.request(message));
    this.everOnline = false;
    this.isWelcome = false;
    /** @type {Set<string>} rooms that one was in and has asked to be in again */
    this.returning = new Set();
    /** @type {Refusal|null} why the name would not do */
    this.nameRefusal = null;
    this.wantedName = asText(memory.local.get('name', ''));
    this.requests = new Requests((message) => this.request(message), this.store);
    this.search = new Search((message) => this.request(message), randomId, world);
    /** @type {any} */
    this.typingTimer = null;
    this.connection = new Connection(url, {
      opened: () => this.hello(),
      received: (message) => this.onMessage(message),
      stateChanged: () => this.onConnectionState(),
      seen: () => this.store.seen(),
    }, world);
  }

  /** Whether to go in without asking: the person was here before and did not leave. */
  get mayReturn() {
    return this.wantedName !== '' && this.memory.tab.get('left', false) !== true;
  }

  /** @returns {SessionState} */
  get state() {
    const { state } = this.connection;
    if (this.nameRefusal && state === 'ended')
      return 'name-needed'; // whoever thinks about another name for long is closed; the next try connects again
    if (state !== 'open')
      return state;
    return this.nameRefusal ? 'name-needed' : this.isWelcome ? 'online' : 'joining';
  }

  /** Milliseconds until it tries again by itself; only while waiting. */
  get retryIn() {
    return Math.max(0, this.connection.retryAt - this.world.now());
  }

  /** Why it ended, as a word of the catalogue. */
  get endWord() {
    return endWord(this.connection.closeCode);
  }

  /** @param {string} name */
  join(name) {
    this.wantedName = name;
    this.memory.tab.set('left', undefined);
    if (this.connection.state === 'open')
      this.hello(); // the last one was refused; the connection is still good
    else if (this.connection.state !== 'connecting')
      this.connection.open();
    this.emit('state');
  }

  leave() {
    this.memory.tab.set('left', true);
    this.connection.close();
  }

  get isOnline() {
    return this.state === 'online';
  }

  /** @override @param {ClientMessage} message @returns {boolean} */
  request(message) {
    return this.state === 'online' && this.connection.send(message);
  }

  /** @param {string} room */
  loadOlder(room) {
    this.load(this.store.older(room));
  }

  /** @param {string} room */
  loadNewer(room) {
    this.load(this.store.newer(room));
  }

  /** Goes somewhere in the past, or brings the pinned messages. @param {string} room @param {{ around?: number, at?: number, pinned?: true }} place */
  loadPlace(room, place) {
    if (!this.load(this.store.place(room, place)) && !place.pinned)
      this.refuseOffline('history');
  }

  /** @param {ClientMessage[]} messages */
  load(messages) {
    return this.state === 'online' && (this.ask(messages), true);
  }

  /** Back to what is said now. @param {string} room */
  leaveExcerpt(room) {
    const known = this.store.room(room);
    if (known)
      known.excerpt = null;
  }

  /** @param {string} person @param {boolean} on */
  ignore(person, on) {
    this.ignored.set(person, on);
    for (const room of this.store.rooms.values()) {
      if (room.joined)
        this.store.count(room);
    }
    for (const topic of ['people', 'rooms', 'lines', 'typing'])
      this.emit(topic);
  }

  /** @param {string} name */
  setName(name) {
    this.wantedName = name;
    this.demand((requests) => requests.send({ type: 'name', name }));
  }

  /** Asks for what needs a connection; without one it is refused here. @param {(requests: Requests) => boolean} ask */
  demand(ask) {
    if (!ask(this.requests))
      this.refuseOffline('');
  }

  /** @param {string} re */
  refuseOffline(re) {
    this.emit('refused', { type: 'refusal', code: 'offline', re });
  }

  /** Whether others may see how far one reads. */
  get tellsReceipts() {
    return this.memory.local.get('receipts', false) === true;
  }

  /** @param {boolean} on */
  tellReceipts(on) {
    this.memory.local.set('receipts', on || undefined);
    this.request({ type: 'profile', receipts: on });
  }

  /** Called with every key; says it as often as the protocol wants. @param {string} room @param {boolean} on */
  setTyping(room, on) {
    this.typingSaid.say(room, on);
  }

  /** The person sees the newest line of this room now; empty: of none. @param {string} room */
  watch(room) {
    const hadNews = this.store.watch(room);
    this.readMarks.schedule();
    if (hadNews) {
      this.emit('rooms');
      this.emit('lines');
    }
  }

  retryNow() {
    this.connection.retryNow();
  }

  wake() {
    this.connection.wake();
  }

  hello() {
    this.nameRefusal = null;
    const remembered = asArray(this.memory.local.get('rooms', [])).filter((id) => typeof id === 'string');
    const rooms = this.store.readMap(remembered);
    this.returning = new Set(Object.keys(rooms));
    this.connection.send({
      type: 'hello',
      version: VERSION,
      name: this.wantedName,
      token: asText(this.memory.local.get('token', '')) || undefined,
      client: CLIENT,
      rooms: Object.keys(rooms).length ? rooms : undefined,
    });
  }

  onConnectionState() {
    if (this.connection.state !== 'open') {
      this.isWelcome = false;
      this.outbox.interrupt();
      this.emit('outbox');
      if (this.search.interrupt())
        this.emit('search');
    }
    this.emit('state');
  }

  /** @param {ServerMessage} message */
  onMessage(message) {
    if (message.type === 'welcome')
      this.ignored.load(message.server);
    const isNew = message.type === 'room' && !this.store.room(message.room.id);
    const outcome = this.store.apply(message, this.world.now());
    for (const event of outcome.landed)
      this.onLanded(event);
    this.ask(outcome.ask);
    switch (message.type) {
    case 'welcome': this.onWelcome(message); break;
    case 'joined': this.onJoined(message.room); break;
    case 'room': this.meet(message.room, isNew); break;
    case 'found': this.search.take(message) && this.emit('search'); break;
    case 'left': this.rememberRooms(message.room); break;
    case 'room-gone': this.onGone(message.room); break;
    case 'ack': this.onAck(message); break;
    case 'refusal': this.onRefusal(message); break;
    case 'notice': this.emit('notice', message); break;
    case 'typing': this.scheduleForget(); break;
    default: break;
    }
    if (['welcome', 'room', 'room-gone'].includes(message.type) && this.search.keepReadable((id) => this.store.room(id)?.info))
      this.emit('search');
    for (const topic of outcome.changed)
      this.emit(topic);
    for (const info of outcome.gone)
      this.emit('gone', info);
    for (const { room, seq } of outcome.places)
      this.emit('place', room, seq);
    if (outcome.changed.has('you') && this.store.you) {
      this.wantedName = this.store.you.name;
      this.memory.local.set('name', this.wantedName);
    }
    if (outcome.changed.has('lines'))
      this.readMarks.schedule();
  }

  /** @param {import('./types.js').Welcome} welcome */
  onWelcome(welcome) {
    this.store.clockOffset = welcome.time - Date.now();
    this.isWelcome = true;
    this.everOnline = true;
    this.connection.settled();
    this.memory.local.set('token', welcome.token);
    this.typingSaid.forget();
    if (this.tellsReceipts)
      this.request({ type: 'profile', receipts: true });
    welcome.rooms.forEach((info) => this.meet(info, false));
    this.emit('state');
    this.pump();
  }

  /** Whoever has something to say to one alone is heard without asking; into other rooms one is asked. */
  /** @param {import('./types.js').RoomInfo} info @param {boolean} isNew */
  meet(info, isNew) {
    if (isNew && info.private && !info.direct)
      this.emit('invited', info);
    if (info.direct && !this.store.room(info.id)?.joined)
      this.request({ type: 'join', room: info.id });
  }

  /** @param {import('./types.js').RoomInfo} info */
  onJoined(info) {
    this.rememberRooms(info.id);
    this.outbox.dropAcknowledged(info.id);
    if (this.requests.isWanted(info))
      this.emit('entered', info.id);
    this.pump();
  }

  /** @param {string} room */
  onGone(room) {
    this.rememberRooms(room);
    this.pump(); // what waited for it is given back
  }

  /** @param {import('./types.js').LogEvent} event */
  onLanded(event) {
    if (this.search.hear(event))
      this.emit('search');
    const { length } = this.outbox.entries;
    this.outbox.settleReactions(event.room, event.seq);
    if (event.id && event.author.id === this.store.you?.id)
      this.outbox.remove(event.id);
    if (this.outbox.entries.length < length)
      this.pump();
  }

  /** @param {Refusal} refusal */
  onRefusal(refusal) {
    if (refusal.code === 'version' && refusal.re === 'hello') {
      this.emit('refused', refusal);
      return;
    }
    if (!this.isWelcome && (refusal.re === 'hello' || refusal.code.startsWith('name-'))) {
      this.nameRefusal = refusal;
      this.emit('state');
      return;
    }
    if (this.outbox.refuse(refusal, this.world.now())) {
      this.pump();
      return;
    }
    if (this.search.refuse(refusal)) {
      this.emit('search');
      return;
    }
    this.requests.onRefusal(refusal);
    if (refusal.re === 'history') {
      const room = this.store.room(refusal.room);
      if (room)
        room.loading = false;
    }
    if (refusal.re === 'name' || refusal.code.startsWith('name-'))
      this.wantedName = this.store.you?.name ?? this.wantedName;
    if (!['typing', 'history', 'read', 'search'].includes(refusal.re)) // of a search: an earlier one, for which nobody waits
      this.emit('refused', refusal);
  }

  /** @param {ClientMessage[]} messages */
  ask(messages) {
    for (const message of messages)
      this.connection.send(message);
  }

  scheduleForget() {
    this.world.clearTimeout(this.typingTimer);
    this.typingTimer = this.world.setTimeout(() => {
      if (this.store.forgetTyping(this.world.now()))
        this.emit('typing');
      if ([...this.store.rooms.values()].some((room) => room.typing.size > 0))
        this.scheduleForget();
    }, 1000);
  }

  /** @param {string} answered the room in which one is now, or is not */
  rememberRooms(answered) {
    this.returning.delete(answered);
    const joined = [...this.store.rooms.values()].filter((room) => room.joined).map((room) => room.info.id);
    this.memory.local.set('rooms', [...new Set([...joined, ...this.returning])]);
  }
}

/** @param {any} value */
const asText = (value) => (typeof value === 'string' ? value : '');
/** @param {any} value @returns {any[]} */
const asArray = (value) => (Array.isArray(value) ? value : []);
