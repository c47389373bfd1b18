import * as runtime from '@barem/plan';
import type { Plan } from '@barem/plan';
import { described, type Result } from './score.js';

/** The record of one assessor, scored on its own. */
export interface AssessedRecord extends Omit<runtime.AssessedRecord, 'result'> {
  readonly result: Result;
}

/** What several assessors found of one unit in one period. */
export interface Assessment extends Omit<runtime.Assessment, 'results'> {
  readonly results: readonly AssessedRecord[];
}

/**
 * Scores the records that several assessors made of one unit in one period, each on its own, and says which total and
 * rating count. Records say by `assessor` whose they are. Never throws, whatever the records are.
 */
export function assess(plan: Plan, records: readonly unknown[]): Assessment {
  const assessment = runtime.assess(plan, records);
  return {
    ...assessment,
    results: assessment.results.map(({ assessor, result }) => ({
      assessor,
      result: described(result),
    })),
  };
}
