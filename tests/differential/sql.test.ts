import type { Plan } from '@barem/plan';
import type { SqlColumns } from '@barem/targets';
import { fc } from '@barem/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patience, runs } from '../properties/runs.js';
import { pairs } from './pairs.js';
import { openDuckdb } from './sql/duckdb.js';
import type { SqlEngine } from './sql/engine.js';
import { agrees, judgedBy, judgedByInterpreter, rowOf, type Row } from './sql/judged.js';
import { openPglite } from './sql/pglite.js';

const engines = [
  { title: 'DuckDB', open: openDuckdb, daily: 40, nightly: 1_500 },
  { title: 'PGlite', open: openPglite, daily: 25, nightly: 800 },
] as const;

describe.each(engines)('$title', ({ open, daily, nightly }) => {
  let engine: SqlEngine;
  beforeAll(async () => {
    engine = await open();
  }, 60_000);
  afterAll(() => engine.close());

  test.each(['typed', 'text'] as const)(
    'judges records of generated sheets as the interpreter does, columns %s',
    async (columns) => {
      let judged = 0;
      await fc.assert(
        fc.asyncProperty(pairs({ whole: 8, faulty: 6, partial: 4 }), async ({ plan, records }) => {
          const rows = records.flatMap((record) => {
            const row = rowOf(plan, record, columns);
            return row ? [row] : [];
          });
          judged += await compare(engine, plan, rows, columns);
        }),
        { numRuns: runs(daily, nightly) },
      );
      expect(judged).toBeGreaterThan(runs(daily, nightly) * 8);
    },
    patience,
  );
});

/** Compares all rows; gives how many there were, none where the sheet cannot be said in SQL. */
async function compare(
  engine: SqlEngine,
  plan: Plan,
  rows: readonly Row[],
  columns: SqlColumns,
): Promise<number> {
  if (rows.length === 0) return 0;
  const found = await judgedBy(engine, plan, rows, columns);
  if (found === 'refused') return 0;
  expect(found).toHaveLength(rows.length);
  rows.forEach((row, at) => {
    const expected = judgedByInterpreter(plan, row);
    if (!agrees(row, expected, found[at]!))
      expect({ row, outcome: found[at] }).toEqual({ row, outcome: expected });
  });
  return rows.length;
}
