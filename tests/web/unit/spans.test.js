// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { ROOT, load, readJson } from '../support/paths.js';

const { mayOpen, readSpans, segments } = await load('core/spans.js');

const flat = (list) => list.map((segment) => segment.text ?? flat(segment.children)).join('');
const span = (kind, start, length, target = '') => ({ kind, start, length, target });

test('splits plain text and spans', () => {
  assert.deepEqual(segments('a bold word', [span('bold', 2, 4)]),
    [{ text: 'a ' }, { kind: 'bold', target: '', children: [{ text: 'bold' }] }, { text: ' word' }]);
});

test('nests', () => {
  assert.deepEqual(segments('xaby', [span('bold', 1, 2), span('italic', 2, 1)]),
    [{ text: 'x' }, { kind: 'bold', target: '', children: [{ text: 'a' }, { kind: 'italic', target: '', children: [{ text: 'b' }] }] },
      { text: 'y' }]);
});

test('takes the line breaks at the edges of a block away', () => {
  assert.deepEqual(segments('see\ncode\nend', [span('code-block', 4, 4)]),
    [{ text: 'see' }, { kind: 'code-block', target: '', children: [{ text: 'code' }] }, { text: 'end' }]);
  assert.deepEqual(segments('a\nb', [span('bold', 2, 1)])[0], { text: 'a\n' });
});

test('opens only harmless schemes', () => {
  for (const good of ['http://a', 'https://a.b/c?d#e', 'HTTPS://A', 'mailto:a@b'])
    assert.ok(mayOpen(good), good);
  for (const bad of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x',
    'file:///etc/passwd', '//evil', '/x', '', 'http:', 'http://', 'vbscript:x', 'https://['])
    assert.ok(!mayOpen(bad), bad);
});

test('leaves out what is out of bounds, crosses, or is no span', () => {
  const raw = [span('bold', 0, 4), span('italic', 2, 4), span('bold', 5, 9), span('bold', -1, 2), span('blink', 0, 1), null, 3, 'x', [],
    span('bold', 0, 0), span('bold', 0.5, 1), { kind: 'bold', start: '0', length: 1 }, span('link', 6, 1, 'javascript:x'),
    { kind: 'link', start: 6, length: 1, target: 7 }, span('bold', 2 ** 53, 2 ** 53)];
  assert.deepEqual(readSpans(raw, 8), [span('bold', 0, 4)]);
});

const corpus = join(ROOT, 'tests/data/markdown');
for (const file of existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.json')) : []) {
  test(`draws every case of ${file}`, () => {
    for (const { name, text, spans = [] } of readJson(`tests/data/markdown/${file}`)) {
      const kept = readSpans(spans, text.length);
      assert.equal(kept.length, spans.length, `${name}: a span is not safe`);
      const drawn = flat(segments(text, kept));
      assert.equal(drawn.replaceAll('\n', ''), text.replaceAll('\n', ''), name);
      if (!spans.some(({ kind }) => kind === 'code-block' || kind === 'quote'))
        assert.equal(drawn, text, name);
    }
  });
}
