// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { build, usesPrivateHeaders } from './build.js';
import { makeCertificate } from './certificate.js';
import { Figures } from './figures.js';
import { load, pin, startServer } from './processes.js';
import { SCENARIOS } from './scenarios.js';
import { FOLDER, servers } from './servers.js';
import { table } from './table.js';
import { targets, targetTable } from './targets.js';

const USAGE = `compare [--only NAME]... [--rounds N] [--quick] [--programs FOLDER]

Measures Parlor beside other chat servers, one after the other in turn, and prints the medians as a table.

  --only NAME        a scenario or a server, also several: ${SCENARIOS.map(({ name }) => `"${name}"`).join(', ')};
                     parlor, parlor-rich, parlor-kept, parlor-rich-kept, parlor-tls, qt, ws, ws-once, ws-tls, beast
  --rounds N         how often everything is measured (3)
  --quick            a few seconds in all: shows that it works, measures nothing
  --programs FOLDER  where the programs are; otherwise the release preset is built

Exit status: 0 if every target that was measured holds (with --quick: if every server that is there kept everything), else 1.
`;

function parse(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', multiple: true, default: [] },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      programs: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 100)
    throw new Error('--rounds: a number from 1 to 100');
  return { ...values, rounds };
}

/** The scenarios that are wanted, each with the servers that are wanted. */
function choose(only, known) {
  const names = SCENARIOS.map(({ name }) => name);
  for (const name of only) {
    if (!names.includes(name) && !known.includes(name))
      throw new Error(`--only ${name}: there is no such scenario or server`);
  }
  const scenarios = only.filter((name) => names.includes(name));
  const partners = only.filter((name) => known.includes(name));
  return SCENARIOS.filter(({ name }) => scenarios.length === 0 || scenarios.includes(name))
    .map((scenario) => ({ ...scenario, servers: scenario.servers.filter((name) => partners.length === 0 || partners.includes(name)) }))
    .filter((scenario) => scenario.servers.length > 0);
}

async function measure(scenario, name, server, options, figures) {
  let running;
  const folder = mkdtempSync(join(tmpdir(), 'parlor-compare-'));
  try {
    running = await startServer(server.command.map((word) => (word === FOLDER ? folder : word)));
    const args = (options.quick ? scenario.quick : scenario.load).split(' ');
    figures.add(scenario.name, name, await load(join(options.programs, 'parlor-load'), running, [...args, ...server.load]));
  } catch (error) {
    figures.miss(scenario.name, name, error.message.split('\n')[0]);
  } finally {
    const died = await running?.stop();
    if (died)
      figures.miss(scenario.name, name, died.split('\n')[0]);
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function main(args) {
  const options = parse(args);
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => process.exit(1)); // which ends the server and the load, too
  options.programs ??= build();
  if (!options.quick)
    pin();
  const certificate = makeCertificate();
  try {
    const partners = servers(options.programs, certificate);
    const known = [...new Set(SCENARIOS.flatMap((scenario) => scenario.servers))];
    const scenarios = choose(options.only, known);
    const figures = new Figures();
    for (let round = 1; round <= options.rounds; ++round) {
      for (const scenario of scenarios.filter(({ once }) => round === 1 || !once)) {
        for (const name of scenario.servers.filter((partner) => partners[partner])) {
          console.error(`round ${round} of ${options.rounds}: ${scenario.name}, ${partners[name].title}`);
          await measure(scenario, name, partners[name], options, figures);
        }
      }
    }
    return report(scenarios, partners, figures, options);
  } finally {
    certificate?.remove();
  }
}

function report(scenarios, partners, figures, options) {
  console.log(table(scenarios, partners, figures));
  if (options.quick) {
    const pairs = scenarios.flatMap(({ name, servers: all }) => all.filter((server) => partners[server]).map((server) => [name, server]));
    return pairs.length > 0 && pairs.every(([name, server]) => figures.isGood(name, server)) ? 0 : 1;
  }
  const list = targets(figures, scenarios.map(({ name }) => name), usesPrivateHeaders(options.programs));
  console.log(`\n${targetTable(list)}`);
  return list.every(({ known, holds }) => holds || !known) ? 0 : 1;
}
