// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from '../support/paths.js';
import { refusal } from '../support/samples.js';

const { Outbox } = await load('core/outbox.js');

const filled = (...ids) => {
  const outbox = new Outbox();
  for (const id of ids)
    outbox.add(id, 'lobby', `text of ${id}`, 0);
  return outbox;
};
const states = (outbox) => outbox.entries.map(({ id, state }) => `${id} ${state}`);

test('sends one after the other, in the order typed', () => {
  const outbox = filled('a', 'b');
  assert.equal(outbox.next(0).id, 'a');
  assert.equal(outbox.next(0), null);
  outbox.acknowledge('a', 7);
  assert.equal(outbox.next(0).id, 'b');
});

test('sends again, under the same id, what may not have arrived', () => {
  const outbox = filled('a', 'b');
  outbox.next(0);
  outbox.interrupt();
  assert.deepEqual(states(outbox), ['a waiting', 'b waiting']);
  assert.equal(outbox.next(0).id, 'a');
});

test('waits as long as the server asks', () => {
  const outbox = filled('a', 'b');
  outbox.next(0);
  assert.ok(outbox.refuse(refusal('rate-limited', { id: 'a', retryAfter: 400 }), 1000));
  assert.equal(outbox.next(1399), null);
  assert.equal(outbox.next(1400).id, 'a');
});

test('a refused one fails, stays, and lets the next go', () => {
  const outbox = filled('a', 'b');
  outbox.next(0);
  outbox.refuse(refusal('text-too-long', { id: 'a' }), 0);
  assert.deepEqual(states(outbox), ['a failed', 'b waiting']);
  assert.equal(outbox.waiting, 1);
  assert.equal(outbox.next(0).id, 'b');
  outbox.retry('a');
  assert.deepEqual(states(outbox), ['a waiting', 'b sent']);
});

test('goes when its event comes, or when taken back', () => {
  const outbox = filled('a', 'b');
  assert.equal(outbox.remove('a').text, 'text of a');
  assert.equal(outbox.remove('a'), null);
  assert.deepEqual(states(outbox), ['b waiting']);
});

test('what was under way when the page went is under way no more', () => {
  assert.deepEqual(states(new Outbox([{ id: 'a', room: 'lobby', text: 'x', time: 0, state: 'sent', refusal: null, seq: 0 }])), ['a waiting']);
});

test('other refusals are not its business', () => {
  assert.equal(filled('a').refuse(refusal('room-taken', { re: 'create' }), 0), false);
});
