import { check } from './checked.mjs';
import { loopOf } from './loop.mjs';

/** What one peer does with the records, as something to be timed; its answers have been checked. */
export async function taskOf({ name, prepare, rowsOf }, sheet, records, expected) {
  const ready = await prepare(sheet, records);
  if (rowsOf) {
    records.forEach((_, at) => check(name, at, ready.answers[at], expected[at]));
    return {
      scale: rowsOf(sheet, records),
      async run(count) {
        for (let n = 0; n < count; n += 1) await ready.all();
      },
    };
  }
  const first = ready(records[0]);
  const isAsync = first instanceof Promise;
  // Some engines cannot score two records at once.
  await first;
  for (let at = 0; at < records.length; at += 1)
    check(name, at, isAsync ? await ready(records[at]) : ready(records[at]), expected[at]);
  return { run: await loopOf(name, ready, records, isAsync) };
}
