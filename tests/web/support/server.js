// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A real parlor-server for tests. PARLOR_SERVER names the binary, PARLOR_HOSTED_SERVER that of one with a host.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const READY = /^Parlor is ready: (https?):\/\/.+:(\d+)\/$/;

/** Who says hello with it is the host of a hosted server. */
export const HOST_TOKEN = 'token-of-the-host';

/** @returns {Promise<{ port: number, url: string, stop: (signal?: NodeJS.Signals) => Promise<number|null> }>} */
export const startServer = (...options) => start('PARLOR_SERVER', options);
export const startHostedServer = (...options) => start('PARLOR_HOSTED_SERVER', options);

async function start(variable, options) {
  const binary = process.env[variable];
  if (!binary)
    throw new Error(`${variable} must name the server to test`);
  const usual = { '--address': '127.0.0.1', '--port': '0', '--storage': 'memory' };
  const rest = Object.entries(usual).filter(([name]) => !options.includes(name)).flat();
  const server = spawn(binary, [...rest, ...options], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PARLOR_HOST_TOKEN: HOST_TOKEN } });
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
