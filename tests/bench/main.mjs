import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { createScanner } from '@barem/plan';
import { load, score } from 'barem';
import { scoreByHand } from './by-hand.mjs';
import { benchCompiled } from './compiled.mjs';
import { nanoseconds } from './measure.mjs';
import { wideSheet } from './wide-sheet.mjs';

const folder = new URL('../../rulesets/nghe-an/2021/', import.meta.url);
const source = readFileSync(new URL('thuong_ky.barem', folder), 'utf8');
const [header = '', ...rows] = readFileSync(new URL('cases/records.csv', folder), 'utf8')
  .trim()
  .split('\n');
const columns = header.split(',');
const records = rows.map((row) =>
  Object.fromEntries(
    row
      .split(',')
      .map((cell, at) => [columns[at], Number.isNaN(Number(cell)) ? cell : Number(cell)]),
  ),
);

const { plan } = load(source);
if (!plan) throw new Error('the example does not load');
for (const record of records) {
  const [ours, byHand] = [score(plan, record), scoreByHand(record)];
  if (ours.total !== byHand.total || ours.rating !== byHand.rating) {
    throw new Error(`the engine and the hand-written function differ on ${record.unit}`);
  }
}

const line = (name, value, target) =>
  console.log(`${name.padEnd(58)} ${value.padStart(12)}   ${target}`);

console.log(
  `load of the machine ${loadavg()[0].toFixed(1)}, ${availableParallelism()} cores, Node ${process.version}\n`,
);
const compile = nanoseconds(() => load(source), 20);
line(
  'text to plan of the example, warm',
  `${(compile / 1e6).toFixed(2)} ms`,
  'target at most 10 ms',
);

const byHand = nanoseconds((call) => scoreByHand(records[call % records.length]), 200_000);
const ours = nanoseconds((call) => score(plan, records[call % records.length]), 20_000);
line('hand-written function', `${byHand.toFixed(0)} ns`, 'total and rating, no validation');
line('score: validated, full result', `${ours.toFixed(0)} ns`, '');
line(
  'ratio',
  `${(ours / byHand).toFixed(1)} x`,
  'the full result, with points by criterion and reasons',
);
const { scan } = createScanner(plan);
const numbers = nanoseconds((call) => scan(records[call % records.length]), 50_000);
line('scan: validated, total and rating, as by hand', `${numbers.toFixed(0)} ns`, '');
line(
  'ratio',
  `${(numbers / byHand).toFixed(1)} x`,
  'target at most 25 x, without code made at run time',
);

benchCompiled(plan, records, line);

console.log('\ncost of one criterion as the sheet grows (linear: the figures stay alike)');
for (const count of [20, 40, 80, 160, 320]) {
  const wide = wideSheet(count);
  const loaded = load(wide.source);
  if (!loaded.plan) throw new Error(JSON.stringify(loaded.diagnostics[0]));
  if (score(loaded.plan, wide.record).status !== 'rated')
    throw new Error('the wide record is not rated');
  const cost = nanoseconds(() => score(loaded.plan, wide.record), Math.ceil(200_000 / count));
  const compileCost = nanoseconds(() => load(wide.source), 3);
  line(
    `${count} criteria: score, and text to plan, a criterion`,
    `${(cost / count).toFixed(0)} ns`,
    `${(compileCost / count / 1000).toFixed(0)} µs`,
  );
}
