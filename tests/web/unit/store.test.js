// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';

import { load } from '../support/paths.js';
import { ana, bo, event, events, joined, page, room, welcome } from '../support/samples.js';

const { Store } = await load('core/store.js');

function inLobby(list = []) {
  const store = new Store();
  store.apply(welcome(), 0);
  store.apply(joined(list, { reset: true }), 0);
  return store;
}
const lobby = (store) => store.room('lobby');
const seqs = (store) => lobby(store).timeline.events.map(({ seq }) => seq);

test('history that one never saw is not unread', () => {
  assert.equal(lobby(inLobby(events(1, 5))).unread, 0);
});

test('counts what others say while one looks elsewhere', () => {
  const store = inLobby(events(1, 5));
  store.apply({ type: 'event', event: event(6) }, 0);
  store.apply({ type: 'event', event: event(7, { author: ana }) }, 0);
  store.apply({ type: 'event', event: event(8, { kind: 'unknown' }) }, 0);
  assert.equal(store.unread, 1);
  store.watch('lobby');
  assert.equal(store.unread, 0);
  assert.equal(lobby(store).newAfter, 5);
  store.apply({ type: 'event', event: event(9) }, 0);
  assert.equal(store.unread, 0);
});

test('what was unread before the page was loaded still is', () => {
  const store = new Store();
  store.readBefore = { lobby: { epoch: 'e1', seq: 3 } };
  store.apply(welcome(), 0);
  store.apply(joined(events(1, 5), { reset: true }), 0);
  assert.equal(store.unread, 2);
});

test('resumes: says how far it is, takes what was missed, each once', () => {
  const store = inLobby(events(1, 5));
  assert.deepEqual(store.readMap([]), { lobby: { epoch: 'e1', seq: 5 } });
  assert.deepEqual({ ...store.seen() }, { lobby: 5 });
  store.apply(welcome(), 0);
  store.apply(joined(events(5, 8)), 0);
  assert.deepEqual(seqs(store), [1, 2, 3, 4, 5, 6, 7, 8]);
});

test('asks for remembered rooms without claiming to know them', () => {
  assert.deepEqual(new Store().readMap(['lobby', 'r1']), { lobby: { epoch: '', seq: 0 }, r1: { epoch: '', seq: 0 } });
});

test('another epoch forgets what was there', () => {
  const store = inLobby(events(1, 5));
  store.apply({ ...joined([event(1, { epoch: 'e2' })], { reset: true }), room: room({ epoch: 'e2', last: 1 }) }, 0);
  assert.deepEqual(seqs(store), [1]);
  assert.equal(lobby(store).timeline.epoch, 'e2');
  const { ask } = store.apply({ type: 'event', event: event(9, { epoch: 'e3' }) }, 0);
  assert.deepEqual(ask, [{ type: 'join', room: 'lobby' }]);
  assert.deepEqual(seqs(store), [1]);
});

test('asks for a hole, once, until it is closed', () => {
  const store = inLobby(events(1, 5));
  assert.deepEqual(store.apply({ type: 'event', event: event(60) }, 0).ask, [{ type: 'history', room: 'lobby', before: 60, limit: 50 }]);
  assert.deepEqual(store.apply({ type: 'event', event: event(61) }, 0).ask, []);
  const answer = (list, before) => page(list, { before, more: true });
  assert.deepEqual(store.apply(answer(events(10, 59), 60), 0).ask, [{ type: 'history', room: 'lobby', before: 10, limit: 50 }]);
  assert.deepEqual(store.apply(answer(events(3, 9), 10), 0).ask, []);
  assert.deepEqual(seqs(store), Array.from({ length: 61 }, (_, i) => i + 1));
});

test('a pong tells that the end is missing', () => {
  const store = inLobby(events(1, 5));
  assert.deepEqual(store.apply({ type: 'pong', nonce: 1, seen: {}, last: { lobby: 5 } }, 0).ask, []);
  assert.deepEqual(store.apply({ type: 'pong', nonce: 2, seen: {}, last: { lobby: 7 } }, 0).ask,
    [{ type: 'history', room: 'lobby', before: 0, limit: 50 }]);
});

test('people come, change and go', () => {
  const store = inLobby();
  store.apply({ type: 'presence', room: 'lobby', count: 3, people: [{ ...ana, name: 'Anna' }, { ...bo, id: 'p3', name: 'Cy' }], gone: ['p2'] }, 0);
  assert.deepEqual([...lobby(store).people.keys()].sort(), ['p1', 'p3']);
  assert.equal(lobby(store).count, 3);
  assert.equal(store.you.name, 'Anna');
});

test('typing is forgotten, ended by a message, and never about oneself', () => {
  const store = inLobby();
  const typing = (person, on) => store.apply({ type: 'typing', room: 'lobby', person, on }, 1000);
  typing(ana, true);
  assert.equal(lobby(store).typing.size, 0);
  typing(bo, true);
  assert.equal(store.forgetTyping(6999), false);
  assert.equal(store.forgetTyping(7000), true);
  typing(bo, true);
  store.apply({ type: 'event', event: event(1) }, 0);
  assert.equal(lobby(store).typing.size, 0);
});

test('rooms come and go', () => {
  const store = inLobby();
  store.apply({ type: 'room', room: room({ id: 'r1', title: 'Maths' }) }, 0);
  assert.equal(store.room('r1').joined, false);
  store.apply(joined([], { room: room({ id: 'r1', title: 'Maths' }) }), 0);
  assert.equal(store.room('r1').joined, true);
  assert.deepEqual(store.sortedRooms('en').map(({ info }) => info.id), ['lobby', 'r1']);
  store.apply({ type: 'left', room: 'r1' }, 0);
  assert.equal(store.room('r1').joined, false);
  store.apply({ type: 'room-gone', room: 'r1' }, 0);
  assert.equal(store.room('r1'), undefined);
});

test('the welcome of a room stays what it was until it is said anew', () => {
  const store = inLobby();
  const said = (text) => store.apply({ type: 'room', room: room({ welcome: text }) }, 0);
  const known = () => lobby(store).info.welcome;
  said(null);
  assert.equal(known(), '');
  said('Hello!');
  said(null);
  assert.equal(known(), 'Hello!');
  said('');
  assert.equal(known(), '');
});

test('events of rooms one is not in change nothing', () => {
  const store = inLobby();
  assert.deepEqual(store.apply({ type: 'event', event: event(1, { room: 'r9' }) }, 0).landed, []);
});
