// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { avatar } from './avatar.js';
import { el, iconButton, perFrame, setText } from './dom.js';

/** @typedef {import('../core/types.js').Person} Person */

/** Who is in the room: oneself and the host first, then by name. */
export class PeopleList {
  /** @param {import('../core/session.js').ChatSession} session @param {import('../i18n/i18n.js').Language} language @param {(person: Person, anchor: HTMLElement) => void} menu */
  constructor(session, language, menu) {
    this.menu = menu;
    this.session = session;
    this.language = language;
    this.roomId = '';
    this.collator = new Intl.Collator(language.tag);
    this.heading = el('h2', {}); // stands in the panel's head
    this.rows = el('ul', { class: 'people' });
    this.rest = el('p', { class: 'side-note' });
    this.element = el('section', { class: 'side-section', 'aria-label': language.t('people.heading') },
      this.rows, this.rest);
    const update = perFrame(() => this.render());
    for (const topic of ['people', 'typing', 'you'])
      session.on(topic, update);
  }

  /** @param {string} room */
  show(room) {
    this.roomId = room;
    this.render();
  }

  render() {
    const room = this.session.store.room(this.roomId);
    const { language } = this;
    const people = [...room?.people.values() ?? []].sort((a, b) => Number(b.host) - Number(a.host) || this.collator.compare(a.name, b.name));
    const count = Math.max(room?.count ?? 0, people.length);
    setText(this.heading, `${language.t('people.heading')} · ${language.t('people.online', { count })}`);
    const focused = /** @type {HTMLElement|null} */ (document.activeElement)?.dataset?.person;
    this.rows.replaceChildren(...people.map((person) => this.row(person, room?.typing.has(person.id) ?? false, room?.info.owner ?? '')));
    if (focused !== undefined)
      /** @type {HTMLElement|null} */ (this.rows.querySelector(`[data-person="${focused}"]`))?.focus();
    const rest = count - people.length;
    setText(this.rest, rest > 0 ? language.t('people.more', { count: rest }) : '');
    this.rest.hidden = rest <= 0;
  }

  /** @param {Person} person @param {boolean} isTyping @param {string} owner of the room, by id */
  row(person, isTyping, owner) {
    const { language } = this;
    const isYou = person.id === this.session.store.you?.id;
    const kind = isTyping ? 'people.typing' : person.host ? 'people.host' : person.id === owner ? 'people.owner' : person.plain ? 'people.plain' : '';
    const note = [kind && language.t(kind), person.away && !isTyping ? language.t('people.away') : '', person.status,
      this.session.ignored.has(person.id) ? language.t('ignore.mark') : ''].filter(Boolean).join(' · ');
    return el('li', { class: 'person' }, avatar(person, 'side', person.away ? 'presence-away' : 'presence-online'),
      el('span', { class: 'person-text' },
        el('bdi', { class: 'person-name' }, isYou ? language.t('people.you', { name: person.name }) : person.name),
        note ? el('span', { class: 'person-note', dir: 'auto', title: note }, note) : null),
      isYou ? null : iconButton('more', language.t('people.menu', { name: person.name }), { 'data-person': person.id,
        onclick: (/** @type {Event} */ event) => this.menu(person, /** @type {HTMLElement} */ (event.currentTarget)) }));
  }
}
