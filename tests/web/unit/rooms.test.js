// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What holds in rooms, how far they were read, and places in their past.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from '../support/paths.js';
import { ana, bo, event, events, joined, page, room, welcome } from '../support/samples.js';

const { Store } = await load('core/store.js');
const { Timeline } = await load('core/timeline.js');
const { rightsIn, ruleChanges } = await load('core/rights.js');

function inLobby(list = [], more = {}) {
  const store = new Store();
  store.apply(welcome(), 0);
  store.apply(joined(list, { reset: true, ...more }), 0);
  return store;
}
const lobby = (store) => store.room('lobby');
const says = (store, one) => store.apply({ type: 'event', event: one }, 0);
const seqs = ({ events: list }) => list.map(({ seq }) => seq);
const react = (seq, target, emoji, on = true, author = bo) => event(seq, { kind: 'react', target, emoji, on, author, text: '' });

test('reactions count in the order of their seqs, however they come', () => {
  const changes = [react(2, 1, '👍'), react(3, 1, '👍', false), react(4, 1, '🍜', true, ana), react(5, 1, '👍', true, ana)];
  for (const order of [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]]) {
    const timeline = new Timeline('e1', 1);
    timeline.add([event(1)]);
    for (const at of order)
      timeline.add([changes[at]]);
    assert.deepEqual(timeline.find(1).reactions, [{ emoji: '🍜', people: ['p1'] }, { emoji: '👍', people: ['p1'] }]);
    assert.equal(timeline.find(1).reacted, 5);
  }
});

test('a message that comes after its reactions has each once', () => {
  const timeline = new Timeline('e1', 1);
  timeline.add([event(9), react(10, 3, '👍'), react(11, 3, '🍜')]);
  timeline.addPage(1, 9, [...events(1, 2), event(3, { reactions: [{ emoji: '👍', people: ['p2'] }], reacted: 10 })], false);
  assert.deepEqual(timeline.find(3).reactions, [{ emoji: '👍', people: ['p2'] }, { emoji: '🍜', people: ['p2'] }]);
});

test('quotes follow what they quote', () => {
  const quote = { author: 'p2', name: 'Bo', text: 'line 1', deleted: false };
  const timeline = new Timeline('e1', 1);
  timeline.add([event(1), event(2, { reply: 1, quote }), event(3, { kind: 'edit', target: 1, text: 'new' })]);
  assert.equal(timeline.find(2).quote.text, 'new');
  timeline.add([event(4, { kind: 'delete', target: 1, text: '' })]);
  assert.deepEqual(timeline.find(2).quote, { ...quote, text: '', deleted: true });
});

test('pins, topic, title and members are what joined says and what is told from then on', () => {
  const store = inLobby(events(1, 5), { pins: [2, 3], members: [ana] });
  says(store, event(6, { kind: 'pin', target: 4, on: true }));
  says(store, event(7, { kind: 'pin', target: 2, on: true }));
  says(store, event(8, { kind: 'delete', target: 3 }));
  says(store, event(9, { kind: 'topic', text: 'Tea' }));
  says(store, event(10, { kind: 'title', text: 'Hall' }));
  says(store, event(11, { kind: 'member', subject: bo, on: true }));
  assert.deepEqual(lobby(store).pins, [4, 2]);
  assert.deepEqual([lobby(store).info.topic, lobby(store).info.title], ['Tea', 'Hall']);
  assert.deepEqual([...lobby(store).members.keys()], ['p1', 'p2']);
  says(store, event(12, { kind: 'member', subject: ana, on: false }));
  assert.deepEqual([...lobby(store).members.keys()], ['p2']);
});

test('what history brings is past', () => {
  const store = inLobby(events(5, 6), { pins: [5] });
  store.apply(page([event(1), event(2, { kind: 'topic', text: 'Old' }), event(3, { kind: 'pin', target: 1, on: true }), event(4)], { before: 5 }), 0);
  assert.equal(lobby(store).info.topic, '');
  assert.deepEqual(lobby(store).pins, [5]);
});

test('what was removed from the log goes here too', () => {
  const store = inLobby(events(1, 10), { pins: [2, 8] });
  store.apply({ type: 'room', room: room({ first: 6, last: 10 }) }, 0);
  assert.deepEqual(seqs(lobby(store).timeline), [6, 7, 8, 9, 10]);
  assert.deepEqual(lobby(store).pins, [8]);
  assert.equal(lobby(store).timeline.hasOlder, false);
});

test('how far one has read comes from the server, also while one is here', () => {
  const store = inLobby(events(1, 9), { read: 4 });
  assert.equal(lobby(store).unread, 5);
  store.apply({ type: 'read', room: 'lobby', seq: 7 }, 0);
  assert.equal(lobby(store).unread, 2);
  store.apply({ type: 'read', room: 'lobby', seq: 5 }, 0);
  assert.equal(lobby(store).unread, 2, 'never back');
  assert.equal(inLobby(events(1, 9)).unread, 0, 'what was said before the first visit is no news');
});

test('what was said in a private room before the first visit is news: one was written to', () => {
  const unread = (more) => {
    const store = inLobby();
    const list = [event(1, { room: 'r1' }), event(2, { room: 'r1' })];
    store.apply(joined(list, { reset: true, room: room({ id: 'r1', last: 2, ...more }) }), 0);
    return store.unread;
  };
  assert.deepEqual([unread({}), unread({ private: true }), unread({ private: true, direct: true, members: [ana, bo] })], [0, 2, 2]);
});

test('people who are ignored are not unread', () => {
  const store = inLobby(events(1, 2));
  store.isIgnored = (person) => person === 'p2';
  says(store, event(3));
  assert.equal(store.unread, 0);
});

test('knows who has read', () => {
  const store = inLobby(events(1, 5), { receipts: [{ person: 'p2', seq: 3 }, { person: 'p1', seq: 9 }] });
  assert.deepEqual(lobby(store).readers(4, 'p1'), []);
  store.apply({ type: 'receipt', room: 'lobby', person: 'p2', seq: 5 }, 0);
  store.apply({ type: 'receipt', room: 'lobby', person: 'p2', seq: 2 }, 0);
  assert.deepEqual(lobby(store).readers(4, 'p1'), ['p2']);
});

test('a place far away is read beside the newest, until nothing is missing in between', () => {
  const store = inLobby(events(91, 100));
  assert.deepEqual(store.place('lobby', { around: 20 }), [{ type: 'history', room: 'lobby', limit: 50, around: 20 }]);
  const { places } = store.apply(page(events(15, 25), { around: 20, more: true, newer: true }), 0);
  assert.deepEqual(places, [{ room: 'lobby', seq: 20 }]);
  assert.deepEqual(seqs(lobby(store).shown), seqs({ events: events(15, 25) }));
  assert.equal(lobby(store).timeline.hole(), 0);
  assert.equal(store.older('lobby')[0].before, 15);
  store.apply(page(events(1, 14), { before: 15 }), 0);
  assert.equal(lobby(store).shown.hasOlder, false);
  says(store, event(101, { kind: 'delete', target: 20 }));
  assert.equal(lobby(store).shown.find(20).deleted, true);
  assert.equal(store.newer('lobby')[0].after, 25);
  store.apply(page(events(26, 90), { after: 25, newer: true }), 0);
  assert.equal(lobby(store).excerpt, null);
  assert.equal(lobby(store).timeline.events.length, 101);
  assert.equal(lobby(store).timeline.find(20).deleted, true);
});

test('an answer for a place that one left makes no hole', () => {
  const store = inLobby(events(91, 100));
  store.apply(page(events(15, 25), { around: 20, more: true, newer: true }), 0);
  lobby(store).excerpt = null;
  const { ask } = store.apply(page(events(1, 14), { before: 15 }), 0);
  assert.deepEqual([ask, lobby(store).timeline.events.length], [[], 10]);
});

test('asks for no time that the wire does not know', () => {
  assert.deepEqual([-1, 0, 7].map((at) => inLobby().place('lobby', { at })[0].at), [0, 0, 7]);
});

test('a time after everything is no place', () => {
  assert.deepEqual(inLobby(events(1, 3)).apply(page([], { at: 5 }), 0).places, [{ room: 'lobby', seq: 0 }]);
});

test('says which room is gone, if one was in it', () => {
  const store = inLobby();
  store.apply(joined([], { room: room({ id: 'r1', title: 'Maths' }) }), 0);
  assert.deepEqual(store.apply({ type: 'room-gone', room: 'r1' }, 0).gone.map(({ title }) => title), ['Maths']);
  store.apply({ type: 'room', room: room({ id: 'r2' }) }, 0);
  assert.deepEqual(store.apply({ type: 'room-gone', room: 'r2' }, 0).gone, []);
});

test('who may what', () => {
  const may = (info, you) => Object.entries(rightsIn(room(info), you)).filter(([, may]) => may).map(([what]) => what).join(' ');
  assert.equal(may({}, ana), 'write');
  assert.equal(may({}, bo), 'configure pin write', 'the host');
  assert.equal(may({ owner: 'p1', private: true }, ana), 'configure pin invite expel write');
  assert.equal(may({ owner: 'p1', archived: true }, ana), 'configure');
  assert.equal(may({ private: true, direct: true }, ana), 'write');
  assert.equal(may({}, null), 'write');
});

test('only what differs is configured, a number of last messages only with its word', () => {
  const rules = { title: 'Tea', topic: '', welcome: '', archived: false, newcomers: 'all', newcomersLast: 0, keepDays: 0, keepMessages: 0 };
  const changed = (before, now) => ruleChanges({ ...rules, ...before }, { ...rules, newcomersLast: 50, ...before, ...now });
  assert.deepEqual(changed({}, {}), {});
  assert.deepEqual(changed({}, { topic: 'Green', keepDays: 7, archived: true }), { topic: 'Green', keepDays: 7, archived: true });
  assert.deepEqual(changed({}, { newcomers: 'last' }), { newcomers: 'last', newcomersLast: 50 });
  assert.deepEqual(changed({ newcomers: 'last', newcomersLast: 9 }, {}), {});
  assert.deepEqual(changed({ newcomers: 'last', newcomersLast: 9 }, { newcomersLast: 8 }), { newcomers: 'last', newcomersLast: 8 });
  assert.deepEqual(changed({ newcomers: 'last', newcomersLast: 9 }, { newcomers: 'none' }), { newcomers: 'none' });
});
