/**
 * How many bytes of the heap a record takes: `node --expose-gc --min-semi-space-size=256 --max-semi-space-size=256 heap.mjs`, so that
 * nothing is collected while it is counted. Prints JSON.
 */
import { scoreByHand } from '../by-hand.mjs';
import { expectedOf } from '../checked.mjs';
import { peers } from '../peers.mjs';
import { median, used } from '../rounds.mjs';
import { makeRecords, oneCopy } from '../sheet.mjs';
import { taskOf } from '../task.mjs';

const records = makeRecords(1000);
const expected = expectedOf(scoreByHand, records);
/** Slow ones are asked about fewer. */
const few = records.slice(0, 200);
/** Far less than what fills the young generation. */
const mostBytes = 40e6;

const bytes = () => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Bytes that scoring one record makes, the result with all that is thrown away. */
async function madeBy({ run, scale = 1 }, isArrays) {
  const count = async (times) => {
    globalThis.gc();
    const before = bytes();
    const going = run(times);
    if (going) await going;
    return (bytes() - before) / times / scale;
  };
  // Code that is not compiled yet makes more garbage.
  for (const start = used(); used() - start < 800e6;) {
    const going = run(10);
    if (going) await going;
  }
  const each = await count(10);
  const found = [];
  // Memory of typed arrays is no part of the young generation.
  const most = isArrays ? 20 : 5000;
  const times = Math.max(1, Math.min(most, Math.floor(mostBytes / (each * scale + 1))));
  for (let round = 0; round < 5; round += 1) found.push(await count(times));
  return median(found);
}

/** Bytes that a result holds for as long as it is kept. */
async function keptBy(score) {
  const found = [];
  for (let round = 0; round < 3; round += 1) {
    const kept = Array.from({ length: 5000 });
    globalThis.gc();
    const before = bytes();
    for (let at = 0; at < kept.length; at += 1)
      kept[at] = await score(records[at % records.length]);
    globalThis.gc();
    found.push((bytes() - before) / kept.length);
  }
  return median(found);
}

const found = [];
for (const peer of peers.filter(({ name }) => !name.includes('DuckDB'))) {
  const made = await madeBy(
    await taskOf(peer, oneCopy, peer.isSlow ? few : records, expected),
    peer.rowsOf !== undefined,
  );
  let kept;
  // What slow ones leave behind elsewhere is more than their few results.
  if (!peer.rowsOf && !peer.isSlow) {
    const score = await peer.prepare(oneCopy, records);
    kept = await keptBy(score);
  }
  found.push({ name: peer.name, made, kept });
}
console.log(JSON.stringify(found));
process.exit(0);
