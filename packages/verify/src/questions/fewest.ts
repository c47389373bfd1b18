import type { Analysis } from '../analysis.js';
import type { Crossing, Fewest } from '../report.js';

/**
 * How few criteria can take a record over each boundary. Where answers to criteria are free of each other, one is enough or none
 * is: on the way from one record to another, one answer after another, some single answer crosses. More than one is needed only
 * where the answer to one criterion decides whether another applies, or where criteria are reckoned from the same facts.
 */
export function fewest(
  { plan, sheet, find }: Analysis,
  crossings: readonly Crossing[],
): readonly Fewest[] {
  const rating = sheet.nodeOf(plan.rating);
  const isRated = (fits: (rating: number) => boolean): boolean =>
    find([rating], ([value]) => fits(value!)) !== undefined;
  return plan.ratings.slice(1).map((_, boundary) => {
    if (crossings.some((each) => each.boundary === boundary)) return 'one';
    const isBetween = isRated((value) => value <= boundary) && isRated((value) => value > boundary);
    return isBetween ? 'more-than-one' : 'never';
  });
}
