// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Chromium of the system, one for a test file, and people in it: each has storage of their own.
import { chromium } from 'playwright-core';

const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
export const PATIENCE = 15000;

export function startBrowser(...more) {
  return chromium.launch({ executablePath: process.env.PARLOR_CHROMIUM ?? '/usr/bin/chromium', args: [...ARGUMENTS, ...more] });
}

/** Everything that a page must never do, noted while it is used. */
function watch(page, problems) {
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // a connection that fails is what some tests are about; Chromium says so whatever the page does
    if (message.type() === 'error' && !/WebSocket connection|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE/.test(message.text()))
      problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!/^(https?|wss?):\/\/127\.0\.0\.1:/.test(request.url()))
      problems.push(`request: ${request.url()}`);
  });
}

/** Options of who comes with a token that they got elsewhere. @param {string} token */
export const withToken = (token) => ({
  prepare: (page) => page.addInitScript((kept) => localStorage.setItem('parlor.token', kept), JSON.stringify(token)),
});

/** Somebody with a browser of their own. */
export class Visitor {
  /** @param {{ prepare?: (page: import('playwright-core').Page) => Promise<void> }} options before the page is loaded; the rest is the context's */
  static async open(browser, url, { prepare = async () => {}, ...options } = {}) {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const visitor = new Visitor(context, page);
    watch(page, visitor.problems);
    await prepare(page);
    await page.goto(url);
    return visitor;
  }

  static async join(browser, url, name, options = {}) {
    const visitor = await Visitor.open(browser, url, options);
    await visitor.giveName(name);
    await visitor.page.locator('.chat').waitFor();
    return visitor;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.problems = [];
  }

  get input() { return this.page.locator('.composer-input'); }
  get people() { return this.page.locator('.person-name'); }

  async giveName(name) {
    await this.page.locator('#name').fill(name);
    await this.page.locator('.join-card [type=submit]').click();
  }

  async say(text) {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** A message with exactly this text that the log has. */
  message(text) {
    return this.page.locator('.message:not(.message-waiting, .message-sent, .message-failed) .message-text').filter({ hasText: text }).last();
  }

  sees(text) {
    return this.message(text).waitFor();
  }

  /** The row of the last message that says this. */
  row(text) {
    return this.page.locator('.message').filter({ has: this.page.locator('.message-text', { hasText: text }) }).last();
  }

  /** Presses a button of a message. @param {string} text @param {string} tool its label */
  async use(text, tool) {
    await this.row(text).hover();
    await this.row(text).getByRole('button', { name: tool, exact: true }).click();
  }

  /** Chooses an entry of the menu that a button opens. */
  async choose(button, entry) {
    await button.click();
    await this.page.getByRole('menuitem', { name: entry, exact: true }).click();
  }

  /** Says lines, and waits until the log has them. */
  async tell(...lines) {
    for (const line of lines) {
      await this.say(line);
      await this.sees(line);
    }
  }

  toast(text) {
    return this.page.locator('.toast', { hasText: text }).waitFor();
  }

  texts() {
    return this.page.locator('.message-text').allTextContents();
  }

  openRoom(title) {
    return this.page.locator('.side-row').filter({ hasText: title }).click();
  }

  close() {
    return this.context.close();
  }
}
