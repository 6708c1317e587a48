// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { WEB, filesBelow, load, readJson } from '../support/paths.js';

const { LANGUAGES, Language, chooseLanguage } = await load('i18n/i18n.js');
const { REFUSALS, NOTICES } = await load('core/protocol.js');
const { END_WORDS } = await load('core/closecode.js');
const english = LANGUAGES.en.catalogue;
const sources = filesBelow(WEB).filter((name) => name.endsWith('.js') && !name.startsWith('i18n/'))
  .map((name) => readFileSync(join(WEB, name), 'utf8')).join('\n');
const commands = readJson('server/protocol/slashcommands.json').map(({ name }) => name);

/** Keys that are put together from a code, by family; everything else stands in the sources in full. */
const FAMILIES = { refusal: [...REFUSALS, 'offline', 'other'], notice: [...NOTICES, 'other'], end: END_WORDS, slash: [...commands, 'other'] };
const ofFamilies = Object.entries(FAMILIES).flatMap(([family, words]) => words.map((word) => `${family}.${word}`));
const placeholders = (entry) => [...new Set([...JSON.stringify(entry).matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();
const forms = (entry) => (typeof entry === 'string' ? [entry] : Object.values(entry));

test('every key that is asked for exists', () => {
  const asked = [...sources.matchAll(/'([a-z]+\.[a-zA-Z-]+)'/g)].map((match) => match[1])
    .filter((key) => key.split('.')[0] in Object.fromEntries(Object.keys(english).map((known) => [known.split('.')[0], true])));
  assert.ok(asked.length > 40);
  for (const key of [...asked, ...ofFamilies])
    assert.ok(key in english || key === 'icon.svg', `${key} is missing`);
});

test('every key is used', () => {
  const used = new Set(ofFamilies);
  for (const key of Object.keys(english))
    assert.ok(used.has(key) || sources.includes(`'${key}'`) || key === 'page.needsScript', `${key} is not used`);
});

for (const [tag, { catalogue }] of Object.entries(LANGUAGES)) {
  test(`${tag} is complete`, () => {
    assert.deepEqual(Object.keys(catalogue), Object.keys(english), 'the same keys in the same order');
    const plurals = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort();
    for (const [key, entry] of Object.entries(catalogue)) {
      assert.deepEqual(placeholders(entry), placeholders(english[key]), `${key}: the same placeholders`);
      assert.equal(typeof entry, typeof english[key], key);
      if (typeof entry === 'object')
        assert.deepEqual(Object.keys(entry).sort(), plurals, `${key}: the plural forms of ${tag}`);
      for (const form of forms(entry))
        assert.ok(form.trim(), `${key} is empty`);
    }
  });
}

test('Chinese is Chinese', () => {
  for (const [key, entry] of Object.entries(LANGUAGES['zh-TW'].catalogue)) {
    if (key === 'app.name' || key === 'page.unread')
      continue;
    for (const form of forms(entry))
      assert.match(form, /\p{Script=Han}/u, `${key} is not translated`);
    assert.doesNotMatch(JSON.stringify(entry), /[你]?(?:没|这|个别|发送|会话|服务器|网络)/, `${key} is simplified`);
  }
});

test('chooses by what the reader wants', () => {
  assert.equal(chooseLanguage(['zh-Hant-TW', 'en']), 'zh-TW');
  assert.equal(chooseLanguage(['zh']), 'zh-TW');
  assert.equal(chooseLanguage(['de-DE', 'en-GB']), 'en');
  assert.equal(chooseLanguage(['fr']), 'en');
  assert.equal(chooseLanguage([]), 'en');
});

test('fills in values and chooses plurals', () => {
  const language = new Language('en');
  assert.equal(language.t('rooms.unread', { count: 1 }), '1 unread message');
  assert.equal(language.t('rooms.unread', { count: 1200 }), '1,200 unread messages');
  assert.equal(language.t('people.you', { name: '{count} <b>' }), '{count} <b> (you)');
  assert.equal(new Language('zh-TW').t('rooms.unread', { count: 1 }), '1 則未讀訊息');
});

test('has a sentence for a code it never heard of', () => {
  const language = new Language('en');
  assert.equal(language.ofCode('refusal', 'moon-phase'), english['refusal.other']);
  assert.equal(language.ofCode('notice', 'constructor'), english['notice.other']);
});

test('names days as people do', () => {
  const language = new Language('en');
  const noon = new Date(2026, 10, 22, 12).getTime();
  assert.equal(language.day(noon, noon + 3600000), 'Today');
  assert.equal(language.day(noon - 86400000, noon), 'Yesterday');
  assert.match(language.day(noon - 3 * 86400000, noon), /19/);
  assert.equal(language.moment(noon, noon + 3600000), language.time(noon));
  assert.match(language.moment(noon - 3 * 86400000, noon), /19.*, /);
});

test('the page without script says so in both languages', () => {
  const page = readFileSync(join(WEB, 'index.html'), 'utf8');
  for (const { catalogue } of Object.values(LANGUAGES))
    assert.ok(page.includes(catalogue['page.needsScript']));
});
