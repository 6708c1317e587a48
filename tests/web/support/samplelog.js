// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A room's log as a server keeps it, see "Editing and deleting" in server/protocol/README.md, and chance that can be had again.
import { ana, bo, event, page } from './samples.js';

/** mulberry32. @param {number} seed @returns {(below: number) => number} */
export function chance(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export class SampleLog {
  constructor(random) {
    this.random = random;
    this.events = [];
  }

  get last() { return this.events.length; }

  /** Writes something that fits. @returns the event as it is told to everybody */
  grow() {
    const seq = this.last + 1;
    const standing = this.events.filter(({ kind, deleted }) => kind === 'message' && !deleted);
    const dice = this.random(10);
    if (standing.length < 2 || dice < 4) {
      this.events.push(event(seq, { author: [ana, bo][this.random(2)] }));
      return this.read(seq);
    }
    const target = standing[this.random(standing.length)];
    if (dice < 8) {
      const said = { text: `text of ${seq}`, spans: [{ kind: 'bold', start: 0, length: 4, target: '' }], source: `**text** of ${seq}` };
      Object.assign(target, said, { edited: seq });
      this.events.push(event(seq, { kind: 'edit', target: target.seq, text: '' }));
    } else {
      Object.assign(target, { text: '', spans: [], source: '', edited: 0, deleted: true });
      this.events.push(event(seq, { kind: 'delete', target: target.seq, text: '' }));
    }
    return this.read(seq);
  }

  /** An event as it is by now. */
  read(seq) {
    const found = this.events[seq - 1];
    if (found.kind !== 'edit')
      return { ...found };
    const { text, spans, source } = this.events[found.target - 1];
    return { ...found, text, spans, source };
  }

  /** @returns those from one seq up to another, both included, as they are by now */
  slice(from, to) {
    const list = [];
    for (let seq = Math.max(from, 1); seq <= Math.min(to, this.last); ++seq)
      list.push(this.read(seq));
    return list;
  }

  page(before, limit) {
    const end = before || this.last + 1;
    return page(this.slice(end - limit, end - 1), { before, more: end - limit > 1 });
  }
}
