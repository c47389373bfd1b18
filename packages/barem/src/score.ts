import type { Localized } from '@barem/core';
import * as runtime from '@barem/plan';
import type { Incomplete, Plan, Rated } from '@barem/plan';

/** Something that is wrong with a record, in words. */
export interface Problem extends runtime.Problem {
  readonly message: Localized;
}

/** A record that was not scored, with every problem. */
export interface Refused extends Omit<runtime.Refused, 'problems'> {
  readonly problems: readonly Problem[];
}

export type Result = Rated | Incomplete | Refused;

/** A result, and for a rated record why it is so. */
export interface Explained {
  readonly result: Result;
  readonly explanation?: runtime.Explanation;
}

/**
 * Scores one record: rated, incomplete with a preview of what it can still become, or refused with every problem.
 * Never throws, whatever the record is.
 */
export const score = (plan: Plan, record: unknown): Result =>
  described(runtime.score(plan, record));

/** What an unfinished record can still become; a finished one is scored. */
export const preview: typeof score = score;

/** Scores a record and says where every point and the rating come from. */
export function explain(plan: Plan, record: unknown): Explained {
  const { result, explanation } = runtime.explain(plan, record);
  return { result: described(result), ...(explanation && { explanation }) };
}

/** The runtime names problems by code; people get them in words. */
export function described(result: runtime.Refused): Refused;
export function described(result: runtime.Result): Result;
export function described(result: runtime.Result): Result {
  if (result.status !== 'refused') return result;
  const problems = result.problems.map((problem) => ({
    ...problem,
    message: runtime.describeProblem(problem),
  }));
  return { ...result, problems };
}
