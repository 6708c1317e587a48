// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Starts servers and the load program.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const SERVER_CPU = 0;
const LOAD_CPU = 1;
const START_SECONDS = 20;
const STOP_SECONDS = 15;
const LOAD_SECONDS = 900;
const READY = [/^Parlor is ready: http.*:(\d+)\/$/, /^ready (\d+)$/];

let pins = false;

/** From now on the server runs on one processor and the load program on another. */
export function pin() {
  pins = [SERVER_CPU, LOAD_CPU].every((cpu) => spawnSync('taskset', ['-c', String(cpu), 'true']).status === 0);
  if (!pins)
    console.error('compare: no taskset, or not two processors: server and load share one, and the figures say little');
}

const pinned = (cpu, command) => (pins ? ['taskset', '-c', String(cpu), ...command] : command);

/** Whether the process ended within so many seconds. */
async function endsWithin(seconds, ended) {
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, seconds * 1000, false); });
  const inTime = await Promise.race([ended.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}

/**
 * Starts a server and waits until it can be joined. stop() ends it.
 * @returns {Promise<{ pid: number, port: number, stop: () => Promise<string> }>} stop: how it had ended before, if it had
 */
export async function startServer(command) {
  const [program, ...args] = pinned(SERVER_CPU, command);
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(server, 'exit');
  ended.catch(() => {}); // the promise below tells
  let complaint = '';
  server.stderr.on('data', (data) => { complaint = (complaint + data).slice(0, 1000); });
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  let timer;
  const port = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${why} ${complaint.trim()}`));
    timer = setTimeout(() => { kill(); fail('not ready in time:'); }, START_SECONDS * 1000);
    server.once('error', reject);
    server.once('close', () => fail('did not start:'));
    createInterface(server.stdout).on('line', (line) => {
      const found = READY.map((ready) => ready.exec(line)).find(Boolean);
      if (found)
        resolve(Number(found[1]));
    });
  }).finally(() => clearTimeout(timer));
  return {
    pid: server.pid, // taskset becomes the program
    port,
    async stop() {
      const died = server.exitCode ?? server.signalCode;
      server.kill('SIGTERM');
      if (!await endsWithin(STOP_SECONDS, ended))
        kill();
      process.off('exit', kill);
      return died === null ? '' : `the server ended by itself: ${died} ${complaint.trim()}`;
    },
  };
}

/** One run of the load program against the server. @returns {Promise<Record<string, any>>} its figures */
export async function load(program, server, args) {
  const [first, ...rest] = pinned(LOAD_CPU,
    [program, '--json', '--port', String(server.port), '--pid', String(server.pid), ...args.map(String)]);
  const child = spawn(first, rest, { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const timer = setTimeout(kill, LOAD_SECONDS * 1000);
  let text = '';
  child.stdout.on('data', (data) => { text += data; });
  await once(child, 'close');
  clearTimeout(timer);
  process.off('exit', kill);
  if (!text)
    throw new Error(`parlor-load ${args.join(' ')} ended with ${child.exitCode} and no figures`);
  return JSON.parse(text);
}
