// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Pictures of the page, to be looked at: node shots.js FOLDER, with PARLOR_SERVER set as for the browser tests.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { Visitor, startBrowser } from './support/browser.js';
import { startServer } from './support/server.js';

const SIZES = { desktop: { viewport: { width: 1280, height: 800 } }, phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } };
const LANGUAGES = { en: 'en-GB', 'zh-TW': 'zh-TW' };
const NAMES = ['Mara Lindqvist', 'Jonas Weber', '山田 花子', 'Priya Raman'];
// Everybody who looks is somebody else, and has something to say.
const GUESTS = {
  en: [['Alex Kim', 'I am reading it too.'], ['Sam Osei', 'Joined from the second row.'], ['Nina Roth', 'Same here, on my phone.'], ['Leo Vidal', 'Is there a second copy of the book?']],
  'zh-TW': [['陳怡君', '我也在看。'], ['林志明', '第二排也進來了。'], ['王美玲', '我用手機加入的。'], ['張家豪', '還有多的課本嗎？']],
};
const TALK = [
  [0, 'Good morning! The schedule for today is on the board.'],
  [0, 'We start with **chapter 4**, then `make test` on your own machines.'],
  [1, '> Can someone try one from a phone?\nScanned the code and joined in about two seconds.'],
  [2, 'おはようございます。履歴の同期は問題ありません。'],
  [2, '壁紙の候補です 🌇'],
  [3, 'Please read the upgrade section before noon: https://example.org/notes'],
  [3, '```\nfor (const person of room)\n  greet(person);\n```'],
  [1, 'Reading it now, I will leave comments in the document. The second part is long, so it may take me until after the break before I am through with everything.'],
];

const out = process.argv[2] ?? 'shots';
mkdirSync(out, { recursive: true });
const server = await startServer('--title', 'Class 4b', '--limit', 'messages-per-second=0');
const browser = await startBrowser();
const shot = (visitor, name) => visitor.page.screenshot({ path: join(out, `page-${name}.png`) });

const people = [];
for (const name of NAMES)
  people.push(await Visitor.join(browser, server.url, name));
for (const [who, text] of TALK) {
  await people[who].say(text);
  await people[who].page.locator('.message-sent, .message-waiting').first().waitFor({ state: 'detached' });
}
const tool = async (visitor, text, name) => {
  const row = visitor.page.locator('.message').filter({ hasText: text });
  await row.hover();
  await row.getByRole('button', { name }).click();
};
await tool(people[0], 'Good morning', 'Edit');
await people[0].say('Good morning! The schedule for today is on the board, and in your mail.');
await people[0].page.locator('.edited').waitFor();
await tool(people[2], '壁紙', 'Delete');
await people[2].page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
await people[2].page.locator('.message-gone').waitFor();
await people[0].page.getByLabel('New room').click();
await people[0].page.getByLabel('Name of the room').fill('design-review');
await people[0].page.getByRole('button', { name: 'Create room' }).click();
await people[0].page.locator('.room-head h1', { hasText: 'design-review' }).waitFor();

const guests = [];
for (const [tag, locale] of Object.entries(LANGUAGES)) {
  const coming = GUESTS[tag].values();
  for (const [size, device] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
      const kind = `${size}-${colorScheme}-${tag}`;
      const guest = await Visitor.open(browser, server.url, { locale, colorScheme, ...device });
      await shot(guest, `join-${kind}`);
      const [name, line] = coming.next().value;
      await guest.giveName(name);
      const offer = guest.page.locator('.join-card .link-button:not([hidden])').filter({ hasText: /“|「/ });
      await Promise.race([offer.waitFor(), guest.page.locator('.chat').waitFor()]);
      if (await offer.count())
        await offer.click();
      await guest.page.locator('.side-row').filter({ hasText: 'design-review' }).waitFor({ state: 'attached' });
      await guest.say(line);
      await people[1].input.pressSequentially('I');
      await guest.page.locator('.typing:not(:empty)').waitFor();
      await guest.input.fill('Two notes on the dark theme:\n- the quote needs a little more contrast');
      await shot(guest, `chat-${kind}`);
      await people[1].input.fill('');
      if (size === 'phone') {
        await guest.page.locator('.rooms-button').click();
        await guest.page.waitForTimeout(250); // the drawer slides; a picture of a test, not a test
        await shot(guest, `rooms-${kind}`);
        await guest.page.keyboard.press('Escape');
      } else if (tag === 'en') {
        await guest.input.fill('');
        await guest.input.press('ArrowUp');
        await guest.page.locator('.message-edited-now').hover();
        await shot(guest, `editing-${kind}`);
        await guest.input.press('Escape');
        await guest.input.fill('/');
        await shot(guest, `commands-${kind}`);
        await guest.input.fill('');
        await guest.page.locator('.own .icon-button').click();
        await shot(guest, `settings-${kind}`);
        await guest.page.keyboard.press('Escape');
      }
      guests.push([kind, guest]);
    }
  }
}
await server.stop('SIGKILL');
for (const [kind, guest] of guests) {
  await guest.page.locator('.bar:not([hidden])').waitFor();
  await guest.say('Sent while the host restarts.');
  await shot(guest, `offline-${kind}`);
}
await browser.close();
