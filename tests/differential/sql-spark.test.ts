import type { Plan } from '@barem/plan';
import { emitSql, emitTable, type SqlColumns } from '@barem/targets';
import { fc } from '@barem/testing';
import { SparkSQL } from 'dt-sql-parser';
import { expect, test } from 'vitest';
import { patience, runs } from '../properties/runs.js';
import { shippedRecords } from './known-records.js';
import { pairs } from './pairs.js';
import { hostile, renamed } from './sql/suite.js';

const spark = new SparkSQL();

/** What Spark's grammar does not take. */
const mistakes = (sql: string): readonly string[] =>
  spark
    .validate(sql)
    .map(({ startLine, startColumn, message }) => `${startLine}:${startColumn} ${message}`);

/** SQL for a plan: a view over typed columns, or over texts, and the table. */
const written = (plan: Plan, columns: SqlColumns): readonly string[] => {
  const options = { dialect: 'spark', table: 'phiếu', columns } as const;
  const all = [emitSql(plan, { ...options, view: 'kết quả' }), emitTable(plan, options)];
  return all.flatMap((each) => (each.kind === 'sql' ? [each.sql] : []));
};

/** The grammar takes seconds for a long text: by day no roll-ups, which are many conditions alike, and texts of one sheet. */
const isNightly = runs(0, 1) === 1;

/** Every shipped sheet once. */
const plans = [...new Map(shippedRecords().map(({ plan }) => [plan.hash, plan])).values()]
  .filter(({ rollUp }) => isNightly || rollUp === undefined)
  .flatMap((plan, at) => {
    const columns: readonly SqlColumns[] = isNightly || at === 0 ? ['typed', 'text'] : ['typed'];
    return columns.map((each) => ({ sheet: plan.text.sheet, columns: each, plan }));
  });

test('the grammar refuses what is no SQL', () => {
  expect(mistakes('SELECT FROM WHERE')).not.toEqual([]);
  expect(mistakes('SELECT `a FROM t')).not.toEqual([]);
});

test.each(plans)(
  'Spark reads the SQL of $sheet, columns $columns',
  ({ plan, columns }) => {
    const all = written(plan, columns);
    expect(all).toHaveLength(2);
    expect(all.flatMap(mistakes)).toEqual([]);
  },
  patience,
);

test(
  'Spark reads the SQL of generated sheets',
  () => {
    fc.assert(
      fc.property(pairs({ whole: 0, faulty: 0, partial: 0 }), ({ plan }) => {
        expect(written(plan, 'typed').flatMap(mistakes)).toEqual([]);
      }),
      { numRuns: runs(1, 200), endOnFailure: true },
    );
  },
  patience,
);

test(
  'hostile names stay between their quotes in Spark: one statement, without variables',
  () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 8, maxLength: 8 }), (names) => {
        const emitted = emitSql(renamed(names), { dialect: 'spark', table: names[0] ?? '' });
        if (emitted.kind === 'refused') return;
        expect(mistakes(emitted.sql)).toEqual([]);
        expect(spark.splitSQLByStatement(emitted.sql)).toHaveLength(1);
        expect(emitted.sql).not.toContain('${');
      }),
      { numRuns: runs(30, 2_000), endOnFailure: true },
    );
  },
  patience,
);
