// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What stands in a room's message list, from its events and from what waits to be sent. Pure.

/** @typedef {import('./types.js').LogEvent} LogEvent */
/** @typedef {import('./types.js').OutboxEntry} OutboxEntry */
/** @typedef {import('./types.js').Person} Person */
/**
 * @typedef {{ key: string, type: 'day', time: number } | { key: string, type: 'new' }
 *   | { key: string, type: 'hidden', author: Person, seqs: number[] } | { key: string, type: 'happening', event: LogEvent }
 *   | { key: string, type: 'message', head: boolean, own: boolean, author: Person, time: number, event: LogEvent|null,
 *       entry: OutboxEntry|null, change: OutboxEntry|null, reacting: OutboxEntry[] }} Line `change`, `reacting`: what is to become of it
 */

/** What is no message and shows all the same. */
const HAPPENINGS = ['pin', 'topic', 'title', 'member'];
const GROUP = 5 * 60 * 1000; // milliseconds: what one person says within is one block

/**
 * @param {LogEvent[]} events ascending @param {OutboxEntry[]} entries in the order typed
 * @param {{ you: Person|null, newAfter: number|null, startOfDay: (time: number) => number,
 *   changes?: Map<number, OutboxEntry>, reactions?: Map<number, OutboxEntry[]>, isHidden?: (event: LogEvent) => boolean }} view
 *   `changes` and `reactions` by the seq of their message; what is hidden is one line for all in a row
 * @returns {Line[]}
 */
export function buildLines(events, entries, { you, newAfter, startOfDay, changes, reactions, isHidden }) {
  /** @type {Line[]} */
  const lines = [];
  let day = NaN;
  let author = '';
  let time = -Infinity;
  let isMarked = newAfter === null;
  /** @param {string} key @param {Person} by @param {number} at @param {LogEvent|null} event @param {OutboxEntry|null} entry */
  const add = (key, by, at, event, entry) => {
    const own = by.id === you?.id;
    const its = startOfDay(at);
    if (its !== day) {
      lines.push({ key: `day-${its}-${event ? event.seq : key}`, type: 'day', time: at });
      author = '';
    }
    if (!isMarked && event && event.seq > Number(newAfter) && !own) {
      lines.push({ key: 'new', type: 'new' });
      isMarked = true;
      author = '';
    }
    const who = `${by.id} ${by.name}`;
    const change = event && !event.deleted && changes ? changes.get(event.seq) ?? null : null;
    lines.push({ key, type: 'message', head: who !== author || at - time > GROUP, own, author: by, time: at, event, entry, change,
      reacting: (event && reactions?.get(event.seq)) ?? [] });
    [day, author, time] = [its, who, at];
  };
  /** @param {LogEvent} event */
  const hide = (event) => {
    const last = lines[lines.length - 1];
    if (last?.type === 'hidden' && last.author.id === event.author.id)
      last.seqs.push(event.seq);
    else
      lines.push({ key: `hidden-${event.seq}`, type: 'hidden', author: event.author, seqs: [event.seq] });
    author = '';
  };
  for (const event of events) {
    if (HAPPENINGS.includes(event.kind)) {
      lines.push({ key: `seq-${event.seq}`, type: 'happening', event });
      author = '';
    } else if (event.kind === 'message' && isHidden?.(event))
      hide(event);
    else if (event.kind === 'message')
      add(event.id && event.author.id === you?.id ? `own-${event.id}` : `seq-${event.seq}`, event.author, event.time, event, null);
  }
  if (you) {
    for (const entry of entries)
      add(`own-${entry.id}`, you, entry.time, null, entry);
  }
  return lines;
}
