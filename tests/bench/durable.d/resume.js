// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A crowd is cut off, misses what is said, and comes back all at once when the server was started anew.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { fill, Member } from './member.js';

const AT_ONCE = 50;

/** Megabytes: the most that the process ever had, and has. */
function memory(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
  return { most: megabytes('VmHWM'), now: megabytes('VmRSS') };
}

async function enterAll(port, count) {
  const crowd = [];
  while (crowd.length < count) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - crowd.length) }, (_, i) => `Member ${crowd.length + i}`);
    const members = await Promise.all(some.map((name) => Member.enter({ port, name })));
    for (const [i, member] of members.entries())
      crowd.push({ port, name: some[i], token: member.token, have: { epoch: member.epoch, seq: member.last } });
    await Promise.all(members.map((member) => member.leave()));
  }
  return crowd;
}

/** @returns {Promise<number>} when the last of what was missed came; throws where anything is missing or out of order */
async function comeBack(who, last) {
  let seq = who.have.seq;
  let fault = '';
  let done;
  const caughtUp = new Promise((resolve) => { done = resolve; });
  const member = await Member.enter(who, (event) => {
    if (event.prev !== seq)
      fault ||= `${who.name}: ${event.seq} came after ${seq}`;
    seq = event.seq;
    if (seq === last)
      done(performance.now());
  });
  if (member.wasReset)
    throw new Error(`${who.name} was to begin anew`);
  const when = await caughtUp;
  if (fault || member.fault)
    throw new Error(fault || member.fault);
  return { when, member };
}

/** @param {(port: number) => Promise<{ pid: number, port: number, stop: () => Promise<string> }>} start on the same folder */
export async function resume(start, { clients, missed }) {
  let server = await start(0);
  try {
    const { port } = server;
    const crowd = await enterAll(port, clients);
    const poster = await Member.enter({ port, name: 'Poster' });
    await fill(poster, missed, (i) => `${i} what everybody else missed, about as long as a line`);
    await poster.leave();
    await server.stop();
    server = await start(port);
    const idle = memory(server.pid).now;
    const from = performance.now();
    const last = crowd[0].have.seq + missed;
    const back = await Promise.all(crowd.map((who) => comeBack(who, last)));
    const seconds = (Math.max(...back.map(({ when }) => when)) - from) / 1000;
    const { most } = memory(server.pid);
    await Promise.all(back.map(({ member }) => member.leave()));
    return { seconds, idle, most };
  } finally {
    await server.stop();
  }
}
