// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What the browser tests of a file have in common.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';

import { Visitor, startBrowser } from './browser.js';

/**
 * One Chromium for the file; for each test a server of its own and whoever joins it. No page may have had an error, or
 * asked for what is elsewhere.
 * @param {() => Promise<any>} start a server, to be found as `server`; a test may put another in its place
 */
export function browserChat(start) {
  let browser;
  let visitors;
  const keep = async (coming) => {
    const visitor = await coming;
    visitors.push(visitor);
    return visitor;
  };
  const chat = {
    server: null,
    join: (name, { url = chat.server.url, ...options } = {}) => keep(Visitor.join(browser, url, name, options)),
    open: (options) => keep(Visitor.open(browser, chat.server.url, options)),
  };
  before(async () => { browser = await startBrowser(); });
  after(() => browser?.close());
  beforeEach(async () => {
    visitors = [];
    chat.server = await start();
  });
  afterEach(async () => {
    const problems = visitors.flatMap((visitor) => visitor.problems);
    await Promise.all(visitors.map((visitor) => visitor.close()));
    await chat.server.stop();
    assert.deepEqual(problems, [], 'errors and requests that must not be');
  });
  return chat;
}
