import { assertNever, exact, rational, type Rational } from '@barem/core';
import type {
  Annotations,
  Applies,
  Band,
  Expr,
  Level,
  NumberLiteral,
  Scoring,
} from '@barem/syntax';
import {
  buildCondition,
  buildNumber,
  buildWhole,
  guardedRatio,
  picked,
  unitsOf,
} from './expressions.js';
import * as nodes from './nodes.js';
import { rounded, type Quantity, type Unit } from './quantity.js';
import type { Choice, Scope } from './scope.js';
import type { LevelDraft, ScoringDraft } from './scoring-drafts.js';
import { tile } from './tiles.js';
import { levelIds } from './words.js';

/** Where a criterion stands; `deducts` and `adds` go with it. */
export type Place = 'section' | 'bonus' | 'penalty';

/** What the sheet around a criterion allows. */
export interface Setting {
  readonly id: string;
  readonly place: Place;
  readonly scope: Scope;
  /** What an assessor's points are multiples of. */
  readonly step: Rational;
  /** Points that nobody enters are multiples of it. */
  readonly pointsGrid: Rational;
  /** Points below 0 may be given. */
  readonly mayBeNegative: boolean;
  /** Nothing narrows what facts can be: no constraint, and no condition under which the criterion applies. */
  readonly boundsAreDeclared: boolean;
}

/** A scoring with the points that it can give: from `low` to `high`, all multiples of `grid`. */
export interface BuiltScoring {
  readonly scoring: Scoring;
  readonly low: Rational;
  readonly high: Rational;
  readonly grid: Rational;
  /** What `mức(…)` of the criterion may be compared with. */
  readonly levels?: Choice['answers'];
  /** The condition without which the scoring would divide by 0. */
  readonly guard?: Applies['when'];
}

const { span } = nodes;

/** What `draft` comes to where it stands. */
export function buildScoring(draft: ScoringDraft, setting: Setting): BuiltScoring {
  const { scope, step, pointsGrid, place, mayBeNegative, boundsAreDeclared } = setting;
  const points = (count: number): Rational => exact.multiply(rational(count), pointsGrid);
  const steps = (count: number): Rational => exact.multiply(rational(count), step);
  switch (draft.kind) {
    case 'assessed': {
      const low = steps(mayBeNegative && draft.below ? -3 : draft.from);
      const high = steps(draft.from + draft.width);
      const scoring: Scoring = {
        kind: 'assessed',
        span,
        from: nodes.number(low),
        to: nodes.number(high),
      };
      return { scoring, low, high, grid: step };
    }
    case 'levels':
      return buildLevels(draft, setting);
    case 'bands': {
      const unit = picked(unitsOf(scope), draft.unit) ?? 'plain';
      const measure = buildNumber(draft.measure, scope, unit);
      const literalUnit =
        measure.unit === 'bare' ? picked<Unit>(['percent', 'plain'], draft.unit) : unit;
      const ranges = tile(measure, literalUnit ?? unit, draft.thresholds, draft.form);
      return builtBands(measure.expr, ranges, draft.points.map(points), draft.annotations);
    }
    case 'guarded-bands': {
      const guarded = guardedRatio(draft.dividend, draft.pick, scope);
      if (!guarded) return buildScoring({ kind: 'met-or-not', points: draft.points[0] }, setting);
      const ranges = tile(guarded.ratio, 'percent', draft.thresholds, 'open');
      const bands = builtBands(guarded.ratio.expr, ranges, draft.points.map(points));
      return { ...bands, guard: guarded.guard };
    }
    case 'met-or-not': {
      const high = points(draft.points);
      const when = draft.when && buildCondition(draft.when, scope);
      const scoring: Scoring = {
        kind: 'met-or-not',
        span,
        ...(when && { when }),
        points: nodes.number(high),
      };
      const levels: Choice['answers'] = [nodes.met(true), nodes.met(false)];
      return { scoring, low: exact.zero, high, grid: high, levels };
    }
    case 'per-unit': {
      const measure = buildWhole(draft.measure, scope);
      const each = points(draft.points);
      const deducts = place === 'penalty' || (place === 'section' && draft.deducts);
      // Without a maximum the bounds of the measure are one, so they must be beyond doubt.
      const isBounded =
        boundsAreDeclared &&
        measure.stride !== undefined &&
        exact.compare(measure.high, rational(60)) <= 0;
      const needsMaximum = !isBounded || (deducts && place === 'section');
      const units = draft.units ?? (needsMaximum ? 5 : undefined);
      const high = exact.multiply(each, units === undefined ? measure.high : rational(units));
      const scoring: Scoring = {
        kind: 'per-unit',
        span,
        measure: measure.expr,
        effect: deducts ? 'deducts' : 'adds',
        points: nodes.number(each),
        ...(units !== undefined && { maximum: nodes.number(high) }),
      };
      return { scoring, low: exact.zero, high, grid: each };
    }
    case 'progressive':
      return buildProgressive(draft, scope, points);
    case 'formula': {
      const unit = picked(unitsOf(scope), draft.unit) ?? 'plain';
      const value = buildNumber(draft.value, scope, unit);
      const round = draft.alwaysRounded || !value.finite || value.size.bottom > 100;
      const { mode, to } = draft.rounding;
      const from = steps(mayBeNegative ? -draft.from : draft.from);
      const high = steps(draft.from + draft.width);
      const scoring: Scoring = {
        kind: 'formula',
        span,
        value: round ? rounded(value, mode, to).expr : value.expr,
        from: nodes.number(from),
        to: nodes.number(high),
      };
      const grid = round ? to : rational(1, BigInt(value.size.bottom));
      return { scoring, low: from, high, grid: exact.gcdOf(grid, exact.gcdOf(from, high)) };
    }
    default:
      return assertNever(draft);
  }
}

/** Bands with points by place; what is noted stands at the first of them. */
function builtBands(
  measure: Expr,
  ranges: readonly (Band['range'] | undefined)[],
  points: readonly Rational[],
  annotations: Annotations = nodes.noAnnotations,
): BuiltScoring {
  const values = ranges.map((_, place) => points[place] ?? exact.zero);
  const bands = ranges.map((range, place): Band => ({
    span,
    ...(range && { range }),
    points: nodes.number(values[place] ?? exact.zero),
    annotations: place === 0 ? annotations : nodes.noAnnotations,
  }));
  return {
    scoring: { kind: 'bands', span, measure, bands },
    low: values.reduce(exact.least),
    high: values.reduce(exact.greatest),
    grid: values.reduce(exact.gcdOf),
  };
}

/** Levels whose points, or ranges of points, rise from 0 without holes. */
function buildLevels(
  draft: Extract<ScoringDraft, { readonly kind: 'levels' }>,
  { step, pointsGrid }: Setting,
): BuiltScoring {
  const ids = picked(levelIds, draft.words) ?? [];
  const unit = draft.form === 'fixed' ? pointsGrid : step;
  // Best first, as ids are; the last stands at 0 points.
  const best = draft.levels.slice(0, ids.length);
  const topOf = (place: number): Rational => {
    const below = best.slice(place, draft.form === 'ranges' ? undefined : -1);
    return exact.multiply(rational(below.reduce((sum, { width }) => sum + width, 0)), unit);
  };
  const levels = best.map((level, place): Level => ({
    span,
    id: nodes.name(ids[place] ?? ''),
    title: level.title,
    points: pointsOfLevel(place, topOf, best, draft.form),
    annotations: level.annotations,
  }));
  const answers = levels.map(({ id }) => nodes.named(id.id));
  return {
    scoring: { kind: 'levels', span, levels: draft.worstFirst ? levels.toReversed() : levels },
    low: exact.zero,
    high: topOf(0),
    grid: unit,
    levels: [answers[0] ?? nodes.named(''), ...answers.slice(1)],
  };
}

function pointsOfLevel(
  place: number,
  topOf: (place: number) => Rational,
  levels: readonly LevelDraft[],
  form: 'fixed' | 'ranges' | 'mixed',
): Level['points'] {
  const last = place === levels.length - 1;
  const top = nodes.number(topOf(place));
  if (form === 'fixed' || (form === 'mixed' && last)) return top;
  const bottom = nodes.number(last ? exact.zero : topOf(place + 1));
  // Ranges alone hold their lower end; above a level of fixed points a range starts over it.
  const range =
    form === 'ranges'
      ? nodes.between(bottom, top, { to: place === 0 })
      : nodes.between(bottom, top, { from: false });
  return { kind: 'range', ...range };
}

function buildProgressive(
  draft: Extract<ScoringDraft, { readonly kind: 'progressive' }>,
  scope: Scope,
  points: (count: number) => Rational,
): BuiltScoring {
  const unit = picked(unitsOf(scope), draft.unit) ?? 'plain';
  const built = buildNumber(draft.measure, scope, unit);
  const measure = built.size.top > 1e5 ? plainOperand(scope, unit, draft.unit) : built;
  const percent = unit === 'percent';
  const low = exact.greatest(measure.low, exact.zero);
  const width = exact.subtract(exact.greatest(measure.high, exact.add(low, exact.one)), low);
  const onGrid = (value: Rational): Rational => {
    const scaled = percent ? exact.multiply(value, rational(100)) : value;
    return exact.greatest(exact.roundTo(scaled, rational(1, 2), 'down'), rational(1, 2));
  };
  const write = (value: Rational): NumberLiteral =>
    percent ? nodes.percent(value) : nodes.number(value);
  const base = points(draft.base);
  const adds = points(draft.adds);
  const high = exact.add(base, points(draft.most));
  const scoring: Scoring = {
    kind: 'progressive',
    span,
    measure: measure.expr,
    upTo: write(onGrid(exact.add(low, exact.multiply(width, rational(draft.upTo, 200))))),
    base: nodes.number(base),
    every: write(onGrid(exact.multiply(width, rational(1, draft.steps)))),
    adds: nodes.number(adds),
    maximum: nodes.number(high),
    ...(draft.proRata && {
      proRata: nodes.rounding(draft.proRata.mode, nodes.number(draft.proRata.to)),
    }),
  };
  const grid = exact.gcdOf(draft.proRata?.to ?? adds, exact.gcdOf(base, high));
  const lowest = draft.proRata
    ? exact.least(base, exact.roundTo(base, draft.proRata.to, 'down'))
    : base;
  return { scoring, low: lowest, high, grid };
}

/** A plain operand instead of a measure too large to be scaled. */
const plainOperand = (scope: Scope, unit: Unit, pick: number): Quantity =>
  buildNumber({ kind: 'operand', pick }, scope, unit);
