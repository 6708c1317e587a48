// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from '../support/paths.js';
import { ana, bo, event, events } from '../support/samples.js';

const { buildLines } = await load('core/lines.js');
const { RowWindow } = await load('core/rowwindow.js');
const { initials, codePoints } = await load('core/text.js');

const DAY = 86400000;
const startOfDay = (time) => time - (time % DAY);
const build = (list, entries = [], newAfter = null) => buildLines(list, entries, { you: ana, newAfter, startOfDay })
  .map((line) => (line.type === 'message' ? `${line.head ? 'head' : 'more'} ${line.key}` : line.type));
const at = (seq, time, more = {}) => event(seq, { time, ...more });

test('groups what one person says within five minutes', () => {
  assert.deepEqual(build([at(1, 0), at(2, 300000), at(3, 600001), at(4, 600002, { author: ana })]),
    ['day', 'head seq-1', 'more seq-2', 'head seq-3', 'head seq-4']);
});

test('a new name or a new day begins anew', () => {
  assert.deepEqual(build([at(1, DAY - 1000), at(2, DAY), at(3, DAY, { author: { ...bo, name: 'Bob' } })]),
    ['day', 'head seq-1', 'day', 'head seq-2', 'head seq-3']);
});

test('marks where the new ones begin, and not before one\'s own', () => {
  assert.deepEqual(build([at(1, 0), at(2, 1, { author: ana }), at(3, 2), at(4, 3)], [], 1),
    ['day', 'head seq-1', 'head seq-2', 'new', 'head seq-3', 'more seq-4']);
});

test('what waits stands at the end, under the key that its event will have', () => {
  const entry = { id: 'x', room: 'lobby', text: 't', time: 2, state: 'waiting', refusal: null, seq: 0 };
  assert.deepEqual(build([at(1, 0)], [entry]), ['day', 'head seq-1', 'head own-x']);
  assert.deepEqual(build([at(1, 0), at(2, 2, { id: 'x', author: ana })]), ['day', 'head seq-1', 'head own-x']);
  assert.deepEqual(build([at(1, 0), at(2, 2, { id: 'x', author: bo })])[2], 'more seq-2');
});

test('shows nothing of an unknown kind', () => {
  assert.deepEqual(build([at(1, 0, { kind: 'unknown' })]), []);
});

test('edits and deletions are no rows; what is to become of a message stands at it', () => {
  const waiting = { kind: 'edit', target: 1 };
  const list = [at(1, 0), at(2, 1, { deleted: true, text: '' }), at(3, 2, { kind: 'edit', target: 1 }), at(4, 3, { kind: 'delete', target: 2 })];
  assert.deepEqual(build(list), ['day', 'head seq-1', 'more seq-2']);
  const lines = buildLines(list, [], { you: ana, newAfter: null, startOfDay, changes: new Map([[1, waiting], [2, waiting]]) });
  assert.deepEqual(lines.slice(1).map(({ change }) => change), [waiting, null]);
});

test('the window follows, grows at its edges and stays bounded', () => {
  const list = events(1, 5000);
  const shown = new RowWindow();
  const size = () => shown.slice(list).length;
  shown.follow(list);
  assert.equal(shown.slice(list).at(-1).seq, 5000);
  for (let i = 0; i < 20; ++i) {
    assert.ok(shown.extendUp(list));
    assert.ok(size() <= 400);
  }
  const [first] = shown.slice(list);
  shown.fit([...list, event(5001)], false);
  assert.equal(shown.slice(list)[0], first, 'what is read stays');
  for (let i = 0; i < 60 && shown.extendDown(list); ++i)
    assert.ok(size() <= 400);
  assert.equal(shown.to, Infinity);
});

test('letters that stand for a name', () => {
  for (const [name, letters] of [['Mara Lindqvist', 'ML'], ['ana', 'A'], ['山田 花子', '山'], ['Guest 3', 'G3'], ['<img src=x>', 'IS'],
    ['😀', '😀'], ['tomás-ruiz', 'TR']])
    assert.equal(initials(name), letters, name);
});

test('counts people\'s characters', () => assert.equal(codePoints('a😀é'), 3));
