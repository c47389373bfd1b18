/**
 * Scores one sheet with Barem and with the engines that a user would otherwise pick, and writes docs/en/benchmarks.md.
 * The answers of an engine are compared with those of the hand-written function before it is timed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import * as targets from '@barem/targets';
import { peer as baremJsonRules } from './barem-json-rules.mjs';
import { peer as baremScore } from './barem-score.mjs';
import { peer as byHand, scoreByHand } from './by-hand.mjs';
import { peer as cel } from './cel-js.mjs';
import { peer as duckdb } from './duckdb.mjs';
import { peer as feelin } from './feelin.mjs';
import { peer as jsonLogic } from './json-logic-engine.mjs';
import { peer as jsonRules } from './json-rules-engine.mjs';
import { makeRecords } from './sheet.mjs';
import { peer as publicodes } from './publicodes.mjs';
import { peer as zen } from './zen-engine.mjs';

/** Measurements of each engine; the median counts. They take turns, so that what else the machine does meets all. */
const rounds = 9;
const msPerRound = 150;

const records = makeRecords(1000);
const expected = records.map(scoreByHand);
const compiled = 'compile' in targets ? (await import('./barem-compiled.mjs')).peers : [];
const peers = [
  byHand,
  ...compiled,
  baremScore,
  duckdb,
  jsonLogic,
  cel,
  zen,
  baremJsonRules,
  jsonRules,
  publicodes,
  feelin,
];

/** Fails where an engine says something else than the hand-written function. */
function check(name, answers) {
  answers.forEach(({ total, rating }, at) => {
    if (total !== expected[at].total || rating !== expected[at].rating) {
      const [said, right] = [JSON.stringify({ total, rating }), JSON.stringify(expected[at])];
      throw new Error(`${name} says ${said} of record ${at}, which has ${right}`);
    }
  });
}

/** Processor time that this process has used, all its threads together, in nanoseconds. What else runs hardly moves it. */
function used() {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

/** A function that times so many records, in nanoseconds a record. */
async function timerOf({ name, prepare, rows }) {
  const ready = await prepare(records);
  if (rows !== undefined) {
    check(name, ready.answers);
    return async () => {
      const start = used();
      await ready.all();
      return (used() - start) / rows;
    };
  }
  const answers = [];
  for (const record of records) answers.push(await ready(record));
  check(name, answers);
  // Answers are kept while timing, so that none is left out because nobody looks at it.
  const isAsync = ready(records[0]) instanceof Promise;
  const run = async (count) => {
    const start = used();
    if (isAsync)
      for (let at = 0; at < count; at += 1) answers[at % 1000] = await ready(records[at % 1000]);
    else for (let at = 0; at < count; at += 1) answers[at % 1000] = ready(records[at % 1000]);
    return (used() - start) / count;
  };
  let count = 100;
  for (let spent = 0; spent < msPerRound;) {
    count *= 2;
    spent = ((await run(count)) * count) / 1e6;
  }
  return () => run(count);
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const timers = [];
for (const peer of peers) timers.push({ peer, time: await timerOf(peer), found: [] });
for (let round = 0; round < rounds; round += 1)
  for (const { time, found } of timers) found.push(await time());

const results = timers.map(({ peer, found }) => ({ ...peer, ns: median(found), found }));
const [{ ns: base }] = results;
const figure = (ns) =>
  ns < 10_000
    ? `${Math.round(ns)} ns`
    : ns < 10e6
      ? `${Math.round(ns / 1000)} µs`
      : `${Math.round(ns / 1e6)} ms`;
const ratio = (ns) =>
  ns / base < 10 ? (ns / base).toFixed(1) : Math.round(ns / base).toLocaleString('en');

const rows = results
  .toSorted((a, b) => a.ns - b.ns)
  .map(
    ({ name, about, ns, found }) =>
      `| ${name} | ${figure(ns)} | ${ratio(ns)}× | ${figure(Math.min(...found))} – ${figure(Math.max(...found))} | ${about} |`,
  );

const { devDependencies } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);
const versions = [
  '@duckdb/node-api',
  '@gorules/zen-engine',
  '@marcbachmann/cel-js',
  'feelin',
  'json-logic-engine',
  'json-rules-engine',
  'publicodes',
].map((name) => `${name} ${devDependencies[name]}`);

const page = `# Benchmarks

Written by \`npm run bench:peers\`; do not edit by hand.

One sheet of 20 criteria – twelve scores, four duties that are met or not, attendance by bands of a ratio, length and speakers by bands, a
capped penalty – and four ratings, the best with three requirements. Each engine scores the same 1,000 records; its totals and ratings are first compared with those of the
hand-written function, and a difference ends the run. Then all take turns, ${rounds} times; the median counts. What is measured is processor time, that of all threads together,
because it depends little on what else the machine does. The sheet and what was written by hand for each engine stand in \`tests/bench/peers\`.

| Engine | A record | By hand = 1 | Least – greatest | What it does |
|---|---|---|---|---|
${rows.join('\n')}

None of the engines written by hand validates a record, and none gives reasons.

Measured with Node ${process.versions.node} on ${cpus().length} × ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)} at the end; ${versions.join(', ')}.
`;
writeFileSync(new URL('../../../docs/en/benchmarks.md', import.meta.url), page);
console.log(page);
process.exit(0);
