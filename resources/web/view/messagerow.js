// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// One line of the message list as an element.

import { avatar } from './avatar.js';
import { el, icon } from './dom.js';
import { richText } from './richtext.js';

/** @typedef {import('../core/lines.js').Line} Line */
/** @typedef {import('../i18n/i18n.js').Language} Language */
/** @typedef {{ retry: (id: string) => void, edit: (id: string) => void, discard: (id: string) => void }} RowActions */

/** What the element depends on: the same again means that it can stay. @param {Line} line @param {Language} language @param {number} now */
export function signature(line, language, now) {
  if (line.type === 'day')
    return language.day(line.time, now);
  if (line.type === 'new')
    return '';
  return `${line.head} ${line.author.name} ${line.entry ? `${line.entry.state} ${line.entry.seq} ${line.entry.refusal?.code ?? ''}` : 'event'}`;
}

/** @param {Line} line @param {{ language: Language, now: number, you: string, actions: RowActions }} context @returns {HTMLElement} */
export function makeRow(line, context) {
  const { language } = context;
  if (line.type === 'day')
    return el('div', { class: 'divider', role: 'separator' }, el('span', {}, language.day(line.time, context.now)));
  if (line.type === 'new')
    return el('div', { class: 'divider divider-new', role: 'separator' }, el('span', {}, language.t('messages.new')));
  return messageRow(line, context);
}

/** @param {Extract<Line, { type: 'message' }>} line @param {{ language: Language, you: string, actions: RowActions }} context */
function messageRow(line, { language, you, actions }) {
  const { entry, event, author } = line;
  const name = line.own ? language.t('people.you', { name: author.name }) : author.name;
  const time = el('time', { class: 'time', datetime: new Date(line.time).toISOString(), title: language.dateTime(line.time) },
    line.head ? language.time(line.time) : language.shortTime(line.time));
  const state = entry ? stateOf(entry, language) : null;
  const header = el('div', { class: line.head ? 'message-header' : 'message-header message-header-quiet' },
    el('bdi', { class: `name tint-name-${author.color}` }, name), time, line.head ? state : null);
  const content = el('div', { class: 'message-text', dir: 'auto' },
    ...event ? richText(event.text, event.spans, you) : [entry ? entry.text : '']);
  const body = el('div', { class: 'message-body' }, header, content, line.head ? null : state);
  if (entry?.state === 'failed')
    body.append(failedActions(entry.id, language, actions));
  const classes = ['message', line.head ? 'message-head' : '', line.own ? 'message-own' : '', entry ? `message-${entry.state}` : ''];
  return el('article', { class: classes.filter(Boolean).join(' ') }, line.head ? avatar(author, 'row') : el('span', { class: 'gutter' }), body);
}

/** @param {import('../core/types.js').OutboxEntry} entry @param {Language} language */
function stateOf(entry, language) {
  if (entry.state === 'failed') {
    const reason = language.ofCode('refusal', entry.refusal?.code ?? 'other');
    return el('span', { class: 'state state-failed' }, icon('alert'), language.t('messages.failed', { reason }));
  }
  if (entry.state === 'waiting')
    return el('span', { class: 'state state-waiting' }, icon('clock'), language.t('messages.waiting'));
  return el('span', { class: 'state state-sending' }, icon('clock'), language.t('messages.sending'));
}

/** @param {string} id @param {Language} language @param {RowActions} actions */
function failedActions(id, language, actions) {
  return el('div', { class: 'message-actions' },
    el('button', { type: 'button', class: 'link-button', onclick: () => actions.retry(id) }, language.t('messages.retry')),
    el('button', { type: 'button', class: 'link-button', onclick: () => actions.edit(id) }, language.t('messages.edit')),
    el('button', { type: 'button', class: 'link-button', onclick: () => actions.discard(id) }, language.t('messages.discard')));
}
