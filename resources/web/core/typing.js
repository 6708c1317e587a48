// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Saying that one writes, as often as the protocol wants.

const REPEAT = 3000; // milliseconds

export class TypingSaid {
  /** @param {() => number} now @param {(room: string, on: boolean) => void} send */
  constructor(now, send) {
    this.now = now;
    this.send = send;
    /** @type {Map<string, number>} when it was last said, by room */
    this.said = new Map();
  }

  /** Called with every key. @param {string} room @param {boolean} on */
  say(room, on) {
    const said = this.said.get(room);
    if (on ? said !== undefined && this.now() - said < REPEAT : said === undefined)
      return;
    if (on)
      this.said.set(room, this.now());
    else
      this.said.delete(room);
    this.send(room, on);
  }

  /** A message ends it without a word. @param {string} [room] every one if missing */
  forget(room) {
    if (room === undefined)
      this.said.clear();
    else
      this.said.delete(room);
  }
}
