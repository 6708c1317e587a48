// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// How a room is shown wherever it is named.

import { LOBBY } from '../core/protocol.js';

/** @typedef {import('../core/types.js').RoomInfo} RoomInfo */
/** @typedef {import('../i18n/i18n.js').Language} Language */

/** The other one of the two whose room it is. @param {RoomInfo} info @param {string} you your id */
export function otherOf(info, you) {
  return info.direct ? info.members.find(({ id }) => id !== you) : undefined;
}

/** What a room is called: that of two people by the other one. The one that every server has is named in the reader's language, unless the host named it. */
/** @param {RoomInfo} info @param {Language} language @param {string} you your id */
export function roomTitle(info, language, you) {
  if (info.direct)
    return otherOf(info, you)?.name ?? info.title;
  return info.id === LOBBY && info.title === 'Lobby' ? language.t('rooms.lobby') : info.title;
}

/** @param {RoomInfo} info @returns {'people'|'lock'|'hash'} */
export function roomIcon(info) {
  return info.direct ? 'people' : info.private ? 'lock' : 'hash';
}

/** What everybody in it should know: who sees it, how long it lasts, what it is about or how many are here. */
/** @param {RoomInfo} info @param {Language} language @param {number} count of people */
export function roomNote(info, language, count) {
  const marks = [info.archived && 'rooms.archived', info.private && !info.direct && 'rooms.private', info.temporary && 'rooms.temporary',
    info.offRecord && 'rooms.offRecord'].flatMap((key) => (key ? [language.t(key)] : []));
  return [...marks, info.topic || language.t('people.count', { count })].join(' · ');
}
