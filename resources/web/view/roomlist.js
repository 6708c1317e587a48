// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { LOBBY } from '../core/protocol.js';
import { avatar } from './avatar.js';
import { el, icon, iconButton, perFrame } from './dom.js';
import { otherOf, roomIcon, roomTitle } from './roomtitle.js';

/** @typedef {import('../core/session.js').ChatSession} ChatSession */
/** @typedef {import('../i18n/i18n.js').Language} Language */

/** The rooms, those that one is in first, with what is unread. */
export class RoomList {
  /** @param {ChatSession} session @param {Language} language @param {{ open: (room: string) => void, create: () => void }} actions */
  constructor(session, language, actions) {
    this.session = session;
    this.language = language;
    this.actions = actions;
    this.current = '';
    this.rows = el('ul', { class: 'side-list' });
    this.element = el('nav', { class: 'side-section', 'aria-label': language.t('rooms.heading') },
      el('div', { class: 'side-heading' }, el('h2', {}, language.t('rooms.heading')),
        iconButton('plus', language.t('rooms.new'), { onclick: actions.create })),
      this.rows);
    const update = perFrame(() => this.render());
    for (const topic of ['rooms', 'state'])
      session.on(topic, update);
  }

  /** @param {string} room */
  setCurrent(room) {
    this.current = room;
    this.render();
  }

  /** @param {number} step @returns {string} the room that many places further among those one is in */
  neighbour(step) {
    const rooms = this.session.store.sortedRooms(this.language.tag).filter((room) => room.joined);
    const at = rooms.findIndex((room) => room.info.id === this.current);
    return rooms[(at + step + rooms.length) % rooms.length]?.info.id ?? this.current;
  }

  render() {
    const focused = /** @type {HTMLElement|null} */ (document.activeElement)?.dataset?.room;
    const rooms = this.session.store.sortedRooms(this.language.tag);
    /** @param {string} heading @param {(room: import('../core/room.js').Room) => boolean} fits */
    const group = (heading, fits) => {
      const rows = rooms.filter(fits).map((room) => this.row(room));
      return rows.length && heading ? [el('li', { class: 'side-subheading' }, heading), ...rows] : rows;
    };
    this.rows.replaceChildren(...group('', ({ joined, info }) => joined && !info.direct),
      ...group(this.language.t('rooms.direct'), ({ info }) => info.direct),
      ...group(this.language.t('rooms.others'), ({ joined, info }) => !joined && !info.direct));
    if (focused !== undefined)
      [...this.rows.querySelectorAll('button')].find((button) => button.dataset.room === focused)?.focus();
  }

  /** @param {import('../core/types.js').RoomInfo} info */
  mark(info) {
    const { store } = this.session;
    const other = otherOf(info, store.you?.id ?? '');
    if (!other)
      return icon(roomIcon(info));
    const here = store.room(LOBBY)?.people.get(other.id);
    return avatar(here ?? other, 'tiny', !here ? 'presence-gone' : here.away ? 'presence-away' : 'presence-online');
  }

  /** @param {import('../core/room.js').Room} room */
  row(room) {
    const { info, joined, unread } = room;
    const { language } = this;
    const title = roomTitle(info, language, this.session.store.you?.id ?? '');
    const isCurrent = info.id === this.current;
    const classes = ['side-row', isCurrent ? 'side-row-current' : '', unread > 0 ? 'side-row-unread' : '', joined ? '' : 'side-row-other'];
    const badge = unread > 0 && el('span', { class: info.id === LOBBY || !(info.direct || info.private) ? 'badge' : 'badge badge-strong', 'aria-hidden': 'true' },
      unread > 99 ? '99+' : String(unread));
    return el('li', {}, el('button', {
      type: 'button',
      class: classes.filter(Boolean).join(' '),
      'data-room': info.id,
      'aria-current': isCurrent ? 'page' : null,
      title: joined ? null : language.t('rooms.enter', { title }),
      onclick: () => this.actions.open(info.id),
    }, this.mark(info), el('bdi', { class: 'side-label' }, title),
    badge || null,
    unread > 0 ? el('span', { class: 'for-readers' }, language.t('rooms.unread', { count: unread })) : null));
  }
}
