// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// How long to wait before connecting again.

const FIRST = 500;
const LONGEST = 15000;

/** Doubles from attempt to attempt and is spread, so that a room full of pages does not come back in one instant. */
export class Backoff {
  /** @param {() => number} random from 0 to 1 */
  constructor(random) {
    this.random = random;
    this.attempts = 0;
  }

  /** @param {number} atLeast what the server asked for @returns {number} milliseconds */
  next(atLeast = 0) {
    const ceiling = Math.min(LONGEST, FIRST * 2 ** Math.min(this.attempts++, 10));
    return Math.round(atLeast + ceiling / 2 + (this.random() * ceiling) / 2);
  }

  reset() {
    this.attempts = 0;
  }
}
