// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What changed the messages of one room, whether they are here or not: a page that was read before a change may come after it.

import { amend, amendQuote, stronger } from './amendment.js';

/** @typedef {import('./types.js').LogEvent} LogEvent */

export class Changes {
  constructor() {
    /** @type {Map<number, LogEvent>} the edit or deletion that counts, by the seq of its message */
    this.decisive = new Map();
    /** @type {Map<number, LogEvent[]>} ascending, by the seq of their message: every one of them counts */
    this.reactions = new Map();
  }

  get size() {
    return this.decisive.size + this.reactions.size;
  }

  /** @param {LogEvent} event @returns {boolean} whether it changes a message */
  note(event) {
    const { kind, target, seq } = event;
    if (kind === 'edit' || kind === 'delete') {
      this.decisive.set(target, stronger(this.decisive.get(target), event));
      return true;
    }
    if (kind !== 'react')
      return false;
    const known = this.reactions.get(target) ?? [];
    if (!known.some((react) => react.seq === seq))
      this.reactions.set(target, [...known, event].sort((a, b) => a.seq - b.seq));
    return true;
  }

  /** What it says, and its quote; in any order of the changes the same. @param {LogEvent} message */
  reword(message) {
    const change = this.decisive.get(message.seq);
    const said = change ? amend(message, change) : message;
    const original = this.decisive.get(said.reply);
    return original ? amendQuote(said, original) : said;
  }

  /** @param {LogEvent} message as it came, without any that came later @returns {LogEvent} with its reactions */
  react(message) {
    return (this.reactions.get(message.seq) ?? []).reduce(amend, message);
  }

  clear() {
    this.decisive.clear();
    this.reactions.clear();
  }

  /** Forgets those of messages that are older than any here, which come as they are by now. @param {number} oldest */
  prune(oldest) {
    for (const [target, { seq }] of this.decisive) {
      if (seq < oldest)
        this.decisive.delete(target);
    }
    for (const [target, list] of this.reactions) {
      if (list[list.length - 1].seq < oldest)
        this.reactions.delete(target);
    }
  }
}
