// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el } from './dom.js';

/** @typedef {{ panel: HTMLElement, button: HTMLElement, narrow: MediaQueryList, pages?: import('./sidepages.js').SidePages }} Side with
 * pages, their buttons open and close it */

/** Side panels: columns where there is room, drawers over the messages where there is not. One drawer at a time. */
export class Drawers {
  /** @param {Record<string, Side>} sides */
  constructor(sides) {
    this.sides = sides;
    this.open = '';
    this.scrim = el('div', { class: 'scrim', hidden: true, onclick: () => this.close() });
    for (const [name, { button, narrow, pages }] of Object.entries(sides)) {
      if (pages)
        pages.toggle = () => this.toggle(name);
      else
        button.addEventListener('click', () => this.toggle(name));
      narrow.addEventListener('change', () => this.close());
    }
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.open) {
        const { button } = this.sides[this.open];
        this.close();
        button.focus();
      }
    });
    this.render();
  }

  /** @param {string} name */
  toggle(name) {
    const side = this.sides[name];
    if (!side.narrow.matches) { // a column: it is shown or put away for good
      side.panel.classList.toggle('panel-away');
      this.render();
      return;
    }
    this.open = this.open === name ? '' : name;
    this.render();
    if (this.open)
      side.panel.querySelector('button')?.focus({ preventScroll: true });
  }

  /** @param {string} name closes it if it is a drawer, leaves a column alone; the button in a panel's corner puts both away */
  put(name) {
    if (this.sides[name].narrow.matches)
      this.close();
    else
      this.toggle(name);
    this.sides[name].button.focus();
  }

  close() {
    this.open = '';
    this.render();
  }

  render() {
    this.scrim.hidden = this.open === '';
    for (const [name, { panel, button, narrow, pages }] of Object.entries(this.sides)) {
      const isDrawer = narrow.matches;
      const isShown = isDrawer ? this.open === name : !panel.classList.contains('panel-away');
      panel.classList.toggle('panel-open', isDrawer && isShown);
      panel.toggleAttribute('inert', !isShown);
      if (pages)
        pages.render(isShown);
      else
        button.setAttribute('aria-expanded', String(isShown));
    }
  }
}
