/**
 * Times all engines on the sheet of so many copies: `node engines.mjs 1 1000 56 name …`, with the number of records, of
 * rounds, and the names of those that are too slow to be asked. Prints JSON.
 */
import { byHandFor } from '../by-hand.mjs';
import { expectedOf } from '../checked.mjs';
import { peers } from '../peers.mjs';
import { inTurns } from '../rounds.mjs';
import { makeRecords, sheetOf } from '../sheet.mjs';
import { taskOf } from '../task.mjs';

const [copies, count, rounds] = process.argv.slice(2, 5).map(Number);
const left = process.argv.slice(5);
const sheet = sheetOf(copies);
const records = makeRecords(count, sheet);
const expected = expectedOf(await byHandFor(sheet), records);

const asked = peers.filter(({ name }) => !left.includes(name));
const tasks = new Map();
for (const peer of asked) tasks.set(peer, await taskOf(peer, sheet, records, expected));

const [byHand] = peers;
const found = new Map();
for (const isSlow of [false, true]) {
  const group = [
    byHand,
    ...asked.filter((peer) => peer !== byHand && (peer.isSlow ?? false) === isSlow),
  ];
  const times = await inTurns(
    group.map((peer) => tasks.get(peer)),
    isSlow
      ? { rounds: Math.ceil(rounds / 4), roundMs: 15, warmMs: 120 }
      : { rounds, roundMs: 8, warmMs: 250 },
  );
  // The function written by hand is measured with both groups; its figure is that beside the fast ones.
  group.forEach((peer, at) => {
    if (!found.has(peer)) found.set(peer, times[at]);
  });
}
console.log(
  JSON.stringify(asked.map((peer) => ({ name: peer.name, about: peer.about, ...found.get(peer) }))),
);
process.exit(0);
