import { expect, test } from 'vitest';
import { patience } from '../properties/runs.js';
import { openPglite } from './sql/pglite.js';
import { expectedOfNumbers, judgedNumbers } from './sql/no-numbers.js';
import { describeEngine } from './sql/suite.js';

describeEngine('PostgreSQL in WebAssembly', openPglite, { daily: 10, nightly: 400 });

test(
  'what is no number is refused in a column that can hold it',
  async () => {
    const engine = await openPglite();
    expect(await judgedNumbers(engine, 'NUMERIC')).toEqual(expectedOfNumbers);
    await engine.close();
  },
  patience,
);
