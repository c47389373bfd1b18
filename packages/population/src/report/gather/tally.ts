import { invariant } from '@barem/core';
import type { Distribution, Titled } from '../report.js';

/** Counts how many are in each class. */
export interface Tally {
  /** @throws {Error} there is no such class */
  readonly add: (rating: string | undefined) => void;
  readonly distribution: () => Distribution;
}

/** A tally of nothing yet. */
export function tallyOf(classes: readonly Titled[]): Tally {
  const places = placesOf(classes);
  const counts = classes.map(() => 0);
  let none = 0;
  let total = 0;
  return {
    add(rating) {
      total += 1;
      if (rating === undefined) none += 1;
      else counts[placeIn(places, rating)]! += 1;
    },
    distribution: () => ({ counts: [...counts], none, total }),
  };
}

/** Where each class stands, from 0 for the best. */
export const placesOf = (classes: readonly Titled[]): ReadonlyMap<string, number> =>
  new Map(classes.map(({ id }, at) => [id, at]));

/** @throws {Error} there is no such class */
export function placeIn(places: ReadonlyMap<string, number>, rating: string): number {
  const at = places.get(rating);
  invariant(at !== undefined, `${rating} is a class of the report`);
  return at;
}
