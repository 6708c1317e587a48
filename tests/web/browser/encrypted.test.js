// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The page over https in Chromium, and others in the same chat who do not encrypt. PARLOR_CERTIFICATES names the folder
// with the certificate.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import { Visitor, startBrowser } from '../support/browser.js';
import { joinBarely } from '../support/people.js';
import { startServer } from '../support/server.js';

let browser;
let server;
let closing;

before(async () => { browser = await startBrowser('--ignore-certificate-errors'); });
after(() => browser?.close());
beforeEach(async () => {
  const folder = process.env.PARLOR_CERTIFICATES;
  assert.ok(folder, 'PARLOR_CERTIFICATES must name the folder with the certificate');
  closing = [];
  server = await startServer('--tls-cert', join(folder, 'chain.pem'), '--tls-key', join(folder, 'key.pem'));
});
afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  await server.stop();
});

async function joinPage(name, url) {
  const visitor = await Visitor.join(browser, url, name);
  closing.push(() => visitor.close());
  return visitor;
}

test('an encrypted page talks to an unencrypted one and to a bare client', async () => {
  assert.match(server.url, /^https:/);
  const ana = await joinPage('Ana', server.url);
  assert.equal(await ana.page.evaluate(() => location.protocol), 'https:');
  const bo = await joinPage('Bo', server.url.replace('https:', 'http:'));
  const bare = await joinBarely(server.port);
  closing.push(() => bare.kill());

  await ana.say('from Ana');
  await Promise.all([bo.sees('from Ana'), bare.hears((text) => text === 'Ana: from Ana')]);
  bare.say('from the command line');
  await Promise.all([ana.sees('from the command line'), bo.sees('from the command line')]);
  await bo.say('from Bo');
  await ana.sees('from Bo');
  assert.deepEqual(await ana.texts(), ['from Ana', 'from the command line', 'from Bo']);
  assert.deepEqual(await bo.texts(), await ana.texts());
  assert.deepEqual([...ana.problems, ...bo.problems], []);
});
