// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A program that is talked to in lines: standard input and standard output.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const PATIENCE = 15000;

export class LineProcess {
  /** @param {(line: string) => any} read makes of a line what the tests look at */
  constructor(command, args, read = (line) => line) {
    this.heard = [];
    this.seekers = new Set();
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.ended = once(this.process, 'close').then(([code]) => code);
    this.ended.catch(() => {}); // whoever waits for it gets the error too
    this.process.stdin.on('error', () => {}); // it ended first: seen in its exit status
    createInterface(this.process.stdout).on('line', (line) => {
      this.heard.push(read(line));
      this.seekers.forEach((seek) => seek());
    });
  }

  say(line) {
    this.process.stdin.write(`${line}\n`);
  }

  /** The first thing that it said, or will say, that fits. */
  async hears(fits) {
    let seek;
    let timer;
    const heard = new Promise((resolve, reject) => {
      const fail = (why) => reject(new Error(`${why}: ${fits}\nheard: ${JSON.stringify(this.heard)}`));
      timer = setTimeout(() => fail('not heard in time'), PATIENCE);
      this.ended.then((code) => fail(`ended with ${code} without`), reject);
      seek = () => {
        const index = this.heard.findIndex(fits);
        if (index >= 0)
          resolve(this.heard[index]);
      };
    });
    this.seekers.add(seek);
    seek();
    try {
      return await heard;
    } finally {
      clearTimeout(timer);
      this.seekers.delete(seek);
    }
  }

  /** Closes its input. @returns {Promise<number|null>} its exit status */
  finish() {
    this.process.stdin.end();
    return this.ended;
  }

  kill() {
    this.process.kill('SIGKILL');
    return this.ended;
  }
}
