// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Goes through a scenario of tests/data/scenario with the page's core; its README says what the steps mean.
import assert from 'node:assert/strict';

import { Actor } from './actor.js';
import { load } from './paths.js';
import { HOST_TOKEN } from './server.js';

const { buildLines } = await load('core/lines.js');
const { withReaction } = await load('core/amendment.js');

export class Scenario {
  /** @param {number} port of a server with a host @param {{ people: string[], host?: string }} first */
  static async begin(port, { people, host }) {
    const scenario = new Scenario();
    for (const name of people)
      scenario.actors.set(name, await Actor.join(port, name, name === host ? HOST_TOKEN : ''));
    return scenario;
  }

  constructor() {
    /** @type {Map<string, Actor>} */
    this.actors = new Map();
    /** Ids of rooms by the titles that they had. @type {Map<string, string>} */
    this.rooms = new Map([['lobby', 'lobby']]);
    /** Posts by their ids, and where they were written. @type {Map<string, { room: string, text: string }>} */
    this.posts = new Map();
  }

  async close() {
    for (const actor of this.actors.values())
      await actor.close();
  }

  async run(step) {
    for (const name of [step.who].flat()) {
      const actor = this.actors.get(name);
      if (step.do)
        await this.act(actor, step);
      else
        await this.look(actor, step);
    }
  }

  async act(actor, step) {
    await actor.catchUp(); // people act on what they see
    const room = step.room === undefined ? '' : await this.roomOf(actor, step.room);
    const start = () => actor.ask(() => this.start(actor, room, step));
    let codes = await start();
    while (step.do === 'search' && codes.length === 0 && actor.session.search.lag > 0) // the index follows what is said
      codes = await start();
    if (step.do === 'read')
      await this.hasTold(actor, room, this.seqOf(room, step.target));
    if (step.do === 'return')
      await actor.until(() => actor.session.isOnline && actor.session.outbox.waiting === 0, 'what waited to be sent');
    if (step.do === 'cut')
      await actor.until(() => !actor.session.isOnline, 'the end of the connection');
    if (step.do === 'read')
      actor.session.watch('');
    assert.deepEqual(codes, step.refused ? [step.refused] : []);
    for (const { id } of actor.session.outbox.entries.filter(({ state }) => state === 'failed'))
      actor.session.takeBack(id);
  }

  /** The page says how far one has read a little later. @param {Actor} actor @param {string} room @param {number} target */
  hasTold(actor, room, target) {
    const { session, sent } = actor;
    return actor.until(() => session.store.room(room).readTold >= target || sent.some((message) => message.type === 'read' && message.room === room && message.seq >= target),
      'what was read to be told');
  }

  /** @param {Actor} actor @param {string} room its id @param {any} step */
  start({ session, line }, room, step) {
    const { do: what, who: _, refused: __, room: ___, ...rest } = step;
    const target = step.target === undefined ? 0 : this.seqOf(room, step.target);
    const person = step.person === undefined ? '' : this.actors.get(step.person).session.store.you.id;
    switch (what) {
    case 'post': {
      session.post(room, step.text, step.reply === undefined ? 0 : this.seqOf(room, step.reply));
      const { entries } = session.outbox;
      this.posts.set(entries[entries.length - 1].id, { room, text: step.text });
      break;
    }
    case 'edit': session.edit(room, target, step.text); break;
    case 'delete': session.remove(room, target); break;
    case 'react': session.react(room, target, step.emoji, step.on); break;
    case 'pin': session.demand((requests) => requests.pin(room, target, step.on)); break;
    case 'configure': session.demand((requests) => requests.configure(room, rest)); break;
    case 'invite': session.demand((requests) => requests.invite(room, person)); break;
    case 'expel': session.demand((requests) => requests.expel(room, person)); break;
    case 'create': session.demand((requests) => requests.create(step.title, picked(rest, { private: 1, temporary: 1, offRecord: 1 }))); break;
    case 'direct': session.demand((requests) => requests.direct(person)); break;
    case 'join': session.demand((requests) => requests.join(room)); break;
    case 'leave': session.demand((requests) => requests.leave(room)); break;
    case 'profile':
      if (step.away !== undefined || step.status !== undefined)
        session.demand((requests) => requests.away(step.away ?? false, step.status ?? ''));
      if (step.receipts !== undefined)
        session.tellReceipts(step.receipts);
      break;
    case 'read': session.watch(room); break;
    case 'search': session.search.ask(step.query, room, 0); break;
    case 'around': session.loadPlace(room, { around: target }); break;
    case 'end': session.leaveExcerpt(room); break;
    case 'ignore': session.ignore(person, step.on); break;
    case 'cut': line.cut(); break;
    case 'return':
      line.mend();
      session.retryNow();
      break;
    default: assert.fail(`no step is called ${what}`);
    }
  }

  async look(actor, step) {
    await actor.catchUp();
    const room = step.room === undefined ? '' : await this.roomOf(actor, step.room);
    const read = () => this.sight(actor, room, step);
    const wanted = Object.fromEntries(['are', 'count', 'title', 'topic', 'archived', 'there', 'away', 'status'].filter((key) => step[key] !== undefined)
      .map((key) => [key, step[key]]));
    if (step.sees === 'receipt')
      wanted.seen = true;
    if (step.sees === 'members')
      wanted.are = [...wanted.are].sort();
    const isSo = () => {
      try {
        assert.deepEqual(read(), wanted);
        return true;
      } catch {
        return false;
      }
    };
    await actor.until(isSo, `${JSON.stringify(step)}`).catch(() => assert.deepEqual(read(), wanted));
  }

  /** What there is to see, as the step would say it. @param {Actor} actor @param {string} id of the room @param {any} step */
  sight({ session }, id, step) {
    const room = session.store.room(id);
    switch (step.sees) {
    case 'messages': return { are: this.lines(session, room).map((line, at) => picked(line, step.are[at] ?? line)) };
    case 'pins': return { are: room.pins.map((seq) => this.textOf(id, seq)) };
    case 'members': return { are: [...room.members.values()].map(({ name }) => name).sort() };
    case 'unread': return { count: room.unread };
    case 'found': return { are: session.search.found.map(({ text }) => text) };
    case 'receipt': return { seen: (room.receipts.get(this.idOf(step.person)) ?? 0) >= this.seqOf(id, step.target) };
    case 'room': return step.there === false ? { there: room !== undefined } : picked({ there: room !== undefined, ...room?.info }, step);
    case 'person': return picked(session.store.room('lobby').people.get(this.idOf(step.person)) ?? {}, step);
    default: return assert.fail(`nothing is called ${step.sees}`);
    }
  }

  /** A room's lines as they are shown. */
  lines(session, room) {
    const { you } = session.store;
    const shown = buildLines(room.shown.events, room.excerpt ? [] : session.outbox.of(room.info.id), { you, newAfter: null, startOfDay: () => 0,
      changes: session.outbox.changesOf(room.info.id), reactions: session.outbox.reactionsOf(room.info.id), isHidden: ({ author }) => session.ignored.has(author.id) });
    return shown.flatMap((line) => {
      if (line.type === 'hidden')
        return line.seqs.map((seq) => this.line(room.shown.find(seq), { ignored: true }));
      return line.type === 'message' ? [this.line(line.event ?? line.entry, { author: line.author.name, you, ...line })] : [];
    });
  }

  line({ text, author, edited = 0, deleted = false, reactions = [], quote }, more) {
    const so = (more.reacting ?? []).reduce((those, { emoji, on }) => withReaction(those, emoji, on, more.you.id), reactions);
    const isDeleted = deleted || more.change?.kind === 'delete';
    return { text: more.change?.kind === 'edit' ? more.change.text : text, author: author?.name ?? more.author, edited: edited > 0 || more.change?.kind === 'edit',
      deleted: isDeleted, quote: quote?.text ?? null, ignored: more.ignored === true,
      reactions: Object.fromEntries(so.map(({ emoji, people }) => [emoji, people.map((id) => this.nameOf(id))])) };
  }

  /** By a title, which others may know while this person does not. */
  async roomOf(actor, title) {
    const known = (session) => [...session.store.rooms.values()].find(({ info }) => (info.direct
      ? info.members.some(({ name, id }) => name === title && id !== session.store.you.id) : info.title === title))?.info.id;
    const own = known(actor.session);
    const all = [...this.actors.values()].flatMap(({ session }) => known(session) ?? []);
    const id = title === 'lobby' ? title : own ?? all[0] ?? this.rooms.get(title) ?? 'no-such-room';
    this.rooms.set(title, id);
    return id;
  }

  /** The number of what was first said so. */
  seqOf(room, text) {
    const acks = [...this.actors.values()].flatMap(({ heard }) => heard.filter(({ type }) => type === 'ack'));
    const ack = acks.find(({ id }) => this.posts.get(id)?.room === room && this.posts.get(id)?.text === text);
    assert.ok(ack, `nobody said ${text}`);
    return ack.seq;
  }

  textOf(room, seq) {
    const acks = [...this.actors.values()].flatMap(({ heard }) => heard.filter(({ type }) => type === 'ack'));
    return this.posts.get(acks.find((ack) => ack.room === room && ack.seq === seq && this.posts.has(ack.id))?.id)?.text;
  }

  idOf(name) {
    return this.actors.get(name).session.store.you.id;
  }

  nameOf(id) {
    return [...this.actors.values()].find(({ session }) => session.store.you.id === id)?.name;
  }
}

/** Only what is asked for. */
const picked = (value, wanted) => Object.fromEntries(Object.keys(value).filter((key) => wanted[key] !== undefined).map((key) => [key, value[key]]));
