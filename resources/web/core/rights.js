// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What one may ask for in a room; the server decides. Pure.

/** @param {import('./types.js').RoomInfo} info @param {import('./types.js').Person|null} you */
export function rightsIn(info, you) {
  const rules = you !== null && (you.host || (info.owner !== '' && info.owner === you.id));
  return {
    configure: rules && !info.direct,
    pin: rules && !info.archived,
    invite: info.private && !info.direct && !info.archived,
    expel: rules && info.private && !info.direct,
    write: !info.archived,
  };
}

/** @typedef {Pick<import('./types.js').RoomInfo, 'title'|'topic'|'archived'|'newcomers'|'newcomersLast'|'keepDays'|'keepMessages'>
 *   & { welcome: string }} Rules */

/** What is to be configured: what differs, and only what means something. @param {Rules} rules @param {Rules} wanted @returns {Partial<Rules>} */
export function ruleChanges(rules, wanted) {
  const { newcomers, newcomersLast, ...rest } = wanted;
  const changes = Object.fromEntries(Object.entries(rest).filter(([name, value]) => value !== /** @type {any} */ (rules)[name]));
  if (newcomers === 'last' && (rules.newcomers !== 'last' || rules.newcomersLast !== newcomersLast))
    return { ...changes, newcomers, newcomersLast };
  return newcomers === rules.newcomers ? changes : { ...changes, newcomers };
}
