// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { checkbox, showDialog } from './dialogs.js';
import { el } from './dom.js';

/** @typedef {import('../i18n/i18n.js').Language} Language */
/** @typedef {import('../core/types.js').RoomInfo} RoomInfo */
/** @typedef {import('../core/types.js').Person} Person */

/** What holds in a room. @param {Language} language @param {RoomInfo} info @param {(changes: Partial<RoomInfo>) => void} configure gets what differs */
export function askForRules(language, info, configure) {
  /** @param {string} name @param {string|number} value @param {Record<string, any>} more */
  const field = (name, value, more = {}) => el('input', { class: 'field', id: `rule-${name}`, autocomplete: 'off', dir: 'auto', value, ...more });
  const amount = { type: 'number', min: 0, max: 1000000 };
  const title = field('title', info.title, { maxlength: 64, required: true });
  const topic = field('topic', info.topic, { maxlength: 250 });
  const newcomers = el('select', { class: 'field', id: 'rule-newcomers' }, ...[['all', language.t('rules.all')], ['none', language.t('rules.none')],
    ['last', language.t('rules.last')]].map(([value, label]) => el('option', { value, selected: value === info.newcomers }, label)));
  const last = field('last', info.newcomersLast || 50, { ...amount, min: 1 });
  const days = field('days', info.keepDays, amount);
  const messages = field('messages', info.keepMessages, amount);
  const welcome = el('textarea', { class: 'field', id: 'rule-welcome', maxlength: 1000, rows: 3, dir: 'auto' }, info.welcome);
  const archived = checkbox('rule-archived', language.t('rules.archived'), info.archived);
  const label = (/** @type {string} */ name, /** @type {string} */ text) => el('label', { for: `rule-${name}` }, text);
  showDialog(language, language.t('rules.heading'), [label('title', language.t('rooms.newTitle')), title, label('topic', language.t('rules.topic')), topic,
    label('welcome', language.t('rules.welcome')), welcome, label('newcomers', language.t('rules.newcomers')), newcomers,
    label('last', language.t('rules.lastCount')), last, label('days', language.t('rules.days')), days,
    label('messages', language.t('rules.messages')), messages, archived.row],
  { label: language.t('you.save'), run: () => {
    /** @type {Record<string, any>} */
    const wanted = { title: title.value.trim(), topic: topic.value.trim(), archived: archived.box.checked, newcomers: newcomers.value,
      newcomersLast: newcomers.value === 'last' ? Math.max(1, Number(last.value)) : 0, keepDays: Number(days.value), keepMessages: Number(messages.value),
      welcome: welcome.value.trim() };
    const changes = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => value !== /** @type {any} */ (info)[name]));
    if (changes.newcomersLast === 0)
      delete changes.newcomersLast;
    if (changes.newcomers === 'last')
      changes.newcomersLast = wanted.newcomersLast;
    if (changes.newcomersLast && !changes.newcomers)
      changes.newcomers = 'last';
    if (Object.keys(changes).length > 0)
      configure(changes);
  } });
}

/**
 * Who belongs to a private room.
 * @param {Language} language @param {{ members: Person[], others: Person[], mayExpel: boolean, you: string }} who
 * @param {{ invite: (person: string) => void, expel: (person: string) => void }} actions
 */
export function showMembers(language, { members, others, mayExpel, you }, actions) {
  /** @param {Person} person @param {string} label @param {(id: string) => void} run */
  const row = (person, label, run) => {
    const button = label ? el('button', { type: 'button', class: 'quiet-button', onclick: () => {
      run(person.id);
      button?.closest('dialog')?.close();
    } }, label) : null;
    return el('li', { class: 'member' }, el('bdi', { class: 'side-label' }, person.name), button);
  };
  showDialog(language, language.t('members.heading'), [
    el('ul', {}, ...members.map((person) => row(person, person.id === you ? language.t('members.giveUp') : mayExpel ? language.t('members.expel') : '', actions.expel))),
    el('h3', { class: 'side-subheading' }, language.t('members.others')),
    others.length ? el('ul', {}, ...others.map((person) => row(person, language.t('members.invite'), actions.invite)))
      : el('p', { class: 'side-note' }, language.t('members.nobody')),
  ], null);
}

/** @param {Language} language @param {{ id: string, title: string }[]} rooms @param {string} text @param {(room: string) => void} forward */
export function askWhereTo(language, rooms, text, forward) {
  const choice = el('select', { class: 'field', id: 'forward-room', autofocus: true }, ...rooms.map(({ id, title }) => el('option', { value: id }, title)));
  showDialog(language, language.t('forward.heading'), [el('p', { class: 'dialog-quote', dir: 'auto' }, text),
    el('label', { for: 'forward-room' }, language.t('forward.room')), choice], { label: language.t('forward.send'), run: () => forward(choice.value) });
}

/** @param {Language} language @param {(time: number) => void} go */
export function askForDate(language, go) {
  const day = el('input', { class: 'field', id: 'jump-day', type: 'date', required: true, autofocus: true });
  showDialog(language, language.t('jump.heading'), [el('label', { for: 'jump-day' }, language.t('jump.day')), day],
    { label: language.t('jump.go'), run: () => day.value && go(new Date(`${day.value}T00:00`).getTime()) });
}
