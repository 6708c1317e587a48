// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The page in Chromium against a real parlor-server.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { browserChat } from '../support/browserchat.js';
import { sayPlainly } from '../support/plainclient.js';
import { startServer } from '../support/server.js';

const chat = browserChat(() => startServer('--title', 'Class 4b'));
const { join, open } = chat;

test('two pages talk both ways', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await ana.say('hello Bo');
  await bo.sees('hello Bo');
  await bo.say('hello Ana');
  await ana.sees('hello Ana');
  assert.deepEqual(await ana.texts(), ['hello Bo', 'hello Ana']);
  assert.deepEqual(await bo.texts(), ['hello Bo', 'hello Ana']);
  await ana.page.locator('.person-name', { hasText: 'Bo' }).waitFor();
  assert.match(await bo.page.title(), /Class 4b/);
});

test('who comes late sees what was said', async () => {
  const ana = await join('Ana');
  await ana.say('before');
  await ana.sees('before');
  const bo = await join('Bo');
  await bo.sees('before');
});

test('names and texts of markup show as text', async () => {
  const name = '<img src=x onerror=oops()>';
  const [eve, bo] = [await join(name), await join('Bo')];
  await eve.say('<b>bold?</b> <script>oops()</script> &lt; [x](javascript:oops())');
  await bo.sees('<b>bold?</b>');
  assert.deepEqual(await bo.texts(), await eve.texts());
  await bo.page.locator('.person-name', { hasText: name }).waitFor();
  assert.equal(await bo.page.locator('.message .name').first().textContent(), name);
  assert.equal(await bo.page.locator('.chat img, .chat script, .message-text b, .message-text a').count(), 0);
});

test('marks become spans', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await ana.say('see **this** and `that` at https://example.org/a');
  await bo.sees('see this and that');
  assert.equal(await bo.page.locator('.message-text strong').textContent(), 'this');
  assert.equal(await bo.page.locator('.message-text code').textContent(), 'that');
  await ana.say('@Bo look');
  assert.equal(await bo.page.locator('.mention-you').textContent(), '@Bo');
  const link = bo.page.locator('.message-text a');
  assert.equal(await link.getAttribute('href'), 'https://example.org/a');
  assert.match(await link.getAttribute('rel'), /noopener/);
});

test('reload returns as the same person, without asking', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await ana.say('first');
  await bo.sees('first');
  await ana.page.reload();
  await ana.sees('first');
  assert.match(await ana.page.locator('.message .name').first().textContent(), /Ana \(you\)/);
  await ana.say('second');
  await bo.sees('second');
  assert.deepEqual([...new Set(await bo.page.locator('.message .name').allTextContents())], ['Ana']);
});

test('a taken name offers another', async () => {
  await join('Ana');
  const second = await open();
  await second.giveName('Ana');
  await second.page.locator('.join-error:not(:empty)').waitFor();
  const offer = second.page.locator('.join-card .link-button', { hasText: 'Use' });
  const suggestion = /“(.+)”/.exec(await offer.textContent())[1];
  await offer.click();
  await second.page.locator('.own-name', { hasText: suggestion }).waitFor();
});

test('a room made in one page appears in the other, and counts what is unread', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await ana.page.getByLabel('New room').click();
  await ana.page.getByLabel('Name of the room').fill('Maths');
  await ana.page.getByRole('button', { name: 'Create room' }).click();
  await ana.page.locator('.room-head h1', { hasText: 'Maths' }).waitFor();
  await bo.openRoom('Maths');
  await bo.page.locator('.room-head h1', { hasText: 'Maths' }).waitFor();
  await bo.openRoom('Lobby');
  await ana.say('two plus two');
  await bo.page.locator('.side-row-unread .badge', { hasText: '1' }).waitFor();
  assert.match(await bo.page.title(), /^\(1\)/);
  await bo.openRoom('Maths');
  await bo.sees('two plus two');
  await bo.page.locator('.divider-new').waitFor();
  assert.equal(await bo.page.locator('.badge').count(), 0);
});

test('typing shows, and ends with the message', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await ana.input.pressSequentially('hm');
  await bo.page.locator('.typing', { hasText: 'Ana is typing' }).waitFor();
  await ana.input.press('Enter');
  await bo.sees('hm');
  await bo.page.locator('.typing:empty').waitFor({ state: 'attached' });
});

test('a killed server that returns is found again by itself, and nothing typed is lost', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  const { port } = chat.server;
  await chat.server.stop('SIGKILL');
  await ana.page.locator('.bar', { hasText: 'Connection lost' }).waitFor();
  await ana.say('while away');
  await ana.page.locator('.state-waiting').waitFor();
  await ana.page.locator('.bar-detail', { hasText: '1 message waiting' }).waitFor();
  chat.server = await startServer('--port', String(port));
  await ana.sees('while away');
  await bo.sees('while away');
  await bo.say('welcome back');
  await ana.sees('welcome back');
  await ana.page.locator('.bar').waitFor({ state: 'hidden' });
});

test('"Retry now" does not wait', async () => {
  const ana = await join('Ana');
  const { port } = chat.server;
  await chat.server.stop('SIGTERM');
  await ana.page.locator('.bar', { hasText: 'Trying again' }).waitFor();
  chat.server = await startServer('--port', String(port));
  await ana.page.locator('.bar .link-button').click();
  await ana.page.locator('.bar').waitFor({ state: 'hidden' });
});

test('a line that is too long cannot be sent, and says by how much', async () => {
  const ana = await join('Ana');
  await ana.input.fill('😀'.repeat(4001));
  await ana.page.locator('.counter-over', { hasText: '1 character too many' }).waitFor();
  await ana.input.press('Enter');
  assert.equal((await ana.input.inputValue()).length, 8002);
  assert.deepEqual(await ana.texts(), []);
});

test('faster than allowed: every line arrives, in order, by itself', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  const lines = Array.from({ length: 14 }, (_, i) => `line ${String(i).padStart(2, '0')}`);
  for (const line of lines)
    await ana.say(line);
  await bo.sees(lines.at(-1));
  assert.deepEqual(await bo.texts(), lines);
});

test('slash commands of the table', async () => {
  const ana = await join('Ana');
  await ana.input.pressSequentially('/ni');
  await ana.page.locator('.command', { hasText: '/nick' }).waitFor();
  await ana.input.press('Tab');
  await ana.input.pressSequentially('Anna');
  await ana.input.press('Enter');
  await ana.page.locator('.own-name', { hasText: 'Anna' }).waitFor();
  await ana.say('/shrug well');
  await ana.sees('well ¯\\_(ツ)_/¯');
  await ana.say('/fly');
  await ana.page.locator('.toast', { hasText: '/fly' }).waitFor();
  assert.deepEqual(await ana.texts(), ['well ¯\\_(ツ)_/¯']);
});

test('older messages come by scrolling, and what is read stays where it is', async () => {
  await chat.server.stop();
  chat.server = await startServer('--limit', 'messages-per-second=0', '--limit', 'bytes-per-second=0');
  const ana = await join('Ana');
  const lines = Array.from({ length: 300 }, (_, i) => `line ${String(i).padStart(3, '0')}`);
  await sayPlainly(chat.server.port, lines);
  await ana.sees('line 299');
  const bo = await join('Bo');
  await bo.sees('line 299');
  const log = bo.page.locator('.log');
  assert.ok(await log.evaluate((node) => node.scrollHeight - node.clientHeight - node.scrollTop < 2), 'at the newest');
  for (let tries = 0; tries < 100 && await bo.message('line 000').count() === 0; ++tries) {
    await log.evaluate((node) => { node.scrollTop = 0; });
    await bo.page.evaluate(() => new Promise(requestAnimationFrame));
  }
  await bo.sees('line 000');
  assert.ok(await bo.page.locator('.message').count() <= 400, 'only what is near is in the document');
  await log.evaluate((node) => { node.scrollTop = node.scrollHeight / 2; });
  await bo.page.locator('.pill').waitFor();
  const middle = await bo.page.evaluate(() => {
    const { top } = document.querySelector('.log').getBoundingClientRect();
    const row = [...document.querySelectorAll('.message')].find((node) => node.getBoundingClientRect().top > top + 100);
    return { text: row.querySelector('.message-text').textContent, top: row.getBoundingClientRect().top };
  });
  await ana.say('news');
  await bo.page.locator('.pill', { hasText: '1 new message' }).waitFor();
  assert.equal(await bo.message(middle.text).evaluate((node) => node.closest('.message').getBoundingClientRect().top), middle.top);
  await bo.page.locator('.pill').click();
  await bo.sees('news');
  await bo.page.locator('.pill').waitFor({ state: 'hidden' });
});

test('a phone: one column, drawers, targets of 44 pixels', async () => {
  const ana = await join('Ana', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { page } = ana;
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
  await page.getByLabel('Show rooms').tap();
  await page.locator('.panel-left.panel-open').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.panel-left.panel-open').waitFor({ state: 'detached' });
  await page.getByLabel('Show people').tap();
  await page.locator('.panel-right.panel-open .person-name').waitFor();
  await page.touchscreen.tap(20, 400);
  await page.locator('.panel-right.panel-open').waitFor({ state: 'detached' });
  const small = await page.evaluate(() => [...document.querySelectorAll('button, textarea')].filter((node) => node.checkVisibility())
    .map((node) => ({ label: node.ariaLabel ?? node.textContent, ...node.getBoundingClientRect().toJSON() }))
    .filter(({ width, height }) => width > 0 && (height < 41 || width < 41)).map(({ label, width, height }) => `${label} ${width}x${height}`));
  assert.deepEqual(small, []);
});

test('speaks Traditional Chinese', async () => {
  const ana = await join('安娜', { locale: 'zh-TW' });
  assert.equal(await ana.page.locator('html').getAttribute('lang'), 'zh-TW');
  await ana.page.locator('.side-heading', { hasText: '聊天室' }).waitFor();
  await ana.page.goto(`${chat.server.url}?lang=en`);
  await ana.page.locator('.side-heading', { hasText: 'Rooms' }).waitFor();
});

test('every control has a name', async () => {
  const ana = await join('Ana');
  const unnamed = await ana.page.evaluate(() => [...document.querySelectorAll('button, input, textarea, select, [tabindex="0"], [role]')]
    .filter((node) => node.checkVisibility() && !node.getAttribute('aria-label') && !node.textContent.trim() && !node.labels?.length
      && !['status', 'separator', 'alert', 'listbox'].includes(node.getAttribute('role')))
    .map((node) => node.outerHTML));
  assert.deepEqual(unnamed, []);
  assert.equal(await ana.page.locator('.log').getAttribute('role'), 'log');
});
