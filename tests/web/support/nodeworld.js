// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What the page's core needs of a browser, under Node.js: a WebSocket over BareWebSocket, and a memory. Everything that
// is said on the wire can be listened to.
import { webcrypto } from 'node:crypto';

import { BareWebSocket } from './barewebsocket.js';

globalThis.crypto ??= webcrypto; // every browser has it, Node.js 18 hides it

/** As much of the browser's WebSocket as the page's connection uses. */
class NodeSocket {
  constructor(url, subprotocol, listener) {
    Object.assign(this, { readyState: 0, listener, onopen: null, onmessage: null, onclose: null });
    this.opened = this.open(new URL(url), subprotocol).catch(() => this.end());
  }

  async open({ port, pathname }, subprotocol) {
    this.socket = await BareWebSocket.open({ port: Number(port), path: pathname, fields: { 'Sec-WebSocket-Protocol': subprotocol } });
    this.socket.closed.then(() => this.end());
    if (this.readyState === 3) {
      this.socket.close();
      return;
    }
    this.readyState = 1;
    this.onopen?.({});
    this.socket.listen((text) => {
      this.onmessage?.({ data: text });
      this.listener.received(JSON.parse(text));
    });
  }

  send(text) {
    this.socket.send(text);
    this.listener.sent(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
    this.socket?.close();
  }

  end() {
    if (this.readyState === 3)
      return;
    this.readyState = 3;
    this.onclose?.({ code: 1006 });
  }
}

/** @param {{ sent: (message: any) => void, received: (message: any) => void }} listener @returns {import('../../../resources/web/core/connection.js').World} */
export const nodeWorld = (listener) => ({
  now: () => performance.now(),
  setTimeout: (run, after) => setTimeout(run, after),
  clearTimeout: (timer) => clearTimeout(timer),
  random: Math.random,
  connect: (url, subprotocol) => new NodeSocket(url, subprotocol, listener),
});

/** What the browser would keep. @param {typeof import('../../../resources/web/core/storage.js').Memory} Memory @param {Record<string, any>} values */
export function memoryWith(Memory, values = {}) {
  const kept = new Map();
  const memory = new Memory(() => ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) }));
  Object.entries(values).forEach(([key, value]) => memory.set(key, value));
  return memory;
}
