import { emitSql, emitTable } from '@barem/targets';
import { DuckDBInstance } from '@duckdb/node-api';
import { load } from 'barem';

/** Rows that are scored at once; fewer of the wide sheets, which would fill the memory. */
const rowsOf = ({ copies }) => Math.ceil(150_000 / copies);

const sum = ({ scores, duties, groups, most }) => `greatest(0, least(${2 * most},
  (${scores.join(' + ')}) + ${duties.map((id) => `CASE WHEN ${id} THEN 8 ELSE 0 END`).join(' + ')}
${groups
  .map(
    ({ due, present, minutes, speakers, unexcused }) =>
      `  + CASE WHEN ${present} * 100 >= ${due} * 95 THEN 24 WHEN ${present} * 100 >= ${due} * 85 THEN 16 WHEN ${present} * 100 >= ${due} * 75 THEN 8 ELSE 0 END
  + CASE WHEN ${minutes} >= 90 THEN 12 WHEN ${minutes} >= 60 THEN 6 ELSE 0 END
  + CASE WHEN ${speakers} >= 10 THEN 12 WHEN ${speakers} >= 5 THEN 8 WHEN ${speakers} >= 1 THEN 4 ELSE 0 END
  - least(10, ${unexcused})`,
  )
  .join('\n')}))`;
const byHand = (sheet) => `SELECT place, total / 2 AS total, CASE
    WHEN total >= ${2 * sheet.best} AND present * 100 >= due * 85 AND minutes >= 90 AND unexcused = 0 THEN 'best'
    WHEN total >= ${2 * sheet.good} THEN 'good' WHEN total >= ${2 * sheet.fair} THEN 'fair' ELSE 'poor' END AS rating
  FROM (SELECT *, ${sum(sheet)} AS total FROM records)`;

function emitted(emit, { source }) {
  const made = emit(load(source).plan, { dialect: 'duckdb', table: 'records', keep: ['place'] });
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.refusals));
  return made.sql;
}

/** Scores a table in memory, on one thread; `all` scores all rows, `answers` are those of the records. */
async function scoring(sheet, records, { table, select, counted }) {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  const rows = rowsOf(sheet);
  // Otherwise a limit, which fences a layer of the emitted statement, keeps the order of the rows.
  await connection.run('SET preserve_insertion_order = false');
  await connection.run(table);
  const names = ['place', ...sheet.facts, ...sheet.scores, ...sheet.duties];
  const values = records.map(
    (record, place) =>
      `(${[
        place,
        ...sheet.facts.map((id) => record[id]),
        ...sheet.scores.map((id) => record[id] * counted),
        ...sheet.duties.map((id) => record[id]),
      ].join(', ')})`,
  );
  await connection.run('CREATE TABLE given AS SELECT * FROM records');
  await connection.run(`INSERT INTO given (${names.join(', ')}) VALUES ${values.join(', ')}`);
  const copies = Math.ceil(rows / records.length);
  await connection.run(
    `INSERT INTO records SELECT given.* FROM range(${copies}) CROSS JOIN given LIMIT ${rows}`,
  );
  const query = `SELECT place, CAST(total AS DOUBLE) AS total, rating FROM (${select})`;
  const found = (await connection.runAndReadAll(query)).getRowObjects();
  if (found.length !== rows) throw new Error(`${found.length} rows have an answer, not ${rows}`);
  const answers = new Map(
    found.map(({ place, total, rating }) => [Number(place), { total, rating }]),
  );
  return {
    answers: records.map((_, place) => answers.get(place)),
    all: () =>
      connection.run(
        `CREATE OR REPLACE TABLE result AS SELECT place, total, rating FROM (${select})`,
      ),
  };
}

export const peers = [
  {
    name: 'DuckDB, SQL written by hand',
    about:
      'total and rating, no validation; all rows in one statement, counted in halves, in a table in memory; one thread',
    rowsOf,
    prepare(sheet, records) {
      const columns = [
        ...['place', ...sheet.facts, ...sheet.scores].map((id) => `${id} BIGINT`),
        ...sheet.duties.map((id) => `${id} BOOLEAN`),
      ];
      return scoring(sheet, records, {
        table: `CREATE TABLE records (${columns.join(', ')})`,
        select: byHand(sheet),
        counted: 2,
      });
    },
  },
  {
    name: 'Barem: `sql` in DuckDB',
    about: 'total and rating, full validation; as above, the scores as decimals',
    rowsOf,
    prepare: (sheet, records) =>
      scoring(sheet, records, {
        table: emitted(emitTable, sheet),
        select: emitted(emitSql, sheet),
        counted: 1,
      }),
  },
];
