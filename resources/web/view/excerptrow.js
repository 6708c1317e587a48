// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { el } from './dom.js';

/**
 * A message in a list of some, as a button that leads to it.
 * @param {import('../core/types.js').LogEvent} event @param {string} place @param {import('../i18n/i18n.js').Language} language @param {() => void} open
 */
export function excerptRow(event, place, language, open) {
  return el('li', {}, el('button', { type: 'button', class: 'excerpt', onclick: open },
    el('span', { class: 'excerpt-head' }, el('bdi', { class: `name tint-name-${event.author.color}` }, event.author.name),
      el('time', { class: 'time', datetime: new Date(event.time).toISOString(), title: language.dateTime(event.time) },
        [place, language.moment(event.time, Date.now())].filter(Boolean).join(' · '))),
    el('span', { class: 'excerpt-text', dir: 'auto' }, event.text)));
}
