import { openPglite } from './sql/pglite.js';
import { describeEngine } from './sql/suite.js';

describeEngine('PostgreSQL in WebAssembly', openPglite, { daily: 10, nightly: 400 });
