// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A line to a server that can be cut and mended: what is connected is cut, and nothing gets through until then.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export class CutLine {
  /** @param {number} port of the server, on 127.0.0.1 */
  static async to(port) {
    const line = new CutLine(port);
    line.server.listen(0, '127.0.0.1');
    await once(line.server, 'listening');
    return line;
  }

  constructor(port) {
    this.isCut = false;
    this.sockets = new Set();
    this.server = createServer((near) => {
      if (this.isCut) {
        near.destroy();
        return;
      }
      const far = connect(port, '127.0.0.1');
      for (const [socket, other] of [[near, far], [far, near]]) {
        this.sockets.add(socket);
        socket.on('error', () => {});
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
  }

  get url() {
    return `http://127.0.0.1:${this.server.address().port}/`;
  }

  cut() {
    this.isCut = true;
    for (const socket of this.sockets)
      socket.destroy();
  }

  mend() {
    this.isCut = false;
  }

  close() {
    this.cut();
    this.server.close();
  }
}
