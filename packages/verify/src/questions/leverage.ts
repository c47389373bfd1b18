import type { Plan } from '@barem/plan';
import type { Analysis } from '../analysis.js';
import type { Crossing, Fewest, Leverage } from '../report.js';
import type { Instead } from './earnings.js';
import type { DecidedEffect } from './effects.js';
import { fewest } from './fewest.js';
import { fewestTogether } from './together.js';

/** Which criteria alone take records over which boundary between neighbouring ratings. */
export function leverage(
  analysis: Analysis,
  answered: readonly DecidedEffect[],
  computed: ReadonlyMap<number, ReadonlyMap<number, Instead>>,
): Leverage {
  const { plan } = analysis;
  const unit = 10 ** plan.pointDecimals;
  const undecided: Leverage['undecided'][number][] = [];
  const crossings = plan.criteria.flatMap(({ id, input }, index): readonly Crossing[] => {
    const instead = computed.get(index);
    if (instead)
      return Array.from(instead, ([boundary, { before, points }]) => ({
        boundary,
        criterion: id,
        before,
        after: { points: points / unit },
      }));
    const effect = input === undefined ? undefined : answered[input];
    if (!effect) return [];
    if ('verdict' in effect) {
      undecided.push({ id, reason: effect.reason });
      return [];
    }
    return Array.from(effect.crossings, ([boundary, pair]) => ({
      boundary,
      criterion: id,
      ...pair,
    }));
  });
  const rating = analysis.sheet.nodeOf(plan.rating);
  const occurs = (wanted: number): boolean =>
    analysis.find([rating], ([value]) => value === wanted) !== undefined;
  return leverageOf(plan, crossings, undecided, occurs, fewestTogether(analysis, answered));
}

/**
 * What is known of leverage, put together.
 * @param occurs - whether any record has a rating, by position; `undefined` where nobody knows
 * @param otherwise - what is known of a boundary between records that no criterion alone crosses
 */
export function leverageOf(
  plan: Plan,
  crossings: readonly Crossing[],
  undecided: Leverage['undecided'],
  occurs: (rating: number) => boolean | undefined,
  otherwise: (boundary: number) => Fewest,
): Leverage {
  const moving = new Set([
    ...crossings.map(({ criterion }) => criterion),
    ...undecided.map(({ id }) => id),
  ]);
  return {
    verdict: 'proved',
    crossings: crossings.toSorted((a, b) => a.boundary - b.boundary),
    decorative: plan.criteria.flatMap(({ id }) => (moving.has(id) ? [] : [id])),
    fewest: fewest(plan.ratings.length, crossings, undecided.length === 0, occurs, otherwise),
    undecided,
  };
}
