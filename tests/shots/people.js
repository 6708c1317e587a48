// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// A class for the pictures: node people.js URL. Prints "ready" when everybody has spoken; a line on standard input lets
// somebody speak in the room "homework". Stays until it is ended.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

// The packages of the browser tests are the only ones that there are.
const { WebSocket } = createRequire(new URL('../web/package.json', import.meta.url))('ws');

const NAMES = ['Jonas Weber', 'Priya Raman', '陳怡君', 'Tomás Ruiz', '山田 花子'];
const TALK = [
  [0, 'Good morning! Is the exercise of **chapter 4** for today or for Friday?'],
  [1, 'For Friday. Today we only read it, and everybody writes down one question.'],
  [2, '老師早安！我已經加入了，手機掃描 QR code 很快。'],
  [2, '第四章的範例可以直接執行嗎？'],
  [3, '> 第四章的範例可以直接執行嗎？\nYes, this is all of it:\n```\nfor person in room:\n    print("Hello,", person.name)\n```'],
  [4, 'おはようございます。`python3 hello.py` で動きました 🎉'],
  [1, 'The worksheet is here: https://example.org/class-4b/worksheet'],
  [0, 'Thank you! I will bring it *printed*.'],
];
const HOMEWORK = ['Who has number 3?', 'It is the same as number 2, only backwards.', '我寫好了，等一下給你看。'];

class Pupil {
  static join(url, name) {
    return new Promise((resolve, reject) => {
      const pupil = new Pupil(new WebSocket(url.replace(/^http/, 'ws') + 'ws', 'parlor.v1'));
      pupil.socket.on('error', reject);
      pupil.socket.on('open', () => pupil.send({ type: 'hello', version: 1, name }));
      pupil.socket.on('message', (data) => {
        const message = JSON.parse(data.toString());
        if (message.type === 'joined' && message.room.id === 'lobby')
          resolve(pupil);
        pupil.waiting.filter(([type]) => type === message.type).forEach(([, heard]) => heard(message));
        pupil.waiting = pupil.waiting.filter(([type]) => type !== message.type);
      });
    });
  }

  constructor(socket) {
    this.socket = socket;
    this.waiting = [];
    this.posts = 0;
  }

  send(message) { this.socket.send(JSON.stringify(message)); }
  answered(type) { return new Promise((heard) => this.waiting.push([type, heard])); }

  async say(room, text) {
    const written = this.answered('ack');
    this.send({ type: 'post', id: `p${++this.posts}`, room, text });
    await written;
  }
}

const url = process.argv[2];
const pupils = [];
for (const name of NAMES)
  pupils.push(await Pupil.join(url, name));
const made = pupils[0].answered('joined');
pupils[0].send({ type: 'create', title: 'homework' });
const homework = (await made).room.id;
const more = pupils[1].answered('joined');
pupils[1].send({ type: 'create', title: '午餐' });
await more;
for (const [who, text] of TALK)
  await pupils[who].say('lobby', text);
console.log('ready');

createInterface(process.stdin).on('line', async () => {
  for (const text of HOMEWORK)
    await pupils[0].say(homework, text);
  const write = () => pupils[3].send({ type: 'typing', room: 'lobby', on: true });
  write();
  setInterval(write, 2000);
  console.log('said');
}).on('close', () => process.exit(0));
