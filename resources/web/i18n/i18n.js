// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Which language, and sentences in it. Dates, times, numbers and plurals are the browser's own (Intl).

import en from './en.js';
import zhTW from './zh-TW.js';

/** @typedef {Record<string, string | Record<string, string>>} Catalogue */

/** @type {Record<string, { name: string, catalogue: Catalogue }>} */
export const LANGUAGES = {
  en: { name: 'English', catalogue: en },
  'zh-TW': { name: '繁體中文', catalogue: zhTW },
};

/**
 * The best of our languages for somebody who reads these, most wanted first.
 * @param {readonly string[]} wanted language tags @returns {string}
 */
export function chooseLanguage(wanted) {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    if (/^zh(-|$)/.test(lower)) // any Chinese reads Traditional better than English
      return 'zh-TW';
    const match = Object.keys(LANGUAGES).find((known) => known.toLowerCase() === lower)
      ?? Object.keys(LANGUAGES).find((known) => known.toLowerCase().split('-')[0] === lower.split('-')[0]);
    if (match)
      return match;
  }
  return 'en';
}

export class Language {
  /** @param {string} tag one of LANGUAGES @param {readonly string[]} wanted whose regional ways of dates and times to keep */
  constructor(tag, wanted = []) {
    const region = wanted.find((known) => known.split('-')[0] === tag.split('-')[0]) ?? tag;
    this.tag = tag;
    this.catalogue = LANGUAGES[tag].catalogue;
    this.plurals = new Intl.PluralRules(tag);
    this.numbers = new Intl.NumberFormat(tag);
    const { hour12 } = new Intl.DateTimeFormat(region, { hour: 'numeric' }).resolvedOptions();
    this.clock = new Intl.DateTimeFormat(region, { hour: hour12 ? 'numeric' : '2-digit', minute: '2-digit' });
    this.full = new Intl.DateTimeFormat(region, { dateStyle: 'full', timeStyle: 'short' });
    this.dayName = new Intl.DateTimeFormat(region, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    this.date = new Intl.DateTimeFormat(region, { dateStyle: 'medium' });
    this.relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  }

  /**
   * @param {string} key @param {Record<string, string | number>} [values] `count` chooses the plural form
   * @returns {string}
   */
  t(key, values = {}) {
    const entry = this.catalogue[key] ?? key;
    const form = typeof entry === 'string' ? entry : entry[this.plurals.select(Number(values.count))] ?? entry.other;
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? this.numbers.format(value) : value;
    });
  }

  /** The sentence of a server's code, or the general one for a code that is newer than this page. */
  /** @param {'refusal'|'notice'|'end'|'slash'} family @param {string} code @param {Record<string, string>} [values] */
  ofCode(family, code, values = {}) {
    const key = `${family}.${code}`;
    return this.t(Object.prototype.hasOwnProperty.call(this.catalogue, key) ? key : `${family}.other`, values);
  }

  /** @param {number} time milliseconds since 1970 */
  time(time) {
    return this.clock.format(time);
  }

  /** Without "am" or "pm", for where there is little room. @param {number} time */
  shortTime(time) {
    const parts = this.clock.formatToParts(time).filter(({ type }) => type === 'hour' || type === 'minute');
    return parts.map(({ value }) => value).join(':');
  }

  /** @param {number} time */
  dateTime(time) {
    return this.full.format(time);
  }

  /** Where there is little room: the time if it is today's, else the date too. @param {number} time @param {number} now */
  moment(time, now) {
    return startOfDay(time) === startOfDay(now) ? this.time(time) : `${this.date.format(time)}, ${this.time(time)}`;
  }

  /** Today, yesterday, or the date. @param {number} time @param {number} now */
  day(time, now) {
    const days = Math.round((startOfDay(time) - startOfDay(now)) / 86400000);
    const label = days === 0 || days === -1 ? this.relative.format(days, 'day') : this.dayName.format(time);
    return label.charAt(0).toLocaleUpperCase(this.tag) + label.slice(1);
  }
}

/** @param {number} time */
export function startOfDay(time) {
  return new Date(time).setHours(0, 0, 0, 0);
}
