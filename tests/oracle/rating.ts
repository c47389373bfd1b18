import { invariant } from '@barem/core';
import type { Rating } from '@barem/syntax';
import type { Reading } from './criteria.js';
import { holds, truth } from './expressions.js';
import { written, type Fraction } from './fraction.js';

/** A requirement that did not hold: its place in its rating (from 0), and its label if it has one. */
export interface Unmet {
  readonly rating: string;
  readonly index: number;
  readonly label: string | undefined;
}

/** How a total became a rating. */
export interface Rated {
  /** The rating whose range holds the total; floors, requirements and caps have no say in it. */
  readonly ratingByPoints: string;
  readonly rating: string;
  /** Ratings from the one by points (raised by floors) down to the final one, which is not among them. */
  readonly passedOver: readonly string[];
  /** Requirements of the ratings passed over that do not hold, in the order of the sheet. */
  readonly unmet: readonly Unmet[];
  /** Places in `sheet.caps` of the caps and floors whose condition holds. */
  readonly caps: readonly number[];
}

/** Rates a total: range, then floors, then caps, then down to the first rating whose requirements hold. */
export function rate(total: Fraction, reading: Reading): Rated {
  const { ratings, caps } = reading.sheet;
  const placeOf = (id: string): number => ratings.findIndex((rating) => rating.id.id === id);

  const holding = ratings.filter(
    ({ range }) => range && holds(range, total, (end) => written(end.value)),
  );
  const [held] = holding;
  invariant(held && holding.length === 1, 'exactly one rating holds the total');
  const byPoints = ratings.indexOf(held);

  const fired = caps.filter(({ condition }) => truth(condition, reading));
  const floors = fired
    .filter(({ kind }) => kind === 'floor')
    .map(({ rating }) => placeOf(rating.id));
  const ceilings = fired
    .filter(({ kind }) => kind === 'cap')
    .map(({ rating }) => placeOf(rating.id));
  const raised = Math.min(byPoints, ...floors);
  const start = Math.max(raised, ...ceilings);

  const unmetOf = (rating: Rating): readonly Unmet[] =>
    rating.requirements
      .map(({ condition, title }, index) => ({ condition, index, label: title?.value }))
      .filter(({ condition }) => !truth(condition, reading))
      .map(({ index, label }) => ({ rating: rating.id.id, index, label }));

  const final = ratings.findIndex(
    (rating, place) => place >= start && unmetOf(rating).length === 0,
  );
  const reached = ratings[final];
  invariant(reached, 'the last rating has no requirements');
  const passedOver = ratings.slice(raised, final);
  return {
    ratingByPoints: held.id.id,
    rating: reached.id.id,
    passedOver: passedOver.map(({ id }) => id.id),
    unmet: passedOver.flatMap(unmetOf),
    caps: fired.map((cap) => caps.indexOf(cap)),
  };
}
