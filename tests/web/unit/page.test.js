// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What is served, as files: no request elsewhere, no script or style but our own files, small.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

import { ROOT, WEB, filesBelow, read } from '../support/paths.js';

const MOST_BYTES = 150 * 1024;
const files = filesBelow(WEB);
const page = read('resources/web/index.html');
const scripts = files.filter((name) => name.endsWith('.js'));
const text = (name) => readFileSync(join(WEB, name), 'utf8');

test('the build carries every file, and no other', () => {
  const list = /set\(parlor_web_files([^)]*)\)/.exec(read('resources/CMakeLists.txt'))[1].trim().split(/\s+/);
  assert.deepEqual(list, files);
});

test('at most 150 KB, compressed', () => {
  const size = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(WEB, name))).length, 0);
  assert.ok(size <= MOST_BYTES, `${size} bytes`);
});

test('everything that is named is there', () => {
  for (const name of scripts) {
    for (const [, path] of text(name).matchAll(/^(?:import|export) .*from '([^']+)';$/gm)) {
      assert.match(path, /^\.{1,2}\//, `${name}: ${path}`);
      assert.ok(existsSync(join(WEB, dirname(name), path)), `${name}: ${path}`);
    }
  }
  for (const [, path] of page.matchAll(/(?:href|src)="([^"]+)"/g))
    assert.ok(files.includes(posix.normalize(path)), path);
});

test('no script or style in the page, nothing from elsewhere', () => {
  assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|<base|<iframe/i);
  for (const name of files) {
    const foreign = [...text(name).matchAll(/(?:https?:)?\/\/[a-z0-9-]+\.[a-z]+[^\s'"`]*/gi)].map((match) => match[0])
      .filter((address) => !address.startsWith('http://www.w3.org/'));
    assert.deepEqual(foreign, [], name);
  }
});

test('text is never read as markup', () => {
  for (const name of scripts)
    assert.doesNotMatch(text(name), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser|srcdoc/, name);
});

test('what has no DOM stays without, the views without sockets', () => {
  for (const name of scripts.filter((path) => path.startsWith('core/')))
    assert.doesNotMatch(text(name), /\bdocument\.|\bwindow\.|from '\.\.\//, name);
  for (const name of scripts.filter((path) => path.startsWith('view/')))
    assert.doesNotMatch(text(name), /WebSocket|core\/(?:connection|outbox|store)\.js'/, name);
});

test('what an old phone cannot read is not there', () => {
  for (const name of scripts) // ES2020: no private fields, no static blocks, no look-behind, no ??=, no at()
    assert.doesNotMatch(text(name), /\?\?=|\|\|=|&&=|\(\?<[=!]|\.at\(|\.replaceAll\(|\bthis\.#|structuredClone|Object\.hasOwn\(/, name);
});

test('files say whose they are and stay small', () => {
  for (const name of files) {
    assert.match(text(name), /SPDX-License-Identifier: MIT/, name);
    assert.ok(text(name).split('\n').length <= 400, name);
  }
  assert.ok(existsSync(join(ROOT, 'LICENSE')));
});
