// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A person's presence on the server: the only thing that views talk to. No DOM. The sibling of client/core/chatsession.h.

import { rightsOn } from './amendment.js';
import { endWord } from './closecode.js';
import { Connection, browserWorld } from './connection.js';
import { Emitter } from './emitter.js';
import { randomId } from './ids.js';
import { Outbox, isEntry, toMessage } from './outbox.js';
import { VERSION } from './protocol.js';
import { Store } from './store.js';

/** @typedef {import('./types.js').ServerMessage} ServerMessage */
/** @typedef {import('./types.js').ClientMessage} ClientMessage */
/** @typedef {import('./types.js').Refusal} Refusal */
/** @typedef {'idle'|'connecting'|'joining'|'name-needed'|'online'|'waiting'|'ended'} SessionState */

const TYPING_REPEAT = 3000;
const CLIENT = 'parlor-page/0.1';

/**
 * Emits: `state`, the topics of Store (`rooms`, `people`, `lines`, `typing`, `you`), `outbox`, `entered` (room id, after
 * the person asked for it), `refused` (Refusal that no post and no name question accounts for; of an edit or deletion
 * too, which is undone then), `notice` (Notice).
 */
export class ChatSession extends Emitter {
  /**
   * @param {string} url of the WebSocket
   * @param {{ local: import('./storage.js').Memory, tab: import('./storage.js').Memory }} memory
   * @param {import('./connection.js').World} world
   */
  constructor(url, memory, world = browserWorld) {
    super();
    this.memory = memory;
    this.world = world;
    this.store = new Store();
    this.store.readBefore = asObject(memory.local.get('read', {}));
    this.outbox = new Outbox(asArray(memory.tab.get('outbox', [])).filter(isEntry));
    this.everOnline = false;
    this.isWelcome = false;
    /** @type {Refusal|null} why the name would not do */
    this.nameRefusal = null;
    this.wantedName = asText(memory.local.get('name', ''));
    /** Set while the answer to one's own create or join is awaited. */
    this.wantsIn = '';
    /** @type {Map<string, number>} when typing was last said, by room */
    this.typingSaid = new Map();
    /** @type {any} */
    this.typingTimer = null;
    /** @type {any} */
    this.outboxTimer = null;
    /** @type {any} */
    this.readTimer = null;
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

  /** The person's own words as they go to the log, at once or when the connection is back. */
  /** @param {string} room @param {string} text */
  post(room, text) {
    this.outbox.add(randomId(), room, text, this.serverTime);
    this.typingSaid.delete(room);
    const known = this.store.room(room);
    if (known)
      known.newAfter = null;
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
    this.typingSaid.delete(room);
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

  /** @param {string} name */
  setName(name) {
    this.wantedName = name;
    this.connection.send({ type: 'name', name });
  }

  /** @param {string} title */
  createRoom(title) {
    this.wantsIn = '*';
    this.connection.send({ type: 'create', title });
  }

  /** @param {string} room */
  joinRoom(room) {
    this.wantsIn = room;
    this.connection.send({ type: 'join', room });
  }

  /** @param {string} room */
  leaveRoom(room) {
    this.connection.send({ type: 'leave', room });
  }

  /** @param {string} room */
  loadOlder(room) {
    if (this.state === 'online')
      this.ask(this.store.older(room));
  }

  /** Called with every key; says it as often as the protocol wants. @param {string} room @param {boolean} on */
  setTyping(room, on) {
    const said = this.typingSaid.get(room);
    if (on ? said !== undefined && this.world.now() - said < TYPING_REPEAT : said === undefined)
      return;
    if (on)
      this.typingSaid.set(room, this.world.now());
    else
      this.typingSaid.delete(room);
    if (this.state === 'online')
      this.connection.send({ type: 'typing', room, on });
  }

  /** The person sees the newest line of this room now; empty: of none. @param {string} room */
  watch(room) {
    if (this.store.watch(room)) {
      this.rememberRead();
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
    }
    this.emit('state');
  }

  /** @param {ServerMessage} message */
  onMessage(message) {
    const outcome = this.store.apply(message, this.world.now());
    for (const event of outcome.landed)
      this.onLanded(event);
    this.ask(outcome.ask);
    switch (message.type) {
    case 'welcome': this.onWelcome(message); break;
    case 'joined': this.onJoined(message.room.id); break;
    case 'left': this.rememberRooms(); break;
    case 'ack': this.onAck(message); break;
    case 'refusal': this.onRefusal(message); break;
    case 'notice': this.emit('notice', message); break;
    case 'typing': this.scheduleForget(); break;
    default: break;
    }
    for (const topic of outcome.changed)
      this.emit(topic);
    if (outcome.changed.has('you') && this.store.you) {
      this.wantedName = this.store.you.name;
      this.memory.local.set('name', this.wantedName);
    }
    if (outcome.changed.has('lines'))
      this.scheduleRememberRead();
  }

  /** @param {import('./types.js').Welcome} welcome */
  onWelcome(welcome) {
    this.store.clockOffset = welcome.time - Date.now();
    this.isWelcome = true;
    this.everOnline = true;
    this.connection.settled();
    this.memory.local.set('token', welcome.token);
    this.typingSaid.clear();
    this.emit('state');
    this.pump();
  }

  /** @param {string} room */
  onJoined(room) {
    this.rememberRooms();
    this.outbox.dropAcknowledged(room);
    if (this.wantsIn === room || this.wantsIn === '*') {
      this.wantsIn = '';
      this.emit('entered', room);
    }
    this.pump();
  }

  /** @param {import('./types.js').Ack} ack */
  onAck({ id, room, seq }) {
    const oldest = this.store.room(room)?.timeline.events[0];
    if (oldest && seq < oldest.seq)
      this.outbox.remove(id); // acknowledged once more, after a reset page that begins behind it: no event will come
    else
      this.outbox.acknowledge(id, seq);
    this.pump();
  }

  /** @param {import('./types.js').LogEvent} event */
  onLanded(event) {
    if (event.id && event.author.id === this.store.you?.id && this.outbox.remove(event.id))
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
    if (refusal.re === 'create' || refusal.re === 'join')
      this.wantsIn = '';
    if (refusal.re === 'history') {
      const room = this.store.room(refusal.room);
      if (room)
        room.loading = false;
    }
    if (refusal.re === 'name' || refusal.code.startsWith('name-'))
      this.wantedName = this.store.you?.name ?? this.wantedName;
    if (refusal.re !== 'typing' && refusal.re !== 'history')
      this.emit('refused', refusal);
  }

  /** Sends what may go now. */
  pump() {
    this.world.clearTimeout(this.outboxTimer);
    const now = this.world.now();
    if (this.state === 'online') {
      this.outbox.refuseLost((room) => this.store.room(room)?.info.epoch);
      for (let entry = this.outbox.next(now); entry; entry = this.outbox.next(now))
        this.connection.send(toMessage(entry));
      if (this.outbox.pausedUntil > now)
        this.outboxTimer = this.world.setTimeout(() => this.pump(), this.outbox.pausedUntil - now);
    }
    const refused = this.outbox.takeRefused();
    this.memory.tab.set('outbox', this.outbox.entries.length ? this.outbox.entries : undefined);
    this.emit('outbox');
    for (const { refusal } of refused)
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

  rememberRooms() {
    const ids = [...this.store.rooms.values()].filter((room) => room.joined).map((room) => room.info.id);
    this.memory.local.set('rooms', ids);
  }

  /** In a busy room not with every line. */
  scheduleRememberRead() {
    this.readTimer = this.readTimer ?? this.world.setTimeout(() => {
      this.readTimer = null;
      this.rememberRead();
    }, 500);
  }

  rememberRead() {
    this.memory.local.set('read', this.store.readMarks());
  }
}

/** @param {any} value */
const asText = (value) => (typeof value === 'string' ? value : '');
/** @param {any} value @returns {any[]} */
const asArray = (value) => (Array.isArray(value) ? value : []);
/** @param {any} value @returns {any} */
const asObject = (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
