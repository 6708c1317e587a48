// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Figures of several rounds and their medians.

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What was measured, by scenario and server. */
export class Figures {
  constructor() {
    this.runs = new Map();
    this.missing = new Map();
  }

  add(scenario, server, figures) {
    const key = `${scenario}/${server}`;
    this.runs.set(key, [...(this.runs.get(key) ?? []), figures]);
  }

  /** It could not be measured, or what was measured means nothing, and why. */
  miss(scenario, server, why) {
    this.missing.set(`${scenario}/${server}`, why);
    this.runs.delete(`${scenario}/${server}`);
  }

  whyMissing(scenario, server) {
    return this.missing.get(`${scenario}/${server}`);
  }

  has(scenario, server) {
    return this.runs.has(`${scenario}/${server}`) && !this.missing.has(`${scenario}/${server}`);
  }

  /** The median over the rounds, NaN if it was not measured. */
  of(scenario, server, figure) {
    const values = (this.runs.get(`${scenario}/${server}`) ?? []).map((run) => run[figure]);
    return values.length > 0 && values.every((value) => typeof value === 'number') ? median(values) : NaN;
  }

  /** The largest over the rounds, for what must never happen. */
  most(scenario, server, figure) {
    return Math.max(...(this.runs.get(`${scenario}/${server}`) ?? []).map((run) => run[figure] ?? 0));
  }

  /** Whether every run of it kept every message, in order. */
  isGood(scenario, server) {
    return this.has(scenario, server) && this.runs.get(`${scenario}/${server}`).every((run) => run.ok);
  }

  faults(scenario, server) {
    const counted = ['lost', 'doubled', 'reordered', 'corrupted', 'refused', 'closed_by_server', 'missing_acks',
      'wrong_acks', 'broken_chain', 'refusals'];
    const found = counted.filter((name) => this.most(scenario, server, name) > 0)
      .map((name) => `${name} ${this.most(scenario, server, name)}`);
    return found.join(', ') || 'incomplete';
  }
}
