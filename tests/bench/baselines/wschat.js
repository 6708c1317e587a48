// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A chat as everybody writes it with Node.js and ws: each text goes to each client with send(). With --frame-once the
// frame is built once and written to the sockets, which ws offers no public way for.
//
//   node wschat.js [--port N] [--frame-once] [--cert FILE --key FILE]
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

// the one copy of ws that is installed here belongs to the tests of the page
const { WebSocketServer, Sender } = createRequire(new URL('../../web/package.json', import.meta.url))('ws');

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    'frame-once': { type: 'boolean', default: false },
    cert: { type: 'string' },
    key: { type: 'string' },
  },
});

const server = values.cert
  ? createSecureServer({ cert: readFileSync(values.cert), key: readFileSync(values.key) })
  : createServer();
const chat = new WebSocketServer({ server });

function sendToAll(data, binary) {
  for (const client of chat.clients)
    client.send(data, { binary });
}

function frameOnce(data, binary) {
  const opcode = binary ? 2 : 1;
  const frame = Buffer.concat(Sender.frame(data, { fin: true, rsv1: false, opcode, mask: false, readOnly: true }));
  for (const client of chat.clients)
    client._socket.write(frame);
}

const broadcast = values['frame-once'] ? frameOnce : sendToAll;
chat.on('connection', (client) => {
  client.on('error', () => {}); // the connection is gone, its close event follows
  client.on('message', broadcast);
});
process.on('SIGTERM', () => process.exit(0));
server.listen(Number(values.port), '127.0.0.1', () => console.log(`ready ${server.address().port}`));
