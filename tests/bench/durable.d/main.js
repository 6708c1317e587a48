// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { build } from '../compare.d/build.js';
import { startServer } from '../compare.d/processes.js';
import { acknowledge } from './acknowledge.js';
import { resume } from './resume.js';

const USAGE = `durable [--only resume | --only acknowledge] [--quick] [--programs FOLDER]

Measures a server that keeps its chat: how long an acknowledgement takes at 100 messages a second, also while others search and
export 100,000 messages; and how long 1,000 clients that missed 1,000 messages take to catch up after a restart.

  --quick            a few seconds in all: shows that it works, measures nothing
  --programs FOLDER  where the programs are; otherwise the release preset is built

Exit status: 0 if every target holds (with --quick: if nothing was lost or out of order), else 1.
`;
// queue-bytes is what bounds the memory of those who come back; all clients here come from one address.
const LIMITS = ['--limit', 'all=0', '--limit', 'queue-bytes=1048576', '--limit', 'people-listed=200'];
const MOST_ACK_MS = 15;
const MOST_RESUME_SECONDS = 10;
const MOST_RESUME_MB = 300;

const yes = (holds) => (holds ? 'yes' : 'no');
const ms = (value) => value.toFixed(1);

async function inFolder(measure, programs) {
  const folder = mkdtempSync(join(tmpdir(), 'parlor-durable-'));
  const program = join(programs, 'parlor-server');
  const start = (port) => startServer([program, '--address', '127.0.0.1', '--port', String(port), '--data', folder, ...LIMITS]);
  try {
    return await measure(start,
      { program, args: ['export', '--data', folder, '--room', 'lobby', '--format', 'html'], output: join(folder, 'lobby.html') });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reportAcknowledge(options) {
  const size = options.quick ? { messages: 500, seconds: 1 } : { messages: 100_000, seconds: 20 };
  const rows = await inFolder((start, exporting) => acknowledge(start, exporting, size), options.programs);
  console.log('| beside | p50 ms | p99 ms | most ms | searches | exports | p99 below 15 ms |\n| --- | --: | --: | --: | --: | --: | --- |');
  for (const row of rows)
    console.log(`| ${row.what} | ${ms(row.p50)} | ${ms(row.p99)} | ${ms(row.most)} | ${row.searches} | ${row.exports} | ${yes(row.p99 < MOST_ACK_MS)} |`);
  return rows.every(({ p99 }) => p99 < MOST_ACK_MS);
}

async function reportResume(options) {
  const size = options.quick ? { clients: 30, missed: 300 } : { clients: 1000, missed: 1000 };
  const { seconds, idle, most } = await inFolder((start) => resume(start, size), options.programs);
  const holds = seconds < MOST_RESUME_SECONDS && most < MOST_RESUME_MB;
  console.log(`| clients | missed by each | all caught up after | MB before | MB, most | in 10 s and 300 MB |\n| --: | --: | --: | --: | --: | --- |
| ${size.clients} | ${size.missed} | ${seconds.toFixed(2)} s | ${idle.toFixed(0)} | ${most.toFixed(0)} | ${yes(holds)} |`);
  return holds;
}

export async function main(args) {
  const { values: options } = parseArgs({ args, options: {
    only: { type: 'string', multiple: true, default: [] }, quick: { type: 'boolean', default: false },
    programs: { type: 'string' }, help: { type: 'boolean', default: false } } });
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const parts = { acknowledge: reportAcknowledge, resume: reportResume };
  for (const name of options.only) {
    if (!parts[name])
      throw new Error(`--only ${name}: there is no such part`);
  }
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => process.exit(1)); // which ends the server, too
  options.programs ??= build();
  let all = true;
  for (const [name, report] of Object.entries(parts)) {
    if (options.only.length === 0 || options.only.includes(name))
      all = await report(options) && all;
  }
  return all || options.quick ? 0 : 1;
}
