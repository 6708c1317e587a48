// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What edits, deletions and reactions make of a message, and who may ask for them. Pure. The sibling of server/protocol/amendment.h.

import { MAX_QUOTE } from './values.js';

/** @typedef {import('./types.js').LogEvent} LogEvent */

/**
 * In any order of edits and deletions the message ends the same; reactions are to be given in the order of their seqs.
 * @param {LogEvent} message @param {LogEvent} change an edit, a deletion or a reaction of it @returns {LogEvent} the same one: nothing changes
 */
export function amend(message, change) {
  if (message.deleted)
    return message;
  if (change.kind === 'delete')
    return { ...message, deleted: true, edited: 0, text: '', spans: [], source: '', reactions: [], reacted: 0 };
  if (change.kind === 'react')
    return change.seq <= message.reacted ? message : { ...message, reactions: withReaction(message.reactions, change.emoji, change.on, change.author.id), reacted: change.seq };
  if (change.seq <= message.edited || change.text === '') // older than what is here, or of a message that is gone
    return message;
  return { ...message, edited: change.seq, text: change.text, spans: change.spans, source: change.source };
}

/**
 * @param {import('./types.js').Reaction[]} reactions @param {string} emoji @param {boolean} on @param {string} id whose
 * @returns {import('./types.js').Reaction[]}
 */
export function withReaction(reactions, emoji, on, id) {
  const known = reactions.find((reaction) => reaction.emoji === emoji);
  if (!known)
    return on ? [...reactions, { emoji, people: [id] }] : reactions;
  if (on && known.people.includes(id))
    return reactions;
  const people = on ? [...known.people, id] : known.people.filter((person) => person !== id);
  return reactions.map((reaction) => (reaction === known ? { emoji, people } : reaction)).filter((reaction) => reaction.people.length > 0);
}

/** What a reply shows of a message, as it is now. @param {LogEvent} original @returns {import('./types.js').Quote} */
export function quoteOf({ author, text, deleted }) {
  return { author: author.id, name: author.name, text: beginning(text), deleted };
}

/** The beginning, without half a character at its end. @param {string} text */
function beginning(text) {
  const cutsPair = text.length > MAX_QUOTE && /[\uD800-\uDBFF]/.test(text[MAX_QUOTE - 1]);
  return text.slice(0, cutsPair ? MAX_QUOTE - 1 : MAX_QUOTE);
}

/**
 * The quote in a reply after an edit or a deletion of what it answers; an edit as amend() would take it.
 * @param {LogEvent} message @param {LogEvent} change @returns {LogEvent} the same one: nothing changes
 */
export function amendQuote(message, change) {
  const { quote } = message;
  if (!quote || quote.deleted || message.reply !== change.target)
    return message;
  if (change.kind === 'delete')
    return { ...message, quote: { ...quote, text: '', deleted: true } };
  return change.kind === 'edit' && change.text !== '' ? { ...message, quote: { ...quote, text: beginning(change.text) } } : message;
}

/** Another copy of the same message may have been read later. @param {LogEvent} message @param {LogEvent} copy @returns {LogEvent} the later one */
export function later(message, copy) {
  if (message.deleted || copy.deleted)
    return message.deleted ? message : copy;
  const said = copy.edited > message.edited ? copy : message;
  const { reactions, reacted } = copy.reacted > message.reacted ? copy : message;
  return reactions === said.reactions ? said : { ...said, reactions, reacted };
}

/** Of two changes of one message that which counts. @param {LogEvent|undefined} known @param {LogEvent} change @returns {LogEvent} */
export function stronger(known, change) {
  if (!known || change.kind === 'delete')
    return change;
  return known.kind === 'delete' || change.text === '' || (change.seq < known.seq && known.text !== '') ? known : change;
}

/**
 * What one may ask the server to do with a message; it decides.
 * @param {LogEvent} message @param {import('./types.js').Person|null} you
 * @param {number} editSeconds 0: always @param {number} now milliseconds, by the server's clock
 */
export function rightsOn(message, you, editSeconds, now) {
  if (!you || message.kind !== 'message' || message.deleted)
    return { edit: false, remove: false };
  const isYours = message.author.id === you.id;
  const edit = isYours && (you.host || editSeconds === 0 || now - message.time <= editSeconds * 1000);
  return { edit, remove: edit || you.host };
}

/** What was typed, as it is to be edited. @param {LogEvent} message */
export function typedText(message) {
  return message.source || message.text;
}
