// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// One person of a scenario: the page's session on a line that can be cut, and everything that was said over it.
import { CutLine } from './cutline.js';
import { memoryWith, nodeWorld } from './nodeworld.js';
import { load } from './paths.js';

const { ChatSession } = await load('core/session.js');
const { Memory } = await load('core/storage.js');
const PATIENCE = 15000;

/** What ends the waiting for a request without an id. */
const ANSWERS = { create: 'joined', direct: 'joined', join: 'joined', leave: 'left', profile: 'presence', history: 'page' };

export class Actor {
  /** @param {number} port @param {string} name @param {string} token empty: of nobody yet */
  static async join(port, name, token) {
    const actor = new Actor(await CutLine.to(port), name, token);
    actor.session.join(name);
    await actor.until(() => actor.session.isOnline && actor.session.store.room('lobby')?.joined, 'to be in');
    return actor;
  }

  constructor(line, name, token) {
    this.line = line;
    this.name = name;
    this.sent = [];
    this.heard = [];
    this.seekers = new Set();
    const world = nodeWorld({ sent: (message) => this.take(this.sent, message), received: (message) => this.take(this.heard, message) });
    const local = memoryWith(Memory, token ? { token } : {});
    this.session = new ChatSession(`${line.url.replace('http', 'ws')}ws`, { local, tab: memoryWith(Memory) }, world);
    for (const topic of ['state', 'rooms', 'people', 'lines', 'you', 'outbox', 'search', 'place'])
      this.session.on(topic, () => this.look());
  }

  take(list, message) {
    list.push(message);
    this.look();
  }

  look() {
    this.seekers.forEach((seek) => seek());
  }

  /** @param {() => any} find @param {string} what @returns {Promise<any>} the first of its values that is true */
  until(find, what) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.seekers.delete(seek);
        reject(new Error(`${this.name} waits in vain for ${what}`));
      }, PATIENCE);
      const seek = () => {
        const found = find();
        if (!found)
          return;
        clearTimeout(timer);
        this.seekers.delete(seek);
        resolve(found);
      };
      this.seekers.add(seek);
      seek();
    });
  }

  /** Asks for something, and waits until the server has answered all that went out for it. */
  /** @param {() => void} ask @returns {Promise<string[]>} the words of what was refused */
  async ask(ask) {
    const [from, heardFrom] = [this.sent.length, this.heard.length];
    ask();
    const codes = [];
    for (const message of this.sent.slice(from)) {
      if (message.id === undefined && !ANSWERS[message.type])
        continue;
      const answer = await this.until(() => this.heard.slice(heardFrom).find((heard) => this.answers(message, heard)), `an answer to ${JSON.stringify(message)}`);
      if (answer.type === 'refusal')
        codes.push(answer.code);
    }
    return codes;
  }

  answers({ id, type, room }, heard) {
    if (id !== undefined)
      return heard.id === id && ['ack', 'refusal', 'found'].includes(heard.type);
    if (heard.type === 'refusal')
      return heard.re === type;
    if (type === 'profile')
      return heard.type === 'presence' && heard.people?.some((person) => person.id === this.session.store.you.id);
    return heard.type === ANSWERS[type] && (room === undefined || (heard.room.id ?? heard.room) === room);
  }

  /** The server has answered something that was asked now: what it had to say before is here. */
  async catchUp() {
    if (this.session.isOnline)
      await this.ask(() => this.session.request({ type: 'history', room: 'lobby', limit: 1, pinned: true }));
  }

  async close() {
    this.session.leave();
    this.line.close();
  }
}
