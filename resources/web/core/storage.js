// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What the page remembers. A browser may forbid storage (private windows, policies): then it lasts as long as the page.

/** @typedef {{ getItem: (key: string) => string|null, setItem: (key: string, value: string) => void,
 *   removeItem: (key: string) => void }} TextStorage */

export class Memory {
  /** @param {() => TextStorage} area looked up late, because looking alone may throw @param {string} prefix */
  constructor(area, prefix = 'parlor.') {
    this.area = area;
    this.prefix = prefix;
    /** @type {Map<string, string>} */
    this.fallback = new Map();
  }

  /** @param {string} key @param {any} otherwise @returns {any} what was remembered, as JSON; check it before use */
  get(key, otherwise) {
    let found = this.fallback.get(key) ?? null;
    try {
      found = this.area().getItem(this.prefix + key) ?? found;
    } catch {
      // forbidden: what this page itself remembers has to do
    }
    try {
      return found === null ? otherwise : JSON.parse(found);
    } catch {
      return otherwise; // somebody else wrote there
    }
  }

  /** @param {string} key @param {unknown} value undefined: forget */
  set(key, value) {
    const written = value === undefined ? undefined : JSON.stringify(value);
    try {
      if (written === undefined)
        this.area().removeItem(this.prefix + key);
      else
        this.area().setItem(this.prefix + key, written);
      this.fallback.delete(key);
    } catch {
      if (written === undefined)
        this.fallback.delete(key);
      else
        this.fallback.set(key, written);
    }
  }
}
