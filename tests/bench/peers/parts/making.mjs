/**
 * How long it takes until an engine has scored its first record: `node making.mjs 1 name`, with the number of copies. The
 * first time in this process, and the median of many more. Without a name, the names. Prints JSON.
 */
import { compile } from '@barem/targets';
import { load, score } from 'barem';
import { peers } from '../peers.mjs';
import { median, used } from '../rounds.mjs';
import { makeRecords, sheetOf } from '../sheet.mjs';

const [copies = '1', name] = process.argv.slice(2);
const sheet = sheetOf(Number(copies));
const records = makeRecords(1, sheet);
const [record] = records;

/** Each is given what is made before the time is taken. */
const ownSteps = [
  { name: 'Barem: text to plan', given: () => sheet.source, run: (source) => load(source) },
  {
    name: 'Barem: plan to `compile`',
    given: () => structuredClone(load(sheet.source).plan),
    run: (plan) => compile(plan)(record),
  },
  {
    name: 'Barem: plan to `score`',
    given: () => structuredClone(load(sheet.source).plan),
    run: (plan) => score(plan, record),
  },
];
const others = peers.slice(1).filter((peer) => !/Barem|DuckDB|columns/.test(peer.name));
const steps = [
  ...ownSteps,
  ...others.map((peer) => ({
    name: peer.name,
    given: () => sheet,
    run: async () => (await peer.prepare(sheet, records))(record),
  })),
];

async function timed({ given, run }) {
  const input = given();
  const start = used();
  await run(input);
  return used() - start;
}

const step = steps.find((each) => each.name === name);
if (step) {
  const cold = await timed(step);
  const more = [];
  for (let start = performance.now(); performance.now() - start < 250;)
    more.push(await timed(step));
  console.log(JSON.stringify({ name, cold, warm: median(more.slice(more.length >> 1)) }));
} else {
  console.log(
    JSON.stringify({
      own: ownSteps.map((each) => each.name),
      others: others.map((each) => each.name),
    }),
  );
}
process.exit(0);
