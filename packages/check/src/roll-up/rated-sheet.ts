import { exact, type Rational } from '@barem/core';
import type { Frequency, Rating } from '@barem/syntax';
import type { TotalBudget } from '../budget.js';
import { union, unit } from '../interval.js';

/** What a roll-up needs to know of a sheet, or of another roll-up, whose results it takes. */
export interface RatedSheet {
  readonly id: string;
  readonly title: string;
  readonly kind: 'sheet' | 'roll-up';
  /** For which periods a roll-up is drawn up. */
  readonly drawnUp?: Frequency;
  /** Best first. */
  readonly ratings: readonly Rating[];
  /** What totals can be; absent where nothing earns points. */
  readonly total?: TotalBudget;
  readonly lowerIsBetter: boolean;
  /** Whether a rating may be better than its points give, because of a floor or because editions differ. */
  readonly mayBeLifted: boolean;
}

/**
 * The sheets that a roll-up may name: all editions under one id, or none where there is no such sheet.
 * Editions must have the same ratings.
 */
export type RatedSheets = (id: string) => readonly RatedSheet[];

/** The worst points with which a rating is given by points alone; what a period counts that counts as this rating. */
export function worstPoints(
  rating: Rating | undefined,
  { lowerIsBetter, total }: RatedSheet,
): Rational {
  const end = lowerIsBetter ? rating?.range?.to : rating?.range?.from;
  const worst = lowerIsBetter ? total?.bounds.high : total?.bounds.low;
  const bound = end?.value.value ?? worst ?? exact.zero;
  if (!total || !end || end.inclusive) return bound;
  const step = lowerIsBetter ? exact.subtract : exact.add;
  return step(bound, total.grain);
}

/** Editions of one sheet as one: any of them may have given a result. Their ratings are the same. */
export function asOne(editions: readonly RatedSheet[]): RatedSheet | undefined {
  const latest = editions.at(-1);
  if (!latest || editions.length === 1) return latest;
  const totals = editions.flatMap(({ total }) => total ?? []);
  const bounds = totals.map((each) => each.bounds).reduce(union, totals[0]?.bounds ?? unit);
  const grain = totals.map((each) => each.grain).reduce(exact.gcdOf, exact.zero);
  return {
    ...latest,
    ...(totals.length > 0 && { total: { bounds, grain } }),
    mayBeLifted: true,
  };
}
