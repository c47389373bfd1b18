import {
  answersThatFit,
  exempt,
  isWithin,
  missing,
  type CheckedSheet,
  type SeriesFacts,
} from '@barem/check';
import type { Expr, Name, Quota, Rating } from '@barem/syntax';
import type { Builder } from './builder.js';
import type { ExpressionLowering } from './lower-expression.js';
import type { PlanQuota, PlanRollUp, PlanSeries, PlanTally, Slot } from './plan.js';

/** The series of a roll-up with the inputs that stand for their results. */
export function lowerRollUp(
  { sheet, series }: CheckedSheet,
  inputAt: ReadonlyMap<string, number>,
  { quantity }: ExpressionLowering,
): PlanRollUp | undefined {
  if (!sheet.rollUp) return undefined;
  return {
    drawnUp: sheet.rollUp.drawnUp?.every ?? 'year',
    series: series.map((each) => planSeries(each, inputAt)),
    tallies: sheet.ratings.flatMap(({ requirements }, rating) =>
      requirements.flatMap(({ condition }, requirement) =>
        talliesIn(condition, series).map((tally) => ({ rating, requirement, ...tally })),
      ),
    ),
    quotas: (sheet.quotas ?? []).map((quota) => planQuota(quota, sheet.ratings, quantity)),
  };
}

function planQuota(
  { limit, rating, outOf, within, rounding, ranking, loweredTo, ties }: Quota,
  ratings: readonly Rating[],
  quantity: ExpressionLowering['quantity'],
): PlanQuota {
  const ids = ratings.map(({ id }) => id.id);
  const at = (name: Name | undefined): number => ids.indexOf(name?.id ?? '');
  const { numerator, denominator } = limit.value;
  return {
    limit: Number(numerator),
    ...(limit.percent && { of: Number(denominator) }),
    ...(limit.percent &&
      rounding && { rounding: { mode: rounding.mode, to: Number(rounding.to.value.numerator) } }),
    rating: at(rating),
    outOf: ids.flatMap((id, index) => (!outOf || isWithin(ids, id, outOf) ? [index] : [])),
    loweredTo: at(loweredTo),
    within,
    ranking: ranking.map(({ value, lowestFirst }) => {
      const { of, by } = quantity(value);
      return { of, ...(by !== undefined && { by }), lowestFirst };
    }),
    ties: ties?.kind ?? 'lowered',
  };
}

function planSeries(
  { known, periods, points, counts }: SeriesFacts,
  inputAt: ReadonlyMap<string, number>,
): PlanSeries {
  const { series, unfinished, twoRecords, editions } = known;
  const at = (id: string): number => inputAt.get(id) ?? -1;
  return {
    id: series.id.id,
    source: series.source,
    of: series.of.id,
    every: series.every,
    periods: periods.map(at),
    points: points.map(at),
    counts: Object.fromEntries([...counts].map(([answer, id]) => [answer, at(id)])),
    ...(unfinished && { unfinished }),
    ...(twoRecords && { twoRecords }),
    ...(editions && { editions }),
  };
}

type Tally = Omit<PlanTally, 'rating' | 'requirement'>;

/** The quantifiers that a requirement needs all of, as far as they count results by rating. */
function talliesIn(condition: Expr, series: readonly SeriesFacts[]): readonly Tally[] {
  if (condition.kind === 'logic' && condition.operator === 'and')
    return [...talliesIn(condition.left, series), ...talliesIn(condition.right, series)];
  if (condition.kind !== 'quantified' || condition.member.kind !== 'ratings') return [];
  const { counting, amount, member } = condition;
  const at = series.findIndex(({ known }) => known.series.id.id === condition.series.id);
  const facts = series[at];
  if (!facts || facts.periods.length === 0) return [];
  const tally = {
    series: at,
    fits: answersThatFit(member.range, facts.known),
    apart: facts.known.missing.kind === 'not-counted' ? [missing, exempt] : [exempt],
  };
  if (counting === 'every') return [{ ...tally, atLeast: 1, of: 1 }];
  if (counting !== 'at-least' || !amount) return [];
  const { numerator, denominator } = amount.value;
  if (!amount.percent)
    return [{ ...tally, atLeast: Math.ceil(Number(numerator) / Number(denominator)) }];
  return [{ ...tally, atLeast: Number(numerator), of: Number(denominator) }];
}

/** When the points of a period matter: when it has a result. */
export function neededPoints(
  series: readonly SeriesFacts[],
  slots: readonly Slot[],
  inputAt: ReadonlyMap<string, number>,
  build: Builder,
): ReadonlyMap<number, Slot> {
  const needed = new Map<number, Slot>();
  for (const { known, periods, points } of series) {
    const results = BigInt(known.of.ratings.length);
    for (const [place, id] of points.entries()) {
      const [of, rating] = [inputAt.get(id), inputAt.get(periods[place] ?? '')];
      if (of === undefined || rating === undefined) continue;
      const hasResult = build.compare('less', slots[rating] ?? 0, build.constant(results));
      needed.set(of, hasResult);
    }
  }
  return needed;
}
