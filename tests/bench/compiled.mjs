/**
 * Compiled scoring against the hand-written function, on the example sheet: who validates, and what is given, stands beside
 * each figure. Rounds of all are interleaved, so that whatever else the machine does falls on all alike.
 */
import { compile, compileBrief, compileColumns, compileTrusted, load, score } from 'barem';
import { scoreByHand } from './by-hand.mjs';
import { wideSheet } from './wide-sheet.mjs';

const rounds = 301;

/** Short enough to fit between two interruptions, for the slow as for the fast: else only the slow would be interrupted. */
const roundMs = 0.5;

/** Median nanoseconds of one call of each task, and bytes of garbage or result that a call makes. */
function measured(tasks) {
  const calls = tasks.map((task) => {
    for (let call = 0; call < 50_000; call += 1) task(call);
    const least = Math.min(...Array.from({ length: 20 }, () => timed(task, 500)));
    return Math.max(100, Math.ceil((roundMs * 1e6) / least));
  });
  const times = tasks.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    tasks.forEach((task, at) => times[at].push(timed(task, calls[at])));
  return times.map((each, at) => ({
    median: each.toSorted((a, b) => a - b)[rounds >> 1],
    best: Math.min(...each),
    bytes: bytesOf(tasks[at]),
  }));
}

/** Nanoseconds of one of so many calls. */
function timed(task, calls) {
  const start = performance.now();
  for (let call = 0; call < calls; call += 1) task(call);
  return ((performance.now() - start) * 1e6) / calls;
}

/** Bytes of the heap that one call takes, its result included; few enough calls that nothing is collected between. */
function bytesOf(task) {
  const few = 2000;
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let call = 0; call < few; call += 1) task(call);
  return (process.memoryUsage().heapUsed - before) / few;
}

/** Prints how all of them compare. */
export function benchCompiled(plan, records, line) {
  const [whole, brief, trusted, columns] = [
    compile(plan),
    compileBrief(plan),
    compileTrusted(plan),
    compileColumns(plan),
  ];
  const rows = 1000;
  const given = columnsOf(plan, records, rows);
  for (const record of records) {
    const byHand = scoreByHand(record);
    for (const each of [score(plan, record), whole(record), brief(record), trusted(record)])
      if (each.total !== byHand.total || each.rating !== byHand.rating)
        throw new Error(`compiled code and the hand-written function differ on ${record.unit}`);
  }
  columns(given, rows).total.forEach((total, row) => {
    if (total !== scoreByHand(records[row % records.length]).total)
      throw new Error(`columns and the hand-written function differ in row ${row}`);
  });

  const of = (task) => (call) => task(records[call % records.length]);
  const [byHand, ...others] = measured([
    of(scoreByHand),
    of(trusted),
    of(brief),
    of(whole),
    of((record) => score(plan, record)),
  ]);
  const names = [
    ['compileTrusted: total and rating, no validation (equal work)', 'target at most 1.5 x'],
    ['compileBrief: total and rating, full validation', 'target at most 4 x'],
    ['compile: whole result, full validation', 'target at most 4 x'],
    ['score, no code made: whole result, full validation', 'target at most 25 x'],
  ];
  console.log('\ncompiled, medians of interleaved rounds (nanoseconds, multiple, bytes a record)');
  const show = (name, { median, bytes }, target) =>
    line(
      name,
      `${median.toFixed(0)} ns`,
      `${(median / byHand.median).toFixed(2)} x  ${bytes.toFixed(0)} B   ${target}`,
    );
  show('hand-written: total and rating, no validation', byHand, '');
  others.forEach((each, at) => show(names[at][0], each, names[at][1]));

  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 200; round += 1) {
    const start = performance.now();
    columns(given, rows);
    best = Math.min(best, ((performance.now() - start) * 1e6) / rows);
  }
  line(
    'compileColumns: total and rating, full validation, a row',
    `${best.toFixed(0)} ns`,
    `${(best / byHand.best).toFixed(2)} x (of the best rounds)`,
  );

  const start = performance.now();
  compile(JSON.parse(JSON.stringify(plan)))(records[0]);
  line('compile and the first record', `${(performance.now() - start).toFixed(2)} ms`, '');
  linearity(line);
}

/** Records over and over, as columns. */
function columnsOf({ inputs }, records, rows) {
  const number = (input, value) => {
    if (input.type === 'number') return value;
    if (input.type === 'choice') return input.options.indexOf(value);
    return ['có', 'đạt', true].includes(value) ? 1 : 0;
  };
  return Object.fromEntries(
    inputs.map((input) => [
      input.id,
      Float64Array.from({ length: rows }, (_, row) =>
        number(input, records[row % records.length][input.id]),
      ),
    ]),
  );
}

function linearity(line) {
  console.log(
    '\ncompiled cost of one criterion as the sheet grows: whole result, total and rating, columns',
  );
  for (const count of [20, 40, 80, 120, 160, 320]) {
    const wide = wideSheet(count);
    const { plan } = load(wide.source);
    // As records come from a file; V8 keeps those of more than 128 keys as dictionaries, which are slow to read.
    const record = JSON.parse(JSON.stringify(wide.record));
    const [whole, brief, columns] = [compile(plan), compileBrief(plan), compileColumns(plan)];
    const given = columnsOf(plan, [record], 500);
    const few = Math.ceil(400_000 / count);
    const best = [() => whole(record), () => brief(record)].map((task) => {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 15; round += 1) {
        const start = performance.now();
        for (let call = 0; call < few; call += 1) task();
        least = Math.min(least, ((performance.now() - start) * 1e6) / few / count);
      }
      return least;
    });
    let row = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 60; round += 1) {
      const start = performance.now();
      columns(given, 500);
      row = Math.min(row, ((performance.now() - start) * 1e6) / 500 / count);
    }
    line(
      `${count} criteria, a criterion`,
      `${best[0].toFixed(1)} ns`,
      `${best[1].toFixed(1)} ns  ${row.toFixed(1)} ns`,
    );
  }
}
