import { readAnswers } from './answers.js';
import type { Plan } from './plan.js';
import { programOf, state } from './program.js';

/** How far a record of a roll-up is with a requirement that so many results must fit. */
export interface StillNeeded {
  /** Id of the rating whose requirement it is. */
  readonly rating: string;
  /** Title of the requirement. */
  readonly requirement: string;
  /** Results that fit so far. */
  readonly have: number;
  /** Results that must still fit; more than `left` where it can no longer be met. */
  readonly needed: number;
  /** Periods whose results are not known yet. */
  readonly left: number;
}

/**
 * What an unfinished record of a roll-up still needs: "7 rated good: 4 so far, 3 of the 4 left". All periods that are
 * not known yet are taken to count. Empty for a sheet that is no roll-up.
 */
export function stillNeeded(plan: Plan, record: unknown): readonly StillNeeded[] {
  const { rollUp } = plan;
  if (!rollUp) return [];
  const program = programOf(plan);
  readAnswers(program, record);
  const { inputs, answers, states } = program;
  return rollUp.tallies.map(({ rating, requirement, series, fits, apart, atLeast, of }) => {
    const periods = rollUp.series[series]?.periods ?? [];
    const known = periods.filter((input) => states[input] === state.given);
    const among = (ids: readonly string[]): number => {
      const isOne = (input: number): boolean =>
        ids.some((id) => inputs[input]?.options.get(id) === answers[input]);
      return known.filter(isOne).length;
    };
    const have = among(fits);
    const left = periods.length - known.length;
    const counting = known.length - among(apart) + left;
    const bound = of === undefined ? atLeast : Math.ceil((atLeast * counting) / of);
    return {
      rating: plan.ratings[rating]?.id ?? '',
      requirement: plan.text.ratings[rating]?.requirements[requirement]?.title ?? '',
      have,
      needed: Math.max(0, bound - have),
      left,
    };
  });
}
