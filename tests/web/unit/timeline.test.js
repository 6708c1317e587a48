// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from '../support/paths.js';
import { event, events } from '../support/samples.js';

const { Timeline } = await load('core/timeline.js');
const seqs = (timeline) => timeline.events.map(({ seq }) => seq);

test('keeps each event once and in order', () => {
  const timeline = new Timeline('e1', 1);
  timeline.add([event(1), event(3), event(2), event(3)]);
  assert.deepEqual(timeline.add([event(2), event(4)]).map(({ seq }) => seq), [4]);
  assert.deepEqual(seqs(timeline), [1, 2, 3, 4]);
  assert.equal(timeline.hole(), 0);
});

test('sees a hole by prev, not by counting', () => {
  const timeline = new Timeline('e1', 1);
  timeline.add([event(1), event(7, { prev: 1 })]);
  assert.equal(timeline.hole(), 0);
  timeline.add([event(10, { prev: 9 })]);
  assert.equal(timeline.hole(), 10);
  timeline.addPage(1, 10, [event(9, { prev: 7 })], true);
  assert.equal(timeline.hole(), 0);
  assert.deepEqual(seqs(timeline), [1, 7, 9, 10]);
});

test('what retention removed is no hole', () => {
  const timeline = new Timeline('e1', 1);
  timeline.add([event(1)]);
  timeline.first = 8;
  timeline.add([event(8, { prev: 7 })]);
  assert.equal(timeline.hole(), 0);
});

test('does not ask for ever when the server has nothing more', () => {
  const timeline = new Timeline('e1', 1);
  timeline.add([event(1), event(10, { prev: 9 })]);
  assert.equal(timeline.hole(), 10);
  timeline.addPage(1, 10, [], false);
  assert.equal(timeline.hole(), 0);
});

test('knows whether there is something older', () => {
  const timeline = new Timeline('e1', 1);
  assert.equal(timeline.hasOlder, false);
  timeline.add(events(51, 60));
  assert.equal(timeline.hasOlder, true);
  timeline.addPage(1, 51, events(1, 50), false);
  assert.equal(timeline.hasOlder, false);
  assert.equal(seqs(timeline).length, 60);
});

test('stays bounded', () => {
  const timeline = new Timeline('e1', 1);
  timeline.add(events(1, 6000));
  assert.equal(timeline.events.length, 5000);
  assert.equal(timeline.last, 6000);
  assert.equal(timeline.hasOlder, true);
});
