// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// As little of RFC 6455 as a script needs: a handshake by hand and short text frames, over a plain socket.
import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const ACCEPT_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'; // RFC 6455 section 1.3
const TEXT = 0x81;
const CLOSE = 0x88;
const PING = 0x89;
const PONG = 0x8a;

/** One frame, masked as a client must (section 5.3). */
function frame(first, payload) {
  const length = payload.length < 126 ? Buffer.from([0x80 | payload.length])
    : Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 0xff]);
  const mask = randomBytes(4);
  return Buffer.concat([Buffer.from([first]), length, mask, payload.map((byte, i) => byte ^ mask[i % 4])]);
}

/**
 * Asks for a WebSocket, with no Origin and no subprotocol unless the fields say so.
 * @param {{ port: number, peer?: string, host?: string, path?: string, fields?: Record<string, string> }} request
 *   peer: the address to connect to; host: the Host header
 * @returns {Promise<{ status: number, head: string, socket: import('node:net').Socket, rest: Buffer, key: string }>}
 */
export function handshake({ port, peer = '127.0.0.1', host = `localhost:${port}`, path = '/', fields = {} }) {
  const key = randomBytes(16).toString('base64');
  const all = { Host: host, Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Key': key, 'Sec-WebSocket-Version': '13', ...fields };
  const lines = [`GET ${path} HTTP/1.1`, ...Object.entries(all).map(([name, value]) => `${name}: ${value}`), '', ''];
  return new Promise((resolve, reject) => {
    const socket = connect(port, peer, () => socket.write(lines.join('\r\n')));
    let received = Buffer.alloc(0);
    const onData = (data) => {
      received = Buffer.concat([received, data]);
      const end = received.indexOf('\r\n\r\n');
      if (end < 0)
        return;
      socket.pause();
      socket.off('data', onData);
      const head = received.toString('latin1', 0, end);
      resolve({ status: Number(head.split(' ')[1]), head, socket, rest: received.subarray(end + 4), key });
    };
    socket.on('data', onData);
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('closed without an answer')));
  });
}

/** A WebSocket that offers nothing but itself. */
export class BareWebSocket {
  /** @param {Parameters<typeof handshake>[0]} request */
  static async open(request) {
    const answer = await handshake(request);
    const accept = createHash('sha1').update(answer.key + ACCEPT_SUFFIX).digest('base64');
    if (answer.status !== 101 || /\r\nsec-websocket-accept: *(\S+)/i.exec(answer.head)?.[1] !== accept) {
      answer.socket.destroy();
      throw new Error(`no WebSocket: ${answer.head}`);
    }
    return new BareWebSocket(answer.socket, answer.rest);
  }

  constructor(socket, rest) {
    this.socket = socket;
    this.unread = rest;
    this.onText = () => {};
    this.closed = new Promise((resolve) => socket.once('close', resolve));
  }

  /** Begins to read. */
  listen(onText) {
    this.onText = onText;
    this.socket.on('data', (data) => {
      this.unread = Buffer.concat([this.unread, data]);
      this.read();
    });
    this.read();
    this.socket.resume();
  }

  send(text) {
    this.socket.write(frame(TEXT, Buffer.from(text)));
  }

  /** Says that it goes (1000); the server answers and closes. */
  close() {
    this.socket.write(frame(CLOSE, Buffer.from([0x03, 0xe8])));
    return this.closed;
  }

  read() {
    while (this.unread.length >= 2) {
      const [first, short] = this.unread;
      const start = short === 126 ? 4 : 2;
      if (short > 126)
        throw new Error('a masked frame, or one longer than this client reads');
      if (this.unread.length < start)
        return;
      const end = start + (short === 126 ? this.unread.readUInt16BE(2) : short);
      if (this.unread.length < end)
        return;
      const payload = this.unread.subarray(start, end);
      this.unread = this.unread.subarray(end);
      if (first === TEXT)
        this.onText(payload.toString());
      else if (first === PING)
        this.socket.write(frame(PONG, payload));
      else if (first === CLOSE)
        this.socket.end();
      else
        throw new Error(`a frame that nobody expects here: ${first.toString(16)}`);
    }
  }
}
