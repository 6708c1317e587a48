// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
/** Who wants to know, by topic. */
export class Emitter {
  constructor() {
    /** @type {Map<string, Set<(...details: any[]) => void>>} */
    this.listeners = new Map();
  }

  /** @param {string} topic @param {(...details: any[]) => void} listener @returns {() => void} stops it */
  on(topic, listener) {
    const known = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, known.add(listener));
    return () => known.delete(listener);
  }

  /** @param {string} topic @param {...any} details */
  emit(topic, ...details) {
    for (const listener of [...this.listeners.get(topic) ?? []])
      listener(...details);
  }
}
