import { exact, type Diagnostic, type Rational } from '@barem/core';
import {
  type Criterion,
  type Level,
  type NumberLiteral,
  type Range,
  type Scoring,
} from '@barem/syntax';
import type { CheckContext } from '../context.js';
import {
  bandHole,
  bandOutside,
  bandOverlap,
  fixedOffStep,
  leavesUnscaled,
  levelHole,
  levelOpen,
  levelOverlap,
  maximumBelowBase,
  maximumMissing,
  needsRounding,
  negativeOutside,
  negativeWithoutScale,
  notPositive,
  notWhole,
  offStep,
  percentMismatch,
  reversedRange,
  roundingMissing,
  scaleEmpty,
  severalRests,
  wrongDirection,
} from '../diagnostics.js';
import type { Placed } from '../symbols.js';
import { joiningFix } from './joining-fix.js';
import { tile, type Domain } from '../tiling.js';

/** Each criterion on its own: its numbers fit its kind and its block. */
export function* criteria(context: CheckContext): Iterable<Diagnostic> {
  for (const placed of context.order) {
    const { scoring } = placed.criterion;
    yield* percentPoints(placed.criterion);
    switch (scoring.kind) {
      case 'assessed':
        yield* assessedRange(scoring.from, scoring.to, context);
        break;
      case 'levels':
        yield* levels(scoring.levels, context);
        break;
      case 'bands':
        yield* bands(scoring, placed, context);
        break;
      case 'per-unit':
        yield* perUnit(scoring, placed, context);
        break;
      case 'progressive':
        yield* progressive(scoring, placed, context);
        break;
      case 'formula':
        yield* formula(scoring, placed, context);
        break;
      case 'met-or-not':
        break;
    }
    yield* fixedOnStep(placed.criterion, context);
    yield* sign(placed, context);
  }
  yield* leaving(context);
}

/** Points that the sheet fixes: of levels, bands, met, units, steps and criteria that do not apply. */
function pointsOf({ scoring, applies }: Criterion): readonly NumberLiteral[] {
  const otherwise = applies?.otherwise.kind === 'points' ? [applies.otherwise.points] : [];
  return [...scoringPoints(scoring), ...otherwise];
}

function scoringPoints(scoring: Scoring): readonly NumberLiteral[] {
  switch (scoring.kind) {
    case 'assessed':
      return [];
    case 'formula':
      return [scoring.from, scoring.to];
    case 'levels':
      return scoring.levels.flatMap(({ points }) => (points.kind === 'range' ? [] : [points]));
    case 'bands':
      return scoring.bands.map(({ points }) => points);
    case 'met-or-not':
      return [scoring.points];
    case 'per-unit':
      return [scoring.points, ...(scoring.maximum ? [scoring.maximum] : [])];
    case 'progressive':
      return [scoring.base, scoring.adds, scoring.maximum];
  }
}

function rangedPoints(scoring: Scoring): readonly NumberLiteral[] {
  if (scoring.kind === 'assessed') return [scoring.from, scoring.to];
  if (scoring.kind !== 'levels') return [];
  return scoring.levels.flatMap(({ points }) => (points.kind === 'range' ? endsOf(points) : []));
}

const endsOf = ({ from, to }: Range<NumberLiteral>): readonly NumberLiteral[] => [
  ...(from ? [from.value] : []),
  ...(to && to.value !== from?.value ? [to.value] : []),
];

function* percentPoints(criterion: Criterion): Iterable<Diagnostic> {
  for (const points of [...pointsOf(criterion), ...rangedPoints(criterion.scoring)]) {
    if (points.percent) yield percentMismatch(points.span, {});
  }
}

function* fixedOnStep(criterion: Criterion, { scale }: CheckContext): Iterable<Diagnostic> {
  if (!scale.stepIsStated) return;
  for (const { value, span, percent } of pointsOf(criterion)) {
    if (!percent && !exact.isMultiple(value, scale.step))
      yield fixedOffStep(span, { value, step: scale.step });
  }
}

function* onStep(points: readonly NumberLiteral[], { scale }: CheckContext): Iterable<Diagnostic> {
  for (const { value, span } of points) {
    if (!exact.isMultiple(value, scale.step)) yield offStep(span, { value, step: scale.step });
  }
}

function* assessedRange(
  from: NumberLiteral,
  to: NumberLiteral,
  context: CheckContext,
): Iterable<Diagnostic> {
  if (exact.compare(from.value, to.value) > 0) yield reversedRange(cover(from, to), {});
  else yield* onStep([from, to], context);
}

const cover = (from: NumberLiteral, to: NumberLiteral): { start: number; end: number } => ({
  start: from.span.start,
  end: to.span.end,
});

const isEmpty = ({ from, to }: Range<NumberLiteral>): boolean => {
  if (!from || !to) return false;
  const order = exact.compare(from.value.value, to.value.value);
  return order > 0 || (order === 0 && !(from.inclusive && to.inclusive));
};

// ── Levels ───────────────────────────────────────────────────────────────────────────────────────

/** With ranges among the levels the answer is points, so every number of points must tell its level. */
function* levels(all: readonly Level[], context: CheckContext): Iterable<Diagnostic> {
  const ranged = all.filter(({ points }) => points.kind === 'range');
  if (ranged.length === 0) return;
  let broken = false;
  for (const { points } of ranged) {
    if (points.kind !== 'range') continue;
    const isOpen = !points.from || !points.to;
    if (isOpen || isEmpty(points)) {
      broken = true;
      yield isOpen ? levelOpen(points.span, {}) : reversedRange(points.span, {});
    } else yield* onStep(endsOf(points), context);
  }
  if (broken) return;
  const ranges = all.map(({ points }) => rangeOf(points));
  const values = ranges.flatMap(({ from, to }) => [from.value.value, to.value.value]);
  const bounds = { low: values.reduce(exact.least), high: values.reduce(exact.greatest) };
  const domain: Domain = { bounds, grain: context.scale.step };
  for (const overlap of tile(ranges, domain).overlaps) {
    const second = all[overlap.second];
    if (second)
      yield levelOverlap(
        second.points.span,
        { overlap },
        { related: relatedLevel(all[overlap.first]) },
      );
  }
  // Between a level of fixed points and the next a gap is meant; between two ranges it is not.
  const onlyRanges = ranged.map(({ points }) => rangeOf(points));
  const inner = onlyRanges.flatMap(({ from, to }) => [from.value.value, to.value.value]);
  const innerDomain = {
    bounds: { low: inner.reduce(exact.least), high: inner.reduce(exact.greatest) },
    grain: domain.grain,
  };
  const fixed = all.flatMap(({ points }) => (points.kind === 'range' ? [] : [points.value]));
  for (const hole of tile(ranges, innerDomain).holes) {
    const besideFixed = fixed.some((value) =>
      isBeside(value, hole.from, hole.to, context.scale.step),
    );
    if (besideFixed) continue;
    const place = ranged.find(
      ({ points }) => points.kind === 'range' && touches(points, hole.from, context.scale.step),
    );
    yield levelHole((place ?? ranged[0])?.points.span ?? { start: 0, end: 0 }, { hole });
  }
}

interface ClosedRange {
  readonly from: { readonly value: NumberLiteral; readonly inclusive: boolean };
  readonly to: { readonly value: NumberLiteral; readonly inclusive: boolean };
}

function rangeOf(points: Level['points']): ClosedRange {
  if (points.kind === 'range' && points.from && points.to)
    return { from: points.from, to: points.to };
  const value = points.kind === 'range' ? (points.from ?? points.to)?.value : points;
  const end = { value: value as NumberLiteral, inclusive: true };
  return { from: end, to: end };
}

/** Whether a level of fixed points stands at the edge of a hole. */
const isBeside = (value: Rational, from: Rational, to: Rational, step: Rational): boolean =>
  exact.compare(exact.add(value, step), from) === 0 ||
  exact.compare(value, to) === 0 ||
  exact.compare(exact.subtract(value, step), to) === 0;

/** Whether a range ends just below a hole. */
function touches({ to }: Range<NumberLiteral>, from: Rational, step: Rational): boolean {
  if (!to) return false;
  const last = to.inclusive ? exact.add(to.value.value, step) : to.value.value;
  return exact.compare(last, from) === 0;
}

const relatedLevel = (level: Level | undefined) =>
  level
    ? [
        {
          span: level.points.span,
          message: { vi: 'chồng với mức này', en: 'overlaps with this level' },
        },
      ]
    : [];

// ── Bands ────────────────────────────────────────────────────────────────────────────────────────

function* bands(
  scoring: Extract<Scoring, { kind: 'bands' }>,
  placed: Placed,
  context: CheckContext,
): Iterable<Diagnostic> {
  const measure = context.inference.numberOf(scoring.measure, context.inference.scopeOf(placed));
  const ranged = scoring.bands.flatMap(({ range }) => (range ? [range] : []));
  const rests = scoring.bands.filter(({ range }) => range === undefined);
  for (const { span } of rests.slice(1)) yield severalRests(span, {});
  let broken = false;
  for (const range of ranged) {
    const percent = endsOf(range).find((end) => end.percent && measure?.flavour === 'quantity');
    if (percent) yield percentMismatch(percent.span, {});
    if (isEmpty(range)) yield reversedRange(range.span, {});
    broken ||= percent !== undefined || isEmpty(range);
  }
  if (broken || !measure) return;
  const percent = ranged.some((range) => endsOf(range).some((end) => end.percent));
  const { holes, overlaps, outside } = tile(ranged, measure);
  for (const overlap of overlaps) {
    const [first, second] = [ranged[overlap.first], ranged[overlap.second]];
    const related = first
      ? [
          {
            span: first.span,
            message: { vi: 'chồng với khoảng này', en: 'overlaps with this band' },
          },
        ]
      : [];
    if (second) yield bandOverlap(second.span, { overlap, percent }, { related });
  }
  if (rests.length === 0) {
    for (const hole of holes) {
      const joined = joiningFix(ranged, hole.from, context.sheet.language);
      const place = joined?.span ?? ranged.at(-1)?.span ?? scoring.span;
      yield bandHole(place, { hole, percent }, { fix: joined?.fix });
    }
  }
  const { low, high } = measure.bounds;
  for (const position of outside) {
    const range = ranged[position];
    if (range) yield bandOutside(range.span, { low, high, percent });
  }
}

// ── Computed points ──────────────────────────────────────────────────────────────────────────────

function* perUnit(
  scoring: Extract<Scoring, { kind: 'per-unit' }>,
  placed: Placed,
  context: CheckContext,
): Iterable<Diagnostic> {
  const measure = context.inference.numberOf(scoring.measure, context.inference.scopeOf(placed));
  const whole = measure?.grain && exact.isMultiple(measure.grain, exact.one);
  if (measure && (!whole || measure.bounds.low.numerator < 0n))
    yield notWhole(scoring.measure.span, {});
  if (scoring.points.value.numerator <= 0n) {
    yield notPositive(scoring.points.span, { what: { vi: 'số điểm', en: 'the points' } });
  }
  if (placed.block === 'bonus' && scoring.effect === 'deducts')
    yield wrongDirection(scoring.span, { block: 'bonus' });
  if (placed.block === 'penalty' && scoring.effect === 'adds')
    yield wrongDirection(scoring.span, { block: 'penalty' });
  if (placed.block === 'section' && scoring.effect === 'deducts' && !scoring.maximum)
    yield maximumMissing(scoring.span, {});
}

function* progressive(
  scoring: Extract<Scoring, { kind: 'progressive' }>,
  placed: Placed,
  context: CheckContext,
): Iterable<Diagnostic> {
  const measure = context.inference.numberOf(scoring.measure, context.inference.scopeOf(placed));
  for (const end of [scoring.upTo, scoring.every]) {
    if (end.percent && measure?.flavour === 'quantity') yield percentMismatch(end.span, {});
  }
  if (scoring.every.value.numerator <= 0n)
    yield notPositive(scoring.every.span, { what: { vi: 'mỗi bậc', en: 'the step' } });
  if (scoring.adds.value.numerator <= 0n)
    yield notPositive(scoring.adds.span, {
      what: { vi: 'điểm mỗi bậc', en: 'the points for each step' },
    });
  if (scoring.proRata && scoring.proRata.to.value.numerator <= 0n) {
    yield notPositive(scoring.proRata.to.span, {
      what: { vi: 'số làm tròn', en: 'the number to round to' },
    });
  }
  if (exact.compare(scoring.maximum.value, scoring.base.value) < 0)
    yield maximumBelowBase(scoring.maximum.span, {});
}

function* formula(
  scoring: Extract<Scoring, { kind: 'formula' }>,
  placed: Placed,
  context: CheckContext,
): Iterable<Diagnostic> {
  if (exact.compare(scoring.from.value, scoring.to.value) > 0)
    yield reversedRange(cover(scoring.from, scoring.to), {});
  const value = context.inference.numberOf(scoring.value, context.inference.scopeOf(placed));
  const finite = value?.grain !== undefined && exact.decimalsOf(value.grain) !== undefined;
  if (value && !finite) yield needsRounding(scoring.value.span, {});
}

// ── Signs and the scale ──────────────────────────────────────────────────────────────────────────

function* sign({ criterion, block }: Placed, context: CheckContext): Iterable<Diagnostic> {
  const negative = [...pointsOf(criterion), ...rangedPoints(criterion.scoring)].find(
    ({ value }) => value.numerator < 0n,
  );
  if (!negative) return;
  if (block !== 'section') yield negativeOutside(negative.span, { block });
  else if (context.scale.bounds && context.scale.bounds.low.numerator >= 0n)
    yield negativeWithoutScale(negative.span, {});
}

/** Criteria that can leave the scale: in a section, on a scale from 0, never all together, with a declared rounding. */
function* leaving({ sheet, order, scale, inference }: CheckContext): Iterable<Diagnostic> {
  const leavers = order.filter(
    ({ criterion }) => criterion.applies?.otherwise.kind === 'leaves-scale',
  );
  const first = leavers[0];
  if (!first) return;
  let fits = true;
  for (const { criterion, block } of leavers) {
    if (block === 'section' && scale.bounds?.low.numerator === 0n) continue;
    fits = false;
    yield leavesUnscaled(criterion.applies?.otherwise.span ?? criterion.span, {});
  }
  if (!fits) return;
  const left = leavers.map((placed) => inference.budget(placed).maximum);
  if (exact.compare(exact.sum(left), scale.full) >= 0) {
    yield scaleEmpty(first.criterion.applies?.otherwise.span ?? first.criterion.span, {});
  }
  if (!sheet.scale?.rounding) {
    yield roundingMissing(sheet.scale?.span ?? sheet.id.span, { criterion: first.criterion.id.id });
  }
}
