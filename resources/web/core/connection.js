// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// One WebSocket after the other to the same server: connects, notices a dead one, comes back. Knows nothing of chats.

import { Backoff } from './backoff.js';
import { CloseCode, shouldReconnect } from './closecode.js';
import { SUBPROTOCOL, decode, encode } from './protocol.js';

/** @typedef {import('./types.js').ClientMessage} ClientMessage */
/** @typedef {import('./types.js').ServerMessage} ServerMessage */
/** @typedef {'idle'|'connecting'|'open'|'waiting'|'ended'} ConnectionState */
/**
 * What the connection needs of the world, so that tests bring their own.
 * @typedef {{ now: () => number, setTimeout: (run: () => void, after: number) => any, clearTimeout: (timer: any) => void,
 *   random: () => number, connect: (url: string, subprotocol: string) => WebSocket }} World
 */
/**
 * @typedef {{ opened: () => void, received: (message: ServerMessage) => void, stateChanged: () => void,
 *   seen: () => import('./types.js').Seqs }} Listener
 */

const PING_EVERY = 20000;
const DEAD_AFTER = 10000;
const PROBE_AFTER = 3000;  // after waking up, when a dead connection is likely
const CONNECT_WITHIN = 10000;

/** @type {World} */
export const browserWorld = {
  now: () => performance.now(),
  setTimeout: (run, after) => setTimeout(run, after),
  clearTimeout: (timer) => clearTimeout(timer),
  random: Math.random,
  connect: (url, subprotocol) => new WebSocket(url, subprotocol),
};

/** Made idle; open() starts it, close() ends it for good, in between it reconnects for ever unless told not to. */
export class Connection {
  /** @param {string} url @param {Listener} listener @param {World} world */
  constructor(url, listener, world = browserWorld) {
    this.url = url;
    this.listener = listener;
    this.world = world;
    this.backoff = new Backoff(world.random);
    /** @type {ConnectionState} */
    this.state = 'idle';
    /** When it tries again, by the world's clock; only while waiting. */
    this.retryAt = 0;
    /** The close code of the last end. */
    this.closeCode = 0;
    this.retryAfter = 0;
    this.nonce = 0;
    this.awaited = 0;
    /** @type {WebSocket|null} */
    this.socket = null;
    /** @type {any} the next connect, or the end of the patience with one */
    this.timer = null;
    /** @type {any} */
    this.pingTimer = null;
    /** @type {any} */
    this.deadTimer = null;
  }

  open() {
    this.dropSocket();
    this.awaited = 0;
    this.retryAfter = 0;
    this.setState('connecting');
    const socket = this.world.connect(this.url, SUBPROTOCOL);
    this.socket = socket;
    this.timer = this.world.setTimeout(() => this.cut(CloseCode.cut), CONNECT_WITHIN);
    socket.onopen = () => {
      this.world.clearTimeout(this.timer);
      this.setState('open');
      this.listener.opened();
      this.schedulePing();
    };
    socket.onmessage = (event) => this.onFrame(event.data);
    socket.onclose = (event) => this.onClosed(event.code);
  }

  /** For good, on the person's wish. */
  close() {
    if (this.state === 'open')
      this.send({ type: 'bye' });
    this.closeCode = CloseCode.normal;
    this.dropSocket();
    this.setState('ended');
  }

  /** @param {ClientMessage} message @returns {boolean} false: not connected */
  send(message) {
    if (this.state !== 'open' || !this.socket || this.socket.readyState !== 1)
      return false;
    this.socket.send(encode(message));
    return true;
  }

  /** The server took us in: the next failure is the first one again. */
  settled() {
    this.backoff.reset();
  }

  /** The person, or news of the network, asks for it now. */
  retryNow() {
    if (this.state === 'waiting')
      this.open();
  }

  /** The machine woke up or changed its network: do not wait for a time-out. */
  wake() {
    if (this.state === 'waiting')
      this.open();
    else if (this.state === 'open')
      this.ping(PROBE_AFTER);
  }

  /** @param {unknown} frame */
  onFrame(frame) {
    const { message } = /** @type {{ message?: ServerMessage }} */ (decode(frame));
    if (this.state !== 'open' || !message)
      return; // a newer server may say more than we understand
    if (message.type === 'ping') {
      this.send({ type: 'pong', nonce: message.nonce, seen: this.listener.seen() });
      return;
    }
    if (message.type === 'bye')
      this.retryAfter = message.retryAfter ?? 0;
    if (message.type === 'pong' && message.nonce === this.awaited) {
      this.awaited = 0;
      this.world.clearTimeout(this.deadTimer);
      this.schedulePing();
    }
    this.listener.received(message);
  }

  schedulePing() {
    this.world.clearTimeout(this.pingTimer);
    this.pingTimer = this.world.setTimeout(() => this.ping(DEAD_AFTER), PING_EVERY);
  }

  /** @param {number} patience */
  ping(patience) {
    this.world.clearTimeout(this.deadTimer);
    this.awaited = ++this.nonce;
    this.deadTimer = this.world.setTimeout(() => this.cut(CloseCode.cut), patience);
    this.send({ type: 'ping', nonce: this.awaited, seen: this.listener.seen() });
  }

  /** Gives the socket up without waiting for the other side. @param {number} code */
  cut(code) {
    this.dropSocket();
    this.onClosed(code);
  }

  /** @param {number} code */
  onClosed(code) {
    this.dropSocket();
    this.closeCode = code;
    if (!shouldReconnect(code)) {
      this.setState('ended');
      return;
    }
    const wait = this.backoff.next(this.retryAfter);
    this.retryAt = this.world.now() + wait;
    this.timer = this.world.setTimeout(() => this.open(), wait);
    this.setState('waiting');
  }

  dropSocket() {
    for (const timer of [this.timer, this.pingTimer, this.deadTimer])
      this.world.clearTimeout(timer);
    const socket = this.socket;
    this.socket = null;
    if (!socket)
      return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    if (socket.readyState <= 1)
      socket.close();
  }

  /** @param {ConnectionState} state */
  setState(state) {
    this.state = state;
    this.listener.stateChanged();
  }
}
