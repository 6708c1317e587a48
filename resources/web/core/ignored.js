// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
/** Whose messages the person does not want to see on this server. Kept in the browser, told to nobody. */
export class Ignored {
  /** @param {import('./storage.js').Memory} memory */
  constructor(memory) {
    this.memory = memory;
    this.key = '';
    /** @type {Set<string>} ids of people */
    this.people = new Set();
  }

  /** @param {string} server its id */
  load(server) {
    this.key = `ignored.${server}`;
    const kept = this.memory.get(this.key, []);
    this.people = new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
  }

  /** @param {string} person */
  has(person) {
    return this.people.has(person);
  }

  /** @param {string} person @param {boolean} on */
  set(person, on) {
    if (on)
      this.people.add(person);
    else
      this.people.delete(person);
    this.memory.set(this.key, this.people.size ? [...this.people] : undefined);
  }
}
