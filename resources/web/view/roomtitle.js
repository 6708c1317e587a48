// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { LOBBY } from '../core/protocol.js';

/** What a room is called: that of two people by the other one. The one that every server has is named in the reader's language, unless the host named it. */
/** @param {import('../core/types.js').RoomInfo} info @param {import('../i18n/i18n.js').Language} language @param {string} you your id */
export function roomTitle(info, language, you) {
  if (info.direct)
    return info.members.find(({ id }) => id !== you)?.name ?? info.title;
  return info.id === LOBBY && info.title === 'Lobby' ? language.t('rooms.lobby') : info.title;
}
