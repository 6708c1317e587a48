// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Edits and deletions: whatever comes first, all end with what the server has.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from '../support/paths.js';
import { SampleLog, chance } from '../support/samplelog.js';
import { ana, bo, event, events, joined, room, welcome } from '../support/samples.js';

const { Store } = await load('core/store.js');
const { Timeline } = await load('core/timeline.js');
const { rightsOn } = await load('core/amendment.js');

const edit = (seq, target, text, more = {}) => event(seq, { kind: 'edit', target, text, ...more });
const deletion = (seq, target) => event(seq, { kind: 'delete', target, text: '' });
const said = ({ events: list }) => list.filter(({ kind }) => kind === 'message')
  .map(({ seq, text, spans, source, edited, deleted }) => ({ seq, text, spans, source, edited, deleted }));
const texts = (timeline) => said(timeline).map(({ text, deleted }) => (deleted ? 'gone' : text));

function holding(...list) {
  const timeline = new Timeline('e1', 1);
  timeline.add(list);
  return timeline;
}

function inLobby(list) {
  const store = new Store();
  store.apply(welcome(), 0);
  store.apply(joined(list, { reset: true }), 0);
  return store;
}

test('an edit changes what its message says, a deletion leaves nothing of it', () => {
  const spans = [{ kind: 'bold', start: 0, length: 3, target: '' }];
  const timeline = holding(event(1), event(2), edit(3, 1, 'new', { spans, source: '**new**' }), deletion(4, 2));
  assert.deepEqual(said(timeline), [{ seq: 1, text: 'new', spans, source: '**new**', edited: 3, deleted: false },
    { seq: 2, text: '', spans: [], source: '', edited: 0, deleted: true }]);
  assert.equal(timeline.last, 4);
  assert.equal(timeline.hole(), 0);
});

test('what is older, empty, or after a deletion changes nothing', () => {
  assert.deepEqual(texts(holding(event(1, { edited: 5, text: 'five' }), edit(4, 1, 'four'), edit(5, 1, 'other'))), ['five']);
  assert.deepEqual(texts(holding(event(1), edit(2, 1, ''))), ['line 1']);
  assert.deepEqual(texts(holding(event(1), deletion(2, 1), edit(3, 1, 'three'))), ['gone']);
  assert.deepEqual(texts(holding(event(1, { deleted: true, text: '' }), edit(3, 1, 'three'))), ['gone']);
});

test('a page that was read before a change and comes after it', () => {
  const timeline = holding(event(9));
  timeline.add([edit(10, 3, 'ten'), deletion(11, 4)]);
  timeline.addPage(1, 9, events(1, 8), false);
  assert.deepEqual(texts(timeline).slice(2, 4), ['ten', 'gone']);
  timeline.addPage(1, 9, events(1, 8), false);
  assert.deepEqual(texts(timeline).slice(2, 4), ['ten', 'gone'], 'an older copy of what is here');
});

test('a later copy of what is here, whose changes are not here yet', () => {
  const timeline = holding(...events(1, 3));
  timeline.addPage(1, 4, [event(1, { edited: 5, text: 'five' }), event(2, { deleted: true, text: '' }), event(3)], false);
  assert.deepEqual(texts(timeline), ['five', 'gone', 'line 3']);
});

test('what is not here, and no message, is left alone', () => {
  const timeline = holding(event(7), edit(8, 3, 'x'), edit(9, 8, 'y'), deletion(10, 9));
  assert.deepEqual(texts(timeline), ['line 7']);
});

test('remembers no change for longer than its event', () => {
  const timeline = holding(event(1), edit(2, 1, 'x'));
  timeline.add(events(3, 6000));
  assert.equal(timeline.changes.size, 0);
});

for (let seed = 1; seed <= 60; ++seed) {
  test(`every copy, in any order (seed ${seed})`, () => {
    const random = chance(seed);
    const log = new SampleLog(random);
    const copies = [];
    const isReadAgain = seed % 2 === 0; // otherwise there is each event once, as it was told
    for (let i = 0; i < 60; ++i) {
      copies.push(log.grow());
      if (isReadAgain && random(3) === 0)
        copies.push(...log.slice(random(log.last), log.last));
    }
    const timeline = new Timeline('e1', 1);
    while (copies.length) {
      const some = Array.from({ length: Math.min(1 + random(9), copies.length) }, () => copies.splice(random(copies.length), 1)[0]);
      if (random(2))
        timeline.add(some);
      else
        timeline.addOlder(some.filter((one, at) => some.findIndex(({ seq }) => seq === one.seq) === at));
    }
    assert.deepEqual(said(timeline), said(log));
  });

  test(`late, cut and late answered (seed ${seed})`, () => {
    const random = chance(seed * 7919);
    const log = new SampleLog(random);
    for (let i = random(120); i > 0; --i)
      log.grow();
    const store = inLobby(log.slice(log.last - random(20), log.last));
    const { timeline } = store.room('lobby');
    const answers = [];
    const read = (ask) => answers.push(...ask.map(({ before, limit }) => log.page(before, Math.min(limit, 1 + random(12)))));
    const answer = () => read(store.apply(answers.shift(), 0).ask);
    for (let i = 0; i < 150; ++i) {
      const dice = random(10);
      if (dice < 6) {
        read(store.apply({ type: 'event', event: log.grow() }, 0).ask);
      } else if (dice < 8) {
        read(store.older('lobby'));
      } else if (dice === 8 && answers.length) {
        answer();
      } else if (random(6) === 0) { // a cut: what was asked for is lost, what is said meanwhile is missed
        answers.length = 0;
        for (let more = random(30); more > 0; --more)
          log.grow();
        store.apply(welcome(), 0);
        const missed = random(3) ? log.slice(timeline.last + 1, log.last) : null;
        read(store.apply(joined(missed ?? log.slice(log.last - 9, log.last), { reset: !missed, room: room({ last: log.last }) }), 0).ask);
      }
    }
    for (let tries = 0; tries < 1000 && (answers.length || timeline.hasOlder); ++tries) {
      read(store.older('lobby'));
      answer();
    }
    assert.deepEqual(timeline.events.map(({ seq }) => seq), Array.from({ length: log.last }, (_, i) => i + 1));
    assert.deepEqual(said(timeline), said(log));
  });
}

test('changes are nothing to be read, and what is gone is not unread any more', () => {
  const store = inLobby(events(1, 2));
  const says = (one) => store.apply({ type: 'event', event: one }, 0);
  says(edit(3, 1, 'x'));
  says(deletion(4, 2));
  assert.equal(store.unread, 0);
  says(event(5));
  says(edit(6, 5, 'y'));
  assert.equal(store.unread, 1);
  says(deletion(7, 5));
  assert.equal(store.unread, 0);
  assert.deepEqual({ ...store.seen() }, { lobby: 7 });
});

test('who may change what, and until when', () => {
  const own = event(1, { author: ana, time: 1000 });
  assert.deepEqual(rightsOn(own, ana, 60, 61000), { edit: true, remove: true });
  assert.deepEqual(rightsOn(own, ana, 60, 61001), { edit: false, remove: false });
  assert.deepEqual(rightsOn(own, ana, 0, 1e15), { edit: true, remove: true });
  assert.deepEqual(rightsOn(own, bo, 60, 1e15), { edit: false, remove: true }, 'the host');
  assert.deepEqual(rightsOn(event(1, { author: bo, time: 0 }), bo, 60, 1e15), { edit: true, remove: true });
  assert.deepEqual(rightsOn(event(1), ana, 0, 0), { edit: false, remove: false });
  assert.deepEqual(rightsOn({ ...own, deleted: true }, ana, 0, 0), { edit: false, remove: false });
  assert.deepEqual(rightsOn(own, null, 0, 0), { edit: false, remove: false });
});
