import { assess, type Plan } from 'barem';
import type { Compared } from './compare.js';

/** What counts of the records of several assessors, in the shape of one result. */
export function scoredTogether(plan: Plan, records: readonly unknown[]): Compared {
  const { results, missing, differences, counting } = assess(plan, records);
  const found = {
    missing,
    differences: differences.map(({ criterion }) => criterion ?? 'total'),
  };
  const stopped = results.find(({ result }) => result.status === 'refused')?.result;
  if (stopped?.status === 'refused') return { ...stopped, ...found };
  const open = results.flatMap(({ result }) => (result.status === 'incomplete' ? result.open : []));
  if (!counting) return { status: 'incomplete', open, ...found };
  const { total, rating, ratingByPoints, passedOver } = counting;
  return {
    status: 'rated',
    total,
    rating,
    ratingByPoints,
    unmet: passedOver.flatMap(({ unmet }) => unmet),
    caps: [...new Set(passedOver.flatMap(({ caps }) => caps))],
    ...found,
  };
}
