import type { Plan } from '@barem/plan';

/** What a period of a roll-up may have in place of a rating. */
const noRating: ReadonlySet<string> = new Set(['missing', 'exempt']);

/**
 * How good each option of a choice is, by position: the ratings that a roll-up counts stand best first. `NaN` for what is no
 * rating, which is neither better nor worse; absent for choices without an order.
 */
export function optionRanks(plan: Plan, input: number): readonly number[] | undefined {
  const shape = plan.inputs[input];
  if (shape?.type !== 'choice' || !isPeriod(plan, input)) return undefined;
  return shape.options.map((id, position) => (noRating.has(id) ? NaN : -position));
}

/** Whether an input holds the rating of a period. */
export const isPeriod = ({ rollUp }: Plan, input: number): boolean =>
  rollUp?.series.some(({ periods }) => periods.includes(input)) ?? false;
