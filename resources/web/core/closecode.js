// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Why a WebSocket was closed; the table is server/protocol/closecode.h.

export const CloseCode = Object.freeze({
  normal: 1000,
  goingAway: 1001,
  policy: 1008,
  tooBig: 1009,
  internalError: 1011,
  serviceRestart: 1012, // of a proxy in between
  tryAgainLater: 1013,
  noStatus: 1005,
  cut: 1006,
  tooSlow: 4000,
  noPong: 4001,
  version: 4100,
  removed: 4101,
  replaced: 4102,
});

/** @type {Set<number>} */
const COME_BACK = new Set([CloseCode.goingAway, CloseCode.internalError, CloseCode.serviceRestart, CloseCode.tryAgainLater,
  CloseCode.noStatus, CloseCode.cut]);

/** Whether to connect again by oneself. @param {number} code @returns {boolean} */
export function shouldReconnect(code) {
  return COME_BACK.has(code) || (code >= 4000 && code < 4100);
}

/** The word under which the catalogue has a sentence for an end. @param {number} code @returns {string} */
export function endWord(code) {
  switch (code) {
  case CloseCode.version: return 'version';
  case CloseCode.removed: return 'removed';
  case CloseCode.replaced: return 'replaced';
  case CloseCode.policy: return 'policy';
  case CloseCode.normal: return 'left';
  default: return 'other';
  }
}
export const END_WORDS = ['version', 'removed', 'replaced', 'policy', 'left', 'other'];
