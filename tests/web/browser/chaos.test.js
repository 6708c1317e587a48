// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Pages whose connections are cut all the time (tests/support/cutproxy.cpp) show what the log has: the small sibling of
// tests/integration/tst_chaos.cpp. PARLOR_CHAOS_SEED repeats the plan of a run.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { Visitor, startBrowser } from '../support/browser.js';
import { LineProcess } from '../support/lineprocess.js';
import { readLog } from '../support/log.js';
import { startServer } from '../support/server.js';

const [PAGES, LINES, CUTS, ACK_CUTS] = [3, 24, 12, 4];

let browser;

before(async () => { browser = await startBrowser(); });
after(() => browser?.close());

/** The page as it is served, but one can look at its session from outside. */
async function exposeSession(page) {
  await page.route('**/app.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\nglobalThis.sessionUnderTest = session;\n` });
  });
}

const line = ({ seq, id, author, text }) => [seq, id, author.id, author.name, text];

test('pages that are cut all the time show the log, each line once and in order', async (t) => {
  assert.ok(process.env.PARLOR_CUTPROXY, 'PARLOR_CUTPROXY must name the proxy to cut with');
  const seed = Number(process.env.PARLOR_CHAOS_SEED ?? Math.floor(Math.random() * 1e6));
  const server = await startServer('--limit', 'all=0');
  const proxy = new LineProcess(process.env.PARLOR_CUTPROXY, [String(server.port)], JSON.parse);
  const { port } = await proxy.hears((heard) => heard.port);
  const visitors = [];
  try {
    for (let i = 1; i <= PAGES; ++i)
      visitors.push(await Visitor.join(browser, `http://127.0.0.1:${port}/`, `Person ${i}`, { prepare: exposeSession }));
    proxy.say(`${seed} ${CUTS} ${ACK_CUTS} ${PAGES * LINES}`);
    await Promise.all(visitors.map(async (visitor, i) => {
      for (let said = 1; said <= LINES; ++said)
        await visitor.say(`Person ${i + 1} says ${said}`); // whether there is a connection or not
    }));
    for (const { page } of visitors)
      await page.waitForFunction(() => globalThis.sessionUnderTest.outbox.entries.length === 0);
    const { cuts } = await proxy.hears((heard) => heard.cuts);
    t.diagnostic(`seed ${seed}: ${PAGES} pages, ${PAGES * LINES} messages, ${CUTS} cuts: ${cuts}`);
    assert.ok(cuts.startsWith(`${ACK_CUTS} before the ack`), cuts);

    const log = (await readLog(server.port)).map(line);
    for (let i = 1; i <= PAGES; ++i) {
      const typed = Array.from({ length: LINES }, (_, said) => `Person ${i} says ${said + 1}`);
      assert.deepEqual(log.filter(([, , , name]) => name === `Person ${i}`).map(([, , , , text]) => text), typed);
    }
    assert.equal(log.length, PAGES * LINES);
    for (const { page, ...visitor } of visitors) {
      const last = log[log.length - 1][0];
      await page.waitForFunction((seq) => globalThis.sessionUnderTest.store.room('lobby').timeline.last >= seq, last);
      const known = await page.evaluate(() => globalThis.sessionUnderTest.store.room('lobby').timeline.events);
      assert.deepEqual(known.map(line), log);
      assert.deepEqual(visitor.problems, []);
    }
    for (const visitor of visitors) {
      await visitor.sees(log[log.length - 1][4]);
      assert.deepEqual(await visitor.texts(), log.map(([, , , , text]) => text));
    }
  } finally {
    await Promise.all(visitors.map((visitor) => visitor.close()));
    await proxy.finish();
    await server.stop();
  }
});
