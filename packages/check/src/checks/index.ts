import type { Check } from '../context.js';
import { assessors } from './assessors.js';
import { changeable } from './changeable.js';
import { conditions } from './conditions.js';
import { criteria } from './criteria.js';
import { exampleRatings } from './examples.js';
import { facts, unused } from './facts.js';
import { head, officialNumbers } from './head.js';
import { quotas } from './quotas.js';
import { ratings } from './ratings.js';
import { sums } from './sums.js';

/** Every check, in the order in which they run. `unused` comes last: it looks at what the others have asked for. */
export const checks: readonly Check[] = [
  head,
  officialNumbers,
  assessors,
  facts,
  changeable,
  conditions,
  criteria,
  sums,
  ratings,
  quotas,
  exampleRatings,
  unused,
];
