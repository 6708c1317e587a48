// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el } from './dom.js';

const STAYS = 6000; // milliseconds

/** Short sentences about what was just done or refused. */
export class Toasts {
  constructor() {
    this.element = el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
  }

  /** @param {string} text */
  say(text) {
    const toast = el('p', { class: 'toast' }, text);
    this.element.append(toast);
    while (this.element.children.length > 3)
      this.element.firstElementChild?.remove();
    setTimeout(() => toast.remove(), STAYS);
  }
}
