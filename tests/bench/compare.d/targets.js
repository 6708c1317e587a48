// SPDX-FileCopyrightText: 2026 The Parlor authors
// SPDX-License-Identifier: MIT
// What Parlor is to reach. Ratios within one run; the few absolute figures are CPU time, memory and counts.

const show = (value, digits = 2) => (Number.isFinite(value) ? value.toFixed(digits) : 'not measured');
const CROWD = '9000 clients';
const STALLED = '300 stalled readers';

/** One figure below another that is multiplied. */
function ratio(what, value, than, most, name) {
  return { what: `${what}: at most ${most} of ${name}`, got: show(value / than, 3), holds: value <= most * than, known: Number.isFinite(value / than) };
}

function saturated(figures) {
  const cpu = (server) => figures.of('saturated', server, 'cpu_per_million');
  const [plain, kept, rich, qt, ws] = ['parlor', 'parlor-kept', 'parlor-rich', 'qt', 'ws'].map(cpu);
  const against = (own) => `${show(own, 3)} s, 1/${show(qt / own, 1)}, 1/${show(ws / own, 1)}`;
  return [
    {
      what: 'saturated, plain: at most 0.08 CPU s per million, or 1/4 of Qt\'s stock shape and 1/50 of ws',
      got: against(plain),
      holds: plain <= 0.08 || (plain <= qt / 4 && plain <= ws / 50),
      known: Number.isFinite(plain),
    },
    {
      what: 'saturated, plain, kept in SQLite: at most 0.15 CPU s per million, or 1/2 of Qt\'s stock shape and 1/30 of ws',
      got: against(kept),
      holds: kept <= 0.15 || (kept <= qt / 2 && kept <= ws / 30),
      known: Number.isFinite(kept),
    },
    ratio('saturated, rich', rich, plain, 2, 'plain'),
    ratio('saturated, TLS', cpu('parlor-tls'), cpu('ws-tls'), 1, 'ws over TLS'),
  ];
}

function paced(figures) {
  const of = (server, figure) => figures.of('paced', server, figure);
  const cpu = of('parlor', 'cpu_per_million');
  return [
    ratio('paced', cpu, of('ws', 'cpu_per_million'), 0.65, 'ws'),
    ratio('paced', cpu, of('qt', 'cpu_per_million'), 0.5, 'Qt\'s stock shape'),
    ratio('paced, p99', of('parlor', 'p99_ms'), of('ws', 'p99_ms'), 0.5, 'ws'),
  ];
}

const forBoth = (make) => [['parlor', 'plain'], ['parlor-rich', 'rich']].map(([server, name]) => make(server, name));

function crowd(figures) {
  return forBoth((server, name) => ({
    what: `9000 clients, ${name}: all delivered, p99 below 100 ms`,
    got: `${figures.isGood(CROWD, server) ? 'all' : figures.faults(CROWD, server)}, ${show(figures.of(CROWD, server, 'p99_ms'), 1)} ms`,
    holds: figures.isGood(CROWD, server) && figures.of(CROWD, server, 'p99_ms') < 100,
    known: figures.has(CROWD, server),
  }));
}

function memory(figures, privateHeaders) {
  const most = privateHeaders ? 13 : 24;
  const got = figures.of('memory', 'parlor-rich', 'rss_per_client_kb');
  return [{
    what: `9000 joined rich clients: at most ${most} KB each (${privateHeaders ? 'with' : 'without'} Qt's private headers)`,
    got: `${show(got, 1)} KB`,
    holds: got <= most,
    known: Number.isFinite(got),
  }];
}

function connects(figures) {
  return forBoth((server, name) => {
    const got = figures.of('connects', server, 'connects_per_second');
    return {
      what: `connects, ${name}: at least 5000 per second, none refused`,
      got: `${show(got, 0)}, ${figures.has('connects', server) ? figures.most('connects', server, 'refused') : '-'} refused`,
      holds: got >= 5000 && figures.isGood('connects', server),
      known: Number.isFinite(got),
    };
  });
}

function stalled(figures) {
  return forBoth((server, name) => {
    const growth = figures.of(STALLED, server, 'rss_peak_mb') - figures.of(STALLED, server, 'rss_joined_mb');
    const p99 = (scenario) => show(figures.of(scenario, server, 'p99_ms'), 1);
    return {
      what: `300 readers that never read, ${name}: less than 64 MB more memory, beside the 1 MB that one queue may have`,
      got: `${show(growth, 1)} MB; p99 of the others ${p99(STALLED)} ms, without them ${p99('no stalled readers')} ms`,
      holds: growth < 65 && figures.isGood(STALLED, server),
      known: Number.isFinite(growth),
    };
  });
}

function cycles(figures) {
  return forBoth((server, name) => {
    const of = (figure) => figures.of('cycles', server, figure);
    return {
      what: `connect, join, leave, ${name}: the same descriptors afterwards, memory within 5 MB`,
      got: `${of('descriptors_before')} and ${of('descriptors_after')}, ${show(of('rss_drift_mb'), 1)} MB`,
      holds: figures.isGood('cycles', server) && of('rss_drift_mb') < 5,
      known: figures.has('cycles', server),
    };
  });
}

/** @returns {{ what: string, got: string, holds: boolean, known: boolean }[]} of the scenarios that were measured */
export function targets(figures, names, privateHeaders) {
  const all = { saturated, paced, [CROWD]: crowd, memory, connects, [STALLED]: stalled, cycles };
  return Object.entries(all).filter(([name]) => names.includes(name)).flatMap(([, make]) => make(figures, privateHeaders));
}

export function targetTable(list) {
  const word = ({ known, holds }) => (known ? (holds ? 'yes' : '**no**') : 'not measured');
  return ['| target | measured | holds |', '| --- | --- | --- |',
    ...list.map((target) => `| ${target.what} | ${target.known ? target.got : '-'} | ${word(target)} |`)].join('\n');
}
