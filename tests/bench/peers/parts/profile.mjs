/** Where the time of `compile` and of `score` goes, sampled while they score: `node profile.mjs compile|score`. Prints JSON. */
import { Session } from 'node:inspector/promises';
import { compile } from '@barem/targets';
import { load, score } from 'barem';
import { loopOf } from '../loop.mjs';
import { makeRecords, source } from '../sheet.mjs';

const [what] = process.argv.slice(2);
const { plan } = load(source);
const compiled = compile(plan);
const run = await loopOf(
  what,
  what === 'compile' ? compiled : (record) => score(plan, record),
  makeRecords(1000),
  false,
);
const runFor = (ms) => {
  for (const start = performance.now(); performance.now() - start < ms;) run(1000);
};

runFor(500);
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 200 });
await session.post('Profiler.start');
runFor(2000);
const { profile } = await session.post('Profiler.stop');

/** What the lines of the function that `compile` makes are for, from each of these on. */
const stages = [
  { from: /^function score/, name: 'looks at the record and its head' },
  { from: /^ *const v0 = /, name: 'reads the answers and checks them' },
  { from: /^ *let count = 0/, name: 'counts the fields, so that none is unknown' },
  { from: /^ *const _\d+ = /, name: 'computes points, total and rating' },
  { from: /^ *const sections = /, name: 'makes the result, with points and reasons' },
];
function stageOfLines() {
  const names = [];
  let at = 0;
  for (const line of compiled.toString().split('\n')) {
    if (stages[at + 1]?.from.test(line)) at += 1;
    names.push(stages[at].name);
  }
  if (at !== stages.length - 1) throw new Error(`the code has no stage “${stages[at + 1].name}”`);
  return names;
}

/** What the files of the runtime are for. */
const files = {
  'answers.js': 'reads the answers and checks them',
  'interpret.js': 'computes points, total and rating',
  'judge.js': 'looks at constraints and needed answers',
  'score.js': 'makes the result, with points and reasons',
};

const ticks = new Map();
const add = (name, count) => ticks.set(name, (ticks.get(name) ?? 0) + count);
const lines = stageOfLines();
for (const { callFrame, hitCount, positionTicks } of profile.nodes) {
  const { functionName, url, lineNumber } = callFrame;
  const file = url.split('/').at(-1);
  if (functionName === '(garbage collector)') add('garbage collection', hitCount);
  else if (what === 'compile' && functionName === 'score' && url === '')
    for (const { line, ticks: own } of positionTicks ?? []) add(lines[line - lineNumber - 1], own);
  else if (url.includes('/packages/')) add(files[file] ?? file, hitCount);
  else if (functionName !== '(idle)' && hitCount > 0)
    add('the loop, and what the host does', hitCount);
}
const all = [...ticks.values()].reduce((sum, each) => sum + each, 0);
console.log(
  JSON.stringify(
    [...ticks]
      .map(([name, count]) => ({ name, share: count / all }))
      .toSorted((a, b) => b.share - a.share),
  ),
);
