// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The menus of a message, a person and a room: what one may ask for there.

import { typedText } from '../core/amendment.js';
import { rightsIn } from '../core/rights.js';
import { showMenu } from './popup.js';
import { askForDate, askToGiveUp, askWhereTo, showMembers } from './roomdialogs.js';
import { roomTitle } from './roomtitle.js';
import { askForRules } from './rulesdialog.js';

/** @typedef {import('../core/types.js').Person} Person */

export class Menus {
  /** @param {import('../core/session.js').ChatSession} session @param {import('../i18n/i18n.js').Language} language */
  constructor(session, language) {
    this.session = session;
    this.language = language;
    this.roomId = '';
  }

  get room() {
    return this.session.store.room(this.roomId);
  }

  get rights() {
    return this.room ? rightsIn(this.room.info, this.session.store.you) : null;
  }

  /** @param {number} seq @param {HTMLElement} anchor */
  message(seq, anchor) {
    const { session, language, roomId, room } = this;
    const isPinned = room?.pins.includes(seq) ?? false;
    showMenu(anchor, language.t('messages.more'), [
      this.rights?.pin ? { label: language.t(isPinned ? 'pins.unpin' : 'pins.pin'), run: () => session.demand((requests) => requests.pin(roomId, seq, !isPinned)) } : null,
      { label: language.t('forward.start'), run: () => this.forward(seq) },
    ]);
  }

  /** @param {number} seq */
  forward(seq) {
    const { session, language } = this;
    const message = this.room?.shown.find(seq);
    if (!message || message.deleted)
      return;
    const you = session.store.you?.id ?? '';
    const rooms = session.store.sortedRooms(language.tag).filter(({ joined, info }) => joined && !info.archived)
      .map(({ info }) => ({ id: info.id, title: roomTitle(info, language, you) }));
    const quoted = [`${message.author.name}:`, ...typedText(message).split('\n')].map((line) => `> ${line}`).join('\n');
    askWhereTo(language, rooms, message.text, (room) => session.post(room, quoted));
  }

  /** @param {Person} person @param {HTMLElement} anchor */
  person(person, anchor) {
    const { session, language, roomId } = this;
    const isIgnored = session.ignored.has(person.id);
    showMenu(anchor, language.t('people.menu', { name: person.name }), [
      person.plain ? null : { label: language.t('direct.start'), run: () => this.direct(person.id) },
      { label: language.t(isIgnored ? 'ignore.stop' : 'ignore.start'), run: () => session.ignore(person.id, !isIgnored) },
      this.rights?.expel ? { label: language.t('members.expel'), isGrave: true, run: () => session.demand((requests) => requests.expel(roomId, person.id)) } : null,
    ]);
  }

  /** @param {string} person */
  direct(person) {
    this.session.demand((requests) => requests.direct(person));
  }

  /** @param {HTMLElement} anchor @param {boolean} mayLeave */
  roomMenu(anchor, mayLeave) {
    const { session, language, roomId, room, rights } = this;
    if (!room || !rights)
      return;
    showMenu(anchor, language.t('rooms.menu'), [
      { label: language.t('jump.start'), run: () => askForDate(language, (time) => session.loadPlace(roomId, { at: time })) },
      room.info.private && !room.info.direct ? { label: language.t('members.start'), run: () => this.members() } : null,
      rights.configure ? { label: language.t('rules.start'), run: () => askForRules(language, room.info,
        (changes) => session.demand((requests) => requests.configure(roomId, changes))) } : null,
      mayLeave ? { label: language.t('rooms.leave'), run: () => session.demand((requests) => requests.leave(roomId)) } : null,
    ]);
  }

  members() {
    const { session, language, roomId, room, rights } = this;
    if (!room || !rights)
      return;
    const members = [...room.members.values()];
    const others = rights.invite ? this.everybody().filter(({ id, plain }) => !plain && !room.members.has(id)) : [];
    const you = session.store.you?.id ?? '';
    showMembers(language, { members, others, mayExpel: rights.expel, you }, {
      invite: (person) => session.demand((requests) => requests.invite(roomId, person)),
      expel: (person) => session.demand((requests) => requests.expel(roomId, person)),
      giveUp: () => askToGiveUp(language, members.length === 1, () => session.demand((requests) => requests.expel(roomId, you))),
    });
  }

  /** Those that are known to be here. @returns {Person[]} */
  everybody() {
    const rooms = [...this.session.store.rooms.values()];
    return [...new Map(rooms.flatMap(({ people, members }) => [...members, ...people])).values()];
  }

  /** @param {string} name */
  byName(name) {
    const plain = name.replace(/^@/, '').toLowerCase();
    return this.everybody().find((person) => person.name.toLowerCase() === plain);
  }
}
