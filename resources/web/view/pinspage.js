// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el, perFrame } from './dom.js';
import { excerptRow } from './excerptrow.js';

/** The pinned messages of the room. */
export class PinsPage {
  /** @param {import('../core/session.js').ChatSession} session @param {import('../i18n/i18n.js').Language} language @param {(room: string, seq: number) => void} open */
  constructor(session, language, open) {
    this.session = session;
    this.language = language;
    this.open = open;
    this.roomId = '';
    /** What the messages were asked for. */
    this.asked = '';
    this.heading = el('h2', {}, language.t('pins.heading'));
    this.rows = el('ul', { class: 'excerpts' });
    this.empty = el('p', { class: 'side-note' }, language.t('pins.none'));
    this.content = el('section', { class: 'side-section' }, this.empty, this.rows);
    const update = perFrame(() => this.render());
    for (const topic of ['lines', 'rooms'])
      session.on(topic, update);
  }

  /** @param {string} room */
  show(room) {
    this.roomId = room;
    this.render();
  }

  render() {
    const room = this.session.store.room(this.roomId);
    const pins = room?.pins ?? [];
    this.empty.hidden = pins.length > 0;
    const messages = pins.map((seq) => room?.timeline.find(seq) ?? room?.pinned.find(seq));
    const asked = `${this.roomId} ${pins.join()}`;
    if (this.content.isConnected && messages.includes(undefined) && asked !== this.asked) {
      this.asked = asked;
      this.session.loadPlace(this.roomId, { pinned: true });
    }
    this.rows.replaceChildren(...messages.reverse().flatMap((event) => (event
      ? [excerptRow(event, '', this.language, () => this.open(event.room, event.seq))] : [])));
  }
}
