// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Edits and deletions on their way to the log, over sockets that the test plays.
import assert from 'node:assert/strict';
import test from 'node:test';

import { FakeWorld } from '../support/fakeworld.js';
import { load } from '../support/paths.js';
import { ana, event, events, joined, refusal, room, welcome } from '../support/samples.js';

const { ChatSession } = await load('core/session.js');
const { Memory } = await load('core/storage.js');
const { Outbox, isEntry } = await load('core/outbox.js');

class FakeStorage extends Map {
  getItem(key) { return this.get(key) ?? null; }
  setItem(key, value) { this.set(key, value); }
  removeItem(key) { this.delete(key); }
}

const own = (seq) => event(seq, { author: ana, id: `post-${seq}` });
const HISTORY = [own(1), own(2), ...events(3, 3)];

/** Ana's session, and what it refused. */
function makeSession(local = new FakeStorage(), tab = new FakeStorage()) {
  const world = new FakeWorld();
  const session = new ChatSession('ws://test/ws', { local: new Memory(() => local), tab: new Memory(() => tab) }, world);
  const refused = [];
  session.on('refused', ({ code }) => refused.push(code));
  return { session, world, local, tab, refused };
}

function enter({ world }, list, more = {}) {
  world.socket.open();
  world.socket.say(welcome(more.welcome));
  world.socket.say(joined(list, more));
}

function online(made = makeSession(), list = HISTORY) {
  made.session.join('Ana');
  enter(made, list, { reset: true });
  return made;
}

function comeBack(made, list, more = {}) {
  made.world.advance(500);
  enter(made, list, more);
}

const asked = ({ sent }) => sent.filter(({ type }) => ['post', 'edit', 'delete'].includes(type))
  .map(({ type, target, text }) => [type, target, text].filter((part) => part !== undefined).join(' '));
const pending = (session) => [...session.outbox.changesOf('lobby')].map(([seq, { kind, text, state }]) => `${seq} ${kind} ${text} ${state}`);
const textOf = (session, seq) => session.store.room('lobby').timeline.find(seq).text;
const ack = (id, seq) => ({ type: 'ack', id, room: 'lobby', seq, time: 1 });

test('an edit goes out, shows until its event is here, and is the message then', () => {
  const { session, world } = online();
  session.edit('lobby', 2, '**new**');
  const [edit] = world.socket.take('edit');
  assert.deepEqual([edit.room, edit.target, edit.text], ['lobby', 2, '**new**']);
  assert.deepEqual(pending(session), ['2 edit **new** sent']);
  assert.deepEqual(session.outbox.of('lobby'), [], 'it is no row');
  world.socket.say(ack(edit.id, 4));
  assert.deepEqual(pending(session), ['2 edit **new** sent']);
  assert.equal(textOf(session, 2), 'line 2');
  world.socket.say({ type: 'event', ...event(4, { kind: 'edit', id: edit.id, author: ana, target: 2, text: 'new', source: '**new**' }) });
  assert.deepEqual(pending(session), []);
  assert.equal(textOf(session, 2), 'new');
});

test('posts, edits and deletions are one row, in the order asked for', () => {
  const { session, world } = online();
  session.post('lobby', 'one');
  session.edit('lobby', 2, 'two');
  session.remove('lobby', 1);
  session.post('lobby', 'three');
  for (let seq = 4; seq < 8; ++seq) {
    assert.equal(asked(world.socket).length, seq - 3);
    const { id } = world.socket.sent[world.socket.sent.length - 1];
    world.socket.say(ack(id, seq));
  }
  assert.deepEqual(asked(world.socket), ['post one', 'edit 2 two', 'delete 1', 'post three']);
});

test('an edit to nothing deletes', () => {
  const { session, world } = online();
  session.edit('lobby', 2, ' \n');
  assert.deepEqual(asked(world.socket), ['delete 2']);
});

test('what is asked for offline waits, and goes when the connection is back', () => {
  const made = online();
  const { session, world } = made;
  world.socket.drop();
  session.edit('lobby', 2, 'later');
  session.remove('lobby', 1);
  assert.deepEqual(pending(session), ['2 edit later waiting', '1 delete  waiting']);
  assert.equal(session.outbox.waiting, 2);
  comeBack(made, []);
  assert.deepEqual(asked(world.socket), ['edit 2 later']);
});

test('after a cut the same again under the same id, until it is acknowledged', () => {
  const made = online();
  const { session, world } = made;
  session.edit('lobby', 2, 'new');
  const [{ id }] = world.socket.take('edit');
  for (let i = 0; i < 2; ++i) {
    world.socket.drop();
    comeBack(made, []);
    assert.deepEqual(world.socket.take('edit').map((edit) => edit.id), [id]);
  }
  world.socket.say(ack(id, 4));
  world.socket.drop();
  comeBack(made, [event(4, { kind: 'edit', id, author: ana, target: 2, text: 'new' })]);
  assert.deepEqual(asked(world.socket), []);
  assert.deepEqual(pending(session), []);
  assert.equal(textOf(session, 2), 'new');
});

test('acknowledged again, while its event lies in what was not loaded', () => {
  const made = online();
  const { session, world } = made;
  session.edit('lobby', 2, 'new');
  const [{ id }] = world.socket.take('edit');
  world.socket.drop();
  comeBack(made, events(300, 310), { reset: true });
  world.socket.say(ack(id, 4));
  assert.deepEqual(session.outbox.entries, []);
});

test('acknowledged before a cut that missed too much', () => {
  const made = online();
  const { session, world } = made;
  session.post('lobby', 'one');
  world.socket.say(ack(world.socket.take('post')[0].id, 4));
  session.edit('lobby', 2, 'new');
  world.socket.say(ack(world.socket.take('edit')[0].id, 5));
  world.socket.drop();
  comeBack(made, events(300, 310), { reset: true });
  assert.deepEqual(session.outbox.entries, []);
});

test('too fast: waits as long as the server asks', () => {
  const { session, world, refused } = online();
  session.edit('lobby', 2, 'new');
  const [{ id }] = world.socket.take('edit');
  world.socket.say(refusal('rate-limited', { re: 'edit', id, retryAfter: 300 }));
  assert.deepEqual(pending(session), ['2 edit new waiting']);
  world.advance(300);
  assert.deepEqual(world.socket.take('edit').map((edit) => edit.id), [id, id]);
  assert.deepEqual(refused, []);
});

for (const code of ['too-late', 'not-yours', 'no-such-message', 'not-in-room', 'moon-phase']) {
  test(`${code}: said, dropped, the message as it was, and the next goes`, () => {
    const { session, world, tab, refused } = online();
    session.edit('lobby', 2, 'new');
    session.post('lobby', 'next');
    const [{ id }] = world.socket.take('edit');
    world.socket.say(refusal(code, { re: 'edit', id }));
    assert.deepEqual(refused, [code]);
    assert.deepEqual(pending(session), []);
    assert.equal(textOf(session, 2), 'line 2');
    assert.deepEqual(asked(world.socket), ['edit 2 new', 'post next']);
    assert.deepEqual(JSON.parse(tab.getItem('parlor.outbox')).map(({ kind }) => kind), ['post']);
  });
}

test('survives a reload', () => {
  const made = online();
  made.world.socket.drop();
  made.session.edit('lobby', 2, 'later');
  made.session.remove('lobby', 1);
  const again = makeSession(made.local, made.tab);
  online(again);
  assert.deepEqual(pending(again.session), ['2 edit later sent', '1 delete  waiting']);
});

test('is never asked of another log, where the number is somebody else\'s', () => {
  const made = online();
  const { session, world, refused } = made;
  world.socket.drop();
  session.edit('lobby', 2, 'later');
  const place = room({ epoch: 'e2', last: 2 });
  comeBack(made, [event(2, { epoch: 'e2', author: ana })], { welcome: { rooms: [place] }, room: place, reset: true });
  assert.deepEqual(asked(world.socket), []);
  assert.deepEqual(refused, ['no-such-message']);
  assert.deepEqual(session.outbox.entries, []);
});

test('acknowledged by a log that is gone', () => {
  const made = online();
  const { session, world } = made;
  session.edit('lobby', 2, 'new');
  world.socket.say(ack(world.socket.take('edit')[0].id, 4));
  world.socket.drop();
  const place = room({ epoch: 'e2', last: 2 });
  comeBack(made, [event(2, { epoch: 'e2' })], { welcome: { rooms: [place] }, room: place, reset: true });
  assert.deepEqual(session.outbox.entries, []);
});

test('is dropped with its room', () => {
  const made = online();
  const { session, world, refused } = made;
  world.socket.say(joined([], { room: room({ id: 'r1', title: 'Maths' }) }));
  world.socket.drop();
  session.edit('r1', 2, 'later');
  comeBack(made, []);
  assert.deepEqual(asked(world.socket), []);
  assert.deepEqual(refused, ['no-such-room']);
});

test('of a room that one never saw nothing can be changed', () => {
  const { session } = makeSession();
  session.remove('lobby', 1);
  assert.deepEqual(session.outbox.entries, []);
});

test('takes back from storage what an earlier page wrote, and no nonsense', () => {
  const old = { id: 'a', room: 'lobby', text: 'x', time: 0, state: 'sent', refusal: null, seq: 0 };
  assert.ok(isEntry(old));
  assert.deepEqual(new Outbox([old]).of('lobby').map(({ kind, state }) => [kind, state]), [['post', 'waiting']]);
  assert.ok(isEntry({ ...old, kind: 'edit', target: 2, epoch: 'e1' }));
  for (const more of [{ kind: 'edit' }, { kind: 'burn', target: 2, epoch: 'e1' }, { kind: 'delete', target: '2', epoch: 'e1' }, { text: 7 }])
    assert.ok(!isEntry({ ...old, ...more }));
});
