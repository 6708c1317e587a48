// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// The bare command-line client: node barechat.js PORT. Sends each line of standard input, prints what it hears as JSON
// strings, after true for the open connection; goes at the end of its input.
import { createInterface } from 'node:readline';

import { BareWebSocket } from './barewebsocket.js';

const print = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

const socket = await BareWebSocket.open({ port: Number(process.argv[2]) });
socket.listen(print);
print(true);
createInterface(process.stdin).on('line', (line) => socket.send(line)).on('close', () => socket.close());
