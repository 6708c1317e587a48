// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { connectionText } from './connectionbar.js';
import { el, setText } from './dom.js';

/** Asks only for a name. Comes back when the server would not have the name, with its suggestion. */
export class JoinView {
  /** @param {import('../core/session.js').ChatSession} session @param {import('../i18n/i18n.js').Language} language */
  constructor(session, language) {
    this.session = session;
    this.language = language;
    this.name = el('input', { class: 'field', id: 'name', name: 'name', autocomplete: 'nickname', maxlength: 256, spellcheck: 'false', dir: 'auto',
      required: true, 'aria-describedby': 'join-error join-hint', value: session.wantedName, oninput: () => this.setError('') });
    this.button = el('button', { type: 'submit', class: 'primary-button' });
    this.error = el('p', { class: 'join-error', id: 'join-error', role: 'alert' });
    this.suggestion = el('button', { type: 'button', class: 'link-button', hidden: true, onclick: () => this.takeSuggestion() });
    this.status = el('p', { class: 'join-status', role: 'status' });
    this.retry = el('button', { type: 'button', class: 'link-button', hidden: true, onclick: () => session.retryNow() },
      language.t('connection.retryNow'));
    this.suggested = '';
    const form = el('form', { class: 'join-card', onsubmit: (/** @type {Event} */ event) => this.onSubmit(event), novalidate: true },
      el('img', { src: 'icon.svg', alt: '', width: 48, height: 48 }),
      el('h1', {}, language.t('join.heading')),
      el('p', { class: 'join-host' }, language.t('join.at', { host: location.host })),
      el('label', { for: 'name' }, language.t('join.name')), this.name, this.error, this.suggestion,
      el('p', { class: 'join-hint', id: 'join-hint' }, language.t('join.hint')), this.button, this.status, this.retry);
    this.element = el('main', { class: 'join' }, form);
    session.on('state', () => this.render());
    setInterval(() => !this.element.hidden && session.state === 'waiting' && this.render(), 500);
    this.render();
  }

  /** @param {Event} event */
  onSubmit(event) {
    event.preventDefault();
    const name = this.name.value.trim();
    if (name === '') {
      this.setError(this.language.ofCode('refusal', 'name-empty'));
      this.name.focus();
      return;
    }
    this.setError('');
    this.session.join(name);
  }

  takeSuggestion() {
    const name = this.suggested;
    this.name.value = name;
    this.setError('');
    this.session.join(name);
  }

  /** @param {string} text @param {string} [suggestion] */
  setError(text, suggestion = '') {
    setText(this.error, text);
    this.name.setAttribute('aria-invalid', String(text !== ''));
    this.suggested = suggestion;
    this.suggestion.hidden = suggestion === '';
    setText(this.suggestion, suggestion && this.language.t('join.suggestion', { name: suggestion }));
  }

  render() {
    const { session, language } = this;
    const { state, nameRefusal } = session;
    const isBusy = state === 'connecting' || state === 'joining';
    this.button.disabled = isBusy;
    setText(this.button, language.t(isBusy ? 'join.busy' : 'join.button'));
    this.retry.hidden = state !== 'waiting';
    setText(this.status, state === 'waiting' || (state === 'ended' && session.endWord !== 'left') ? connectionText(session, language) : '');
    if (state === 'name-needed' && nameRefusal && !this.element.hidden && this.error.textContent === '') {
      this.setError(language.ofCode('refusal', nameRefusal.code), nameRefusal.suggestion);
      this.name.focus();
    }
  }
}
