import type { Crossing, Fewest } from '../report.js';

/**
 * How few answers can take a record over each boundary. Where answers to criteria are free of each other, one is enough or none
 * is: on the way from one record to another, one answer after another, some single answer crosses. More than one is needed only
 * where an answer decides whether another is asked for, or where constraints hold answers together.
 * @param isComplete - whether there are no other crossings
 * @param occurs - whether any record has a rating, by position; `undefined` where nobody knows
 * @param otherwise - what is known of a boundary between records that no criterion alone crosses
 */
export function fewest(
  ratings: number,
  crossings: readonly Crossing[],
  isComplete: boolean,
  occurs: (rating: number) => boolean | undefined,
  otherwise: (boundary: number) => Fewest,
): readonly Fewest[] {
  const all = Array.from({ length: ratings }, (_, rating) => rating);
  return all.slice(1).map((_, boundary): Fewest => {
    if (crossings.some((each) => each.boundary === boundary)) return { kind: 'criterion' };
    const sides = [all.slice(0, boundary + 1), all.slice(boundary + 1)].map((side) =>
      anyOf(side.map(occurs)),
    );
    if (sides.includes(false)) return { kind: 'never' };
    return isComplete && !sides.includes(undefined) ? otherwise(boundary) : { kind: 'undecided' };
  });
}

/** Whether any holds, as far as it is known. */
const anyOf = (some: readonly (boolean | undefined)[]): boolean | undefined =>
  some.includes(true) ? true : some.includes(undefined) ? undefined : false;
