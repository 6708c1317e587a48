// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// How long an acknowledgement takes at a steady rate: alone, and while others search and export what is there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

import { fill, Member } from './member.js';

const PER_SECOND = 100;
const SEARCHERS = 4;
const QUERIES = ['number', 'kettle 7', '茶', '会议室', 'nobody said this', 'from:Poster ta', 'a', 'has:link'];
const WORDS = ['kettle', 'table', '茶', '会议室', 'number', 'window', 'https://example.org/a'];

/** @returns {Promise<number[]>} milliseconds, ascending */
async function postSteadily(member, seconds) {
  const from = performance.now();
  const answers = [];
  for (let i = 0; i < seconds * PER_SECOND; ++i) {
    const due = from + (i * 1000) / PER_SECOND;
    if (due > performance.now())
      await pause(due - performance.now());
    answers.push(member.post(`steadily ${i}`));
  }
  return (await Promise.all(answers)).sort((a, b) => a - b);
}

async function searchOn(port, name, index, isOver) {
  const member = await Member.enter({ port, name });
  let count = 0;
  for (; !isOver(); ++count)
    await member.search(QUERIES[(count + index) % QUERIES.length]);
  await member.leave();
  return count;
}

async function exportOn(exporting, isOver) {
  let count = 0;
  for (; !isOver(); ++count) {
    const { program, args, output } = exporting;
    const [status] = await once(spawn(program, [...args, '--output', output], { stdio: ['ignore', 'ignore', 'inherit'] }), 'close');
    if (status !== 0)
      throw new Error(`the export ended with ${status}`);
    rmSync(output);
  }
  return count;
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** @param {{ program: string, args: string[], output: string }} exporting the command that exports the lobby, and its file */
export async function acknowledge(start, exporting, { messages, seconds }) {
  const server = await start(0);
  try {
    const { port } = server;
    const poster = await Member.enter({ port, name: 'Poster' });
    await fill(poster, messages, (i) => `number ${i}: ${WORDS[i % WORDS.length]} ${WORDS[(i * 3) % WORDS.length]}`);
    while ((await poster.search('number')).lag > 0)
      await pause(100); // not while the index is made
    const rows = [];
    for (const [what, searches, exports] of [['nothing else', 0, 0], ['searches', SEARCHERS, 0], ['exports', 0, 1], ['both', SEARCHERS, 1]]) {
      let over = false;
      const others = Promise.all([...Array.from({ length: searches }, (_, i) => searchOn(port, `Searcher ${i} beside ${what}`, i, () => over)),
        ...(exports ? [exportOn(exporting, () => over)] : [])]);
      others.catch(() => {}); // it is waited for below
      const times = await postSteadily(poster, seconds);
      over = true;
      const counts = await others;
      rows.push({ what, p50: percentile(times, 0.5), p99: percentile(times, 0.99), most: times.at(-1),
        searches: counts.slice(0, searches).reduce((a, b) => a + b, 0), exports: exports ? counts.at(-1) : 0 });
    }
    await poster.leave();
    return rows;
  } finally {
    await server.stop();
  }
}
