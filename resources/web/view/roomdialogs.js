// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { showDialog } from './dialogs.js';
import { el } from './dom.js';

/** @typedef {import('../i18n/i18n.js').Language} Language */
/** @typedef {import('../core/types.js').Person} Person */

/**
 * Who belongs to a private room.
 * @param {Language} language @param {{ members: Person[], others: Person[], mayExpel: boolean, you: string }} who
 * @param {{ invite: (person: string) => void, expel: (person: string) => void, giveUp: () => void }} actions
 */
export function showMembers(language, { members, others, mayExpel, you }, actions) {
  /** @param {Person} person @param {string} label @param {(id: string) => void} run */
  const row = (person, label, run) => {
    const button = label ? el('button', { type: 'button', class: 'quiet-button', onclick: () => {
      button?.closest('dialog')?.close();
      run(person.id);
    } }, label) : null;
    return el('li', { class: 'member' }, el('bdi', { class: 'side-label' }, person.name), button);
  };
  showDialog(language, language.t('members.heading'), [
    el('ul', {}, ...members.map((person) => (person.id === you ? row(person, language.t('members.giveUp'), actions.giveUp)
      : row(person, mayExpel ? language.t('members.expel') : '', actions.expel)))),
    el('h3', { class: 'side-subheading' }, language.t('members.others')),
    others.length ? el('ul', {}, ...others.map((person) => row(person, language.t('members.invite'), actions.invite)))
      : el('p', { class: 'side-note' }, language.t('members.nobody')),
  ], null);
}

/** @param {Language} language @param {boolean} isLast whether the room goes with them @param {() => void} giveUp */
export function askToGiveUp(language, isLast, giveUp) {
  showDialog(language, language.t('members.giveUpHeading'), [el('p', {}, language.t(isLast ? 'members.giveUpLast' : 'members.giveUpHint'))],
    { label: language.t('members.giveUp'), run: giveUp, isGrave: true });
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
