/**
 * Scores 150,000 records from CSV to CSV with `barem score` and with a loop written by hand, each a process of its own:
 * `npm run bench:batch`, or with other numbers of records, `npm run bench:batch -- 1500000`. What they write is compared first.
 */
import { spawnSync } from 'node:child_process';
import {
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { duties, makeRecords, scores, source } from './peers/sheet.mjs';

const count = Number(process.argv[2] ?? 150_000);
/** All take turns, so that other work on the machine meets all alike. */
const rounds = Number(process.argv[3] ?? 9);

const barem = fileURLToPath(new URL('../../packages/cli/bin/barem.js', import.meta.url));
const loop = fileURLToPath(new URL('batch/by-hand.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'barem-batch-'));
const file = (name) => join(folder, name);

writeFileSync(file('sheet.barem'), source);
const keys = ['due', 'present', 'speakers', 'minutes', 'unexcused', ...scores, ...duties];
const table = createWriteStream(file('records.csv'));
table.write(`${['unit', 'period', ...keys].join(',')}\n`);
const base = makeRecords(Math.min(count, 150_000));
for (let at = 0; at < count; at += 1) {
  const record = base[at % base.length];
  const row = [`CB-${at}`, '2026-03', ...keys.map((key) => record[key])];
  if (!table.write(`${row.join(',')}\n`))
    await new Promise((resolve) => table.once('drain', resolve));
}
table.end();
await finished(table);
const few = readFileSync(file('records.csv'), 'utf8').slice(0, 1000).split('\n').slice(0, 3);
writeFileSync(file('few.csv'), `${few.join('\n')}\n`);

const runs = [
  {
    name: 'loop by hand: total and rating',
    args: [loop, 'brief', file('records.csv'), file('brief.csv')],
  },
  {
    name: 'loop by hand: every column',
    args: [loop, 'full', file('records.csv'), file('full.csv')],
  },
  { name: '`barem score`, one thread', output: 'one.csv', more: ['--workers', '1'] },
  { name: '`barem score`, two threads', output: 'two.csv', more: ['--workers', '2'] },
  //  { name: '`barem score --engine duckdb`', output: 'duckdb.csv', more: ['--engine', 'duckdb'] },
  {
    name: '`barem score` of two records: its start',
    output: 'few-results.csv',
    records: 'few.csv',
    more: [],
  },
].map(({ name, args, output, records = 'records.csv', more }) => ({
  name,
  args: args ?? [
    barem,
    'score',
    file('sheet.barem'),
    file(records),
    '--output',
    file(output),
    ...more,
  ],
  wall: [],
  processor: [],
  memory: 0,
}));

/** Runs a process; gives its seconds, the processor time of all its threads, and the most memory that it had, in MB. */
function timed(args) {
  const script = `TIMEFORMAT='%R %U %S'; time "$@" > /dev/null`;
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], {
    encoding: 'utf8',
  });
  const line = stderr.trimEnd().split('\n').at(-1);
  if (status !== 0) throw new Error(`${args.join(' ')}\n${stderr}`);
  const [wall, user, system] = line.split(' ').map(Number);
  return { wall, processor: user + system };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

try {
  for (const { args } of runs) timed(args);
  const expected = readFileSync(file('full.csv'));
  for (const name of ['one.csv', 'two.csv'])
    if (!expected.equals(readFileSync(file(name))))
      throw new Error(`${name} is not what the loop writes`);
  console.log(
    `${count} records, ${(statSync(file('records.csv')).size / 1e6).toFixed(1)} MB → ${(expected.length / 1e6).toFixed(1)} MB; what barem writes is what the loop writes, byte for byte.`,
  );
  for (let round = 0; round < rounds; round += 1)
    for (const run of runs) {
      const { wall, processor } = timed(run.args);
      run.wall.push(wall);
      run.processor.push(processor);
    }
  const [brief, full] = runs;
  console.log(
    '| What | Seconds | × loop | × loop, every column | Least – greatest | Processor seconds |',
  );
  console.log('|---|---|---|---|---|---|');
  for (const { name, wall, processor } of runs) {
    const seconds = median(wall);
    const ratio = (to) => (seconds / median(to.wall)).toFixed(2);
    console.log(
      `| ${name} | ${seconds.toFixed(2)} | ${ratio(brief)} | ${ratio(full)} | ${Math.min(...wall).toFixed(2)} – ${Math.max(...wall).toFixed(2)} | ${median(processor).toFixed(2)} |`,
    );
  }
  console.log(
    `Node ${process.versions.node} on ${cpus().length} × ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)} at the end; medians of ${rounds}.`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
