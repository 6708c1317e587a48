// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The golden frames, which drive the desktop client's tests too.
import assert from 'node:assert/strict';
import test from 'node:test';

import { load, read, readJson } from '../support/paths.js';

const { decode, encode, REFUSALS, SERVER_TYPES, SUBPROTOCOL, VERSION } = await load('core/protocol.js');

for (const { name, raw } of readJson('tests/data/protocol/server-good.json')) {
  test(`understands ${name}`, () => {
    const result = decode(raw);
    assert.equal(result.error, undefined, result.field);
    const wire = JSON.parse(raw);
    assert.equal(result.message.type, wire.type);
    const body = result.message.type === 'event' ? result.message.event : result.message;
    for (const [field, value] of Object.entries(wire)) {
      if (typeof value !== 'object' && field !== 'type' && body.kind !== 'unknown' && field in body)
        assert.deepEqual(body[field], value, field);
    }
  });
}

for (const { name, raw, code, field } of readJson('tests/data/protocol/server-bad.json')) {
  test(`does not take ${name}`, () => {
    const result = decode(raw);
    assert.equal(result.message, undefined);
    if (!['too deep', 'a key twice'].includes(name))
      assert.equal(result.error, code);
    if (field && result.error === 'bad-field')
      assert.ok(result.field);
  });
}

for (const { name, raw, kept } of readJson('tests/data/protocol/server-hostile-spans.json'))
  test(`of ${name} keeps ${kept}`, () => assert.equal(decode(raw).message.event.spans.length, kept));

for (const { name, raw } of readJson('tests/data/protocol/client-good.json'))
  test(`writes ${name} as it is`, () => assert.deepEqual(JSON.parse(encode(JSON.parse(raw))), JSON.parse(raw)));

test('takes a later word for newcomers as all', () => {
  const room = { id: 'r1', title: 'Art', epoch: 'e9', first: 1, last: 4, newcomers: 'few' };
  assert.equal(decode(JSON.stringify({ type: 'room', room })).message.room.newcomers, 'all');
});

test('agrees with the headers', () => {
  assert.match(read('server/protocol/protocolinfo.h'), new RegExp(`ProtocolVersion = ${VERSION};`));
  assert.match(read('server/protocol/protocolinfo.h'), new RegExp(`"${SUBPROTOCOL.replace('.', '\\.')}"`));
  const words = [...read('server/protocol/refusal.cpp').matchAll(/std::pair\{RefusalCode::\w+, "([^"]+)"\}/g)].map((match) => match[1]);
  assert.deepEqual([...REFUSALS].sort(), words.sort());
});

test('knows every message of the server', () => {
  const reader = read('server/protocol/decodeserver.cpp').split('> readServer(')[1];
  const types = [...reader.matchAll(/type == QLatin1String\("([^"]+)"\)/g)].map((match) => match[1]);
  assert.deepEqual([...SERVER_TYPES].sort(), types.sort());
});

test('does not fall for names of Object', () => {
  assert.equal(decode('{"type":"constructor"}').error, 'unknown-type');
  assert.equal(decode('{"type":"__proto__"}').error, 'unknown-type');
  assert.equal(decode(new ArrayBuffer(4)).error, 'malformed');
});
