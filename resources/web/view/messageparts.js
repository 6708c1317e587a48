// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What stands at a message beside its text: what it answers, the reactions, who has seen it.

import { el, icon } from './dom.js';

/** @typedef {import('../i18n/i18n.js').Language} Language */

/** @param {import('../core/types.js').Quote} quote @param {Language} language @param {() => void} jump */
export function quoteButton(quote, language, jump) {
  return el('button', { type: 'button', class: 'quote', title: language.t('reply.jump'), onclick: jump }, el('bdi', { class: 'quote-name' }, quote.name),
    el('span', { class: quote.deleted ? 'quote-text message-gone' : 'quote-text', dir: 'auto' }, quote.deleted ? language.t('messages.deleted') : quote.text));
}

/**
 * @param {import('../core/types.js').Reaction[]} reactions @param {Language} language @param {string} you
 * @param {{ nameOf: (person: string) => string, react: (emoji: string, on: boolean) => void }} actions
 */
export function reactionChips(reactions, language, you, { nameOf, react }) {
  if (reactions.length === 0)
    return null;
  return el('div', { class: 'reactions' }, ...reactions.map(({ emoji, people }) => {
    const isOwn = people.includes(you);
    const names = people.map((person) => (person === you ? language.t('react.you') : nameOf(person))).filter(Boolean).join(', ');
    return el('button', { type: 'button', class: isOwn ? 'chip chip-own' : 'chip', 'aria-pressed': String(isOwn), title: names,
      'aria-label': language.t('react.chip', { emoji, count: people.length, names }), onclick: () => react(emoji, !isOwn) },
    el('span', { class: 'chip-emoji' }, emoji), el('span', {}, language.numbers.format(people.length)));
  }));
}

/** @param {string[]} names @param {Language} language */
export function seenMark(names, language) {
  return names.length === 0 ? null
    : el('div', { class: 'seen', title: names.filter(Boolean).join(', ') }, icon('check'), language.t('receipts.seen', { count: names.length }));
}
