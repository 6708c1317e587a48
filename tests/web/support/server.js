// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A real parlor-server for browser tests. PARLOR_SERVER names the binary.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const READY = /^Parlor is ready: (https?):\/\/.+:(\d+)\/$/;

/** @returns {Promise<{ port: number, url: string, stop: (signal?: NodeJS.Signals) => Promise<number|null> }>} */
export async function startServer(...options) {
  const binary = process.env.PARLOR_SERVER;
  if (!binary)
    throw new Error('PARLOR_SERVER must name the parlor-server to test');
  const usual = { '--address': '127.0.0.1', '--port': '0', '--storage': 'memory' };
  const rest = Object.entries(usual).filter(([name]) => !options.includes(name)).flat();
  const server = spawn(binary, [...rest, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const [scheme, port] = await new Promise((resolve, reject) => {
    server.once('error', reject);
    ended.then((code) => reject(new Error(`parlor-server ended with ${code} before it was ready`)));
    createInterface(server.stdout).on('line', (line) => {
      const ready = READY.exec(line);
      if (ready)
        resolve([ready[1], Number(ready[2])]);
    });
  });
  return {
    port,
    url: `${scheme}://127.0.0.1:${port}/`,
    stop: (signal = 'SIGTERM') => {
      server.kill(signal);
      return ended;
    },
  };
}
