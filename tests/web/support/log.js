// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import WebSocket from 'ws';

/** The whole log of the lobby, read by somebody who joins for that and pages back to its beginning. */
export function readLog(port, name = 'Reader') {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, 'parlor.v1');
    const send = (message) => socket.send(JSON.stringify(message));
    const ask = (before) => send({ type: 'history', room: 'lobby', before, limit: 200 });
    let log = [];
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed before the log was read')));
    socket.on('open', () => send({ type: 'hello', version: 1, name }));
    socket.on('message', (data) => {
      const message = JSON.parse(data.toString());
      if (message.type === 'joined')
        ask(0);
      if (message.type !== 'page')
        return;
      log = [...message.events, ...log];
      if (message.more) {
        ask(log[0].seq);
      } else {
        resolve(log);
        socket.close();
      }
    });
  });
}
