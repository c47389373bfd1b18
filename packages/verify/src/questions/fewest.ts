import type { Crossing, Fewest } from '../report.js';

/**
 * How few criteria can take a record over each boundary. Where answers to criteria are free of each other, one is enough or none
 * is: on the way from one record to another, one answer after another, some single answer crosses. More than one is needed only
 * where the answer to one criterion decides whether another applies, or where criteria are reckoned from the same facts.
 * @param isComplete - whether there are no other crossings
 * @param occurs - whether any record has a rating, by position; `undefined` where nobody knows
 */
export function fewest(
  ratings: number,
  crossings: readonly Crossing[],
  isComplete: boolean,
  occurs: (rating: number) => boolean | undefined,
): readonly Fewest[] {
  const all = Array.from({ length: ratings }, (_, rating) => rating);
  return all.slice(1).map((_, boundary) => {
    if (crossings.some((each) => each.boundary === boundary)) return 'one';
    const sides = [all.slice(0, boundary + 1), all.slice(boundary + 1)].map((side) =>
      anyOf(side.map(occurs)),
    );
    if (sides.includes(false)) return 'never';
    return isComplete && !sides.includes(undefined) ? 'more-than-one' : 'undecided';
  });
}

/** Whether any holds, as far as it is known. */
const anyOf = (some: readonly (boolean | undefined)[]): boolean | undefined =>
  some.includes(true) ? true : some.includes(undefined) ? undefined : false;
