/**
 * Scores one sheet with Barem and with the engines that a user would otherwise pick, and writes docs/en/benchmarks.md.
 * The answers of an engine are compared with those of the hand-written function before it is timed.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { page } from './page.mjs';
import { part } from './part.mjs';
import { median } from './rounds.mjs';
import { criteriaOfCopy } from './sheet.mjs';

const counts = {
  records: 1000,
  rounds: 42,
  fewRecords: 200,
  fewRounds: 14,
  many: 150_000,
  processes: 3,
  csvRounds: 5,
};
/** An engine that takes longer for a record, in nanoseconds, is not asked about larger sheets. */
const tooLong = 5e6;

const loadBefore = loadavg()[0];
const sizes = [];
const left = new Set();
for (const copies of [1, 2, 4, 8, 16]) {
  const [records, rounds] =
    copies === 1 ? [counts.records, counts.rounds] : [counts.fewRecords, counts.fewRounds];
  const found = part('engines', [copies, records, rounds, ...left]);
  sizes.push({ criteria: copies * criteriaOfCopy, found });
  for (const { name, ns } of found) if (ns > tooLong) left.add(name);
}
const many = part('many', [counts.many, counts.fewRounds]);
const heap = part(
  'heap',
  [],
  ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'],
);

/** The first time is measured in several processes; the median counts. */
function making(copies, name) {
  const found = Array.from({ length: counts.processes }, () => part('making', [copies, name]));
  return {
    name,
    criteria: copies * criteriaOfCopy,
    cold: median(found.map(({ cold }) => cold)),
    warm: median(found.map(({ warm }) => warm)),
  };
}
const { own, others } = part('making');
const made = [
  ...own.flatMap((name) => [1, 16].map((copies) => making(copies, name))),
  ...others.map((name) => making(1, name)),
];
const profiles = ['compile', 'score'].map((name) => ({ name, stages: part('profile', [name]) }));

/** CSV to CSV is measured by a command of its own, which prints a table. */
const csv = execFileSync(
  process.execPath,
  [
    fileURLToPath(new URL('../batch.mjs', import.meta.url)),
    `${counts.many}`,
    `${counts.csvRounds}`,
  ],
  { encoding: 'utf8' },
).trim();

const { devDependencies } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);
const text = page({
  counts,
  tooLong,
  sizes,
  many,
  heap,
  made,
  profiles,
  csv,
  devDependencies,
  machine: {
    node: process.versions.node,
    processors: `${cpus().length} × ${cpus()[0].model.trim()}`,
    load: [loadBefore, loadavg()[0]],
  },
});
writeFileSync(new URL('../../../docs/en/benchmarks.md', import.meta.url), text);
console.log(text);
