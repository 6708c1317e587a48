// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el } from './dom.js';

/** @typedef {{ heading: HTMLElement, content: HTMLElement, button: HTMLElement, onShow?: () => void }} Page */

/** The right panel's pages: people, search, pinned messages. A button shows its page, and puts it away again. */
export class SidePages {
  /** @param {Record<string, Page>} pages the first is shown at the beginning */
  constructor(pages) {
    this.pages = pages;
    this.current = Object.keys(pages)[0];
    this.heading = el('div', { class: 'page-heading' });
    this.content = el('div', { class: 'panel-scroll' });
    this.isShown = false;
    /** Puts the panel there or away. @type {() => void} */
    this.toggle = () => {};
    for (const [name, { button }] of Object.entries(pages))
      button.addEventListener('click', () => this.press(name));
    this.fill();
  }

  /** @param {string} name */
  press(name) {
    if (this.isShown && this.current === name)
      this.toggle();
    else
      this.open(name);
  }

  /** @param {string} name */
  open(name) {
    this.current = name;
    this.fill();
    if (!this.isShown)
      this.toggle();
    this.render(this.isShown);
    this.pages[name].onShow?.();
  }

  fill() {
    const { heading, content } = this.pages[this.current];
    this.heading.replaceChildren(heading);
    this.content.replaceChildren(content);
  }

  /** @param {boolean} isShown */
  render(isShown) {
    this.isShown = isShown;
    for (const [name, { button }] of Object.entries(this.pages))
      button.setAttribute('aria-expanded', String(isShown && name === this.current));
  }
}
