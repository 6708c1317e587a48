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
