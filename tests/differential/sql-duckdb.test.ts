import { openDuckdb } from './sql/duckdb.js';
import { describeEngine } from './sql/suite.js';

describeEngine('DuckDB', openDuckdb, { daily: 20, nightly: 1_000 });
