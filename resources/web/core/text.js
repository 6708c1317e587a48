// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
/** Code points, the unit in which people's limits are counted. @param {string} text */
export function codePoints(text) {
  let count = 0;
  for (const _ of text)
    ++count;
  return count;
}

/** One or two letters that stand for a name. @param {string} name */
export function initials(name) {
  const words = name.split(/[\s_.-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = (/** @type {string} */ word) => [...word].find((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? '';
  if (words.length === 0)
    return [...name][0] ?? '';
  const isIdeographic = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u.test(words[0]);
  const last = words.length > 1 && !isIdeographic ? first(words[words.length - 1]) : '';
  return (first(words[0]) + last).toUpperCase();
}
