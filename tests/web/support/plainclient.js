// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import WebSocket from 'ws';

/** The tutorial's client: says lines in the lobby and goes when it has heard the last of them. */
export function sayPlainly(port, lines) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    socket.on('error', reject);
    socket.on('open', () => lines.forEach((line) => socket.send(line)));
    socket.on('message', (data) => {
      if (data.toString() === lines[lines.length - 1])
        socket.close();
    });
    socket.on('close', resolve);
  });
}
