// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What one can do with a message: buttons that float over its row while one points at it, touches it or is in it by keyboard.

import { el, iconButton } from './dom.js';

/** @typedef {{ edit: boolean, remove: boolean, write: boolean }} Rights `write`: also reply and react */
/**
 * @typedef {{ edit: (seq: number) => void, remove: (seq: number) => void, reply: (seq: number) => void,
 *   react: (seq: number, anchor: HTMLElement) => void, more: (seq: number, anchor: HTMLElement) => void }} ToolActions
 */

const SHOWN = 'message-touched';

/** @param {number} seq @param {Rights} rights @param {import('../i18n/i18n.js').Language} language @param {ToolActions} actions */
export function toolbar(seq, rights, language, actions) {
  /** @param {string} tool @param {Parameters<typeof iconButton>[0]} icon @param {string} label @param {(anchor: HTMLElement) => void} run */
  const button = (tool, icon, label, run) => iconButton(icon, label, { 'data-tool': tool, tabindex: -1,
    onclick: (/** @type {Event} */ event) => run(/** @type {HTMLElement} */ (event.currentTarget)) });
  return el('div', { class: 'message-tools', role: 'toolbar', 'aria-label': language.t('messages.tools') },
    rights.write ? button('react', 'smile', language.t('react.add'), (anchor) => actions.react(seq, anchor)) : null,
    rights.write ? button('reply', 'reply', language.t('reply.start'), () => actions.reply(seq)) : null,
    rights.edit ? button('edit', 'edit', language.t('messages.edit'), () => actions.edit(seq)) : null,
    rights.remove ? button('remove', 'bin', language.t('messages.delete'), () => actions.remove(seq)) : null,
    button('more', 'more', language.t('messages.more'), (anchor) => actions.more(seq, anchor)));
}

/** The keys and touches of all toolbars below an element. They are one stop of the Tab key; arrows lead from there. */
export class MessageTools {
  /** @param {HTMLElement} list */
  constructor(list) {
    this.list = list;
    list.addEventListener('keydown', (event) => this.onKey(event));
    list.addEventListener('focusin', (event) => this.stopAt(this.buttonAt(event.target)));
    list.addEventListener('click', (event) => this.onTouch(event));
    list.addEventListener('contextmenu', (event) => this.onTouch(event)); // a long press, where a browser tells of it
  }

  /** Rows came or went. */
  refresh() {
    const isInside = this.buttonAt(document.activeElement) !== null;
    const all = this.bars();
    if (!isInside && all.length > 0)
      this.stopAt(all[all.length - 1].querySelector('button'));
  }

  /** @returns {HTMLElement[]} */
  bars() {
    return [...this.list.querySelectorAll('.message-tools')].map((bar) => /** @type {HTMLElement} */ (bar));
  }

  /** @param {EventTarget|null} target @returns {HTMLButtonElement|null} */
  buttonAt(target) {
    return target instanceof Element && this.list.contains(target) ? target.closest('.message-tools button') : null;
  }

  /** @param {HTMLButtonElement|null} button */
  stopAt(button) {
    if (!button)
      return;
    for (const other of this.list.querySelectorAll('.message-tools button[tabindex="0"]'))
      other.setAttribute('tabindex', '-1');
    button.setAttribute('tabindex', '0');
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const button = this.buttonAt(event.target);
    if (!button || event.altKey || event.ctrlKey || event.metaKey)
      return;
    const next = this.neighbour(button, event.key);
    if (next === undefined)
      return;
    event.preventDefault();
    next?.focus();
    next?.closest('.message')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {HTMLButtonElement} button @param {string} key @returns {HTMLElement|null|undefined} undefined: no key of ours */
  neighbour(button, key) {
    const bar = /** @type {HTMLElement} */ (button.closest('.message-tools'));
    const siblings = [...bar.querySelectorAll('button')];
    const all = this.bars();
    switch (key) {
    case 'ArrowLeft': return siblings[siblings.indexOf(button) - 1] ?? null;
    case 'ArrowRight': return siblings[siblings.indexOf(button) + 1] ?? null;
    case 'ArrowUp': return sameTool(all[all.indexOf(bar) - 1], button);
    case 'ArrowDown': return sameTool(all[all.indexOf(bar) + 1], button);
    default: return undefined;
    }
  }

  /** @param {Event} event */
  onTouch(event) {
    if (!matchMedia('(hover: none)').matches || !(event.target instanceof Element))
      return;
    if (event.target.closest('[data-tool="reply"], [data-tool="edit"]')) // it goes on in the composer
      event.target.closest('.message')?.classList.remove(SHOWN);
    if (event.target.closest('a, button'))
      return;
    const row = event.target.closest('.message');
    const isOn = event.type === 'contextmenu' || !row?.classList.contains(SHOWN);
    this.list.querySelector(`.${SHOWN}`)?.classList.remove(SHOWN);
    if (row && isOn && (event.type === 'contextmenu' || getSelection()?.isCollapsed !== false))
      row.classList.add(SHOWN);
  }
}

/** @param {HTMLElement|undefined} bar @param {HTMLElement} button @returns {HTMLElement|null} */
function sameTool(bar, button) {
  return bar?.querySelector(`[data-tool="${button.dataset.tool}"]`) ?? bar?.querySelector('button') ?? null;
}
