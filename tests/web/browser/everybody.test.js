// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Pages in Chromium and the native client's core, in one chat of a real parlor-server.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import { Visitor, startBrowser } from '../support/browser.js';
import { joinNatively } from '../support/people.js';
import { startServer } from '../support/server.js';

let browser;
let server;
let visitors;
let natives;

before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
beforeEach(async () => {
  [visitors, natives] = [[], []];
  server = await startServer();
});
afterEach(async () => {
  const problems = visitors.flatMap((visitor) => visitor.problems);
  await Promise.all([...visitors.map((visitor) => visitor.close()), ...natives.map((client) => client.kill())]);
  await server.stop();
  assert.deepEqual(problems, [], 'errors and requests that must not be');
});

async function joinPage(name) {
  const visitor = await Visitor.join(browser, server.url, name);
  visitors.push(visitor);
  return visitor;
}

async function joinCore(name) {
  const client = await joinNatively(server.url, name);
  natives.push(client);
  return client;
}

/** What the native core shows as sent, as [author, text, own]. */
const sentLines = (client) => client.heard.filter(({ line }) => line?.state === 'sent').map(({ line }) => [line.author, line.text, line.own]);
const hearsSent = (client, text) => client.hears(({ line }) => line?.state === 'sent' && line.text === text);

test('two pages and one native client core talk both ways', async () => {
  const [ana, bo, core] = [await joinPage('Ana'), await joinPage('Bo'), await joinCore('Cleo')];
  await core.hears(({ people }) => people?.length === 3);
  for (const page of [ana, bo])
    await page.people.filter({ hasText: 'Cleo' }).waitFor();

  await ana.say('from Ana');
  await Promise.all([bo.sees('from Ana'), hearsSent(core, 'from Ana')]);
  core.say('from **Cleo**');
  await Promise.all([ana.sees('from Cleo'), bo.sees('from Cleo'), hearsSent(core, 'from Cleo')]);
  await bo.say('from Bo');
  await Promise.all([ana.sees('from Bo'), hearsSent(core, 'from Bo')]);

  const lines = ['from Ana', 'from Cleo', 'from Bo'];
  assert.deepEqual(await ana.texts(), lines);
  assert.deepEqual(await bo.texts(), lines);
  assert.deepEqual(sentLines(core), [['Ana', 'from Ana', false], ['Cleo', 'from Cleo', true], ['Bo', 'from Bo', false]]);
  assert.equal(await ana.page.locator('.message').nth(1).locator('.name').textContent(), 'Cleo');

  core.say('good bye');
  assert.equal(await core.finish(), 0, 'what was typed before the end of the input is sent');
  await ana.sees('good bye');
  await ana.people.filter({ hasText: 'Cleo' }).waitFor({ state: 'detached' });
});

for (const from of ['page', 'core']) {
  test(`a nickname of markup is text everywhere, given in a ${from}`, async () => {
    const name = '<img src=x onerror=oops()>';
    const bo = await joinPage('Bo');
    const [eve, core] = from === 'page' ? [await joinPage(name), await joinCore('Cleo')] : [bo, await joinCore(name)];
    const say = (text) => (from === 'page' ? eve.say(text) : core.say(text));
    await say('look at my name');
    await Promise.all([bo.sees('look at my name'), eve.sees('look at my name'), hearsSent(core, 'look at my name')]);

    await core.hears(({ people }) => people?.includes(name));
    assert.deepEqual(sentLines(core), [[name, 'look at my name', from === 'core']]);
    for (const { page, people } of new Set([bo, eve])) {
      await people.filter({ hasText: name }).waitFor();
      assert.ok((await page.locator('.message .name').textContent()).startsWith(name));
      assert.equal(await page.locator('img:not([src="icon.svg"])').count(), 0);
    }
    assert.equal(await bo.page.locator('.message .name').textContent(), name);
  });
}
