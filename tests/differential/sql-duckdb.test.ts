import { expect, test } from 'vitest';
import { patience } from '../properties/runs.js';
import { openDuckdb } from './sql/duckdb.js';
import { expectedOfNumbers, judgedNumbers } from './sql/no-numbers.js';
import { describeEngine } from './sql/suite.js';

describeEngine('DuckDB', openDuckdb, { daily: 20, nightly: 1_000 });

test(
  'what is no number is refused in a column that can hold it',
  async () => {
    const engine = await openDuckdb();
    expect(await judgedNumbers(engine, 'DOUBLE')).toEqual(expectedOfNumbers);
    await engine.close();
  },
  patience,
);
