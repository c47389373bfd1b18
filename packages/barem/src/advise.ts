import type { Plan } from '@barem/plan';
import * as engine from '@barem/verify';
import { described, type Refused } from './score.js';

/** Advice, or why there is none: the record is refused or incomplete, or the search would take too long. */
export type AdviceResult = Exclude<engine.AdviceResult, { readonly status: 'refused' }> | Refused;

/**
 * The least change that gives a record a better rating: the fewest answers, and then the fewest points. Whoever makes the
 * changes of an alternative gets its rating.
 */
export function advise(
  plan: Plan,
  record: unknown,
  options: engine.AdviseOptions = {},
): AdviceResult {
  const result = engine.advise(plan, record, options);
  return 'status' in result && result.status === 'refused' ? described(result) : result;
}
