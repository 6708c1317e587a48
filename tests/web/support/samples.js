// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// Messages of a server, as the store gets them.

export const ana = Object.freeze({ id: 'p1', name: 'Ana', color: 3, host: false, plain: false, away: false, status: '' });
export const bo = Object.freeze({ id: 'p2', name: 'Bo', color: 1, host: true, plain: false, away: false, status: '' });

export const room = (more = {}) => ({ id: 'lobby', title: 'Lobby', epoch: 'e1', first: 1, last: 0, people: 2,
  topic: '', archived: false, private: false, temporary: false, offRecord: false, direct: false, owner: '', members: [],
  newcomers: 'all', newcomersLast: 0, keepDays: 0, keepMessages: 0, welcome: '', ...more });

export const event = (seq, more = {}) => ({ room: 'lobby', epoch: 'e1', seq, prev: seq - 1, kind: 'message', id: '', author: bo,
  time: 1766400000000 + seq * 1000, target: 0, edited: 0, deleted: false, text: `line ${seq}`, spans: [], source: '',
  reply: 0, quote: null, reactions: [], reacted: 0, emoji: '', on: false, subject: ana, ...more });

export const events = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => event(from + i));

export const welcome = (more = {}) => ({ type: 'welcome', version: 1, title: 'Class', server: 's1', software: 'test', you: ana,
  token: 'tok', rooms: [room()], limits: { messageCharacters: 4000, messagesPerSecond: 5, nameCharacters: 32, frameBytes: 65536 },
  time: 1766400000000, ...more });

export const joined = (list, more = {}) => ({ type: 'joined', room: room({ last: list.length ? list[list.length - 1].seq : 0 }),
  people: [ana, bo], events: list, reset: false, pins: [], read: 0, members: [], receipts: [], ...more });

export const refusal = (code, more = {}) => ({ type: 'refusal', code, re: 'post', id: '', room: '', field: '', suggestion: '', update: '',
  retryAfter: null, limit: null, ...more });

export const page = (list, more = {}) => ({ type: 'page', room: 'lobby', epoch: 'e1', first: 1, before: 0, after: null, around: null, at: null,
  pinned: false, events: list, more: false, newer: false, ...more });
