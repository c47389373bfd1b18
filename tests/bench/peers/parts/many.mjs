/** Scores very many records in memory, every one an object of its own: `node many.mjs 150000 14`. Prints JSON. */
import { scoreByHand } from '../by-hand.mjs';
import { expectedOf } from '../checked.mjs';
import { peers } from '../peers.mjs';
import { inTurns } from '../rounds.mjs';
import { makeRecords, oneCopy } from '../sheet.mjs';
import { taskOf } from '../task.mjs';

const [count, rounds] = process.argv.slice(2).map(Number);
const records = makeRecords(count);
const expected = expectedOf(scoreByHand, records);
/** SQL has its rows in a table, made from these over and over. */
const few = 1000;

const asked = peers.filter(({ isSlow }) => !isSlow);
const tasks = [];
for (const peer of asked) {
  const isTable = peer.name.includes('DuckDB');
  const task = await taskOf(peer, oneCopy, isTable ? records.slice(0, few) : records, expected);
  tasks.push(
    task.scale === undefined ? { scale: count, run: (times) => task.run(times * count) } : task,
  );
}
const times = await inTurns(tasks, { rounds, roundMs: 1, warmMs: 100 });
console.log(JSON.stringify(asked.map(({ name, about }, at) => ({ name, about, ...times[at] }))));
process.exit(0);
