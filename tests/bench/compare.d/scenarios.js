// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What is measured. Each run gets a fresh server.

const PLAIN = ['parlor', 'parlor-rich', 'qt', 'ws', 'ws-once', 'beast'];
const KEPT = ['parlor-kept', 'parlor-rich-kept'];
const PARLOR = ['parlor', 'parlor-rich'];

/**
 * servers: who takes part. load: arguments of parlor-load. quick: the same, tiny. once: in the first round alone. The
 * figures that the table shows are chosen by kind.
 */
export const SCENARIOS = [
  {
    name: 'saturated',
    kind: 'traffic',
    servers: [...PLAIN, ...KEPT, 'parlor-tls', 'ws-tls'],
    load: '--clients 500 --senders 20 --window 4 --size 64 --seconds 3',
    quick: '--clients 20 --senders 4 --window 4 --size 64 --seconds 0.3',
  },
  {
    name: 'paced',
    kind: 'traffic',
    servers: [...PLAIN, ...KEPT, 'parlor-tls', 'ws-tls'],
    load: '--clients 900 --senders 30 --rate 100 --size 128 --seconds 4',
    quick: '--clients 30 --senders 5 --rate 50 --size 128 --seconds 0.3',
  },
  {
    name: '9000 clients',
    kind: 'traffic',
    servers: PLAIN,
    load: '--clients 9000 --senders 30 --rate 20 --size 128 --seconds 5',
    quick: '--clients 60 --senders 5 --rate 20 --size 128 --seconds 0.3',
  },
  {
    name: 'no stalled readers',
    kind: 'traffic',
    servers: PARLOR,
    once: true,
    load: '--clients 100 --senders 10 --rate 50 --size 4096 --seconds 60',
    quick: '--clients 10 --senders 2 --rate 50 --size 4096 --seconds 0.3',
  },
  {
    name: '300 stalled readers',
    kind: 'traffic',
    servers: PARLOR,
    once: true,
    load: '--clients 100 --stalled 300 --senders 10 --rate 50 --size 4096 --seconds 60',
    quick: '--clients 10 --stalled 5 --senders 2 --rate 50 --size 4096 --seconds 0.3',
  },
  {
    name: 'memory',
    kind: 'ramp',
    servers: PARLOR,
    load: '--clients 9000 --ramp-only',
    quick: '--clients 50 --ramp-only',
  },
  {
    name: 'connects',
    kind: 'ramp',
    servers: PARLOR,
    load: '--clients 5000 --ramp-only --opening 256',
    quick: '--clients 50 --ramp-only --opening 16',
  },
  {
    name: 'cycles',
    kind: 'cycles',
    servers: PARLOR,
    once: true,
    load: '--cycles 50000',
    quick: '--cycles 100',
  },
];
