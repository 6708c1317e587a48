// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';

import { load, read } from '../support/paths.js';

const { CloseCode, shouldReconnect } = await load('core/closecode.js');

test('comes back after what passes', () => {
  for (const code of [1001, 1005, 1006, 1011, 1012, 1013, 4000, 4001, 4099])
    assert.ok(shouldReconnect(code), String(code));
});

test('stays away when told to', () => {
  for (const code of [1000, 1002, 1003, 1007, 1008, 1009, 1010, 1015, 3000, 3999, 4100, 4101, 4102, 4199, 4999])
    assert.ok(!shouldReconnect(code), String(code));
});

test('has the numbers of the header', () => {
  const header = read('server/protocol/closecode.h');
  for (const [name, number] of [['TooSlow', CloseCode.tooSlow], ['NoPong', CloseCode.noPong], ['VersionMismatch', CloseCode.version],
    ['Removed', CloseCode.removed], ['Replaced', CloseCode.replaced]])
    assert.match(header, new RegExp(`${name} = ${number},`));
});
