// What a country's year takes in SQL engines: `npm run bench:scale`, or with other numbers of records,
// `npm run bench:scale -- 1000000`. Every engine makes the same records itself; their answers are compared first.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { emitSql, emitTable } from '@barem/targets';
import { DuckDBInstance } from '@duckdb/node-api';
import { load } from 'barem';
import { Client } from 'pg';
import { byHand, recordColumns } from './scale-sheet.mjs';

const rows = Number(process.argv[2] ?? 5_000_000);
const folder = new URL('../../rulesets/nghe-an/2021/', import.meta.url);
const { plan } = load(readFileSync(new URL('thuong_ky.barem', folder), 'utf8'));
if (!plan) throw new Error('the sheet does not load');

const line = (what, ms, count, note = '') =>
  console.log(
    `${what.padEnd(64)} ${`${(ms / 1000).toFixed(2)} s`.padStart(10)} ${`${Math.round((ms * 1e6) / count)} ns a record`.padStart(20)}  ${note}`,
  );

/** The least time of several calls, in milliseconds; other work on the machine only adds. */
async function least(times, call) {
  let best = Infinity;
  for (let n = 0; n < times; n += 1) {
    const start = performance.now();
    await call();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Both by turns, so that other work on the machine meets both alike. */
async function leastOfTwo(times, first, second) {
  let best = [Infinity, Infinity];
  for (let n = 0; n < times; n += 1) {
    best = [Math.min(best[0], await least(1, first)), Math.min(best[1], await least(1, second))];
  }
  return best;
}

function emitted(options) {
  const made = [emitTable(plan, options), emitSql(plan, options)];
  for (const { kind, refusals } of made)
    if (kind === 'refused') throw new Error(JSON.stringify(refusals));
  return made.map(({ sql }) => sql);
}

const summary = (from) =>
  `SELECT rating, count(*) AS n, sum(total) AS points FROM (${from}) AS r WHERE rating IS NOT NULL GROUP BY rating ORDER BY rating`;

/** Lines such as `khá 123 456.5`, whatever an engine gives for numbers. */
const tidy = (all) =>
  all
    .map((row) =>
      row.map((cell) => (Number.isNaN(Number(cell)) ? `${cell}` : `${Number(cell)}`)).join(' '),
    )
    .toSorted();

function mustAgree(name, ...answers) {
  const [first, ...others] = answers.map((each) => JSON.stringify(each));
  if (others.some((each) => each !== first))
    throw new Error(
      `${name}: answers differ\n${answers.map((each) => each.join('\n')).join('\n--\n')}`,
    );
}

const load1 = () => `load ${loadavg()[0].toFixed(1)}`;
const cpuOf = async (call) => {
  const before = process.cpuUsage();
  await call();
  const { user, system } = process.cpuUsage(before);
  return user + system;
};
console.log(
  `${rows} records of ${plan.text.sheet}, ${plan.criteria.length} criteria; ${cpus().length} × ${cpus()[0].model}; ${load1()}\n`,
);

// ── DuckDB ───────────────────────────────────────────────────────────────────────────────────────

const [table, select] = emitted({ dialect: 'duckdb', table: 'records', keep: ['unit', 'period'] });
const instance = await DuckDBInstance.create(':memory:');
const duckdb = await instance.connect();
const ask = async (sql) =>
  tidy((await duckdb.runAndReadAll(sql)).getRows().map((row) => row.map(String)));
// Otherwise the fence at the last layer, a limit, keeps the order of the rows with one thread.
await duckdb.run('SET preserve_insertion_order = false');
await duckdb.run(table);
line(
  'DuckDB: makes the records',
  await least(1, () =>
    duckdb.run(`INSERT INTO records ${recordColumns('duckdb', `range(0, ${rows})`, 'range')}`),
  ),
  rows,
);
const expected = await ask(summary(byHand('records')));
mustAgree('DuckDB', expected, await ask(summary(select)));
const [ours, hand] = await leastOfTwo(
  5,
  () => duckdb.run(summary(select)),
  () => duckdb.run(summary(byHand('records'))),
);
line('DuckDB: total and rating, hand-written, nothing checked', hand, rows, load1());
line(
  'DuckDB: total and rating, emitted, every record checked',
  ours,
  rows,
  `${(ours / hand).toFixed(2)} × by hand`,
);
const full = await least(2, () => duckdb.run(`CREATE OR REPLACE TABLE results AS ${select}`));
line('DuckDB: all columns of the result into a table', full, rows, load1());

const place = mkdtempSync(join(tmpdir(), 'barem-scale-'));
const file = (name) => join(place, name).replaceAll("'", "''");
try {
  const few = Math.min(rows, 150_000);
  const shown = ['unit', 'period', ...plan.inputs.map(({ id }) => id)]
    .map((id) => `"${id}"`)
    .join(', ');
  await duckdb.run(`COPY (SELECT ${shown} FROM records LIMIT ${few}) TO '${file('in.csv')}'`);
  const types = (
    await duckdb.runAndReadAll(
      "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'records' ORDER BY ordinal_position",
    )
  ).getRows();
  const csv = `SELECT * FROM read_csv('${file('in.csv')}', header = true, auto_detect = false, delim = ',', quote = '"', columns = {${types.map(([name, type]) => `'${String(name)}': '${String(type)}'`).join(', ')}})`;
  const overFile = (sql) =>
    sql.replace('FROM "records"', `FROM (${csv})`).replace('FROM records', `FROM (${csv})`);
  const out = (from, name) =>
    `COPY (SELECT unit, period, total, rating FROM (${from})) TO '${file(name)}'`;
  const [oursCsv, handCsv] = await leastOfTwo(
    9,
    () => duckdb.run(out(overFile(select), 'a.csv')),
    () => duckdb.run(out(overFile(byHand('records')), 'b.csv')),
  );
  line(
    `DuckDB: ${few} records CSV to CSV, hand-written`,
    handCsv,
    few,
    `${(statSync(join(place, 'in.csv')).size / 1e6).toFixed(1)} MB, ${load1()}`,
  );
  line(
    `DuckDB: ${few} records CSV to CSV, emitted`,
    oursCsv,
    few,
    `${(oursCsv / handCsv).toFixed(2)} × by hand`,
  );
  const cpu = [Infinity, Infinity];
  for (let n = 0; n < 9; n += 1) {
    cpu[0] = Math.min(cpu[0], await cpuOf(() => duckdb.run(out(overFile(select), 'a.csv'))));
    cpu[1] = Math.min(
      cpu[1],
      await cpuOf(() => duckdb.run(out(overFile(byHand('records')), 'b.csv'))),
    );
  }
  console.log(
    `  … in time of the processor, which other work does not stretch: ${(cpu[0] / cpu[1]).toFixed(2)} × by hand`,
  );
} finally {
  rmSync(place, { recursive: true });
}
duckdb.closeSync();
instance.closeSync();

// ── PostgreSQL ───────────────────────────────────────────────────────────────────────────────────

const { BAREM_POSTGRES: postgres, BAREM_CLICKHOUSE: clickhouse } = process.env;
if (postgres === undefined || clickhouse === undefined) {
  console.log('\nno servers: `npm run bench:scale` starts them');
  process.exit(1);
}
{
  const client = new Client({ connectionString: postgres });
  await client.connect();
  const tell = (sql) => client.query(sql);
  const get = async (sql) => tidy((await client.query({ text: sql, rowMode: 'array' })).rows);
  const [create, scored] = emitted({
    dialect: 'postgres',
    table: 'records',
    keep: ['unit', 'period'],
  });
  await tell('DROP TABLE IF EXISTS records');
  await tell(create.replace('CREATE TABLE', 'CREATE UNLOGGED TABLE'));
  line(
    '\nPostgreSQL: makes the records'.trim(),
    await least(1, () =>
      tell(
        `INSERT INTO records ${recordColumns('postgres', `generate_series(0, ${rows - 1})`, 'i')}`,
      ),
    ),
    rows,
  );
  await tell('ANALYZE records');
  mustAgree('PostgreSQL', expected, await get(summary(scored)));
  const [mine, theirs] = await leastOfTwo(
    2,
    () => tell(summary(scored)),
    () => tell(summary(byHand('records', { fence: ' OFFSET 0' }))),
  );
  line('PostgreSQL: total and rating, hand-written with fences', theirs, rows, load1());
  line(
    'PostgreSQL: total and rating, emitted, every record checked',
    mine,
    rows,
    `${(mine / theirs).toFixed(2)} × by hand`,
  );
  await tell('DROP TABLE records');
  await client.end();
}

// ── ClickHouse, two servers ──────────────────────────────────────────────────────────────────────

{
  const addresses = clickhouse.split(' ');
  const tell = async (address, sql) => {
    const answer = await fetch(address, { method: 'POST', body: sql });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text.slice(0, 500));
    return text;
  };
  const everywhere = (sql) =>
    Promise.all(
      addresses.map((address, at) => tell(address, typeof sql === 'string' ? sql : sql(at))),
    );
  const [create, scored] = emitted({
    dialect: 'clickhouse',
    table: 'records',
    keep: ['unit', 'period'],
  });
  const drop = async () => {
    for (const each of ['all_results', 'all_by_hand', 'results', 'by_hand', 'records'])
      await everywhere(`DROP TABLE IF EXISTS ${each}`);
  };
  await drop();
  await everywhere(create);
  const share = (at) =>
    recordColumns(
      'clickhouse',
      `(SELECT number * ${addresses.length} + ${at} AS i FROM numbers(${Math.floor(rows / addresses.length)}))`,
      'i',
    );
  line(
    'ClickHouse: makes the records, on both servers at once',
    await least(1, () => everywhere((at) => `INSERT INTO records ${share(at)}`)),
    rows,
  );
  await everywhere(`CREATE VIEW results AS ${scored}`);
  await everywhere(`CREATE VIEW by_hand AS ${byHand('records', { integer: 'Nullable(Int32)' })}`);
  for (const each of ['results', 'by_hand'])
    await everywhere(
      `CREATE TABLE all_${each} AS ${each} ENGINE = Distributed(barem, default, ${each})`,
    );
  const get = async (from) =>
    tidy(
      (await tell(addresses[0], `${summary(`SELECT rating, total FROM ${from}`)} FORMAT TSV`))
        .trim()
        .split('\n')
        .map((each) => each.split('\t')),
    );
  if (rows % addresses.length === 0)
    mustAgree('ClickHouse', expected, await get('all_results'), await get('all_by_hand'));
  const [mine, theirs] = await leastOfTwo(
    2,
    () => get('all_results'),
    () => get('all_by_hand'),
  );
  line('ClickHouse, two servers: total and rating, hand-written', theirs, rows, load1());
  line(
    'ClickHouse, two servers: total and rating, emitted, checked',
    mine,
    rows,
    `${(mine / theirs).toFixed(2)} × by hand`,
  );
  await drop();
}
