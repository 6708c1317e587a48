// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Somebody in the lobby, in rich mode.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

import { WS } from '../compare.d/paths.js';

const WebSocket = createRequire(import.meta.url)(WS);
const LOBBY = 'lobby';

export class Member {
  /**
   * Comes in, as `name` or, with a token, as who one was; with `have`, what was missed since comes, too.
   * @param {{ port: number, name: string, token?: string, have?: { epoch: string, seq: number } }} who
   * @param {(event: Record<string, any>) => void} [onEvent] each event of the lobby, in the order in which they come
   */
  static async enter(who, onEvent = () => {}) {
    const member = new Member(new WebSocket(`ws://127.0.0.1:${who.port}/ws`, 'parlor.v1', { perMessageDeflate: false }), onEvent);
    await member.joined(who);
    return member;
  }

  constructor(socket, onEvent) {
    this.socket = socket;
    this.onEvent = onEvent;
    this.waiting = new Map(); // by id: who waits for the answer
    this.lastId = 0;
    this.fault = '';
  }

  joined({ name, token, have }) {
    return new Promise((resolve, reject) => {
      this.socket.once('error', reject);
      this.socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
      this.socket.once('open', () => this.say({ type: 'hello', version: 1, name, token, rooms: have && { [LOBBY]: have } }));
      this.socket.on('message', (data) => {
        const message = JSON.parse(data);
        if (message.type === 'joined')
          resolve();
        else if (message.type === 'refusal' && message.re === 'hello')
          reject(new Error(`${name} was not let in: ${message.code}`));
        this.hear(message);
      });
    });
  }

  hear(message) {
    if (message.type === 'welcome') {
      this.token = message.token;
    } else if (message.type === 'joined') {
      this.epoch = message.room.epoch;
      this.last = message.room.last;
      this.wasReset = message.reset === true;
      message.events.forEach(this.onEvent);
    } else if (message.type === 'event') {
      this.onEvent(message);
    } else if (message.type === 'ping') {
      this.say({ type: 'pong', nonce: message.nonce });
    } else if (message.type === 'refusal' && !this.waiting.has(message.id)) {
      this.fault ||= `refused: ${message.code} ${message.re ?? ''}`;
    }
    const answered = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    answered?.(message);
  }

  say(message) {
    this.socket.send(JSON.stringify(message));
  }

  /** @returns {Promise<Record<string, any>>} the answer that names it */
  ask(message) {
    this.lastId += 1;
    const id = `m-${this.lastId}`;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.say({ ...message, id });
    });
  }

  /** @returns {Promise<number>} milliseconds until it was acknowledged */
  async post(text) {
    const from = performance.now();
    const answer = await this.ask({ type: 'post', room: LOBBY, text });
    if (answer.type !== 'ack')
      throw new Error(`a post was answered by ${answer.type} ${answer.code ?? ''}`);
    return performance.now() - from;
  }

  search(query) {
    return this.ask({ type: 'search', query });
  }

  leave() {
    return new Promise((resolve) => {
      this.socket.removeAllListeners('close');
      this.socket.once('close', resolve);
      this.socket.terminate();
    });
  }
}

/** Posts so many texts, a number of them under way at any time. */
export async function fill(member, count, text) {
  const UNDER_WAY = 256;
  let next = 0;
  const go = async () => {
    while (next < count)
      await member.post(text(next++));
  };
  await Promise.all(Array.from({ length: Math.min(UNDER_WAY, count) }, go));
}
