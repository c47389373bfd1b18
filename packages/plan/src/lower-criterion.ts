import { exact, rational, type Rational } from '@barem/core';
import type { Budget, Placed } from '@barem/check';
import type { Band, Level, NumberLiteral, Range } from '@barem/syntax';
import type { Builder } from './builder.js';
import type { ExpressionLowering } from './lower-expression.js';
import { levelRange } from './lower-inputs.js';
import type { Cut, PlanMeasure, Slot } from './plan.js';
import type { Quantities, Quantity } from './quantity.js';

/** A criterion in operations. */
export interface LoweredCriterion {
  readonly points: Slot;
  /** Points before it is asked whether it applies. */
  readonly earned: Slot;
  readonly case?: Slot;
  readonly applies?: Slot;
  /** Its condition for applying, without regard to the answer. */
  readonly when?: Slot;
  /** Position of the level, −1 where it does not apply. */
  readonly level?: Slot;
  /** Points that leave the scale. */
  readonly left?: Slot;
  readonly measure?: PlanMeasure;
}

/** A criterion as it would score if it applies. */
type Scored = Omit<LoweredCriterion, 'earned'>;

/** What lowering a criterion needs. */
export interface CriterionInput {
  readonly placed: Placed;
  readonly budget: Budget;
  readonly step: Rational;
  /** Points are stored × this. */
  readonly pointScale: bigint;
  /** The answer: its slot, its position and the unit of its points. */
  readonly answer:
    | { readonly slot: Slot; readonly input: number; readonly unit: bigint }
    | undefined;
  readonly build: Builder;
  readonly quantities: Quantities;
  readonly expressions: ExpressionLowering;
}

export function lowerCriterion(input: CriterionInput): LoweredCriterion {
  const { placed, budget, build, expressions, answer } = input;
  const { applies } = placed.criterion;
  const when = applies?.when ? expressions.condition(applies.when) : undefined;
  const scored = lowerScoring(input);
  if (!applies) return { ...scored, earned: scored.points };
  const answered =
    applies.mayBeNotApplicable && answer ? [build.not(build.notApplicable(answer.input))] : [];
  const holds = build.both('and', [...(when === undefined ? [] : [when]), ...answered]);
  const maximum = build.constant(toInteger(budget.maximum, input.pointScale));
  const nothing = build.constant(0n);
  const otherwise = otherwisePoints(input, maximum, nothing);
  return {
    ...scored,
    earned: scored.points,
    points: build.select(holds, scored.points, otherwise),
    applies: holds,
    ...(when !== undefined && { when }),
    ...(scored.level !== undefined && {
      level: build.select(holds, scored.level, build.constant(-1n)),
    }),
    ...(applies.otherwise.kind === 'leaves-scale' && {
      left: build.select(holds, nothing, maximum),
    }),
  };
}

function otherwisePoints(
  { placed, build, pointScale }: CriterionInput,
  maximum: Slot,
  nothing: Slot,
): Slot {
  const otherwise = placed.criterion.applies?.otherwise;
  switch (otherwise?.kind) {
    case 'maximum':
      return maximum;
    case 'points':
      return build.constant(toInteger(otherwise.points.value, pointScale));
    default:
      return nothing;
  }
}

/** A number that is a whole multiple of 1 / scale, as that whole number. */
export const toInteger = (value: Rational, scale: bigint): bigint =>
  exact.multiply(value, rational(scale)).numerator;

function lowerScoring(input: CriterionInput): Scored {
  const { placed, build, quantities, expressions, pointScale, answer } = input;
  const { scoring } = placed.criterion;
  const points = (literal: NumberLiteral): bigint => toInteger(literal.value, pointScale);
  switch (scoring.kind) {
    case 'assessed':
      return { points: assessedPoints(input) };
    case 'levels':
      return lowerLevels(scoring.levels, input);
    case 'bands': {
      const measure = expressions.quantity(scoring.measure);
      const { cuts, order } = bandTable(scoring.bands, measure, quantities);
      const position = build.steps(measure.of, measure.by, cuts, order.map(BigInt));
      const earned = build.lookup(
        position,
        scoring.bands.map((band) => points(band.points)),
      );
      return {
        points: earned,
        case: position,
        measure: planMeasure(
          measure,
          scoring.bands.some(({ range }) => hasPercent(range)),
        ),
      };
    }
    case 'met-or-not': {
      const met = scoring.when
        ? expressions.condition(scoring.when)
        : (answer?.slot ?? build.constant(0n));
      const earned = build.lookup(met, [0n, points(scoring.points)]);
      return { points: earned, case: met, level: met };
    }
    case 'per-unit': {
      const measure = expressions.quantity(scoring.measure);
      const units = quantities.scaled(measure, 1n);
      const amount = build.scale(units, points(scoring.points));
      const most = scoring.maximum && build.constant(points(scoring.maximum));
      const limited = most === undefined ? amount : build.extreme('least', [amount, most]);
      const fromTop = scoring.effect === 'deducts' && placed.block === 'section';
      const earned = fromTop && most !== undefined ? build.subtract(most, limited) : limited;
      return { points: earned, measure: planMeasure(measure, false) };
    }
    case 'progressive': {
      const measure = expressions.quantity(scoring.measure);
      const beyond = quantities.divide(
        quantities.add(measure, quantities.constant(scoring.upTo.value), -1n),
        quantities.constant(scoring.every.value),
      );
      const { proRata } = scoring;
      const steps = proRata ? beyond : quantities.round(beyond, exact.one, 'down');
      const more = quantities.multiply(steps, quantities.constant(scoring.adds.value));
      const climbed = quantities.add(quantities.constant(scoring.base.value), more, 1n);
      const most = points(scoring.maximum);
      // Bounded before it is rounded, so that the rounded points stay within exact numbers.
      const bounded = quantities.extreme(
        'least',
        climbed,
        quantities.constant(scoring.maximum.value),
      );
      const rounded = proRata ? quantities.round(bounded, proRata.to.value, proRata.mode) : bounded;
      const above = build.extreme('least', [
        quantities.scaled(rounded, pointScale),
        build.constant(most),
      ]);
      const within = quantities.compare(measure, '<=', quantities.constant(scoring.upTo.value));
      const earned = build.select(within, build.constant(points(scoring.base)), above);
      return { points: earned, measure: planMeasure(measure, scoring.upTo.percent) };
    }
    case 'formula': {
      const value = quantities.scaled(expressions.quantity(scoring.value), pointScale);
      return { points: build.clamp(value, points(scoring.from), points(scoring.to)) };
    }
  }
}

const hasPercent = (range: Range<NumberLiteral> | undefined): boolean =>
  range?.from?.value.percent === true || range?.to?.value.percent === true;

const planMeasure = ({ of, by, unit }: Quantity, percent: boolean): PlanMeasure => ({
  of,
  ...(by !== undefined && { by }),
  unit: Number(unit),
  percent,
});

/** The points that an assessor entered. */
function assessedPoints({ answer, build, pointScale }: CriterionInput): Slot {
  if (!answer) return build.constant(0n);
  return build.scale(answer.slot, pointScale / answer.unit);
}

function lowerLevels(levels: readonly Level[], input: CriterionInput): Scored {
  const { answer, build, step } = input;
  if (!answer) return { points: build.constant(0n) };
  if (levels.every(({ points }) => points.kind === 'number')) {
    const values = levels.map(({ points }) =>
      points.kind === 'number' ? toInteger(points.value, input.pointScale) : 0n,
    );
    return { points: build.lookup(answer.slot, values), case: answer.slot, level: answer.slot };
  }
  const order = levels
    .map((level, index) => ({ index, ...levelRange(level, step) }))
    .sort((a, b) => exact.compare(a.low, b.low));
  const cuts = order
    .slice(1)
    .map(({ low }): Cut => ({ times: 1, bound: Number(toInteger(low, answer.unit)) }));
  const level = build.steps(
    answer.slot,
    undefined,
    cuts,
    order.map(({ index }) => BigInt(index)),
  );
  return { points: assessedPoints(input), case: level, level };
}

/** A stretch of the number line and the band that holds it. */
interface Start {
  readonly at: Rational | undefined;
  readonly inclusive: boolean;
  readonly band: number;
}

/** The thresholds that separate bands, ascending, and the band between each two. */
function bandTable(
  bands: readonly Band[],
  measure: Quantity,
  quantities: Quantities,
): { readonly cuts: readonly Cut[]; readonly order: readonly number[] } {
  const rest = bands.findIndex(({ range }) => range === undefined);
  const ranged = bands
    .flatMap(({ range }, band) => (range ? [{ range, band }] : []))
    .sort((a, b) => compareStarts(a.range, b.range));
  const starts: Start[] = [];
  let end: Range<NumberLiteral>['to'] | 'open' = undefined;
  let first = true;
  for (const { range, band } of ranged) {
    // Between two bands that do not meet stand the remaining values; without "otherwise" there are none that occur.
    const gap = first
      ? range.from !== undefined
      : end !== undefined && end !== 'open' && !meets(end, range.from);
    if (rest >= 0 && gap) {
      const before = first || end === undefined || end === 'open' ? undefined : end;
      starts.push({
        at: before?.value.value,
        inclusive: before ? !before.inclusive : true,
        band: rest,
      });
    }
    starts.push({ at: range.from?.value.value, inclusive: range.from?.inclusive ?? true, band });
    end = range.to ?? 'open';
    first = false;
  }
  if (rest >= 0 && (first || (end !== undefined && end !== 'open'))) {
    const before = end === undefined || end === 'open' ? undefined : end;
    starts.push({
      at: before?.value.value,
      inclusive: before ? !before.inclusive : true,
      band: rest,
    });
  }
  return {
    order: starts.map(({ band }) => band),
    cuts: starts
      .slice(1)
      .map(({ at, inclusive }) => quantities.cut(measure, at ?? exact.zero, !inclusive)),
  };
}

function compareStarts(
  { from: a }: Range<NumberLiteral>,
  { from: b }: Range<NumberLiteral>,
): number {
  if (!a || !b) return a ? 1 : b ? -1 : 0;
  return exact.compare(a.value.value, b.value.value) || Number(b.inclusive) - Number(a.inclusive);
}

/** Whether nothing lies between the end of one range and the start of the next. */
function meets(
  end: NonNullable<Range<NumberLiteral>['to']>,
  start: Range<NumberLiteral>['from'],
): boolean {
  return (
    start !== undefined &&
    exact.equal(end.value.value, start.value.value) &&
    (end.inclusive || start.inclusive)
  );
}
