// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';

import { load, readJson } from '../support/paths.js';

const { completions, readSlash } = await load('core/slash.js');
const commands = readJson('server/protocol/slashcommands.json');

for (const { typed, command, unknown, rest } of readJson('tests/data/protocol/slash.json')) {
  test(`reads ${JSON.stringify(typed)}`, () => {
    const result = readSlash(typed, commands);
    assert.equal(result.command?.name ?? '', command ?? '');
    assert.equal(result.command ? '' : result.name, unknown ?? '');
    assert.equal(result.rest, rest ?? '');
  });
}

test('offers what a half-typed word may become', () => {
  assert.equal(completions('/', commands).length, commands.length);
  assert.deepEqual(completions('/ni', commands).map(({ name }) => name), ['nick']);
  assert.deepEqual(completions('/nick ', commands), []);
  assert.deepEqual(completions('hello', commands), []);
  assert.deepEqual(completions('//', commands), []);
});
