import { peer as jsonRulesOfBarem } from './barem-json-rules.mjs';
import { peers as compiled } from './barem-compiled.mjs';
import { peers as interpreted } from './barem-score.mjs';
import { peer as byHand } from './by-hand.mjs';
import { peer as cel } from './cel-js.mjs';
import { peers as columns } from './columns.mjs';
import { peers as duckdb } from './duckdb.mjs';
import { peer as feelin } from './feelin.mjs';
import { peer as jsonLogic } from './json-logic-engine.mjs';
import { peer as jsonRules } from './json-rules-engine.mjs';
import { peer as publicodes } from './publicodes.mjs';
import { peer as zen } from './zen-engine.mjs';

/**
 * Whatever scores the sheet; the function written by hand, which all are compared with, comes first. `prepare(sheet, records)`
 * gives a function from a record to total and rating – one with `rowsOf` gives `all`, which scores so many rows at once, and
 * the `answers` for the records. Slow ones are measured by themselves, less often.
 */
export const peers = [
  byHand,
  ...compiled,
  ...interpreted,
  ...columns,
  jsonLogic,
  cel,
  ...duckdb,
  zen,
  jsonRulesOfBarem,
  jsonRules,
  publicodes,
  feelin,
];
