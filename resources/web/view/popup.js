// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el } from './dom.js';

/** @type {(() => void)|null} closes the one that is open */
let closeOpen = null;

/**
 * Shows something small at a button, in front of everything: a sheet at the bottom where there is little room. Escape, a
 * press elsewhere or another popup closes it; the focus returns to the button.
 * @param {HTMLElement} anchor @param {HTMLElement} content @returns {() => void} closes it
 */
export function showPopup(anchor, content) {
  closeOpen?.();
  const frame = el('div', { class: 'popup' }, content);
  document.body.append(frame);
  const close = () => {
    closeOpen = null;
    const hadFocus = frame.contains(document.activeElement);
    frame.remove();
    document.removeEventListener('pointerdown', onPress, true);
    document.removeEventListener('keydown', onKey, true);
    if (hadFocus)
      anchor.focus({ preventScroll: true });
  };
  const onPress = (/** @type {Event} */ event) => {
    if (!(event.target instanceof Node) || !frame.contains(event.target))
      close();
  };
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Escape')
      return;
    event.stopPropagation();
    close();
  };
  document.addEventListener('pointerdown', onPress, true);
  document.addEventListener('keydown', onKey, true);
  place(frame, anchor);
  closeOpen = close;
  return close;
}

/** @param {HTMLElement} frame @param {HTMLElement} anchor */
function place(frame, anchor) {
  const at = anchor.getBoundingClientRect();
  const { width, height } = frame.getBoundingClientRect();
  const below = at.bottom + 4;
  frame.style.left = `${Math.max(8, Math.min(at.right - width, innerWidth - width - 8))}px`;
  frame.style.top = `${below + height + 8 <= innerHeight ? below : Math.max(8, at.top - height - 4)}px`;
}

/**
 * @param {HTMLElement} anchor @param {string} label
 * @param {({ label: string, run: () => void, isGrave?: boolean }|null)[]} entries null is left out
 */
export function showMenu(anchor, label, entries) {
  const items = entries.filter((entry) => entry !== null).map((entry) => el('button', { type: 'button', role: 'menuitem',
    class: entry?.isGrave ? 'menu-item menu-item-grave' : 'menu-item', onclick: () => {
      close();
      entry?.run();
    } }, entry?.label ?? ''));
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0)
      return;
    event.preventDefault();
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + step + items.length) % items.length].focus();
  } }, ...items);
  const close = showPopup(anchor, menu);
  items[0]?.focus();
}

const COMMON = ['👍', '❤️', '😄', '🎉', '😮', '😢', '🙏', '✅'];

/** @param {HTMLElement} anchor @param {import('../i18n/i18n.js').Language} language @param {(emoji: string) => void} choose */
export function showEmojiPicker(anchor, language, choose) {
  const take = (/** @type {string} */ emoji) => {
    close();
    if (emoji)
      choose(emoji);
  };
  const field = el('input', { class: 'field', maxlength: 32, autocomplete: 'off', 'aria-label': language.t('react.other'), placeholder: language.t('react.other') });
  const buttons = COMMON.map((emoji) => el('button', { type: 'button', class: 'emoji-button', 'aria-label': language.t('react.with', { emoji }),
    onclick: () => take(emoji) }, emoji));
  const close = showPopup(anchor, el('form', { class: 'picker', role: 'dialog', 'aria-label': language.t('react.add'), onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    take(field.value.trim());
  } }, el('div', { class: 'picker-common' }, ...buttons), field));
  buttons[0].focus();
}
