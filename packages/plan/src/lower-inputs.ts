import { exact, rational, type Rational } from '@barem/core';
import type { CheckedSheet, Placed } from '@barem/check';
import type { Fact, Level } from '@barem/syntax';
import type { Input } from './plan.js';

/** An input before it is known when it is needed. */
export type BareInput = Input extends infer I
  ? I extends Input
    ? Omit<I, 'needed'>
    : never
  : never;

const integer = (value: Rational, scale: bigint): number =>
  Number(exact.multiply(value, rational(scale)).numerator);

/** What a record may answer: the facts, then the criteria that take an answer, in the order of the sheet. */
export function lowerInputs({ sheet, symbols, scale }: CheckedSheet): readonly BareInput[] {
  return [
    ...sheet.facts.map(factInput),
    ...[...symbols.criteria.values()].flatMap((placed) => scoreInput(placed, scale.step) ?? []),
  ];
}

function factInput({ id: { id }, type }: Fact): BareInput {
  const head = { id, kind: 'fact' } as const;
  switch (type.kind) {
    case 'boolean':
      return { ...head, type: 'boolean' };
    case 'choice':
      return { ...head, type: 'choice', options: type.options.map((option) => option.id.id) };
    default: {
      const decimals = type.kind === 'count' ? 0 : type.decimals;
      const percent = type.kind === 'percentage';
      const unit = (percent ? 100n : 1n) * 10n ** BigInt(decimals);
      const bounds = { min: integer(type.from.value, unit), max: integer(type.to.value, unit) };
      return { ...head, type: 'number', decimals, ...(percent && { percent }), ...bounds, step: 1 };
    }
  }
}

function scoreInput({ criterion }: Placed, step: Rational): BareInput | undefined {
  const { scoring, applies } = criterion;
  const optional = applies?.mayBeNotApplicable === true;
  const allowed: { readonly mayBeNotApplicable?: true } = optional
    ? { mayBeNotApplicable: true }
    : {};
  const head = { id: criterion.id.id, kind: 'score', ...allowed } as const;
  switch (scoring.kind) {
    case 'assessed':
      return { ...head, ...pointsInput(scoring.from.value, scoring.to.value, step) };
    case 'levels':
      return { ...head, ...levelsInput(scoring.levels, step) };
    case 'met-or-not':
      if (!scoring.when) return { ...head, type: 'met' };
      break;
    default:
  }
  return optional ? { ...head, computed: true, type: 'choice', options: [] } : undefined;
}

type PointsInput = Omit<Extract<Input, { type: 'number' }>, 'id' | 'kind'>;

/** Points that an assessor enters, stored with the decimals of the step and of the ends. */
function pointsInput(from: Rational, to: Rational, step: Rational): PointsInput {
  const decimals = Math.max(...[from, to, step].map((value) => exact.decimalsOf(value) ?? 0));
  const unit = 10n ** BigInt(decimals);
  return {
    type: 'number',
    decimals,
    min: integer(from, unit),
    max: integer(to, unit),
    step: integer(step, unit),
  };
}

function levelsInput(
  levels: readonly Level[],
  step: Rational,
): PointsInput | { type: 'choice'; options: readonly string[] } {
  if (levels.every(({ points }) => points.kind === 'number')) {
    return { type: 'choice', options: levels.map(({ id }) => id.id) };
  }
  const ranges = levels.map((level) => levelRange(level, step));
  const fixed = levels.flatMap(({ id, points }) =>
    points.kind === 'number' ? [{ id: id.id, value: points.value }] : [],
  );
  const values = ranges.flatMap(({ low, high }) => [low, high]);
  const decimals = Math.max(...[...values, step].map((value) => exact.decimalsOf(value) ?? 0));
  const unit = 10n ** BigInt(decimals);
  const within = merged(
    ranges.map(({ low, high }): [number, number] => [integer(low, unit), integer(high, unit)]),
    integer(step, unit),
  );
  return {
    type: 'number',
    decimals,
    min: Math.min(...within.map(([low]) => low)),
    max: Math.max(...within.map(([, high]) => high)),
    step: integer(step, unit),
    ...(within.length > 1 && { within }),
    ...(fixed.length > 0 && {
      named: Object.fromEntries(fixed.map(({ id, value }) => [id, integer(value, unit)])),
    }),
  };
}

/** The least and greatest points on the step that a level holds. */
export function levelRange(
  { points }: Level,
  step: Rational,
): { readonly low: Rational; readonly high: Rational } {
  if (points.kind === 'number') return { low: points.value, high: points.value };
  const [low, high] = [
    points.from?.value.value ?? exact.zero,
    points.to?.value.value ?? exact.zero,
  ];
  return {
    low: points.from?.inclusive === false ? exact.add(low, step) : low,
    high: points.to?.inclusive === false ? exact.subtract(high, step) : high,
  };
}

/** Ranges that meet become one. */
function merged(
  ranges: readonly (readonly [number, number])[],
  step: number,
): readonly (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [low, high] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && low <= last[1] + step) last[1] = Math.max(last[1], high);
    else result.push([low, high]);
  }
  return result;
}
