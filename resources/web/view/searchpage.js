// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el, setText } from './dom.js';
import { excerptRow } from './excerptrow.js';
import { roomTitle } from './roomtitle.js';

/** Looking for messages, here or in all rooms. */
export class SearchPage {
  /** @param {import('../core/session.js').ChatSession} session @param {import('../i18n/i18n.js').Language} language @param {(room: string, seq: number) => void} open */
  constructor(session, language, open) {
    this.session = session;
    this.language = language;
    this.open = open;
    this.roomId = '';
    this.heading = el('h2', {}, language.t('search.heading'));
    this.field = el('input', { class: 'field', type: 'search', maxlength: 300, 'aria-label': language.t('search.label'), placeholder: language.t('search.label') });
    this.isHere = el('input', { type: 'checkbox', id: 'search-here' });
    this.status = el('p', { class: 'side-note', role: 'status' });
    this.hints = el('ul', { class: 'search-hints', 'aria-label': language.t('search.hints') },
      ...HINTS.map(([typed, key]) => el('li', {}, el('code', {}, typed), ` ${language.t(key)}`)));
    this.rows = el('ul', { class: 'excerpts' });
    this.more = el('button', { type: 'button', class: 'quiet-button', hidden: true, onclick: () => {
      session.search.askMore(offset());
      this.render();
    } }, language.t('search.more'));
    this.content = el('section', { class: 'side-section search', role: 'search' }, el('form', { onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      this.search(this.field.value);
    } }, this.field, el('label', { class: 'check', for: 'search-here' }, this.isHere, language.t('search.here'))), this.status, this.hints, this.rows, this.more);
    session.on('search', () => this.render());
  }

  focus() {
    this.field.focus({ preventScroll: true });
    this.field.select();
  }

  /** @param {string} query */
  search(query) {
    this.field.value = query;
    if (query.trim())
      this.session.search.ask(query.trim(), this.isHere.checked ? this.roomId : '', offset());
    this.render();
  }

  render() {
    const { session, language } = this;
    const { search } = session;
    const you = session.store.you?.id ?? '';
    this.rows.replaceChildren(...search.found.map((event) => {
      const room = session.store.room(event.room);
      return excerptRow(event, room ? roomTitle(room.info, language, you) : '', language, () => this.open(event.room, event.seq));
    }));
    this.more.hidden = !search.more;
    this.hints.hidden = search.id !== '' || (search.isDone && search.found.length > 0);
    const lag = search.lag > 0 ? ` ${language.t('search.lag', { count: search.lag })}` : '';
    setText(this.status, search.id ? language.t('search.busy') : search.refusal ? this.reason()
      : !search.isDone ? '' : (search.found.length ? language.t('search.found', { count: search.found.length }) : language.t('search.nothing')) + lag);
  }

  /** Why there is nothing. */
  reason() {
    const { refusal, field } = this.session.search;
    return refusal === 'bad-query' && field && field !== 'query' ? this.language.t('search.badPart', { field: `${field}:` }) : this.language.ofCode('refusal', refusal);
  }
}

/** What a query may have beside words; the server reads it. */
const HINTS = [['"…"', 'search.hintPhrase'], ['…*', 'search.hintPrefix'], ['from:', 'search.hintFrom'], ['in:', 'search.hintIn'], ['before:2026-03-01', 'search.hintBefore'],
  ['after:2026-03-01', 'search.hintAfter'], ['has:link', 'search.hintLink']];

/** Minutes that the clock here is ahead of UTC. */
const offset = () => -new Date().getTimezoneOffset();
