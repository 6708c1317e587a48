// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// How far rooms were read: remembered for the next visit here, told to the server for the person's other devices.

const PAUSE = 500; // milliseconds: in a busy room not with every line

export class ReadMarks {
  /**
   * @param {import('./store.js').Store} store @param {import('./storage.js').Memory} memory
   * @param {Pick<import('./connection.js').World, 'setTimeout'>} world @param {(message: import('./types.js').ClientMessage) => boolean} send
   */
  constructor(store, memory, world, send) {
    this.store = store;
    this.memory = memory;
    this.world = world;
    this.send = send;
    /** @type {any} */
    this.timer = null;
    const before = memory.get('read', {});
    store.readBefore = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
  }

  schedule() {
    this.timer = this.timer ?? this.world.setTimeout(() => {
      this.timer = null;
      this.keep();
    }, PAUSE);
  }

  keep() {
    this.memory.set('read', this.store.readMarks());
    for (const room of this.store.rooms.values()) {
      if (room.joined && room.readHere > room.readTold && this.send({ type: 'read', room: room.info.id, seq: room.readHere }))
        room.readTold = room.readHere;
    }
  }
}
