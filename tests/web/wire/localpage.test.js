// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Who may come with "Origin: null": what a browser sends for a page from disk, and for a sandboxed frame of any site.
import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { after, before, describe, test } from 'node:test';

import { handshake } from '../support/barewebsocket.js';
import { startServer } from '../support/server.js';

const NULL = { Origin: 'null' };
const RICH = { 'Sec-WebSocket-Protocol': 'parlor.v1' };

const addresses = Object.values(networkInterfaces()).flat();
const hasIpv6 = addresses.some(({ address }) => address === '::1');
const own = addresses.find(({ internal, family }) => !internal && (family === 'IPv4' || family === 4))?.address;
const withoutOwn = own ? false : 'this machine has no address but loopback';

async function status(request) {
  const answer = await handshake(request);
  answer.socket.destroy();
  return answer.status;
}

/** Runs a server for the tests of a group; @returns what knows its port once they run. */
function serverFor(...options) {
  const running = {};
  before(async () => Object.assign(running, await startServer(...options)));
  after(() => running.stop?.());
  return running;
}

describe('from loopback', () => {
  const server = serverFor();
  const check = (what, expected, { host = 'localhost', port = true, ...rest }) => test(`${what}: ${expected}`, async () => {
    assert.equal(await status({ port: server.port, host: port ? `${host}:${server.port}` : host, ...rest }), expected);
  });

  for (const host of ['localhost', 'LocalHost', '127.0.0.1', '[::1]'])
    check(`to ${host}`, 101, { host, fields: NULL });
  check('to localhost without a port', 101, { port: false, fields: NULL });
  check('on /ws', 101, { path: '/ws', fields: NULL });

  check('rich', 403, { path: '/ws', fields: { ...NULL, ...RICH } });
  check('rich, without an Origin', 101, { path: '/ws', fields: RICH });
  check('an unknown subprotocol', 403, { fields: { ...NULL, 'Sec-WebSocket-Protocol': 'chat' } });
  for (const host of ['192.168.1.20', '127.0.0.2', '0.0.0.0', '[fe80::1]', '[::ffff:127.0.0.1]']) {
    check(`to ${host}`, 403, { host, fields: NULL });
    check(`to ${host}, without an Origin`, 101, { host });
  }
  for (const host of ['chat.example', 'localhost.chat.example', 'localhost.localdomain'])
    check(`to ${host}, where the Host is refused first`, 421, { host, fields: NULL });
  for (const field of ['X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP', 'Forwarded', 'Via']) {
    check(`through a proxy (${field})`, 403, { fields: { ...NULL, [field]: '192.0.2.1' } });
    check(`through a proxy (${field}), without an Origin`, 101, { fields: { [field]: '192.0.2.1' } });
  }
  check('a foreign page', 403, { fields: { Origin: 'http://site.example' } });
});

describe('--allow-host does not widen it', () => {
  const server = serverFor('--allow-host', 'chat.example');

  test('an allowed name: 403', async () => {
    assert.equal(await status({ port: server.port, host: 'chat.example', fields: NULL }), 403);
    assert.equal(await status({ port: server.port, host: 'chat.example' }), 101);
  });
});

describe('--allow-origin null', () => {
  const server = serverFor('--allow-origin', 'null');
  const check = (what, request) => test(`${what}: 101`, async () => {
    assert.equal(await status({ port: server.port, ...request, fields: { ...NULL, ...request.fields } }), 101);
  });

  check('plain', {});
  check('rich', { path: '/ws', fields: RICH });
  check('to another address', { host: '192.168.1.20' });
  check('through a proxy', { fields: { 'X-Forwarded-For': '192.0.2.1' } });

  test('a foreign page: 403', async () => {
    assert.equal(await status({ port: server.port, fields: { Origin: 'http://site.example' } }), 403);
  });
});

describe('on all addresses', () => {
  const server = serverFor('--address', '0.0.0.0');
  const allowing = serverFor('--address', '0.0.0.0', '--allow-origin', 'null');

  test('from loopback: 101', async () => {
    assert.equal(await status({ port: server.port, fields: NULL }), 101);
  });

  test('from elsewhere: 403 until it is allowed', { skip: withoutOwn }, async () => {
    for (const host of ['localhost', own]) {
      assert.equal(await status({ port: server.port, peer: own, host, fields: NULL }), 403, host);
      assert.equal(await status({ port: server.port, peer: own, host }), 101, `${host}, without an Origin`);
      assert.equal(await status({ port: allowing.port, peer: own, host, fields: NULL }), 101, `${host}, allowed`);
    }
  });
});

describe('on ::1', { skip: hasIpv6 ? false : 'this machine has no ::1' }, () => {
  const server = serverFor('--address', '::1');

  test('from loopback: 101', async () => {
    for (const host of ['localhost', '[::1]'])
      assert.equal(await status({ port: server.port, peer: '::1', host, fields: NULL }), 101, host);
  });
});
