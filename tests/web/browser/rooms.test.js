// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Rooms' rules, private and direct rooms, read positions, profiles and places in the past, in Chromium against a real server.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { withToken } from '../support/browser.js';
import { browserChat } from '../support/browserchat.js';
import { sayPlainly } from '../support/plainclient.js';
import { HOST_TOKEN, startHostedServer } from '../support/server.js';

const chat = browserChat(() => startHostedServer('--limit', 'messages-per-second=0', '--limit', 'bytes-per-second=0'));
const { join } = chat;

/** The same person on another device. */
async function again(visitor) {
  const token = await visitor.page.evaluate(() => JSON.parse(localStorage.getItem('parlor.token')));
  return join('the same', withToken(token));
}

const inRoom = (visitor, title) => visitor.page.locator('.room-head h1', { hasText: title }).waitFor();
const listed = (visitor, title) => visitor.page.locator('.side-row', { hasText: title });
const note = (visitor, text) => visitor.page.locator('.room-note', { hasText: text }).waitFor();
const roomMenu = (visitor, entry) => visitor.choose(visitor.page.getByLabel('Room actions'), entry);

async function enter(visitor, title) {
  await visitor.openRoom(title);
  await inRoom(visitor, title);
}

async function create(visitor, title, ...kinds) {
  await visitor.page.getByLabel('New room').click();
  await visitor.page.getByLabel('Name of the room').fill(title);
  for (const kind of kinds)
    await visitor.page.getByLabel(kind).check();
  await visitor.page.getByRole('button', { name: 'Create room' }).click();
  await inRoom(visitor, title);
}

/** In the room's settings: fills fields by label, "on" and "off" for boxes. */
async function configure(visitor, wanted) {
  await roomMenu(visitor, 'Room settings…');
  for (const [label, value] of Object.entries(wanted)) {
    const field = visitor.page.getByRole('dialog').getByLabel(label, { exact: true });
    if (typeof value === 'boolean')
      await field.setChecked(value);
    else if (await field.evaluate((node) => node.tagName) === 'SELECT')
      await field.selectOption({ label: value });
    else
      await field.fill(value);
  }
  await visitor.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
}

test('a private room: invited, in it, and put out again', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await create(ana, 'Secret', /^Private/);
  await ana.tell('a surprise for Bo');
  assert.equal(await listed(bo, 'Secret').count(), 0);
  await roomMenu(ana, 'Members…');
  await ana.page.locator('.member', { hasText: 'Bo' }).getByRole('button', { name: 'Invite' }).click();
  await bo.toast('You can enter “Secret” now.');
  await enter(bo, 'Secret');
  await bo.sees('a surprise for Bo');
  await bo.tell('thanks');
  await ana.sees('thanks');
  await note(bo, 'Private');
  await roomMenu(ana, 'Members…');
  await ana.page.locator('.member', { hasText: 'Bo' }).getByRole('button', { name: 'Remove from the room' }).click();
  await bo.toast('“Secret” is gone, or you are not a member any more.');
  await inRoom(bo, 'Lobby');
  assert.equal(await listed(bo, 'Secret').count(), 0);
  await ana.page.locator('.happening', { hasText: 'Bo is not a member any more.' }).waitFor();
  await roomMenu(ana, 'Members…');
  await ana.page.getByRole('button', { name: 'Give up membership' }).click();
  await ana.page.getByRole('dialog', { name: 'Give up membership?' }).getByText('You are the last member.').waitFor();
  await ana.page.getByRole('button', { name: 'Give up membership' }).click();
  await inRoom(ana, 'Lobby');
});

test('what holds in a room: title, topic, welcome, archived', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await create(ana, 'Maths');
  await ana.tell(...Array.from({ length: 40 }, (_, i) => `line ${i}`));
  await configure(ana, { 'Name of the room': 'Geometry', Topic: 'Circles', 'Welcome text for who is new': 'Bring a pencil.' });
  await enter(bo, 'Geometry');
  await note(bo, 'Circles');
  await bo.page.locator('.welcome', { hasText: 'Bring a pencil.' }).waitFor();
  await bo.sees('line 39');
  await ana.tell('a ruler, too');
  await bo.sees('a ruler, too');
  assert.equal(await bo.page.locator('.pill').isVisible(), false, 'what appears beside the messages does not take the reader from the end');
  await bo.page.getByRole('button', { name: 'Got it' }).click();
  await bo.page.reload();
  await bo.sees('a ruler, too');
  assert.equal(await bo.page.locator('.welcome').isVisible(), false);
  await bo.page.getByLabel('Room actions').click();
  assert.equal(await bo.page.getByRole('menuitem', { name: 'Room settings…' }).count(), 0, 'only whoever made it');
  await bo.page.keyboard.press('Escape');
  await bo.say('/topic mine');
  await bo.toast('Only whoever made this room, or the host, may do that.');

  await configure(ana, { 'Archived: nothing new can be said': true });
  for (const person of [ana, bo]) {
    await person.page.locator('.composer-archived').waitFor();
    await person.input.waitFor({ state: 'hidden' });
  }
  await configure(ana, { 'Archived: nothing new can be said': false });
  await bo.input.waitFor();
  await bo.tell('open again');
});

test('newcomers see as much of the past as the room says', async () => {
  const [ana, bo, cem] = [await join('Ana'), await join('Bo'), await join('Cem')];
  await create(ana, 'Maths');
  await ana.tell('one', 'two', 'three');
  await configure(ana, { 'What newcomers see of the past': 'Some messages', 'How many': '2' });
  await enter(bo, 'Maths');
  await bo.sees('three');
  assert.deepEqual(await bo.texts(), ['two', 'three']);
  await configure(ana, { 'What newcomers see of the past': 'Nothing' });
  await enter(cem, 'Maths');
  await ana.tell('four');
  await cem.sees('four');
  assert.deepEqual(await cem.texts(), ['four']);
});

test('what waits for a room that is gone stands again where one writes', async () => {
  const ana = await join('Ana');
  await create(ana, 'Maths');
  const { port } = chat.server;
  await chat.server.stop('SIGKILL');
  await ana.page.locator('.bar', { hasText: 'Connection lost' }).waitFor();
  await ana.say('for nobody');
  await ana.page.locator('.state-waiting').waitFor();
  chat.server = await startHostedServer('--port', String(port));
  await inRoom(ana, 'Lobby');
  await ana.page.waitForFunction(() => document.querySelector('.composer-input').value === 'for nobody');
  await ana.input.press('Enter');
  await ana.sees('for nobody');
});

test('rooms say how long they last', async () => {
  const ana = await join('Ana');
  await create(ana, 'Whisper', /^Temporary/, /^Off the record/);
  await note(ana, 'Temporary · Off the record');
});

test('two people alone', async () => {
  const [ana, bo, cem] = [await join('Ana'), await join('Bo'), await join('Cem')];
  await ana.choose(ana.page.getByLabel('Actions for Bo'), 'Direct message');
  await inRoom(ana, 'Bo');
  await ana.tell('only for you');
  await listed(bo, 'Ana').locator('.badge', { hasText: '1' }).waitFor();
  await enter(bo, 'Ana');
  await bo.sees('only for you');
  await bo.tell('I see');
  await ana.sees('I see');
  await cem.tell('hello all');
  assert.equal(await cem.page.locator('.side-row').count(), 1);
  await bo.page.getByLabel('Room actions').click();
  assert.deepEqual(await bo.page.getByRole('menuitem').allTextContents(), ['Jump to a date…']);
});

test('what one has read on one device is read on the other', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  const second = await again(ana);
  await create(bo, 'Maths');
  for (const device of [ana, second]) {
    await enter(device, 'Maths');
    await enter(device, 'Lobby');
  }
  await bo.tell('one', 'two');
  for (const device of [ana, second])
    await listed(device, 'Maths').locator('.badge', { hasText: '2' }).waitFor();
  await enter(ana, 'Maths');
  await ana.page.locator('.divider-new').waitFor();
  await listed(second, 'Maths').locator('.badge').waitFor({ state: 'detached' });
  const third = await again(ana);
  await listed(third, 'Maths').waitFor();
  assert.equal(await third.page.locator('.badge').count(), 0);
});

test('others see how far one has read only if one lets them, and why one is away', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await ana.tell('seen?');
  await bo.sees('seen?');
  await bo.tell('yes');
  await ana.sees('yes');
  assert.equal(await ana.page.locator('.seen').count(), 0);
  await bo.page.getByLabel('Settings').click();
  await bo.page.getByLabel('Text beside your name').fill('lunch');
  await bo.page.getByLabel('I am away').check();
  await bo.page.getByLabel('Let others see how far I have read').check();
  await bo.page.getByRole('button', { name: 'Save' }).click();
  await ana.page.locator('.person', { hasText: 'Bo' }).locator('.person-note', { hasText: 'Away · lunch' }).waitFor();
  await ana.tell('and now?');
  await ana.row('and now?').locator('.seen', { hasText: 'Seen by 1' }).waitFor();
  await bo.say('/back');
  await ana.page.locator('.person', { hasText: 'Bo' }).locator('.presence-online').waitFor();
  assert.equal(await ana.page.locator('.person', { hasText: 'Bo' }).locator('.person-note').count(), 0);
});

test('far in the past: there by a pin or by the day, on from there, and back to now', async () => {
  const host = await join('Hanna', withToken(HOST_TOKEN));
  await host.tell('the first');
  await host.row('the first').hover();
  await host.choose(host.row('the first').getByLabel('More actions'), 'Pin');
  await sayPlainly(chat.server.port, Array.from({ length: 400 }, (_, i) => `line ${String(i).padStart(3, '0')}`));
  const bo = await join('Bo');
  await bo.sees('line 399');
  assert.equal(await bo.message('the first').count(), 0);
  await bo.page.locator('.pins-button').click();
  await bo.page.locator('.excerpt', { hasText: 'the first' }).click();
  await bo.page.locator('.message-found', { hasText: 'the first' }).waitFor();
  assert.equal(await bo.message('line 399').count(), 0);
  const log = bo.page.locator('.log');
  for (let tries = 0; tries < 100 && await bo.message('line 399').count() === 0; ++tries) {
    await log.evaluate((node) => { node.scrollTop = node.scrollHeight; });
    await bo.page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await bo.sees('line 399');
  await host.tell('news');
  await bo.sees('news');

  const cem = await join('Cem');
  await roomMenu(cem, 'Jump to a date…');
  await cem.page.getByLabel('Day').fill(new Date().toISOString().slice(0, 10));
  await cem.page.getByRole('button', { name: 'Jump', exact: true }).click();
  await cem.page.locator('.message-found', { hasText: 'the first' }).waitFor();
  await cem.page.locator('.pill').click();
  await cem.sees('news');
  await cem.page.locator('.pill').waitFor({ state: 'hidden' });
  await roomMenu(cem, 'Jump to a date…');
  await cem.page.getByLabel('Day').fill('2999-01-01');
  await cem.page.getByRole('button', { name: 'Jump', exact: true }).click();
  await cem.toast('Nothing was said from then on.');
});
