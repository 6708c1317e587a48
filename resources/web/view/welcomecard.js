// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el, setText } from './dom.js';

/** What a room says to who is new in it, until it was read. */
export class WelcomeCard {
  /** @param {import('../core/storage.js').Memory} memory @param {import('../i18n/i18n.js').Language} language */
  constructor(memory, language) {
    this.memory = memory;
    this.key = '';
    this.text = el('p', { dir: 'auto' });
    this.element = el('section', { class: 'welcome', hidden: true, 'aria-label': language.t('welcome.heading') }, this.text,
      el('button', { type: 'button', class: 'quiet-button', onclick: () => {
        memory.set(this.key, true);
        this.element.hidden = true;
      } }, language.t('welcome.done')));
  }

  /** @param {import('../core/room.js').Room} room */
  show({ info, joined, readBefore }) {
    this.key = `welcomed.${info.id}`;
    this.element.hidden = !joined || !info.welcome || readBefore > 0 || this.memory.get(this.key, false) === true;
    setText(this.text, info.welcome ?? '');
  }
}
