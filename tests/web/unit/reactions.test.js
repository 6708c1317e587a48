// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What reactions make of a message and changes of a quote, by the rows that the desktop client's tests read too.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load, readJson } from '../support/paths.js';
import { event, joined, welcome } from '../support/samples.js';

const { amend, amendQuote, later, quoteOf } = await load('core/amendment.js');
const { Store } = await load('core/store.js');
const { readEvent } = await load('core/values.js');

for (const { name, message, changes, result } of readJson('tests/data/protocol/folding.json')) {
  test(`folds ${name}`, () => {
    const folded = changes.map(readEvent)
      .reduce((so, change) => (change.target === so.seq ? amend(so, change) : amendQuote(so, change)), readEvent(message));
    assert.deepEqual(folded, readEvent(result));
  });
}

test('quotes what is there', () => {
  const x = 'x'.repeat(199);
  assert.deepEqual(quoteOf(event(1, { text: `${x}👍` })), { author: 'p2', name: 'Bo', text: x, deleted: false });
  assert.equal(quoteOf(event(1, { text: `${x}x` })).text, `${x}x`);
  assert.equal(quoteOf(event(1, { text: '', deleted: true })).deleted, true);
});

test('of two copies takes from each what was read later', () => {
  const thumb = [{ emoji: '👍', people: ['p1'] }];
  const edited = event(1, { text: 'new', edited: 5 });
  const reacted = event(1, { reactions: thumb, reacted: 6 });
  for (const both of [later(edited, reacted), later(reacted, edited)])
    assert.deepEqual(both, event(1, { text: 'new', edited: 5, reactions: thumb, reacted: 6 }));
  const gone = event(1, { text: '', deleted: true });
  assert.equal(later(gone, reacted), gone);
  assert.equal(later(reacted, gone), gone);
  assert.equal(later(reacted, event(1)), reacted);
});

test('what the page does not show yet counts all the same', () => {
  const store = new Store();
  store.apply(welcome(), 0);
  store.apply(joined([event(1)], { reset: true }), 0);
  store.watch('');
  for (const [at, kind] of ['react', 'pin', 'topic', 'title', 'member'].entries())
    store.apply({ type: 'event', event: event(at + 2, { kind, target: 1 }) }, 0);
  const room = store.room('lobby');
  assert.equal(room.timeline.last, 6);
  assert.equal(room.timeline.hole(), 0);
  assert.equal(room.unread, 0);
});
