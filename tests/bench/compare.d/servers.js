// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The servers that are compared: how each is started, and how the load program speaks to it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { BASELINES, WS } from './paths.js';

// queue-bytes is what keeps a reader that never reads from filling the memory; people-listed keeps each of many joining
// people from being told about all others. No other server has either.
const LIMITS = ['--limit', 'all=0', '--limit', 'queue-bytes=1048576'];

/** Stands in a command for an empty folder, a new one at each start. */
export const FOLDER = '{folder}';

function parlor(programs, ...more) {
  return [join(programs, 'parlor-server'), '--address', '127.0.0.1', '--port', '0', ...LIMITS, ...more];
}

const wschat = (...more) => [process.execPath, join(BASELINES, 'wschat.js'), ...more];
const listing = ['--limit', 'people-listed=200'];

/** Whether this version of the server can encrypt. One that cannot says so instead of complaining about the files. */
function encrypts(programs) {
  const { stderr } = spawnSync(join(programs, 'parlor-server'), ['--tls-cert', '/dev/null', '--tls-key', '/dev/null', '--port', '0'],
    { encoding: 'utf8', timeout: 5000 });
  return !stderr?.includes('cannot encrypt yet');
}

/**
 * @param {{ cert: string, key: string } | null} tls
 * @returns {Record<string, { title: string, command: string[], load: string[] }>} by short name; what is not there is missing
 */
export function servers(programs, tls) {
  const files = tls && { parlor: ['--tls-cert', tls.cert, '--tls-key', tls.key], ws: ['--cert', tls.cert, '--key', tls.key] };
  const beast = join(programs, 'beastchat');
  const all = [
    ['parlor', 'Parlor, plain', parlor(programs), []],
    ['parlor-rich', 'Parlor, rich', parlor(programs, ...listing), ['--rich']],
    ['parlor-kept', 'Parlor, plain, SQLite', parlor(programs, '--data', FOLDER), []],
    ['parlor-rich-kept', 'Parlor, rich, SQLite', parlor(programs, '--data', FOLDER, ...listing), ['--rich']],
    ['parlor-tls', 'Parlor, plain, TLS', files && encrypts(programs) && parlor(programs, ...files.parlor), ['--tls']],
    ['qt', 'Qt, stock shape', [join(programs, 'simplechat')], []],
    ['ws', 'ws', existsSync(WS) && wschat(), []],
    ['ws-once', 'ws, frame built once', existsSync(WS) && wschat('--frame-once'), []],
    ['ws-tls', 'ws, TLS', files && existsSync(WS) && wschat(...files.ws), ['--tls']],
    ['beast', 'Boost.Beast', existsSync(beast) && [beast], []],
  ];
  return Object.fromEntries(all.filter(([, , command]) => command)
    .map(([name, title, command, load]) => [name, { title, command, load }]));
}
