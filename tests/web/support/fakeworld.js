// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A clock that tests turn and sockets that tests speak through.
import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto; // every browser has it, Node.js 18 hides it

export class FakeWorld {
  constructor() {
    this.time = 0;
    this.timers = [];
    this.sockets = [];
    this.now = () => this.time;
    this.random = () => 1;
  }

  setTimeout = (run, after) => {
    const timer = { run, at: this.time + after };
    this.timers.push(timer);
    return timer;
  };

  clearTimeout = (timer) => {
    this.timers = this.timers.filter((known) => known !== timer);
  };

  connect = (url, subprotocol) => {
    const socket = new FakeSocket(url, subprotocol);
    this.sockets.push(socket);
    return socket;
  };

  get socket() {
    return this.sockets[this.sockets.length - 1];
  }

  advance(milliseconds) {
    const end = this.time + milliseconds;
    for (;;) {
      const due = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due)
        break;
      this.time = due.at;
      this.clearTimeout(due);
      due.run();
    }
    this.time = end;
  }
}

export class FakeSocket {
  constructor(url, subprotocol) {
    Object.assign(this, { url, subprotocol, readyState: 0, sent: [], onopen: null, onmessage: null, onclose: null });
  }

  send(frame) {
    this.sent.push(JSON.parse(frame));
  }

  close() {
    this.readyState = 3;
  }

  // what the server does
  open() {
    this.readyState = 1;
    this.onopen?.({});
  }

  say(message) {
    const withoutNothing = (name, value) => (value === null || (name === 'owner' && value === '') ? undefined : value);
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message, withoutNothing) });
  }

  drop(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  take(type) {
    return this.sent.filter((message) => message.type === type);
  }
}
