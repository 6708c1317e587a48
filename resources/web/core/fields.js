// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Fields of a parsed JSON object, checked as they are taken. The sibling of server/protocol/fieldreader.h.

import { codePoints } from './text.js';

/** @typedef {Record<string, any>} Fields */

/** Thrown inside the codec only; its message is the name of the field. */
export class BadField extends Error {}

const ID = /^[A-Za-z0-9_-]+$/;

/** @param {string} value */
function hasLoneSurrogate(value) {
  return /\p{Surrogate}/u.test(value); // with the flag u a whole pair is one character and does not match
}

/** @param {Fields} fields @param {string} name @param {number} [max] code units @returns {string} */
export function text(fields, name, max = Infinity) {
  const value = fields[name];
  if (typeof value !== 'string' || value.length > max || hasLoneSurrogate(value))
    throw new BadField(name);
  return value;
}

/** @param {Fields} fields @param {string} name @param {number} max code points @returns {string} */
export function limitedText(fields, name, max) {
  const value = text(fields, name);
  if (codePoints(value) > max)
    throw new BadField(name);
  return value;
}

const MAX_EMOJI = 32; // code units

/** What the server lets people react with; whether it can be seen is the server's to judge, whose Unicode may be another version. @param {Fields} fields @param {string} name @returns {string} */
export function emoji(fields, name) {
  const value = text(fields, name, MAX_EMOJI);
  if (value === '' || /\p{Cc}/u.test(value))
    throw new BadField(name);
  return value;
}

/** @param {Fields} fields @param {string} name @returns {string} */
export function id(fields, name) {
  const value = text(fields, name, 64);
  if (!ID.test(value))
    throw new BadField(name);
  return value;
}

/** @param {Fields} fields @param {string} name @param {number} [min] @param {number} [max] @returns {number} */
export function number(fields, name, min = 0, max = Number.MAX_SAFE_INTEGER) {
  const value = fields[name];
  if (!Number.isSafeInteger(value) || value < min || value > max)
    throw new BadField(name);
  return value;
}

/** @param {Fields} fields @param {string} name @returns {boolean} */
export function flag(fields, name) {
  if (typeof fields[name] !== 'boolean')
    throw new BadField(name);
  return fields[name];
}

/** @param {Fields} fields @param {string} name @returns {unknown[]} */
export function array(fields, name) {
  if (!Array.isArray(fields[name]))
    throw new BadField(name);
  return fields[name];
}

/** @param {Fields} fields @param {string} name @returns {Fields} */
export function object(fields, name) {
  const value = fields[name];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadField(name);
  return value;
}

/** @type {<T>(fields: Fields, name: string, read: (item: Fields) => T) => T[]} */
export const all = (fields, name, read) => array(fields, name).map((item) => {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw new BadField(name);
  return read(item);
});
/** @type {<T>(fields: Fields, name: string, read: (item: Fields) => T) => T[]} */
export const optionalAll = (fields, name, read) => (fields[name] === undefined ? [] : all(fields, name, read));

/** Ids in a list. @param {Fields} fields @param {string} name @returns {string[]} */
export function ids(fields, name) {
  return array(fields, name).map((value) => id({ [name]: value }, name));
}

/** Numbers by room. @param {Fields} fields @param {string} name @returns {import('./types.js').Seqs} */
export function seqs(fields, name) {
  const value = object(fields, name);
  /** @type {import('./types.js').Seqs} */
  const result = Object.create(null);
  for (const room of Object.keys(value))
    result[room] = number(value, room);
  return result;
}

/**
 * @template T
 * @param {Fields} fields @param {string} name
 * @param {(fields: Fields, name: string, ...more: any[]) => T} read @param {any} otherwise @param {...any} more
 * @returns {T}
 */
export function optional(fields, name, read, otherwise, ...more) {
  return fields[name] === undefined ? otherwise : read(fields, name, ...more);
}
