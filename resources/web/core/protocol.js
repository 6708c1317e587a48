// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Messages of parlor.v1 to and from text frames. Pure. The specification is server/protocol/README.md.

import { BadField, all, array, flag, id, number, object, optional, optionalAll, seqs, text } from './fields.js';
import { MAX_COUNT, readEvent, readPerson, readRoom } from './values.js';

/** @typedef {import('./types.js').ServerMessage} ServerMessage */
/** @typedef {import('./types.js').ClientMessage} ClientMessage */
/** @typedef {import('./fields.js').Fields} Fields */

export const VERSION = 1;
export const SUBPROTOCOL = 'parlor.v1';
export const LOBBY = 'lobby';
export const MAX_SEQ = Number.MAX_SAFE_INTEGER;
/** Why the server refuses; the page has a sentence for each, and a general one for what a newer server adds. */
export const REFUSALS = ['malformed', 'unknown-type', 'bad-field', 'hello-first', 'second-hello', 'version', 'name-empty',
  'name-too-long', 'name-characters', 'name-reserved', 'name-taken', 'text-empty', 'text-too-long', 'no-such-message', 'not-yours', 'too-late', 'not-in-room',
  'no-such-room', 'room-taken', 'too-many-rooms', 'cannot-leave', 'rate-limited', 'not-saved', 'stopping',
  'not-allowed', 'archived', 'too-many-reactions', 'too-many-pins', 'no-such-person', 'bad-query'];
export const NOTICES = ['stopping', 'log-failed', 'log-recovered', 'local-page'];

/** Where in a log a page was read: at most one is given. @param {Fields} fields */
function readPlace(fields) {
  const given = ['before', 'after', 'around', 'at', 'pinned'].filter((name) => fields[name] !== undefined);
  if (given.length > 1)
    throw new BadField(given[1]);
  return {
    before: optional(fields, 'before', number, 0),
    after: optional(fields, 'after', number, null),
    around: optional(fields, 'around', number, null),
    at: optional(fields, 'at', number, null),
    pinned: optional(fields, 'pinned', flag, false),
  };
}

/** @type {Record<string, (fields: Fields) => ServerMessage>} */
const readers = {
  event: (f) => ({ type: 'event', event: readEvent(f) }),
  ack: (f) => ({ type: 'ack', id: id(f, 'id'), room: id(f, 'room'), seq: number(f, 'seq'), time: number(f, 'time') }),
  presence: (f) => ({
    type: 'presence',
    room: id(f, 'room'),
    count: number(f, 'count', 0, MAX_COUNT),
    people: optionalAll(f, 'people', readPerson),
    gone: optional(f, 'gone', array, []).map((item) => {
      if (typeof item !== 'string')
        throw new BadField('gone');
      return item;
    }),
  }),
  typing: (f) => ({ type: 'typing', room: id(f, 'room'), person: readPerson(object(f, 'person')), on: flag(f, 'on') }),
  page: (f) => ({
    type: 'page',
    room: id(f, 'room'),
    epoch: text(f, 'epoch', 64),
    first: number(f, 'first'),
    ...readPlace(f),
    events: all(f, 'events', readEvent),
    more: optional(f, 'more', flag, false),
    newer: optional(f, 'newer', flag, false),
  }),
  read: (f) => ({ type: 'read', room: id(f, 'room'), seq: number(f, 'seq') }),
  receipt: (f) => ({ type: 'receipt', room: id(f, 'room'), person: id(f, 'person'), seq: number(f, 'seq') }),
  found: (f) => ({
    type: 'found',
    id: id(f, 'id'),
    events: all(f, 'events', readEvent),
    more: optional(f, 'more', flag, false),
    lag: optional(f, 'lag', number, 0, 0, MAX_COUNT),
  }),
  welcome: (f) => {
    const limits = optional(f, 'limits', object, {});
    return {
      type: 'welcome',
      version: number(f, 'version', 0, MAX_COUNT),
      title: text(f, 'title'),
      server: text(f, 'server'),
      software: optional(f, 'software', text, ''),
      you: readPerson(object(f, 'you')),
      token: text(f, 'token'),
      rooms: all(f, 'rooms', readRoom),
      limits: {
        messageCharacters: optional(limits, 'messageCharacters', number, 0),
        messagesPerSecond: optional(limits, 'messagesPerSecond', number, 0),
        nameCharacters: optional(limits, 'nameCharacters', number, 0),
        frameBytes: optional(limits, 'frameBytes', number, 0),
        editSeconds: optional(limits, 'editSeconds', number, 0),
        reactionsPerMessage: optional(limits, 'reactionsPerMessage', number, 0),
      },
      time: number(f, 'time'),
    };
  },
  joined: (f) => ({
    type: 'joined',
    room: readRoom(object(f, 'room')),
    people: optionalAll(f, 'people', readPerson),
    events: all(f, 'events', readEvent),
    reset: optional(f, 'reset', flag, false),
    pins: optional(f, 'pins', array, []).map((value) => number({ pins: value }, 'pins', 1)),
    read: optional(f, 'read', number, 0),
    members: optionalAll(f, 'members', readPerson),
    receipts: optionalAll(f, 'receipts', (item) => ({ person: id(item, 'person'), seq: number(item, 'seq') })),
  }),
  left: (f) => ({ type: 'left', room: id(f, 'room') }),
  room: (f) => ({ type: 'room', room: readRoom(object(f, 'room')) }),
  'room-gone': (f) => ({ type: 'room-gone', room: id(f, 'room') }),
  refusal: (f) => ({
    type: 'refusal',
    code: text(f, 'code'),
    re: optional(f, 're', text, ''),
    id: optional(f, 'id', text, ''),
    room: optional(f, 'room', text, ''),
    field: optional(f, 'field', text, ''),
    suggestion: optional(f, 'suggestion', text, ''),
    update: optional(f, 'update', text, ''),
    retryAfter: f.retryAfter === undefined ? null : number(f, 'retryAfter', 0, MAX_COUNT),
    limit: f.limit === undefined ? null : number(f, 'limit', 0, MAX_COUNT),
  }),
  notice: (f) => ({ type: 'notice', code: text(f, 'code'), subject: optional(f, 'subject', text, '') }),
  ping: (f) => ({ type: 'ping', nonce: number(f, 'nonce'), seen: optional(f, 'seen', seqs, {}) }),
  pong: (f) => ({ type: 'pong', nonce: number(f, 'nonce'), seen: optional(f, 'seen', seqs, {}), last: optional(f, 'last', seqs, {}) }),
  bye: (f) => ({
    type: 'bye',
    code: optional(f, 'code', text, ''),
    retryAfter: f.retryAfter === undefined ? null : number(f, 'retryAfter', 0, MAX_COUNT),
  }),
};

/** What the page understands, for tests. */
export const SERVER_TYPES = Object.keys(readers);

/** @param {ClientMessage} message @returns {string} */
export function encode(message) {
  return JSON.stringify(message);
}

/**
 * Reads a frame of a server that may be hostile or newer: unknown fields are ignored, everything used is checked.
 * @param {unknown} frame
 * @returns {{ message: ServerMessage } | { error: 'malformed'|'unknown-type'|'bad-field', field: string }}
 */
export function decode(frame) {
  if (typeof frame !== 'string')
    return { error: 'malformed', field: '' };
  let parsed;
  try {
    parsed = JSON.parse(frame);
  } catch {
    return { error: 'malformed', field: '' };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { error: 'malformed', field: '' };
  if (typeof parsed.type !== 'string')
    return { error: 'bad-field', field: 'type' };
  if (!Object.prototype.hasOwnProperty.call(readers, parsed.type))
    return { error: 'unknown-type', field: '' };
  try {
    return { message: readers[parsed.type](parsed) };
  } catch (problem) {
    if (problem instanceof BadField)
      return { error: 'bad-field', field: problem.message };
    throw problem;
  }
}
