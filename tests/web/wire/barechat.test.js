// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Command-line clients that know nothing of Parlor: a WebSocket, no subprotocol, lines of text.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { joinBarely } from '../support/people.js';
import { startServer } from '../support/server.js';

test('a bare command-line client sends, hears itself and others', async (t) => {
  const server = await startServer();
  t.after(() => server.stop());
  const [first, second] = [await joinBarely(server.port), await joinBarely(server.port)];
  t.after(() => Promise.all([first.kill(), second.kill()]));

  const [one, two] = ['one <b>& 二 😀', `two ${'.'.repeat(300)}`];
  first.say(one);
  await Promise.all([first, second].map((client) => client.hears((text) => text === one)));
  second.say(two);
  await Promise.all([first, second].map((client) => client.hears((text) => text === two)));
  assert.deepEqual(first.heard, [true, one, two]);
  assert.deepEqual(second.heard, [true, one, two]);

  assert.equal(await first.finish(), 0);
  second.say('still here');
  await second.hears((text) => text === 'still here');
  assert.deepEqual(second.heard, [true, one, two, 'still here'], 'nothing but what was said');
});
