// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// One line of the message list as an element.

import { avatar } from './avatar.js';
import { el, icon } from './dom.js';
import { withReaction } from '../core/amendment.js';
import { quoteButton, reactionChips, seenMark } from './messageparts.js';
import { toolbar } from './messagetools.js';
import { richText } from './richtext.js';

/** @typedef {import('../core/lines.js').Line} Line */
/** @typedef {import('../i18n/i18n.js').Language} Language */
/** @typedef {import('./messagetools.js').Rights} Rights */
/**
 * @typedef {{ retry: (id: string) => void, edit: (id: string) => void, discard: (id: string) => void,
 *   reveal: (seqs: number[]) => void, jump: (seq: number) => void, react: (seq: number, emoji: string, on: boolean) => void,
 *   tools: import('./messagetools.js').ToolActions }} RowActions
 * @typedef {{ language: Language, now: number, you: string, actions: RowActions, rights: (line: Line) => Rights,
 *   nameOf: (person: string) => string, seen: { seq: number, names: string[] } }} RowContext `seen`: by whom one's last message
 */

/** What the element depends on: the same again means that it can stay. @param {Line} line @param {RowContext} context */
export function signature(line, { language, now, rights, seen }) {
  if (line.type === 'day')
    return language.day(line.time, now);
  if (line.type === 'new' || line.type === 'happening')
    return '';
  if (line.type === 'hidden')
    return String(line.seqs.length);
  const entry = line.entry ?? line.change;
  const { edit, remove, write } = rights(line);
  const quote = line.event?.quote;
  const reacting = line.reacting.map(({ emoji, on }) => `${emoji}${on}`).join();
  const seenBy = line.event && line.event.seq === seen.seq ? seen.names.join() : '';
  return `${line.head} ${line.author.name} ${entry ? `${entry.id} ${entry.state} ${entry.seq} ${entry.refusal?.code ?? ''}` : 'event'} ${
    line.event?.edited} ${line.event?.deleted} ${edit} ${remove} ${write} ${
    line.event?.reacted} ${reacting} ${quote ? `${quote.deleted} ${quote.text}` : ''} ${seenBy}`;
}

/** @param {Line} line @param {RowContext} context @returns {HTMLElement} */
export function makeRow(line, context) {
  const { language } = context;
  if (line.type === 'day')
    return el('div', { class: 'divider', role: 'separator' }, el('span', {}, language.day(line.time, context.now)));
  if (line.type === 'new')
    return el('div', { class: 'divider divider-new', role: 'separator' }, el('span', {}, language.t('messages.new')));
  if (line.type === 'hidden') {
    return el('div', { class: 'happening' }, language.t('ignore.hidden', { name: line.author.name, count: line.seqs.length }),
      el('button', { type: 'button', class: 'link-button', onclick: () => context.actions.reveal(line.seqs) }, language.t('ignore.reveal')));
  }
  if (line.type === 'happening')
    return el('div', { class: 'happening' }, happeningText(line.event, language));
  return messageRow(line, context);
}

/** @param {Extract<Line, { type: 'message' }>} line @param {RowContext} context */
function messageRow(line, { language, you, actions, rights, nameOf, seen }) {
  const { event, author } = line;
  const entry = line.entry ?? line.change;
  const name = line.own ? language.t('people.you', { name: author.name }) : author.name;
  const time = el('time', { class: 'time', datetime: new Date(line.time).toISOString(), title: language.dateTime(line.time) },
    line.head ? language.time(line.time) : language.shortTime(line.time));
  const state = entry ? stateOf(entry, language) : null;
  const mark = event && event.edited > 0 ? el('span', { class: 'edited', id: `${line.key}-edited` }, language.t('messages.edited')) : null;
  const header = el('div', { class: line.head ? 'message-header' : 'message-header message-header-quiet', id: `${line.key}-head` },
    el('bdi', { class: `name tint-name-${author.color}` }, name), time, line.head ? mark : null, line.head ? state : null);
  const content = event?.deleted ? el('div', { class: 'message-text message-gone' }, language.t('messages.deleted'))
    : el('div', { class: 'message-text', dir: 'auto' }, ...contentOf(line, you));
  if (!line.head && mark) // its time shows only at a glance, so the mark stands where the text ends
    content.append(endsInBlock(content) ? '' : ' ', mark);
  const quote = event ? event.quote : entry?.quote ?? null;
  const target = event ? event.reply : entry?.reply ?? 0;
  const reactions = event && !event.deleted ? reactionsOf(line, event, you) : [];
  const body = el('div', { class: 'message-body' }, header, quote && !event?.deleted ? quoteButton(quote, language, () => actions.jump(target)) : null,
    content, line.head ? null : state,
    event ? reactionChips(reactions, language, you, { nameOf, react: (emoji, on) => actions.react(event.seq, emoji, on) }) : null,
    event && event.seq === seen.seq ? seenMark(seen.names, language) : null);
  if (entry?.state === 'failed')
    body.append(failedActions(entry.id, language, actions));
  const classes = ['message', line.head ? 'message-head' : '', line.own ? 'message-own' : '', entry ? `message-${entry.state}` : ''];
  return el('article', {
    class: classes.filter(Boolean).join(' '),
    'data-seq': event?.seq,
    'aria-labelledby': !line.head && mark ? `${header.id} ${mark.id}` : header.id,
  }, line.head ? avatar(author, 'row') : el('span', { class: 'gutter' }), body,
  event && !event.deleted ? toolbar(event.seq, rights(line), language, actions.tools) : null);
}

/** As they will be. @param {Extract<Line, { type: 'message' }>} line @param {import('../core/types.js').LogEvent} event @param {string} you */
function reactionsOf({ reacting }, event, you) {
  return reacting.reduce((so, { emoji, on }) => withReaction(so, emoji, on, you), event.reactions);
}

/** @param {import('../core/types.js').LogEvent} event @param {Language} language */
function happeningText({ kind, author: { name }, on, text, subject }, language) {
  switch (kind) {
  case 'pin': return language.t(on ? 'happening.pin' : 'happening.unpin', { name });
  case 'topic': return text ? language.t('happening.topic', { name, text }) : language.t('happening.noTopic', { name });
  case 'title': return language.t('happening.title', { name, text });
  default: return language.t(on ? 'happening.member' : 'happening.noMember', { name: subject.name });
  }
}

/** @param {Element} content */
function endsInBlock(content) {
  const last = content.lastElementChild;
  return last !== null && last === content.lastChild && last.matches('pre, blockquote');
}

/** The latest there is: what is to be said, or what was. @param {Extract<Line, { type: 'message' }>} line @param {string} you */
function contentOf({ entry, change, event }, you) {
  if (change?.kind === 'edit')
    return [change.text];
  return event ? richText(event.text, event.spans, you) : [entry ? entry.text : ''];
}

/** @param {import('../core/types.js').OutboxEntry} entry @param {Language} language */
function stateOf(entry, language) {
  if (entry.state === 'failed') {
    const reason = language.ofCode('refusal', entry.refusal?.code ?? 'other');
    return el('span', { class: 'state state-failed' }, icon('alert'), language.t('messages.failed', { reason }));
  }
  if (entry.state === 'waiting')
    return el('span', { class: 'state state-waiting' }, icon('clock'), language.t(entry.kind === 'delete' ? 'messages.waitingDelete' : 'messages.waiting'));
  return el('span', { class: 'state state-sending' }, icon('clock'), language.t('messages.sending'));
}

/** @param {string} id @param {Language} language @param {RowActions} actions */
function failedActions(id, language, actions) {
  return el('div', { class: 'message-actions' },
    el('button', { type: 'button', class: 'link-button', onclick: () => actions.retry(id) }, language.t('messages.retry')),
    el('button', { type: 'button', class: 'link-button', onclick: () => actions.edit(id) }, language.t('messages.edit')),
    el('button', { type: 'button', class: 'link-button', onclick: () => actions.discard(id) }, language.t('messages.discard')));
}
