// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el, icon, setText } from './dom.js';

/** @typedef {import('../core/session.js').ChatSession} ChatSession */
/** @typedef {import('../i18n/i18n.js').Language} Language */

/** One sentence about the connection. @param {ChatSession} session @param {Language} language */
export function connectionText(session, language) {
  switch (session.state) {
  case 'online': return language.t('connection.online');
  case 'ended': return language.ofCode('end', session.endWord);
  case 'waiting': {
    const what = navigator.onLine === false ? language.t('connection.offline') : language.t('connection.lost');
    return `${what} ${language.t('connection.retryIn', { seconds: Math.ceil(session.retryIn / 1000) })}`;
  }
  default: return language.t(session.everOnline ? 'connection.reconnecting' : 'connection.connecting');
  }
}

/** What is happening while one is not connected, and a way to do something about it. Also what the server announced. */
export class ConnectionBar {
  /** @param {ChatSession} session @param {Language} language */
  constructor(session, language) {
    this.session = session;
    this.language = language;
    this.notice = '';
    this.text = el('strong');
    this.detail = el('span', { class: 'bar-detail' });
    this.button = el('button', { type: 'button', class: 'link-button', onclick: () => this.act() });
    this.announcement = el('span', { class: 'for-readers', role: 'status' });
    this.element = el('div', { class: 'bar', hidden: true }, icon('cloud'), el('span', { class: 'bar-text' }, this.text, this.detail),
      this.button);
    session.on('state', () => this.render());
    session.on('outbox', () => this.render());
    session.on('notice', (/** @type {import('../core/types.js').Notice} */ notice) => this.onNotice(notice));
    addEventListener('online', () => this.render());
    addEventListener('offline', () => this.render());
    setInterval(() => session.state === 'waiting' && this.render(), 500);
  }

  act() {
    if (this.session.state === 'ended' && this.session.endWord === 'version')
      location.reload();
    else if (this.session.state === 'ended')
      this.session.join(this.session.wantedName);
    else
      this.session.retryNow();
  }

  /** @param {import('../core/types.js').Notice} notice */
  onNotice({ code }) {
    if (code === 'log-failed')
      this.notice = code;
    else if (code === 'log-recovered')
      this.notice = '';
    this.render();
  }

  render() {
    const { session, language } = this;
    const { state } = session;
    const isOnline = state === 'online';
    const { waiting } = session.outbox;
    this.element.hidden = isOnline && !this.notice;
    setText(this.text, isOnline ? language.ofCode('notice', this.notice || 'other') : connectionText(session, language));
    setText(this.detail, !isOnline && waiting > 0 ? language.t('connection.waiting', { count: waiting }) : '');
    this.button.hidden = state !== 'waiting' && state !== 'ended';
    setText(this.button, language.t(state === 'ended' ? 'connection.again' : 'connection.retryNow'));
    // the countdown is for eyes; ears get what happened once
    setText(this.announcement, isOnline ? '' : state === 'waiting' ? language.t('connection.lost') : connectionText(session, language));
  }
}
