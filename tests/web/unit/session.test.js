// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Connection, outbox and store together, over sockets that the test plays.
import assert from 'node:assert/strict';
import test from 'node:test';

import { FakeWorld } from '../support/fakeworld.js';
import { load } from '../support/paths.js';
import { ana, event, events, joined, refusal, room, welcome } from '../support/samples.js';

const { ChatSession } = await load('core/session.js');
const { Memory } = await load('core/storage.js');

class FakeStorage extends Map {
  getItem(key) { return this.get(key) ?? null; }
  setItem(key, value) { this.set(key, value); }
  removeItem(key) { this.delete(key); }
}

function makeSession(local = new FakeStorage(), tab = new FakeStorage()) {
  const world = new FakeWorld();
  const session = new ChatSession('ws://test/ws', { local: new Memory(() => local), tab: new Memory(() => tab) }, world);
  return { session, world, local, tab };
}

function online(made = makeSession(), list = events(1, 3)) {
  made.session.join('Ana');
  made.world.socket.open();
  made.world.socket.say(welcome());
  made.world.socket.say(joined(list, { reset: true }));
  return made;
}

test('says hello with the protocol and the name, and is in', () => {
  const { session, world } = makeSession();
  session.join('Ana');
  assert.equal(session.state, 'connecting');
  assert.equal(world.socket.subprotocol, 'parlor.v1');
  world.socket.open();
  assert.equal(session.state, 'joining');
  const [hello] = world.socket.sent;
  assert.deepEqual([hello.type, hello.version, hello.name, hello.token], ['hello', 1, 'Ana', undefined]);
  world.socket.say(welcome());
  assert.equal(session.state, 'online');
});

test('comes back as the same person after a reload', () => {
  const { local } = online();
  const { session, world } = makeSession(local);
  session.join(session.wantedName);
  world.socket.open();
  const [hello] = world.socket.sent;
  assert.deepEqual([hello.name, hello.token, hello.rooms], ['Ana', 'tok', { lobby: { epoch: '', seq: 0 } }]);
});

test('rooms one was in are remembered until the server has answered for each', () => {
  const rooms = () => JSON.parse(local.get('parlor.rooms'));
  const { local, session, world } = online();
  for (const id of ['maths', 'art'])
    world.socket.say(joined([], { room: room({ id }) }));
  assert.deepEqual(rooms(), ['lobby', 'maths', 'art']);
  const again = online(makeSession(local));
  assert.deepEqual(Object.keys(again.world.socket.sent[0].rooms), ['lobby', 'maths', 'art']);
  assert.deepEqual([...again.session.returning], ['maths', 'art'], 'the lobby came first');
  assert.deepEqual(rooms(), ['lobby', 'maths', 'art']);
  again.world.socket.say(joined([], { room: room({ id: 'maths' }) }));
  again.world.socket.say({ type: 'room-gone', room: 'art' });
  assert.equal(again.session.returning.size, 0);
  assert.deepEqual(rooms(), ['lobby', 'maths']);
});

test('works where storage is forbidden', () => {
  const forbidden = () => { throw new Error('SecurityError'); };
  const world = new FakeWorld();
  const session = new ChatSession('ws://test/ws', { local: new Memory(forbidden), tab: new Memory(forbidden) }, world);
  online({ session, world });
  session.post('lobby', 'x');
  assert.equal(world.socket.take('post').length, 1);
});

test('a taken name is asked for again on the same connection', () => {
  const { session, world } = makeSession();
  session.join('Ana');
  world.socket.open();
  world.socket.say(refusal('name-taken', { re: 'hello', suggestion: 'Ana 2' }));
  assert.equal(session.state, 'name-needed');
  assert.equal(session.nameRefusal.suggestion, 'Ana 2');
  session.join('Ana 2');
  assert.deepEqual(world.socket.take('hello').map(({ name }) => name), ['Ana', 'Ana 2']);
  assert.equal(world.sockets.length, 1);
});

test('whoever thinks about another name for long can still take one', () => {
  const { session, world } = makeSession();
  session.join('Ana');
  world.socket.open();
  world.socket.say(refusal('name-taken', { re: 'hello', suggestion: 'Ana 2' }));
  world.socket.drop(1008);
  assert.equal(session.state, 'name-needed');
  session.join('Ana 2');
  assert.equal(session.state, 'connecting');
  world.socket.open();
  world.socket.say(welcome());
  assert.equal(session.state, 'online');
});

test('whoever left is not brought in again without asking', () => {
  const { session, local, tab } = online();
  assert.equal(makeSession(local, tab).session.mayReturn, true);
  session.leave();
  assert.equal(session.endWord, 'left');
  assert.equal(makeSession(local, tab).session.mayReturn, false);
});

test('remembers how far was read, for the next visit', () => {
  const { session, world, local } = online();
  session.watch('lobby');
  world.socket.say({ type: 'event', ...event(4) });
  world.advance(500);
  assert.deepEqual(JSON.parse(local.getItem('parlor.read')), { lobby: { epoch: 'e1', seq: 4 } });
});

test('a cut connection comes back, later each time, and resumes', () => {
  const { session, world } = online();
  world.socket.drop();
  assert.equal(session.state, 'waiting');
  assert.equal(session.retryIn, 500);
  world.advance(500);
  assert.equal(world.sockets.length, 2);
  world.socket.drop();
  assert.equal(session.retryIn, 1000);
  world.advance(1000);
  world.socket.open();
  assert.deepEqual(world.socket.sent[0].rooms, { lobby: { epoch: 'e1', seq: 3 } });
  world.socket.say(welcome());
  world.socket.say(joined(events(4, 5)));
  assert.deepEqual(session.store.room('lobby').timeline.events.map(({ seq }) => seq), [1, 2, 3, 4, 5]);
  world.socket.drop();
  assert.equal(session.retryIn, 500, 'a welcome makes the next failure the first again');
});

test('never waits longer than fifteen seconds unless asked', () => {
  const { session, world } = online();
  for (let i = 0; i < 12; ++i) {
    world.socket.drop();
    assert.ok(session.retryIn <= 15000);
    world.advance(session.retryIn);
  }
  world.socket.open();
  world.socket.say({ type: 'bye', code: 'stopping', retryAfter: 60000 });
  world.socket.drop(1001);
  assert.ok(session.retryIn >= 60000);
});

test('news of the network, or the person, make it try at once', () => {
  const { session, world } = online();
  world.socket.drop();
  session.wake();
  assert.equal(world.sockets.length, 2);
  world.socket.drop();
  session.retryNow();
  assert.equal(world.sockets.length, 3);
  assert.equal(session.state, 'connecting');
});

test('stays away when the code says so', () => {
  const { session, world } = online();
  world.socket.drop(4101);
  assert.equal(session.state, 'ended');
  assert.equal(session.endWord, 'removed');
  world.advance(100000);
  assert.equal(world.sockets.length, 1);
});

test('asks whether the server is there and says what it has', () => {
  const { world } = online();
  world.advance(20000);
  const [ping] = world.socket.take('ping');
  assert.deepEqual(ping.seen, { lobby: 3 });
  world.socket.say({ type: 'pong', nonce: ping.nonce, last: { lobby: 3 } });
  world.advance(10001);
  assert.equal(world.sockets.length, 1);
  assert.equal(world.socket.take('ping').length, 1);
});

test('a server that does not answer for ten seconds is dead', () => {
  const { session, world } = online();
  world.advance(20000 + 9999);
  assert.equal(session.state, 'online');
  world.advance(1);
  assert.equal(session.state, 'waiting');
});

test('after waking up three seconds are enough', () => {
  const { session, world } = online();
  session.wake();
  world.advance(3000);
  assert.equal(session.state, 'waiting');
});

test('answers the server\'s own question', () => {
  const { world } = online();
  world.socket.say({ type: 'ping', nonce: 9 });
  assert.deepEqual(world.socket.take('pong'), [{ type: 'pong', nonce: 9, seen: { lobby: 3 } }]);
});

test('posts go out once, wait while there is no connection, and keep their order', () => {
  const { session, world } = online();
  session.post('lobby', 'one');
  world.socket.drop();
  session.post('lobby', 'two');
  assert.equal(session.outbox.waiting, 2);
  world.advance(500);
  world.socket.open();
  world.socket.say(welcome());
  world.socket.say(joined([]));
  const [first] = world.socket.take('post');
  assert.equal(first.text, 'one');
  world.socket.say({ type: 'ack', id: first.id, room: 'lobby', seq: 4, time: 1 });
  world.socket.say({ type: 'event', ...event(4, { id: first.id, author: ana, text: 'one' }) });
  const [, second] = world.socket.take('post');
  assert.equal(second.text, 'two');
  assert.deepEqual(session.outbox.entries.map(({ text }) => text), ['two']);
});

test('a post that did arrive before the cut is not shown twice', () => {
  const { session, world } = online();
  session.post('lobby', 'one');
  const [post] = world.socket.take('post');
  world.socket.drop();
  world.advance(500);
  world.socket.open();
  world.socket.say(welcome());
  world.socket.say(joined([event(4, { id: post.id, author: ana, text: 'one' })]));
  assert.equal(session.outbox.entries.length, 0);
});

/** Comes back to a room in which so much was said that only the newest page came. */
function returnToNewest(world) {
  world.socket.drop();
  world.advance(500);
  world.socket.open();
  world.socket.say(welcome());
  world.socket.say(joined(events(1001, 1050), { reset: true }));
}

test('a post that was acknowledged does not wait for an event that will not come', () => {
  const { session, world } = online();
  session.post('lobby', 'one');
  const [post] = world.socket.take('post');
  world.socket.say({ type: 'ack', id: post.id, room: 'lobby', seq: 4, time: 1 });
  returnToNewest(world);
  assert.deepEqual(session.outbox.entries, []);
});

test('nor does one that is acknowledged again', () => {
  const { session, world } = online();
  session.post('lobby', 'one');
  session.post('lobby', 'two');
  const [post] = world.socket.take('post');
  returnToNewest(world);
  assert.deepEqual(session.outbox.entries.map(({ text }) => text), ['one', 'two'], 'it may have been lost');
  world.socket.say({ type: 'ack', id: post.id, room: 'lobby', seq: 4, time: 1 });
  assert.deepEqual(session.outbox.entries.map(({ text }) => text), ['two']);
  assert.deepEqual(world.socket.take('post').map(({ text }) => text), ['one', 'two']);
});

test('too fast: the same again after the pause, by itself', () => {
  const { session, world } = online();
  session.post('lobby', 'one');
  const [post] = world.socket.take('post');
  world.socket.say(refusal('rate-limited', { id: post.id, retryAfter: 300 }));
  world.advance(299);
  assert.equal(world.socket.take('post').length, 1);
  world.advance(1);
  assert.equal(world.socket.take('post').length, 2);
});

test('a refused post can be taken back as it was typed', () => {
  const { session, world } = online();
  session.post('lobby', '*one*');
  const [post] = world.socket.take('post');
  world.socket.say(refusal('no-such-room', { id: post.id }));
  assert.equal(session.outbox.entries[0].state, 'failed');
  assert.equal(session.takeBack(post.id), '*one*');
  assert.equal(session.outbox.entries.length, 0);
});

test('what was not saved is sent again as the same post', () => {
  const { session, world } = online();
  session.post('lobby', 'one');
  const [post] = world.socket.take('post');
  world.socket.say(refusal('not-saved', { id: post.id }));
  assert.equal(session.outbox.entries[0].state, 'waiting');
  world.advance(5000);
  assert.deepEqual(world.socket.take('post'), [post, post]);
});

test('what waits survives a reload', () => {
  const made = online();
  made.world.socket.drop();
  made.session.post('lobby', 'later');
  const { session, world } = makeSession(made.local, made.tab);
  online({ session, world });
  assert.deepEqual(world.socket.take('post').map(({ text }) => text), ['later']);
});

test('says that somebody types at most every three seconds, and when it ends', () => {
  const { session, world } = online();
  session.setTyping('lobby', true);
  session.setTyping('lobby', true);
  world.advance(3000);
  session.setTyping('lobby', true);
  session.setTyping('lobby', false);
  session.setTyping('lobby', false);
  assert.deepEqual(world.socket.take('typing').map(({ on }) => on), [true, true, false]);
});

test('nonsense from the server changes nothing', () => {
  const { session, world } = online();
  for (const frame of ['', '{', '[]', '{"type":"event"}', '{"type":"news"}', '{"type":"joined","room":7}'])
    world.socket.say(frame);
  assert.equal(session.state, 'online');
  assert.equal(session.store.room('lobby').timeline.events.length, 3);
});

test('tells which room one asked to be in', () => {
  const { session, world } = online();
  const entered = [];
  session.on('entered', (id) => entered.push(id));
  world.socket.say(joined([]));
  session.requests.create('Maths');
  world.socket.say({ ...joined([]), room: { id: 'r1', title: 'Maths', epoch: 'e', first: 0, last: 0, people: 1 } });
  assert.deepEqual(entered, ['r1']);
});
