// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The page's core and a real server go through the scenarios that every client is held to.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT, readJson } from '../support/paths.js';
import { Scenario } from '../support/scenario.js';
import { startHostedServer } from '../support/server.js';

const FOLDER = 'tests/data/scenario';
const LIMITS = ['messages-per-second=0', 'bytes-per-second=0', 'searches-per-minute=0'].flatMap((limit) => ['--limit', limit]);
const files = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.json'));

for (const file of files) {
  for (const storage of ['memory', 'sqlite']) {
    test(`${file}, ${storage}`, async (t) => {
      const folder = await mkdtemp(join(tmpdir(), 'parlor-scenario-'));
      t.after(() => rm(folder, { recursive: true }));
      const server = await startHostedServer('--storage', storage, ...(storage === 'sqlite' ? ['--data', folder] : []), ...LIMITS);
      t.after(() => server.stop());
      const [first, ...steps] = readJson(`${FOLDER}/${file}`);
      const scenario = await Scenario.begin(server.port, first);
      t.after(() => scenario.close());
      for (const [at, step] of steps.entries()) {
        await scenario.run(step).catch((error) => {
          throw new Error(`step ${at + 1} of ${file}, ${JSON.stringify(step)}: ${error.message}`, { cause: error });
        });
      }
    });
  }
}

test('there are scenarios, and they see things', () => {
  assert.ok(files.length > 0);
  for (const file of files)
    assert.ok(readJson(`${FOLDER}/${file}`).some(({ sees }) => sees));
});
