import type { Analysis } from '../analysis.js';
import type { Column } from '../evaluate.js';
import { recordOf } from '../records.js';
import type { Attained, RatingShare, Run, Share, Totality, Totals } from '../report.js';
import { gcd } from '../rows.js';
import type { States } from '../states.js';

/** The total and the rating of every state, and how many records are in it. */
export interface Reached {
  readonly totals: Column;
  readonly ratings: Column;
  readonly states: States;
}

/** Every total and rating that records can have together. */
export function reachedOf({ plan, sheet, outcomes }: Analysis): Reached {
  const goals = [sheet.nodeOf(plan.total), sheet.nodeOf(plan.rating)];
  const { columns, states } = outcomes(goals, true);
  return { totals: columns[0]!, ratings: columns[1]!, states };
}

const countAt = ({ counts }: States, state: number): bigint => BigInt(counts?.[state] ?? 0);

export function totality({ totals, states }: Reached): Totality & { readonly records: bigint } {
  let records = 0n;
  for (let state = 0; state < totals.length; state += 1) records += countAt(states, state);
  return { verdict: records > 0n ? 'proved' : 'broken', records };
}

export function totals({ plan }: Analysis, { totals: all, states }: Reached): Totals {
  const unit = 10 ** plan.pointDecimals;
  const attained = (pick: (a: number, b: number) => boolean): Attained => {
    const state = all.reduce((best, total, at) => (pick(total, all[best]!) ? at : best), 0);
    return { total: all[state]! / unit, record: recordOf(plan, states.witness(state)) };
  };
  const [least, greatest] = [attained((a, b) => a < b), attained((a, b) => a > b)];
  const distinct = [...new Set(all)].sort((a, b) => a - b);
  const ends = scaleOf(plan).map((total) => ({
    total: total / unit,
    isAttained: distinct.includes(total),
  }));
  return {
    verdict: ends.every(({ isAttained }) => isAttained) ? 'proved' : 'broken',
    least,
    greatest,
    all: {
      distinct: distinct.length,
      runs: runsOf(distinct).map(({ from, to, step }) => ({
        from: from / unit,
        to: to / unit,
        step: step / unit,
      })),
    },
    ends,
  };
}

/** The ends of the scale, in stored points; none where the sheet has no scale. */
export function scaleOf({ text: { scale } }: Analysis['plan']): readonly number[] {
  return scale ? [scale.low, scale.high] : [];
}

/** Ascending numbers as stretches of equal steps, the most common step first kept together. */
export function runsOf(numbers: readonly number[]): readonly Run[] {
  const step = numbers.reduce((all, number) => gcd(all, number - numbers[0]!), 0) || 1;
  const runs: { from: number; to: number; step: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last.to + step) last.to = number;
    else runs.push({ from: number, to: number, step });
  }
  return runs;
}

export function share({ plan }: Analysis, { totals: all, ratings, states }: Reached): Share {
  const found = plan.ratings.map(({ id }, rating): RatingShare => {
    const distinct = new Set<number>();
    let records = 0n;
    let first = -1;
    for (let state = 0; state < all.length; state += 1) {
      if (ratings[state] !== rating) continue;
      distinct.add(all[state]!);
      records += countAt(states, state);
      if (first < 0) first = state;
    }
    return {
      rating: id,
      title: plan.text.ratings[rating]?.title ?? id,
      totals: distinct.size,
      records,
      ...(first >= 0 && { record: recordOf(plan, states.witness(first)) }),
    };
  });
  return {
    verdict: 'proved',
    totals: new Set(all).size,
    records: found.reduce((sum, { records }) => sum + records, 0n),
    ratings: found,
  };
}
