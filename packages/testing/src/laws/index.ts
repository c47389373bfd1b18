import { assessors } from './assessors.js';
import { budgets } from './budgets.js';
import { determinism } from './determinism.js';
import { examplesHold } from './examples-hold.js';
import { explanation } from './explanation.js';
import { formatting } from './formatting.js';
import type { Law } from './law.js';
import { monotonic } from './monotonic.js';
import { nestedRecords } from './nested-records.js';
import { numberSpellings } from './number-spellings.js';
import { oneRating } from './one-rating.js';
import { order } from './order.js';
import { previewContains } from './preview-contains.js';
import { printAndParse } from './print-and-parse.js';
import { refusals } from './refusals.js';
import { samePlan } from './same-plan.js';
import { sums } from './sums.js';
import { thresholds } from './thresholds.js';
import { totality } from './totality.js';

/** What every ruleset keeps. */
export const laws: readonly Law[] = [
  totality,
  determinism,
  budgets,
  sums,
  order,
  oneRating,
  thresholds,
  monotonic,
  previewContains,
  refusals,
  explanation,
  printAndParse,
  formatting,
  samePlan,
  examplesHold,
  nestedRecords,
  numberSpellings,
  assessors,
];
