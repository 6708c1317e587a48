// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el, iconButton } from './dom.js';

/** Copies where the browser lets us; over plain http only the old way is left. @param {string} text @param {HTMLInputElement} field */
async function copy(text, field) {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // forbidden: try the old way
  }
  field.focus();
  field.select();
  return document.execCommand('copy');
}

/** The address of this page for others; nothing when only this machine can use it. */
/** @param {import('../i18n/i18n.js').Language} language @param {(text: string) => void} say */
export function shareCard(language, say) {
  if (/^(localhost|127\.|\[::1\])/.test(location.hostname))
    return null;
  const address = `${location.protocol}//${location.host}/`;
  const field = el('input', { class: 'share-address', readonly: true, value: address, 'aria-label': language.t('share.heading'),
    onfocus: () => field.select() });
  const onclick = async () => say(language.t(await copy(address, field) ? 'share.copied' : 'share.select'));
  return el('section', { class: 'share' }, el('h2', {}, language.t('share.heading')), el('p', {}, language.t('share.hint')),
    el('div', { class: 'share-row' }, field, iconButton('copy', language.t('share.copy'), { onclick })));
}
