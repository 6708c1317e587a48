// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Editing and deleting what was said, in Chromium against a real parlor-server.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Visitor } from '../support/browser.js';
import { browserChat } from '../support/browserchat.js';
import { CutLine } from '../support/cutline.js';
import { startServer } from '../support/server.js';

const GONE = 'This message was deleted.';

const chat = browserChat(() => startServer('--limit', 'messages-per-second=0'));
const { join } = chat;

const row = (visitor, text) => visitor.row(text);
const use = (visitor, text, tool) => visitor.use(text, tool);
const say = (visitor, ...lines) => visitor.tell(...lines);
const editBar = (visitor) => visitor.page.locator('.composer-editing');
const focused = (visitor) => visitor.page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.className);

async function edit(visitor, before, now) {
  await use(visitor, before, 'Edit');
  await visitor.say(now);
}

async function remove(visitor, text) {
  await use(visitor, text, 'Delete');
  await visitor.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
}

/** What is shown, the marks at the ends left out. */
const shown = (visitor) => visitor.page.locator('.message-text').evaluateAll((all) => all.map((node) => [...node.childNodes]
  .filter((child) => child.className !== 'edited').map((child) => child.textContent).join('').trimEnd()));

test('what one edits and deletes both see, and after a reload', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await say(ana, 'one', 'two', 'three');
  await bo.sees('three');
  await edit(ana, 'one', '**first**');
  await remove(ana, 'two');
  await edit(ana, 'three', 'third');
  for (const person of [ana, bo]) {
    for (const reload of [false, true]) {
      if (reload)
        await person.page.reload();
      await person.sees('third');
      assert.deepEqual(await shown(person), ['first', GONE, 'third']);
      assert.equal(await person.page.locator('.message-text strong').textContent(), 'first');
      assert.equal(await person.page.locator('.edited').count(), 2);
      assert.equal(await person.page.getByRole('article', { name: /\(edited\)/ }).count(), 2);
    }
  }
  assert.equal(await bo.page.locator('.message-tools').count(), 2, 'nothing can be done with what is gone');
  assert.equal(await bo.page.locator('[data-tool=edit], [data-tool=remove]').count(), 0, 'nobody else may');
  assert.equal(await row(ana, GONE).getByRole('button').count(), 0);
});

test('the text of an edit is what was typed, and the draft comes back', async () => {
  const ana = await join('Ana');
  await ana.say('see **this**');
  await ana.sees('see this');
  await ana.input.fill('a draft');
  await use(ana, 'see this', 'Edit');
  await editBar(ana).getByText('Editing a message').waitFor();
  assert.equal(await ana.input.inputValue(), 'see **this**');
  await ana.input.press('Escape');
  assert.equal(await ana.input.inputValue(), 'a draft');
  await edit(ana, 'see this', '/nick is no command here');
  await ana.sees('/nick is no command here');
  assert.equal(await ana.input.inputValue(), 'a draft');
  await use(ana, '/nick', 'Edit');
  await ana.page.getByLabel('Cancel editing').click();
  await editBar(ana).waitFor({ state: 'hidden' });
});

test('who was away meanwhile sees it, and what was asked for while away is done', async () => {
  const line = await CutLine.to(chat.server.port);
  try {
    const [ana, bo] = [await join('Ana'), await join('Bo', { url: line.url })];
    await say(ana, 'one', 'two');
    await say(bo, 'three', 'four', 'five');
    line.cut();
    await bo.page.locator('.bar', { hasText: 'Connection lost' }).waitFor();
    await edit(ana, 'one', 'first');
    await ana.sees('first');
    await remove(ana, 'two');
    await row(ana, GONE).waitFor();
    await edit(bo, 'three', '*third*');
    await row(bo, '*third*').locator('.state', { hasText: 'Waiting to send' }).waitFor();
    await remove(bo, 'four');
    await row(bo, 'four').locator('.state', { hasText: 'Waiting to delete' }).waitFor();
    assert.deepEqual(await shown(ana), ['first', GONE, 'three', 'four', 'five']);
    line.mend();
    for (const person of [ana, bo]) {
      await person.page.locator('.message-gone').nth(1).waitFor();
      await person.sees('third');
      assert.deepEqual(await shown(person), ['first', GONE, 'third', GONE, 'five']);
      assert.equal(await person.page.locator('.state').count(), 0);
    }
  } finally {
    line.close();
  }
});

test('by keyboard alone', async () => {
  const ana = await join('Ana');
  await say(ana, 'one', 'two', 'three');
  await ana.input.press('ArrowUp');
  assert.equal(await ana.input.inputValue(), 'three');
  await ana.page.locator('.message-edited-now', { hasText: 'three' }).waitFor();
  await ana.say('third');
  await ana.sees('third');
  assert.match(await focused(ana), /^Message to/);

  await ana.input.press('Shift+Tab');
  assert.equal(await focused(ana), 'React', 'the newest message\'s buttons are the stop before the composer');
  await row(ana, 'third').locator('.message-tools').waitFor();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowUp'])
    await ana.page.keyboard.press(key);
  assert.equal(await focused(ana), 'Delete');
  await ana.page.keyboard.press('Enter');
  assert.match(await focused(ana), /danger-button/, 'asks');
  await ana.page.keyboard.press('Escape');
  assert.equal(await focused(ana), 'Delete');
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.press('Enter');
  await row(ana, GONE).waitFor();
  assert.deepEqual(await shown(ana), ['one', GONE, 'third']);
  assert.match(await focused(ana), /^Messages in/, 'not lost with the button');

  await ana.input.focus();
  await ana.input.press('ArrowUp');
  await ana.input.fill('');
  await ana.input.press('Enter');
  await ana.page.getByRole('dialog').getByText('third').waitFor();
  await ana.page.keyboard.press('Enter');
  await ana.page.locator('.message-gone').nth(1).waitFor();
  await editBar(ana).waitFor({ state: 'hidden' });
  await ana.input.press('ArrowUp');
  assert.equal(await ana.input.inputValue(), 'one', 'the last that is there');
});

test('by touch: a tap shows the buttons, another puts them away', async () => {
  const ana = await join('Ana', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await say(ana, 'one');
  const tools = row(ana, 'one').locator('.message-tools');
  const clip = () => tools.evaluate((node) => getComputedStyle(node).clipPath);
  assert.notEqual(await clip(), 'none');
  await ana.message('one').tap();
  assert.equal(await clip(), 'none');
  for (const button of await tools.getByRole('button').all()) {
    const { width, height } = await button.boundingBox();
    assert.ok(width >= 44 && height >= 44);
  }
  await ana.message('one').tap();
  assert.notEqual(await clip(), 'none');
  await ana.message('one').tap();
  await tools.getByRole('button', { name: 'Delete' }).tap();
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).tap();
  await row(ana, GONE).waitFor();
});

test('another room, or the end of the message, ends the editing of it', async () => {
  const [ana, other] = [await join('Ana'), await join('Bo')];
  await say(ana, 'one');
  const again = await ana.context.newPage(); // the same person in another window
  await again.goto(chat.server.url);
  await use(ana, 'one', 'Edit');
  const second = Object.assign(new Visitor(ana.context, again), { problems: ana.problems });
  await remove(second, 'one');
  await ana.page.locator('.toast', { hasText: 'not there any more' }).waitFor();
  await editBar(ana).waitFor({ state: 'hidden' });

  await say(ana, 'two');
  await other.page.getByLabel('New room').click();
  await other.page.getByLabel('Name of the room').fill('Maths');
  await other.page.getByRole('button', { name: 'Create room' }).click();
  await use(ana, 'two', 'Edit');
  await ana.openRoom('Maths');
  await ana.page.locator('.room-head h1', { hasText: 'Maths' }).waitFor();
  await editBar(ana).waitFor({ state: 'hidden' });
  assert.equal(await ana.input.inputValue(), '');
});

test('whoever asks for what the server refuses is told, and sees the message again', async () => {
  const [ana, bo] = [await join('Ana'), await join('Bo')];
  await say(bo, 'mine');
  // parlor-server has no host: a page that takes itself for one has the buttons, and the server's word counts
  await ana.page.routeWebSocket(/\/ws$/, (near) => {
    near.connectToServer().onMessage((frame) => {
      const crown = (_, value) => (value?.name === 'Ana' ? { ...value, host: true } : value);
      near.send(JSON.stringify(JSON.parse(String(frame), crown)));
    });
  });
  await ana.page.reload();
  await ana.sees('mine');
  assert.equal(await row(ana, 'mine').getByRole('button', { name: 'Edit' }).count(), 0);
  await remove(ana, 'mine');
  await ana.page.locator('.toast', { hasText: 'Only whoever wrote a message may change it.' }).waitFor();
  await ana.sees('mine');
  assert.deepEqual(await shown(ana), ['mine']);
  assert.deepEqual(await shown(bo), ['mine']);
});
