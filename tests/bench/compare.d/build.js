// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What is measured must be there, and new.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ROOT, WS } from './paths.js';

function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 2, 'inherit'] }); // standard output is for the table
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')} failed; ./test installs what building needs`);
}

/** Builds the release preset. @returns {string} the folder of the programs */
export function build() {
  const folder = join(ROOT, 'build/release');
  if (!existsSync(join(folder, 'build.ninja')))
    run('cmake', '--preset', 'release');
  const targets = ['parlor-server', 'parlor-load', 'simplechat'];
  if (readFileSync(join(folder, 'build.ninja'), 'utf8').includes('bin/beastchat'))
    targets.push('beastchat');
  run('ninja', '-C', 'build/release', ...targets);
  if (!existsSync(WS))
    throw new Error('there is no ws: run npm ci --ignore-scripts in tests/web');
  return join(folder, 'bin');
}

/** Was the server built with Qt's private headers, which make its connections smaller? */
export function usesPrivateHeaders(programs) {
  const commands = join(programs, '../compile_commands.json');
  const transport = existsSync(commands)
    && JSON.parse(readFileSync(commands, 'utf8')).filter(({ file }) => file.includes('/server/transport/'));
  return transport && transport.some(({ command }) => /\/QtCore\/6\.[0-9.]+\/?/.test(command));
}
