// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The values inside messages: people, rooms, events. Pure. The sibling of server/protocol/valuecodec.h and eventcodec.h.

import { BadField, array, emoji, flag, id, ids, limitedText, number, object, optional, optionalAll, text } from './fields.js';
import { readSpans } from './spans.js';

/** @typedef {import('./fields.js').Fields} Fields */
/** @typedef {import('./types.js').LogEvent} LogEvent */

export const MAX_COUNT = 2 ** 31 - 1;
export const MAX_QUOTE = 200; // code units
const MAX_STATUS = 80; // code points, like those below
const MAX_TOPIC = 250;
const MAX_WELCOME = 1000;
/** @type {readonly string[]} */
const NEWCOMERS = ['all', 'none', 'last'];
/** @type {readonly string[]} */
const KINDS = ['message', 'edit', 'delete', 'react', 'pin', 'topic', 'title', 'member'];

/** @param {Fields} fields @returns {import('./types.js').Person} */
export function readPerson(fields) {
  return {
    id: id(fields, 'id'),
    name: text(fields, 'name'),
    color: optional(fields, 'color', number, 0, 0, 7),
    host: optional(fields, 'host', flag, false),
    plain: optional(fields, 'plain', flag, false),
    away: optional(fields, 'away', flag, false),
    status: optional(fields, 'status', limitedText, '', MAX_STATUS),
  };
}

const NOBODY = Object.freeze({ id: '', name: '', color: 0, host: false, plain: false, away: false, status: '' });

/** @param {Fields} fields @returns {import('./types.js').RoomInfo} */
export function readRoom(fields) {
  const word = optional(fields, 'newcomers', text, 'all');
  const newcomers = NEWCOMERS.includes(word) ? word : 'all'; // of a later version
  return {
    id: id(fields, 'id'),
    title: text(fields, 'title'),
    epoch: text(fields, 'epoch', 64),
    first: number(fields, 'first'),
    last: number(fields, 'last'),
    people: optional(fields, 'people', number, 0),
    topic: optional(fields, 'topic', limitedText, '', MAX_TOPIC),
    archived: optional(fields, 'archived', flag, false),
    private: optional(fields, 'private', flag, false),
    temporary: optional(fields, 'temporary', flag, false),
    offRecord: optional(fields, 'offRecord', flag, false),
    direct: optional(fields, 'direct', flag, false),
    owner: optional(fields, 'owner', id, ''),
    members: optionalAll(fields, 'members', readPerson),
    newcomers: /** @type {import('./types.js').Newcomers} */ (newcomers),
    newcomersLast: newcomers === 'last' ? number(fields, 'newcomersLast', 1, MAX_COUNT) : 0,
    keepDays: optional(fields, 'keepDays', number, 0, 0, MAX_COUNT),
    keepMessages: optional(fields, 'keepMessages', number, 0, 0, MAX_COUNT),
    welcome: optional(fields, 'welcome', limitedText, null, MAX_WELCOME),
  };
}

/** What an event has that is not of a kind which fills it. @type {Omit<LogEvent, 'room'|'epoch'|'seq'|'prev'|'kind'>} */
const NOTHING = Object.freeze({ id: '', author: NOBODY, time: 0, target: 0, edited: 0, deleted: false, text: '', spans: [], source: '',
  reply: 0, quote: null, reactions: [], reacted: 0, emoji: '', on: false, subject: NOBODY });

/** @param {Fields} fields */
function readText(fields) {
  const said = text(fields, 'text');
  return {
    text: said,
    spans: readSpans(optional(fields, 'spans', array, []), said.length),
    source: optional(fields, 'source', text, ''),
  };
}

/** @param {Fields} fields @returns {import('./types.js').Quote} */
function readQuote(fields) {
  return {
    author: id(fields, 'author'),
    name: text(fields, 'name'),
    text: text(fields, 'text', MAX_QUOTE),
    deleted: optional(fields, 'deleted', flag, false),
  };
}

/** @param {Fields} fields @returns {import('./types.js').Reaction} */
function readReaction(fields) {
  const people = ids(fields, 'people');
  if (people.length === 0)
    throw new BadField('people');
  return { emoji: emoji(fields, 'emoji'), people };
}

/** @param {Fields} fields @param {number} seq */
function readMessage(fields, seq) {
  return {
    ...readText(fields),
    edited: optional(fields, 'edited', number, 0),
    deleted: optional(fields, 'deleted', flag, false),
    reply: optional(fields, 'reply', number, 0, 0, seq - 1),
    quote: fields.quote === undefined ? null : readQuote(object(fields, 'quote')),
    reactions: optionalAll(fields, 'reactions', readReaction),
    reacted: optional(fields, 'reacted', number, 0),
  };
}

/** By kind, what it has beside author and time. @type {Record<string, (fields: Fields, seq: number) => Partial<LogEvent>>} */
const contents = {
  message: readMessage,
  edit: (f, seq) => ({ target: number(f, 'target', 1, seq - 1), ...readText(f) }),
  delete: (f, seq) => ({ target: number(f, 'target', 1, seq - 1) }),
  react: (f, seq) => ({ target: number(f, 'target', 1, seq - 1), emoji: emoji(f, 'emoji'), on: flag(f, 'on') }),
  pin: (f, seq) => ({ target: number(f, 'target', 1, seq - 1), on: flag(f, 'on') }),
  topic: (f) => ({ text: limitedText(f, 'text', MAX_TOPIC) }),
  title: (f) => ({ text: text(f, 'text') }),
  member: (f) => ({ subject: readPerson(object(f, 'subject')), on: flag(f, 'on') }),
};

/** @param {Fields} fields @returns {LogEvent} */
export function readEvent(fields) {
  const seq = number(fields, 'seq', 1);
  const place = { room: id(fields, 'room'), epoch: text(fields, 'epoch', 64), seq, prev: number(fields, 'prev', 0, seq - 1) };
  const kind = text(fields, 'kind');
  if (!KINDS.includes(kind)) // its seq counts, its content is for newer clients
    return { ...NOTHING, ...place, kind: 'unknown' };
  return {
    ...NOTHING,
    ...place,
    kind: /** @type {LogEvent['kind']} */ (kind),
    id: optional(fields, 'id', text, ''),
    author: readPerson(object(fields, 'author')),
    time: number(fields, 'time'),
    ...contents[kind](fields, seq),
  };
}
