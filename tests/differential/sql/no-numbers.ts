import { emitSql } from '@barem/targets';
import { load } from 'barem';
import type { SqlEngine } from './engine.js';

/** What an engine must say of {@link judgedNumbers}. */
export const expectedOfNumbers: readonly string[] = [
  ...Array.from({ length: 3 }, () => 'refused ["record/wrong-type"]'),
  ...Array.from({ length: 2 }, () => 'refused ["record/out-of-range"]'),
  'rated []',
  'refused ["record/off-step"]',
  'incomplete []',
];

/** What an engine says of a column of a type that holds what is no number, and numbers beyond 64 bits. */
export async function judgedNumbers(engine: SqlEngine, type: string): Promise<readonly string[]> {
  const { plan } = load(`sheet t "T"
  scale 10, step 0.5
section I "S" 10 points
  criterion I.1 "C" from 0 to 10 points
ratings
  a "A" from 5 points
  b "B" under 5 points
`);
  if (!plan) throw new Error('the sheet does not load');
  const values = ["'NaN'", "'Infinity'", "'-Infinity'", '1e30', '-1e30', '7.5', '7.3', 'NULL'];
  await engine.run('DROP TABLE IF EXISTS floats');
  await engine.run(`CREATE TABLE floats (nr INTEGER, "I.1" ${type})`);
  await engine.run(
    `INSERT INTO floats VALUES ${values.map((value, nr) => `(${nr}, ${value})`).join(', ')}`,
  );
  const emitted = emitSql(plan, { dialect: engine.dialect, table: 'floats', keep: ['nr'] });
  if (emitted.kind === 'refused') throw new Error('refused');
  const found = await engine.query(emitted.sql);
  const problems = found
    .toSorted((a, b) => Number(a['nr']) - Number(b['nr']))
    .map((row) => `${row['status']} ${row['problems']}`);
  await engine.run('DROP TABLE floats');
  return problems;
}
