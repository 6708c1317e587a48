// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { ruleChanges } from '../core/rights.js';
import { checkbox, showDialog } from './dialogs.js';
import { el } from './dom.js';

/** @typedef {import('../core/types.js').RoomInfo} RoomInfo */

/** What holds in a room. @param {import('../i18n/i18n.js').Language} language @param {RoomInfo} info @param {(changes: Partial<import('../core/rights.js').Rules>) => void} configure gets what differs */
export function askForRules(language, info, configure) {
  /** @param {string} name @param {string|number} value @param {Record<string, any>} more */
  const field = (name, value, more = {}) => el('input', { class: 'field', id: `rule-${name}`, autocomplete: 'off', dir: 'auto', value, ...more });
  const amount = { type: 'number', min: 0, max: 1000000, inputmode: 'numeric' };
  const title = field('title', info.title, { maxlength: 64, required: true });
  const topic = field('topic', info.topic, { maxlength: 250 });
  const welcome = el('textarea', { class: 'field', id: 'rule-welcome', maxlength: 1000, rows: 2, dir: 'auto' }, info.welcome ?? '');
  const newcomers = el('select', { class: 'field', id: 'rule-newcomers', onchange: () => { part.hidden = newcomers.value !== 'last'; } },
    ...[['all', language.t('rules.all')], ['last', language.t('rules.last')], ['none', language.t('rules.none')]]
      .map(([value, text]) => el('option', { value, selected: value === info.newcomers }, text)));
  const last = field('last', info.newcomersLast || 50, { ...amount, min: 1 });
  const days = field('days', info.keepDays, amount);
  const messages = field('messages', info.keepMessages, amount);
  const archived = checkbox('rule-archived', language.t('rules.archived'), info.archived);
  /** @param {string} name @param {string} text @param {HTMLElement} control */
  const labelled = (name, text, control) => el('div', { class: 'labelled' }, el('label', { for: `rule-${name}` }, text), control);
  const part = labelled('last', language.t('rules.lastCount'), last);
  part.hidden = info.newcomers !== 'last';
  showDialog(language, language.t('rules.heading'), [labelled('title', language.t('rooms.newTitle'), title),
    labelled('topic', language.t('rules.topic'), topic), labelled('welcome', language.t('rules.welcome'), welcome),
    el('div', { class: 'dialog-pair' }, labelled('newcomers', language.t('rules.newcomers'), newcomers), part),
    el('div', { class: 'dialog-pair' }, labelled('days', language.t('rules.days'), days), labelled('messages', language.t('rules.messages'), messages)),
    el('p', { class: 'dialog-hint' }, language.t('rules.keepHint')), archived.row],
  { label: language.t('you.save'), run: () => {
    const changes = ruleChanges({ ...info, welcome: info.welcome ?? '' }, { title: title.value.trim(), topic: topic.value.trim(), welcome: welcome.value.trim(), archived: archived.box.checked,
      newcomers: /** @type {import('../core/types.js').Newcomers} */ (newcomers.value), newcomersLast: Number(last.value),
      keepDays: Number(days.value), keepMessages: Number(messages.value) });
    if (Object.keys(changes).length > 0)
      configure(changes);
  } });
}
