import { exact, type Rational } from '@barem/core';
import type { Criterion, NumberLiteral, Scoring } from '@barem/syntax';
import {
  clamped,
  hull,
  interval,
  minus,
  negated,
  plus,
  single,
  times,
  union,
  type Interval,
} from './interval.js';
import type { Block } from './symbols.js';
import type { NumberType } from './type.js';

/** What a criterion can earn. */
export interface Budget {
  /** The points that can occur lie within these bounds. */
  readonly bounds: Interval;
  /** The most that the criterion is worth by its text; what a section's points are the sum of. */
  readonly maximum: Rational;
  /** Every number of points that can occur is a whole multiple of it. */
  readonly grain: Rational;
}

const grainOf = (values: readonly Rational[]): Rational => values.reduce(exact.gcdOf, exact.zero);
const atLeastOne = (grain: Rational): Rational => (grain.numerator === 0n ? exact.one : grain);

/**
 * The budget of a criterion.
 * @param measure - type of the expression that the criterion goes by, or is computed from
 * @param step - the sheet's step
 */
export function budgetOf(
  { scoring, applies }: Criterion,
  block: Block,
  measure: NumberType | undefined,
  step: Rational,
): Budget {
  const own = scoringBudget(scoring, block, measure, step);
  const otherwise = applies?.otherwise;
  if (otherwise === undefined) return own;
  switch (otherwise.kind) {
    case 'maximum':
      return {
        ...own,
        bounds: union(own.bounds, single(own.maximum)),
        grain: exact.gcdOf(own.grain, own.maximum),
      };
    case 'leaves-scale':
      return { ...own, bounds: union(own.bounds, single(exact.zero)) };
    case 'points': {
      const { value } = otherwise.points;
      return {
        bounds: union(own.bounds, single(value)),
        maximum: exact.greatest(own.maximum, value),
        grain: atLeastOne(exact.gcdOf(own.grain, value)),
      };
    }
  }
}

function scoringBudget(
  scoring: Scoring,
  block: Block,
  measure: NumberType | undefined,
  step: Rational,
): Budget {
  switch (scoring.kind) {
    case 'assessed': {
      const [from, to] = [scoring.from.value, scoring.to.value];
      return { bounds: interval(from, to), maximum: to, grain: step };
    }
    case 'levels': {
      const values = scoring.levels.flatMap(({ points }) =>
        points.kind === 'range'
          ? [points.from, points.to].flatMap((end) => (end ? [end.value.value] : []))
          : [points.value],
      );
      const ranged = scoring.levels.some(({ points }) => points.kind === 'range');
      const grain = atLeastOne(
        grainOf(
          ranged ? [...fixedPoints(scoring.levels.map(({ points }) => points)), step] : values,
        ),
      );
      const bounds = hull(values);
      return { bounds, maximum: bounds.high, grain };
    }
    case 'bands': {
      const values = scoring.bands.map(({ points }) => points.value);
      const bounds = hull(values);
      return { bounds, maximum: bounds.high, grain: atLeastOne(grainOf(values)) };
    }
    case 'met-or-not': {
      const { value } = scoring.points;
      return {
        bounds: hull([exact.zero, value]),
        maximum: exact.greatest(exact.zero, value),
        grain: atLeastOne(grainOf([value])),
      };
    }
    case 'per-unit':
      return perUnitBudget(scoring, block, measure);
    case 'progressive': {
      const { base, adds, maximum, proRata } = scoring;
      const grain = proRata
        ? grainOf([proRata.to.value, maximum.value])
        : grainOf([base.value, adds.value, maximum.value]);
      return {
        bounds: hull([base.value, maximum.value]),
        maximum: maximum.value,
        grain: atLeastOne(grain),
      };
    }
    case 'formula': {
      const range = hull([scoring.from.value, scoring.to.value]);
      const bounds = measure ? clamped(measure.bounds, range) : range;
      const grain = grainOf([measure?.grain ?? exact.one, range.low, range.high]);
      return { bounds, maximum: scoring.to.value, grain: atLeastOne(grain) };
    }
  }
}

const fixedPoints = (
  points: readonly (NumberLiteral | { readonly kind: 'range' })[],
): readonly Rational[] => points.flatMap((each) => (each.kind === 'range' ? [] : [each.value]));

function perUnitBudget(
  { effect, points, maximum }: Extract<Scoring, { kind: 'per-unit' }>,
  block: Block,
  measure: NumberType | undefined,
): Budget {
  const units = measure?.bounds ?? single(exact.zero);
  const amount = times(units, single(points.value));
  const most = maximum?.value;
  const limited = most ? clamped(amount, interval(exact.least(exact.zero, most), most)) : amount;
  const grain = atLeastOne(grainOf([points.value, ...(most ? [most] : [])]));
  if (effect === 'deducts' && block === 'section') {
    const start = most ?? exact.zero;
    return { bounds: plus(single(start), negated(limited)), maximum: start, grain };
  }
  return { bounds: limited, maximum: most ?? limited.high, grain };
}

/** What a total can be. */
export interface TotalBudget {
  readonly bounds: Interval;
  readonly grain: Rational;
}

/** Bounds and grain of `sections + bonuses − penalties`, before it is clamped to the scale. */
export function sumBudget(
  parts: readonly { readonly budget: Budget; readonly block: Block }[],
): TotalBudget {
  let bounds = single(exact.zero);
  for (const { budget, block } of parts) {
    bounds = block === 'penalty' ? minus(bounds, budget.bounds) : plus(bounds, budget.bounds);
  }
  return { bounds, grain: atLeastOne(grainOf(parts.map(({ budget }) => budget.grain))) };
}
