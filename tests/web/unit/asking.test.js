// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Replies, reactions, requests and read positions on their way, over sockets that the test plays.
import assert from 'node:assert/strict';
import test from 'node:test';

import { FakeWorld } from '../support/fakeworld.js';
import { load } from '../support/paths.js';
import { ana, bo, event, events, joined, refusal, room, welcome } from '../support/samples.js';

const { ChatSession } = await load('core/session.js');
const { Memory } = await load('core/storage.js');

function online() {
  const world = new FakeWorld();
  const memory = () => {
    const kept = new Map();
    return new Memory(() => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) }));
  };
  const session = new ChatSession('ws://test/ws', { local: memory(), tab: memory() }, world);
  const refused = [];
  session.on('refused', ({ code }) => refused.push(code));
  session.join('Ana');
  enter(world);
  return { session, world, refused };
}

function enter(world, more = {}) {
  world.socket.open();
  world.socket.say(welcome(more.welcome));
  world.socket.say(joined(events(1, 3), { reset: true, ...more.joined }));
}
const ack = (id, seq) => ({ type: 'ack', id, room: 'lobby', seq, time: 1 });

test('a reply goes with the number and shows what it answers meanwhile', () => {
  const { session, world } = online();
  session.post('lobby', 'yes', 2);
  session.post('lobby', 'no', 77);
  assert.equal(world.socket.take('post')[0].reply, 2);
  assert.deepEqual(session.outbox.of('lobby').map(({ quote }) => quote?.text), ['line 2', undefined]);
});

test('a reply that waits is none any more in another log', () => {
  const { session, world } = online();
  world.socket.drop();
  session.post('lobby', 'yes', 2);
  world.advance(500);
  const place = room({ epoch: 'e2' });
  enter(world, { welcome: { rooms: [place] }, joined: { room: place, events: [] } });
  assert.deepEqual(world.socket.take('post').map(({ text, reply }) => [text, reply]), [['yes', undefined]]);
});

test('a reaction waits offline, goes, and is done with its event or with the word that it was so already', () => {
  const { session, world } = online();
  world.socket.drop();
  session.react('lobby', 2, '👍', true);
  session.react('lobby', 3, '🍜', false);
  assert.deepEqual([...session.outbox.reactionsOf('lobby').keys()], [2, 3]);
  world.advance(500);
  enter(world);
  const [first] = world.socket.take('react');
  assert.deepEqual([first.target, first.emoji, first.on], [2, '👍', true]);
  world.socket.say(ack(first.id, 4));
  assert.equal(session.outbox.entries.length, 2, 'until it is seen');
  world.socket.say({ type: 'event', ...event(4, { kind: 'react', target: 2, emoji: '👍', on: true, author: ana, id: 'made-elsewhere' }) });
  world.socket.say(ack(world.socket.take('react')[1].id, 0));
  assert.deepEqual(session.outbox.entries, []);
});

test('a refused reaction is said and undone', () => {
  const { session, world, refused } = online();
  session.react('lobby', 2, '👍', true);
  world.socket.say(refusal('too-many-reactions', { re: 'react', id: world.socket.take('react')[0].id }));
  assert.deepEqual([refused, session.outbox.entries], [['too-many-reactions'], []]);
});

test('what makes no sense later is refused offline, and not sent afterwards', () => {
  const { session, world, refused } = online();
  world.socket.drop();
  session.demand((requests) => requests.pin('lobby', 2, true));
  session.demand((requests) => requests.configure('lobby', { topic: 'Tea' }));
  session.loadPlace('lobby', { around: 1 });
  session.setName('Anna');
  session.search.ask('tea', '', 0);
  assert.deepEqual(refused, ['offline', 'offline', 'offline', 'offline']);
  assert.equal(session.search.refusal, 'offline');
  world.advance(500);
  enter(world);
  assert.deepEqual(world.socket.sent.filter(({ type }) => ['pin', 'configure', 'history', 'search'].includes(type)), []);
});

test('says how far was read, once, and only what was before the eyes', () => {
  const { session, world } = online();
  world.advance(1000);
  assert.deepEqual(world.socket.take('read'), []);
  session.watch('lobby');
  world.socket.say({ type: 'event', ...event(4) });
  world.advance(1000);
  session.watch('lobby');
  world.advance(1000);
  assert.deepEqual(world.socket.take('read'), [{ type: 'read', room: 'lobby', seq: 4 }]);
});

test('enters the room with a person when the server has it, and hears of those that others make', () => {
  const { session, world } = online();
  const entered = [];
  session.on('entered', (id) => entered.push(id));
  session.demand((requests) => requests.direct('p2'));
  world.socket.say({ type: 'room', room: room({ id: 'd9', direct: true, private: true, members: [ana, { ...bo, id: 'p9' }] }) });
  assert.deepEqual(world.socket.take('join'), [{ type: 'join', room: 'd9' }]);
  world.socket.say(joined([], { room: room({ id: 'd9', direct: true, private: true, members: [ana, { ...bo, id: 'p9' }] }) }));
  assert.deepEqual(entered, []);
  world.socket.say(joined([], { room: room({ id: 'd2', direct: true, private: true, members: [ana, bo] }) }));
  assert.deepEqual(entered, ['d2']);
});

test('searches page by page, drops what is deleted, and says why it found nothing', () => {
  const { session, world, refused } = online();
  session.search.ask('tea', 'lobby', 480);
  const [asked] = world.socket.take('search');
  assert.deepEqual([asked.query, asked.room, asked.offset, asked.before], ['tea', 'lobby', 480, undefined]);
  world.socket.say({ type: 'found', id: 'another', events: [event(1)] });
  assert.deepEqual(session.search.found, []);
  world.socket.say({ type: 'found', id: asked.id, events: [event(3), event(2)], more: true, lag: 4 });
  session.search.askMore(480);
  const [, next] = world.socket.take('search');
  assert.equal(next.before, event(2).time);
  world.socket.say({ type: 'found', id: next.id, events: [event(1)] });
  world.socket.say({ type: 'event', ...event(4, { kind: 'delete', target: 2 }) });
  assert.deepEqual(session.search.found.map(({ seq }) => seq), [3, 1]);
  session.search.ask('from:', '', 0);
  world.socket.say(refusal('bad-query', { re: 'search', id: world.socket.take('search')[2].id, field: 'from' }));
  assert.deepEqual([session.search.refusal, session.search.field, session.search.isDone, refused], ['bad-query', 'from', false, []]);
});

test('a search that was too much goes again, unless another is wanted by then', () => {
  const { session, world, refused } = online();
  const { search } = session;
  const tooMuch = (id) => world.socket.say(refusal('rate-limited', { re: 'search', id, retryAfter: 500 }));
  search.ask('tea', '', 0);
  const [first] = world.socket.take('search');
  tooMuch(first.id);
  assert.deepEqual([search.id, search.refusal], [first.id, '']);
  world.advance(499);
  assert.equal(world.socket.take('search').length, 1);
  world.advance(1);
  assert.deepEqual(world.socket.take('search'), [first, first]);
  world.socket.say({ type: 'found', id: first.id, events: [event(3)], more: true });
  search.askMore(0);
  const next = world.socket.take('search')[2];
  tooMuch(next.id);
  world.advance(500);
  assert.deepEqual(world.socket.take('search')[3], next);
  world.socket.say({ type: 'found', id: next.id, events: [event(2)], more: true });
  assert.deepEqual(search.found.map(({ seq }) => seq), [3, 2]);
  search.ask('coffee', '', 0);
  tooMuch(search.id);
  search.ask('milk', '', 0);
  tooMuch(world.socket.take('search')[4].id);
  world.advance(5000);
  assert.deepEqual(world.socket.take('search').map(({ query }) => query), ['tea', 'tea', 'tea', 'tea', 'coffee', 'milk']);
  tooMuch(search.id);
  world.socket.drop();
  assert.equal(search.refusal, 'offline');
  assert.deepEqual(refused, []);
});

/** In the lobby and a room, where something waits behind what is under way in the lobby. */
function waitingInRoom() {
  const made = online();
  made.returned = [];
  made.session.on('returned', (id, text) => made.returned.push(`${id} ${text}`));
  made.world.socket.say(joined([event(1, { room: 'r1', author: ana })], { room: room({ id: 'r1', last: 1 }), reset: true }));
  made.session.post('lobby', 'first');
  made.session.post('r1', 'one');
  made.session.react('r1', 1, '👍', true);
  made.session.edit('r1', 1, 'two');
  return made;
}

test('what waits for a room that goes is given back', () => {
  const { session, world, refused, returned } = waitingInRoom();
  world.socket.say({ type: 'room-gone', room: 'r1' });
  assert.deepEqual(returned, ['r1 one', 'r1 two']);
  assert.deepEqual(refused, ['no-such-room', 'no-such-room', 'no-such-room']);
  assert.deepEqual(session.outbox.entries.map(({ text }) => text), ['first']);
});

test('also if it goes while one is away, and not before that is known', () => {
  const { session, world, refused, returned } = waitingInRoom();
  world.socket.drop();
  session.post('r1', 'three');
  world.advance(500);
  assert.deepEqual([returned, refused], [[], []]);
  enter(world);
  assert.deepEqual(returned, ['r1 one', 'r1 two', 'r1 three']);
  assert.deepEqual(session.outbox.entries.map(({ text }) => text), ['first']);
});

test('what is under way there is given back when it is refused, and done when it is acknowledged', () => {
  for (const isDone of [true, false]) {
    const { session, world } = online();
    const returned = [];
    session.on('returned', (id, text) => returned.push(text));
    world.socket.say(joined([], { room: room({ id: 'r1' }), reset: true }));
    session.post('r1', 'there');
    session.post('lobby', 'here');
    const [{ id }] = world.socket.take('post');
    world.socket.say({ type: 'room-gone', room: 'r1' });
    assert.deepEqual([returned, world.socket.take('post').length], [[], 1]);
    world.socket.say(isDone ? { ...ack(id, 1), room: 'r1' } : refusal('no-such-room', { id }));
    assert.deepEqual(returned, isDone ? [] : ['there']);
    assert.deepEqual(world.socket.take('post').map(({ text }) => text), ['there', 'here']);
    assert.deepEqual(session.outbox.entries.map(({ text }) => text), ['here']);
  }
});

test('what was found goes with its room, its log, or what retention takes of it', () => {
  const { session, world } = online();
  const { search } = session;
  const rooms = [room(), room({ id: 'r1' }), room({ id: 'r2' })];
  const find = () => {
    search.ask('tea', '', 0);
    world.socket.say({ type: 'found', id: search.id, events: [event(4), event(3, { room: 'r1' }), event(2, { room: 'r2' }), event(1)] });
  };
  const seqs = () => search.found.map(({ seq }) => seq);
  world.socket.drop();
  world.advance(500);
  enter(world, { welcome: { rooms } });
  find();
  assert.deepEqual(seqs(), [4, 3, 2, 1]);
  world.socket.say({ type: 'room', room: room({ first: 2, last: 4 }) });
  assert.deepEqual(seqs(), [4, 3, 2]);
  world.socket.say({ type: 'room-gone', room: 'r1' });
  assert.deepEqual(seqs(), [4, 2]);
  world.socket.drop();
  world.advance(500);
  enter(world, { welcome: { rooms: [room({ epoch: 'e2' }), rooms[2]] }, joined: { room: room({ epoch: 'e2' }), events: [] } });
  assert.deepEqual(seqs(), [2]);
});

test('a page of what was found that is refused can be asked for again', () => {
  const { session, world } = online();
  const { search } = session;
  search.ask('tea', '', 0);
  world.socket.say({ type: 'found', id: search.id, events: [event(3)], more: true });
  search.askMore(0);
  world.socket.say(refusal('no-such-room', { re: 'search', id: search.id }));
  assert.equal(search.refusal, 'no-such-room');
  search.askMore(0);
  world.socket.say({ type: 'found', id: search.id, events: [event(2)], more: false });
  assert.deepEqual([search.found.map(({ seq }) => seq), search.refusal], [[3, 2], '']);
});

test('who is ignored stays so on this server', () => {
  const { session, world } = online();
  session.ignore('p2', true);
  world.socket.drop();
  world.advance(500);
  enter(world);
  assert.equal(session.ignored.has('p2'), true);
  session.ignored.load('another');
  assert.equal(session.ignored.has('p2'), false);
});

test('says that one may enter a private room, once', () => {
  const { session, world } = online();
  const invited = [];
  session.on('invited', ({ id }) => invited.push(id));
  for (const info of [room({ id: 'r1', private: true }), room({ id: 'r1', private: true, topic: 'Tea' }), room({ id: 'r2' }),
    room({ id: 'd1', private: true, direct: true, members: [ana, bo] })])
    world.socket.say({ type: 'room', room: info });
  assert.deepEqual(invited, ['r1']);
});
