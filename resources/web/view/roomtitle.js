// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { LOBBY } from '../core/protocol.js';

/** What a room is called. The one that every server has is named in the reader's language, unless the host named it. */
/** @param {import('../core/types.js').RoomInfo} info @param {import('../i18n/i18n.js').Language} language */
export function roomTitle(info, language) {
  return info.id === LOBBY && info.title === 'Lobby' ? language.t('rooms.lobby') : info.title;
}
