// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Replies, reactions, pins and ignoring, in Chromium against a real server with a host.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { withToken } from '../support/browser.js';
import { browserChat } from '../support/browserchat.js';
import { CutLine } from '../support/cutline.js';
import { HOST_TOKEN, startHostedServer } from '../support/server.js';

const chat = browserChat(() => startHostedServer('--limit', 'messages-per-second=0', '--limit', 'reactions-per-message=3'));
const { join } = chat;

const focused = (visitor) => visitor.page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.textContent);
const quote = (visitor, text) => visitor.row(text).locator('.quote');
/** The reactions of a message, once they are so many kinds. */
async function chips(visitor, text, count) {
  const all = visitor.row(text).locator('.chip');
  await visitor.page.waitForFunction(({ row, wanted }) => row?.querySelectorAll('.chip').length === wanted,
    { row: await visitor.row(text).elementHandle(), wanted: count }).catch(() => {});
  return all.allTextContents();
}

async function react(visitor, text, emoji) {
  await visitor.use(text, 'React');
  await visitor.page.getByRole('button', { name: `React with ${emoji}` }).click();
}

test('a reply shows what it answers, follows its changes, and leads there', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await ana.tell('shall we go?', ...Array.from({ length: 40 }, (_, i) => `line ${i}`));
  await bo.sees('line 39');
  await bo.page.locator('.log').evaluate((log) => { log.scrollTop = 0; });
  await bo.use('shall we go?', 'Reply');
  await bo.page.locator('.composer-reply', { hasText: 'Reply to Ana: shall we go?' }).waitFor();
  await bo.tell('yes');
  await bo.page.locator('.composer-reply').waitFor({ state: 'hidden' });
  for (const person of [ana, bo]) {
    await person.sees('yes');
    assert.equal(await quote(person, 'yes').locator('.quote-text').textContent(), 'shall we go?');
  }
  await ana.page.locator('.log').evaluate((log) => { log.scrollTop = 0; });
  await ana.use('shall we go?', 'Edit');
  await ana.say('shall we go at 8?');
  await quote(bo, 'yes').filter({ hasText: 'shall we go at 8?' }).waitFor();
  await quote(bo, 'yes').click();
  await bo.page.locator('.message-found', { hasText: 'shall we go at 8?' }).waitFor();
  await ana.use('shall we go at 8?', 'Delete');
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  for (const person of [ana, bo])
    await quote(person, 'yes').filter({ hasText: 'This message was deleted.' }).waitFor();
  await bo.page.reload();
  await quote(bo, 'yes').filter({ hasText: 'This message was deleted.' }).waitFor();
});

test('Escape, another room and an edit end a reply', async () => {
  const ana = await join('Ana');
  await ana.tell('one', 'two');
  const bar = ana.page.locator('.composer-reply');
  await ana.use('one', 'Reply');
  assert.match(await focused(ana), /^Message to/);
  await ana.input.press('Escape');
  await bar.waitFor({ state: 'hidden' });
  await ana.use('one', 'Reply');
  await ana.use('two', 'Edit');
  await bar.waitFor({ state: 'hidden' });
  await ana.use('one', 'Reply');
  await ana.page.locator('.composer-editing').waitFor({ state: 'hidden' });
  await ana.page.getByLabel('Cancel the reply').click();
  await ana.tell('three');
  assert.equal(await ana.page.locator('.quote').count(), 0);
});

test('reactions count, are taken back with a press, and the server has a limit', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await ana.tell('tea?');
  await react(bo, 'tea?', '👍');
  assert.deepEqual(await chips(ana, 'tea?', 1), ['👍1']);
  await ana.row('tea?').locator('.chip').click();
  await bo.row('tea?').locator('.chip', { hasText: '2' }).waitFor();
  assert.match(await bo.row('tea?').locator('.chip').getAttribute('aria-label'), /👍 from 2 people: you, Ana/);
  await bo.use('tea?', 'React');
  await bo.page.getByLabel('Any other emoji').fill('🍵');
  await bo.page.keyboard.press('Enter');
  assert.deepEqual(await chips(ana, 'tea?', 2), ['👍2', '🍵1']);
  await react(ana, 'tea?', '🎉');
  await ana.toast('too many reactions');
  assert.deepEqual(await chips(ana, 'tea?', 2), ['👍2', '🍵1']);
  await bo.row('tea?').locator('.chip[aria-pressed=true]', { hasText: '👍' }).click();
  await ana.row('tea?').locator('.chip', { hasText: '1' }).first().waitFor();
  await ana.page.reload();
  await ana.sees('tea?');
  assert.deepEqual(await chips(ana, 'tea?', 2), ['👍1', '🍵1']);
});

test('a reaction shows while there is no connection, and goes when there is one', async () => {
  const line = await CutLine.to(chat.server.port);
  try {
    const [ana, bo] = [await join('Ana'), await join('Bo', { url: line.url })];
    await ana.tell('tea?');
    await bo.sees('tea?');
    line.cut();
    await bo.page.locator('.bar', { hasText: 'Connection lost' }).waitFor();
    await react(bo, 'tea?', '👍');
    assert.deepEqual(await chips(bo, 'tea?', 1), ['👍1']);
    assert.equal(await ana.page.locator('.chip').count(), 0);
    line.mend();
    assert.deepEqual(await chips(ana, 'tea?', 1), ['👍1']);
  } finally {
    line.close();
  }
});

test('the host pins; everybody finds it again', async () => {
  const [host, bo] = [await join('Hanna', withToken(HOST_TOKEN)), await join('Bo')];
  await host.tell('the address is 12 Main Street', ...Array.from({ length: 40 }, (_, i) => `line ${i}`));
  await host.page.locator('.log').evaluate((log) => { log.scrollTop = 0; });
  await host.row('12 Main Street').hover();
  await host.choose(host.row('12 Main Street').getByLabel('More actions'), 'Pin');
  await bo.page.locator('.pins-button').click();
  await bo.page.locator('.excerpt', { hasText: '12 Main Street' }).click();
  await bo.page.locator('.message-found', { hasText: '12 Main Street' }).waitFor();
  await bo.page.reload();
  await bo.page.locator('.pins-button').click();
  await bo.page.locator('.excerpt', { hasText: '12 Main Street' }).waitFor();
  await bo.row('line 39').hover();
  await bo.row('line 39').getByLabel('More actions').click();
  assert.equal(await bo.page.getByRole('menuitem', { name: 'Pin', exact: true }).count(), 0, 'only the host');
  await bo.page.keyboard.press('Escape');
  assert.equal(await focused(bo), 'More actions');
  await host.row('12 Main Street').hover();
  await host.choose(host.row('12 Main Street').getByLabel('More actions'), 'Unpin');
  await bo.page.locator('.pins-button').waitFor({ state: 'hidden' });
});

test('who is ignored is not seen, not counted, and may be seen all the same', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await bo.tell('first', 'second');
  await ana.sees('second');
  const menu = () => ana.page.getByLabel('Actions for Bo');
  await ana.choose(menu(), 'Ignore');
  const hidden = ana.page.locator('.happening');
  await hidden.filter({ hasText: '2 messages of Bo are hidden.' }).waitFor();
  assert.deepEqual(await ana.texts(), []);
  await bo.tell('third');
  await hidden.filter({ hasText: '3 messages' }).waitFor();
  await ana.page.reload();
  await hidden.filter({ hasText: '3 messages' }).waitFor();
  await hidden.getByRole('button', { name: 'Show' }).click();
  await ana.sees('third');
  await bo.tell('fourth');
  await hidden.filter({ hasText: '1 message of Bo is hidden.' }).waitFor();
  await ana.choose(menu(), 'Stop ignoring');
  await ana.sees('fourth');
  assert.equal(await hidden.count(), 0);
});

test('a message goes to another room as a quote', async () => {
  const ana = await join('Ana');
  await ana.say('**so** it is');
  await ana.sees('so it is');
  await ana.page.getByLabel('New room').click();
  await ana.page.getByLabel('Name of the room').fill('Maths');
  await ana.page.getByRole('button', { name: 'Create room' }).click();
  await ana.page.locator('.room-head h1', { hasText: 'Maths' }).waitFor();
  await ana.openRoom('Lobby');
  await ana.row('so it is').hover();
  await ana.choose(ana.row('so it is').getByLabel('More actions'), 'Forward…');
  await ana.page.getByLabel('To which room').selectOption({ label: 'Maths' });
  await ana.page.getByRole('button', { name: 'Forward' }).click();
  await ana.openRoom('Maths');
  const text = ana.page.locator('.message-text blockquote');
  await text.filter({ hasText: 'Ana:' }).waitFor();
  assert.equal(await text.locator('strong').textContent(), 'so');
});

test('by touch: what one can do stands below a message, not on it', async () => {
  const ana = await join('Ana', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await ana.tell('one');
  await ana.message('one').tap();
  const [text, tools] = await Promise.all(['.message-text', '.message-tools'].map((part) => ana.row('one').locator(part).boundingBox()));
  assert.ok(tools.y >= text.y + text.height);
  await ana.row('one').getByRole('button', { name: 'React' }).tap();
  const small = await ana.page.locator('.popup button').evaluateAll((all) => all.map((node) => node.getBoundingClientRect()).filter(({ width, height }) => width < 44 || height < 44).length);
  assert.equal(small, 0);
  await ana.page.getByRole('button', { name: 'React with ❤️' }).tap();
  assert.deepEqual(await chips(ana, 'one', 1), ['❤️1']);
  await ana.row('one').getByRole('button', { name: 'Reply' }).tap();
  await ana.page.locator('.message-touched').waitFor({ state: 'detached' });
  await ana.tell('two');
  assert.equal(await quote(ana, 'two').count(), 1);
  assert.ok(await ana.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
});
