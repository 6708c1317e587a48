// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { initials } from '../core/text.js';
import { el } from './dom.js';

/** The round with somebody's letters. @param {import('../core/types.js').Person} person @param {'row'|'side'|'tiny'} size @param {string} [presence] */
export function avatar(person, size, presence = '') {
  const round = el('span', { class: `avatar avatar-${size} tint-${person.color}`, 'aria-hidden': 'true' }, initials(person.name));
  if (presence)
    round.append(el('span', { class: `presence ${presence}` }));
  return round;
}
