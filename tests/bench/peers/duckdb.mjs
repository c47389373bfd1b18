import { DuckDBInstance } from '@duckdb/node-api';
import { duties, scores } from './sheet.mjs';

/** Rows that are scored at once. */
const rows = 150_000;

const total = `greatest(0, least(200,
  (${scores.join(' + ')}) + ${duties.map((id) => `CASE WHEN ${id} THEN 8 ELSE 0 END`).join(' + ')}
  + CASE WHEN present * 100 >= due * 95 THEN 24 WHEN present * 100 >= due * 85 THEN 16 WHEN present * 100 >= due * 75 THEN 8 ELSE 0 END
  + CASE WHEN minutes >= 90 THEN 12 WHEN minutes >= 60 THEN 6 ELSE 0 END
  + CASE WHEN speakers >= 10 THEN 12 WHEN speakers >= 5 THEN 8 WHEN speakers >= 1 THEN 4 ELSE 0 END
  - least(10, unexcused)))`;
const query = `SELECT place, total, CASE
    WHEN total >= 180 AND present * 100 >= due * 85 AND minutes >= 90 AND unexcused = 0 THEN 'best'
    WHEN total >= 140 THEN 'good' WHEN total >= 100 THEN 'fair' ELSE 'poor' END AS rating
  FROM (SELECT *, ${total} AS total FROM records)`;

export const peer = {
  name: 'DuckDB, all rows in one statement',
  about: 'SQL written by hand; records counted in halves, in a table in memory; one thread',
  rows,
  async prepare(records) {
    const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
    const facts = ['due', 'present', 'speakers', 'minutes', 'unexcused'];
    const columns = [
      ...[...facts, ...scores].map((id) => `${id} BIGINT`),
      ...duties.map((id) => `${id} BOOLEAN`),
    ];
    await connection.run(`CREATE TABLE given (place BIGINT, ${columns.join(', ')})`);
    const values = records.map((record, place) =>
      [
        place,
        ...facts.map((id) => record[id]),
        ...scores.map((id) => record[id] * 2),
        ...duties.map((id) => record[id]),
      ].join(', '),
    );
    await connection.run(
      `INSERT INTO given VALUES ${values.map((each) => `(${each})`).join(', ')}`,
    );
    const copies = Math.ceil(rows / records.length);
    await connection.run(
      `CREATE TABLE records AS SELECT given.* FROM range(${copies}) CROSS JOIN given LIMIT ${rows}`,
    );
    const found = (await connection.runAndReadAll(query)).getRowObjects();
    const answers = new Map(
      found.map(({ place, total: sum, rating }) => [
        Number(place),
        { total: Number(sum) / 2, rating },
      ]),
    );
    return {
      answers: records.map((_, place) => answers.get(place)),
      all: () => connection.run(`CREATE OR REPLACE TABLE result AS ${query}`),
    };
  },
};
