// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What is asked of the server at once or not at all: it makes no sense later. All say false when there is no connection.

import { randomId } from './ids.js';

/** @typedef {import('./types.js').ClientMessage} ClientMessage */

export class Requests {
  /** @param {(message: ClientMessage) => boolean} send @param {import('./store.js').Store} store */
  constructor(send, store) {
    this.send = send;
    this.store = store;
    /** The room whose joined answers what the person asked for; '*': a new one, '@' and an id: that with a person. */
    this.wantsIn = '';
  }

  /** @param {string} title @param {{ private?: boolean, temporary?: boolean, offRecord?: boolean }} [kind] */
  create(title, kind = {}) {
    return this.enter('*', { type: 'create', title, ...kind });
  }

  /** @param {string} room */
  join(room) {
    return this.enter(room, { type: 'join', room });
  }

  /** The room of the two of us. @param {string} person */
  direct(person) {
    return this.enter(`@${person}`, { type: 'direct', person });
  }

  /** @param {string} wanted @param {ClientMessage} message */
  enter(wanted, message) {
    const isSent = this.send(message);
    this.wantsIn = isSent ? wanted : '';
    return isSent;
  }

  /** @param {string} room */
  leave(room) {
    return this.send({ type: 'leave', room });
  }

  /** @param {string} room @param {number} target @param {boolean} on */
  pin(room, target, on) {
    return this.send({ type: 'pin', id: randomId(), room, target, on });
  }

  /** @param {string} room @param {Omit<Extract<ClientMessage, { type: 'configure' }>, 'type'|'id'|'room'>} changes */
  configure(room, changes) {
    return this.send({ type: 'configure', id: randomId(), room, ...changes });
  }

  /** @param {string} room @param {string} person */
  invite(room, person) {
    return this.send({ type: 'invite', id: randomId(), room, person });
  }

  /** @param {string} room @param {string} person oneself: gives the membership up */
  expel(room, person) {
    return this.send({ type: 'expel', id: randomId(), room, person });
  }

  /** @param {boolean} away @param {string} status */
  away(away, status) {
    return this.send({ type: 'profile', away, status });
  }

  /** @param {import('./types.js').RoomInfo} info of a room that one is in now @returns {boolean} whether the person waits for it */
  isWanted({ id, direct, members }) {
    const { wantsIn } = this;
    const isIt = wantsIn === id || (wantsIn === '*' && !direct) || (direct && members.some((member) => wantsIn === `@${member.id}`));
    if (isIt)
      this.wantsIn = '';
    return isIt;
  }

  /** @param {import('./types.js').Refusal} refusal */
  onRefusal({ re }) {
    if (['create', 'join', 'direct'].includes(re))
      this.wantsIn = '';
  }
}
