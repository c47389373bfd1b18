import { assertNever } from '@barem/core';
import type { Compare, CompareOperator, Expr, Range } from '@barem/syntax';
import {
  compare,
  larger,
  minus,
  opposite,
  over,
  plus,
  roundedTo,
  smaller,
  times,
  written,
  type Fraction,
} from './fraction.js';

/** What an expression is worth: a number, yes/no (or met/not met), or the id of a level or option; `undefined` is the level of a criterion that does not apply. */
export type Value = Fraction | boolean | string | undefined;

/** What an expression may look up. Each look-up throws `MissingAnswer` where the record does not say. */
export interface Surroundings {
  /** The value of a fact or of a `let`. */
  readonly named: (id: string) => Value;
  /** Whether a name stands for a choice, so that a name beside it is an option. */
  readonly isChoice: (id: string) => boolean;
  readonly pointsOf: (id: string) => Fraction;
  readonly maximumOf: (id: string) => Fraction;
  readonly levelOf: (id: string) => Value;
}

/** The value of an expression. `và`, `hoặc` and `nếu` look no further than they must, so what a condition guards stays untouched. */
export function valueOf(expr: Expr, around: Surroundings): Value {
  switch (expr.kind) {
    case 'number':
      return written(expr.value);
    case 'boolean':
    case 'met':
      return expr.value;
    case 'name':
      return around.named(expr.id);
    case 'points-of':
      return around.pointsOf(expr.of.id);
    case 'maximum-of':
      return around.maximumOf(expr.of.id);
    case 'level-of':
      return around.levelOf(expr.of.id);
    case 'not':
      return !truth(expr.operand, around);
    case 'negate':
      return opposite(numberOf(expr.operand, around));
    case 'arithmetic':
      return arithmetic[expr.operator](numberOf(expr.left, around), numberOf(expr.right, around));
    case 'compare':
      return comparison(expr, around);
    case 'in-range':
      return holds(expr.range, numberOf(expr.value, around), (end) => numberOf(end, around));
    case 'logic':
      return expr.operator === 'and'
        ? truth(expr.left, around) && truth(expr.right, around)
        : truth(expr.left, around) || truth(expr.right, around);
    case 'if':
      return valueOf(truth(expr.condition, around) ? expr.then : expr.otherwise, around);
    case 'extreme':
      return expr.operands
        .map((operand) => numberOf(operand, around))
        .reduce(expr.which === 'least' ? smaller : larger);
    case 'round':
      return roundedTo(numberOf(expr.value, around), written(expr.to.value), expr.mode);
    case 'quantified':
    case 'points-of-series':
      if (!expr.meaning) throw new Error('a quantifier without a meaning');
      return valueOf(expr.meaning, around);
    default:
      return assertNever(expr);
  }
}

/** The value of a numeric expression. */
export function numberOf(expr: Expr, around: Surroundings): Fraction {
  const value = valueOf(expr, around);
  if (typeof value !== 'object') throw new TypeError(`${expr.kind} is not a number`);
  return value;
}

/** The value of a condition. */
export function truth(expr: Expr, around: Surroundings): boolean {
  const value = valueOf(expr, around);
  if (typeof value !== 'boolean') throw new TypeError(`${expr.kind} is not a condition`);
  return value;
}

/** Whether `value` lies in the range; `endValue` gives the number of an end. */
export function holds<T>(
  range: Range<T>,
  value: Fraction,
  endValue: (end: T) => Fraction,
): boolean {
  const { from, to } = range;
  if (from) {
    const side = compare(value, endValue(from.value));
    if (side < 0 || (side === 0 && !from.inclusive)) return false;
  }
  if (to) {
    const side = compare(value, endValue(to.value));
    if (side > 0 || (side === 0 && !to.inclusive)) return false;
  }
  return true;
}

const arithmetic = { '+': plus, '-': minus, '*': times, '/': over } as const;

const numericTests: Readonly<Record<CompareOperator, (side: number) => boolean>> = {
  '=': (side) => side === 0,
  '!=': (side) => side !== 0,
  '<': (side) => side < 0,
  '<=': (side) => side <= 0,
  '>': (side) => side > 0,
  '>=': (side) => side >= 0,
};

function comparison({ operator, left, right }: Compare, around: Surroundings): boolean {
  const a = besideChoice(left, right, around);
  const b = besideChoice(right, left, around);
  if (typeof a === 'object' && typeof b === 'object') return numericTests[operator](compare(a, b));
  if (operator === '=') return a === b;
  if (operator === '!=') return a !== b;
  throw new TypeError(`${operator} compares numbers only`);
}

/** A name beside a choice is one of its options or levels, whatever else bears that name. */
function besideChoice(expr: Expr, other: Expr, around: Surroundings): Value {
  const otherIsChoice =
    other.kind === 'level-of' || (other.kind === 'name' && around.isChoice(other.id));
  return expr.kind === 'name' && otherIsChoice ? expr.id : valueOf(expr, around);
}
