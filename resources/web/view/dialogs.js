// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { LANGUAGES } from '../i18n/i18n.js';
import { argumentText } from './composer.js';
import { el, iconButton } from './dom.js';

/** @typedef {import('../i18n/i18n.js').Language} Language */

/**
 * Shows a question in front of everything; the element goes away with it. Focus returns to where it was.
 * @param {Language} language @param {string} heading @param {(Node|null)[]} content
 * @param {{ label: string, run: () => void, isGrave?: boolean }|null} confirm
 */
export function showDialog(language, heading, content, confirm) {
  const close = () => dialog.close();
  const form = el('form', { class: 'dialog-form', onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    close();
    confirm?.run();
  } }, ...content);
  if (confirm) {
    form.append(el('div', { class: 'dialog-buttons' },
      el('button', { type: 'button', class: 'quiet-button', onclick: close }, language.t('you.cancel')),
      el('button', { type: 'submit', class: confirm.isGrave ? 'primary-button danger-button' : 'primary-button', autofocus: confirm.isGrave }, confirm.label)));
  }
  const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': 'dialog-heading', onclose: () => dialog.remove() },
    el('div', { class: 'dialog-head' }, el('h2', { id: 'dialog-heading' }, heading),
      iconButton('close', language.t('panel.close'), { onclick: close })), form);
  document.body.append(dialog);
  if (dialog.showModal)
    dialog.showModal();
  else // Safari before 15.4
    dialog.setAttribute('open', '');
  dialog.querySelector('input')?.select();
}

/** @param {string} id @param {string} label @param {boolean} checked */
export function checkbox(id, label, checked = false) {
  const box = el('input', { type: 'checkbox', id, checked });
  return { box, row: el('label', { class: 'check', for: id }, box, label) };
}

/** @param {Language} language @param {(title: string, kind: { private?: true, temporary?: true, offRecord?: true }) => void} create */
export function askForRoom(language, create) {
  const [isPrivate, temporary, offRecord] = [['private', language.t('create.private')], ['temporary', language.t('create.temporary')],
    ['offRecord', language.t('create.offRecord')]].map(([name, label]) => checkbox(`room-${name}`, label));
  const title = el('input', { class: 'field', id: 'room-title', maxlength: 256, required: true, autocomplete: 'off', dir: 'auto', autofocus: true });
  showDialog(language, language.t('rooms.new'), [el('label', { for: 'room-title' }, language.t('rooms.newTitle')), title,
    isPrivate.row, temporary.row, offRecord.row],
  { label: language.t('rooms.create'), run: () => title.value.trim() && create(title.value.trim(), {
    ...(isPrivate.box.checked && { private: true }), ...(temporary.box.checked && { temporary: true }), ...(offRecord.box.checked && { offRecord: true }) }) });
}

/**
 * @param {Language} language @param {string} name @param {{ status: string, away: boolean, receipts: boolean }} profile
 * @param {{ away: (away: boolean, status: string) => void, receipts: (on: boolean) => void, rename: (name: string) => void, speak: (tag: string) => void, leave: () => void }} actions
 */
export function askForSettings(language, name, profile, actions) {
  const away = checkbox('own-away', language.t('you.away'), profile.away);
  const receipts = checkbox('own-receipts', language.t('you.receipts'), profile.receipts);
  const status = el('input', { class: 'field', id: 'own-status', maxlength: 80, autocomplete: 'off', dir: 'auto', value: profile.status });
  const field = el('input', { class: 'field', id: 'own-name', maxlength: 256, required: true, autocomplete: 'nickname', dir: 'auto', value: name, autofocus: true });
  const choice = el('select', { class: 'field', id: 'language' },
    ...Object.entries(LANGUAGES).map(([tag, known]) => el('option', { value: tag, lang: tag, selected: tag === language.tag }, known.name)));
  const leave = el('button', { type: 'button', class: 'link-button', onclick: () => {
    leave.closest('dialog')?.close();
    actions.leave();
  } }, language.t('you.leave'));
  showDialog(language, language.t('you.settings'), [
    el('label', { for: 'own-name' }, language.t('you.name')), field,
    el('label', { for: 'language' }, language.t('you.language')), choice,
    el('label', { for: 'own-status' }, language.t('you.status')), status, away.row, receipts.row, leave,
  ], { label: language.t('you.save'), run: () => {
    if (field.value.trim() && field.value.trim() !== name)
      actions.rename(field.value.trim());
    if (away.box.checked !== profile.away || status.value.trim() !== profile.status)
      actions.away(away.box.checked, status.value.trim());
    if (receipts.box.checked !== profile.receipts)
      actions.receipts(receipts.box.checked);
    if (choice.value !== language.tag)
      actions.speak(choice.value);
  } });
}

/** @param {Language} language @param {import('../core/types.js').SlashCommand[]} commands */
export function showHelp(language, commands) {
  const rows = commands.map((command) => el('div', { class: 'help-row' },
    el('dt', {}, el('strong', {}, `/${command.name}`), ` ${argumentText(command, language)}`),
    el('dd', {}, language.ofCode('slash', command.name))));
  showDialog(language, language.t('help.heading'), [el('dl', { class: 'help' }, ...rows)], null);
}

/** @param {Language} language @param {string} text of the message @param {() => void} remove */
export function askForDeletion(language, text, remove) {
  showDialog(language, language.t('delete.heading'), [
    el('p', { class: 'dialog-quote', dir: 'auto' }, text), el('p', {}, language.t('delete.hint')),
  ], { label: language.t('messages.delete'), run: remove, isGrave: true });
}
