// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The ten-line page of every WebSocket tutorial, opened from disk in Chromium, with a real parlor-server in the place of
// the tutorial's own.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { PATIENCE, Visitor, startBrowser } from '../support/browser.js';
import { ROOT } from '../support/paths.js';
import { joinBarely } from '../support/people.js';
import { startServer } from '../support/server.js';

const TUTORIAL = join(ROOT, 'tests/data/tutorial/index.html');
const PORT = 8080; // the tutorial's

let browser;
let server;
let folder;
let closing;

before(async () => { browser = await startBrowser(); });
after(() => browser?.close());
beforeEach(async () => {
  closing = [];
  folder = mkdtempSync(join(tmpdir(), 'parlor-tutorial-'));
  server = await startOnTutorialPort();
});
afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** Whether something answers there: "localhost" may mean either address. */
const answers = (host) => new Promise((resolve) => {
  const socket = connect(PORT, host, () => resolve(true)).on('error', () => resolve(false));
  socket.on('connect', () => socket.destroy());
});

/** On the tutorial's port, so that the page is the tutorial's to the byte; on another where that one is taken. */
async function startOnTutorialPort() {
  if (await answers('127.0.0.1') || await answers('::1'))
    return startServer();
  return startServer('--port', String(PORT)).catch(() => startServer());
}

/** The page saved to disk and opened from there. */
async function openTutorial() {
  const original = readFileSync(TUTORIAL, 'utf8');
  const file = join(folder, 'index.html');
  writeFileSync(file, original.replace(`localhost:${PORT}`, `localhost:${server.port}`));
  assert.equal(server.port === PORT, readFileSync(file, 'utf8') === original);

  const context = await browser.newContext();
  closing.push(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const network = await context.newCDPSession(page);
  const handshake = new Promise((resolve) => network.on('Network.webSocketWillSendHandshakeRequest', ({ request }) => resolve(request.headers)));
  const answer = new Promise((resolve) => network.on('Network.webSocketHandshakeResponseReceived', ({ response }) => resolve(response.status)));
  await network.send('Network.enable');
  await page.goto(pathToFileURL(file).href);
  assert.equal(await answer, 101);
  return {
    handshake: await handshake,
    say: async (text) => {
      await page.locator('#text').fill(text);
      await page.locator('#send').click();
    },
    sees: (text) => page.locator('#list li').getByText(text, { exact: true }).waitFor(),
    lines: () => page.locator('#list li').allTextContents(),
  };
}

test('the tutorial\'s page, from disk, is a full member of the chat', async (t) => {
  const ana = await Visitor.join(browser, server.url, 'Ana');
  closing.push(() => ana.close());
  const bare = await joinBarely(server.port);
  closing.push(() => bare.kill());
  const tutorial = await openTutorial();
  t.diagnostic(`port ${server.port}`);
  assert.equal(tutorial.handshake.Origin, 'null');
  assert.equal(tutorial.handshake.Host, `localhost:${server.port}`);
  assert.equal(tutorial.handshake['Sec-WebSocket-Protocol'], undefined);

  const own = 'from the page <b>on disk</b>';
  await tutorial.say(own);
  await Promise.all([tutorial.sees(own), bare.hears((text) => text === own), ana.sees(own)]);
  bare.say('from the command line');
  await Promise.all([tutorial.sees('from the command line'), ana.sees('from the command line')]);
  await ana.say('from Ana');
  await Promise.all([tutorial.sees('Ana: from Ana'), bare.hears((text) => text === 'Ana: from Ana')]);
  assert.deepEqual(await ana.texts(), [own, 'from the command line', 'from Ana']);
  await ana.say('as **typed**');
  await Promise.all([tutorial.sees('Ana: as **typed**'), bare.hears((text) => text === 'Ana: as **typed**'), ana.sees('as typed')]);

  assert.deepEqual(await tutorial.lines(), [own, 'from the command line', 'Ana: from Ana', 'Ana: as **typed**']);
  const authors = await ana.page.locator('.message .name').allTextContents();
  assert.match(authors[0], /^Guest \d+$/);
  assert.match(authors[1], /^Guest \d+$/);
  assert.notEqual(authors[0], authors[1]);
  assert.deepEqual(ana.problems, []);
});

test('two pages from disk talk to each other', async () => {
  const [first, second] = [await openTutorial(), await openTutorial()];
  await first.say('one');
  await second.sees('one');
  await second.say('two');
  await first.sees('two');
  assert.deepEqual(await first.lines(), ['one', 'two']);
  assert.deepEqual(await second.lines(), ['one', 'two']);
});
