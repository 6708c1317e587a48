// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What an edit or a deletion makes of a message, and who may ask for one. Pure. The sibling of server/protocol/amendment.h.

/** @typedef {import('./types.js').LogEvent} LogEvent */

/** @param {LogEvent} message @param {LogEvent} change an edit or a deletion of it @returns {LogEvent} the same one: nothing changes */
export function amend(message, change) {
  if (message.deleted)
    return message;
  if (change.kind === 'delete')
    return { ...message, deleted: true, edited: 0, text: '', spans: [], source: '' };
  if (change.seq <= message.edited || change.text === '') // older than what is here, or of a message that is gone
    return message;
  return { ...message, edited: change.seq, text: change.text, spans: change.spans, source: change.source };
}

/** Another copy of the same message may have been read later. @param {LogEvent} message @param {LogEvent} copy @returns {LogEvent} the later one */
export function later(message, copy) {
  return !message.deleted && (copy.deleted || copy.edited > message.edited) ? copy : message;
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
