// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The figures as one table of Markdown.

const number = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '-');
const SATURATED = 0.95; // of a processor; beyond it the load program is what is measured

const COLUMNS = [
  ['connects/s', (get) => number(get('connects_per_second') || get('cycles_per_second'))],
  ['deliveries/s', (get) => number(get('deliveries_per_second'))],
  ['CPU s per million', (get) => number(get('cpu_per_million'), 3)],
  ['of Parlor plain', (get, ofParlor) => (Number.isFinite(ofParlor('cpu_per_million'))
    ? `${number(get('cpu_per_million') / ofParlor('cpu_per_million'), 2)} x` : '-')],
  ['p50 ms', (get) => number(get('p50_ms'), 1)],
  ['p99 ms', (get) => number(get('p99_ms'), 1)],
  ['KB per client', (get) => number(get('rss_per_client_kb'), 1)],
  ['MB, most', (get) => number(get('rss_peak_mb') || get('rss_joined_mb') || get('rss_after_mb'))],
  ['load\'s CPU', (get) => `${number(get('own_cpu_share') * 100)} %${get('own_cpu_share') > SATURATED ? ' (full)' : ''}`],
];

const row = (cells) => `| ${cells.join(' | ')} |`;

/** One line for each scenario and server that was measured or could not be. */
export function table(scenarios, servers, figures) {
  const lines = [row(['scenario', 'server', ...COLUMNS.map(([title]) => title), 'all well']),
    row(['---', '---', ...COLUMNS.map(() => '--:'), '---'])];
  for (const { name, servers: partners } of scenarios) {
    for (const partner of partners) {
      const title = servers[partner]?.title ?? partner;
      if (!figures.has(name, partner)) {
        lines.push(row([name, title, ...COLUMNS.map(() => '-'), figures.whyMissing(name, partner) ?? 'not there']));
        continue;
      }
      const get = (figure) => figures.of(name, partner, figure);
      const ofParlor = (figure) => figures.of(name, 'parlor', figure);
      lines.push(row([name, title, ...COLUMNS.map(([, show]) => show(get, ofParlor)),
        figures.isGood(name, partner) ? 'yes' : figures.faults(name, partner)]));
    }
  }
  return lines.join('\n');
}
