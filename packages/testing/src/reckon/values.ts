import { assertNever, exact, type Rational } from '@barem/core';
import type { Compare, Expr, Range } from '@barem/syntax';

/** A number, yes/no, or the id of an option or level; `undefined` where it hangs on what nobody answered. */
export type Value = Rational | boolean | string | undefined;

/** The level of a criterion that does not apply: no id is empty. */
export const noLevel = '';

/** What the names in an expression stand for. */
export interface Lookup {
  readonly named: (id: string) => Value;
  readonly pointsOf: (id: string) => Rational | undefined;
  readonly maximumOf: (id: string) => Rational;
  readonly levelOf: (id: string) => boolean | string | undefined;
}

/** What an expression is worth. Of `và` and `hoặc` one side may decide although the other is unknown. */
export function valueOf(expr: Expr, lookup: Lookup): Value {
  switch (expr.kind) {
    case 'number':
    case 'boolean':
    case 'met':
      return expr.value;
    case 'name':
      return lookup.named(expr.id);
    case 'points-of':
      return lookup.pointsOf(expr.of.id);
    case 'maximum-of':
      return lookup.maximumOf(expr.of.id);
    case 'level-of':
      return lookup.levelOf(expr.of.id);
    case 'not': {
      const operand = truthOf(expr.operand, lookup);
      return operand === undefined ? undefined : !operand;
    }
    case 'negate': {
      const operand = numberOf(expr.operand, lookup);
      return operand && exact.negate(operand);
    }
    case 'arithmetic': {
      const left = numberOf(expr.left, lookup);
      const right = numberOf(expr.right, lookup);
      if (!left || !right || (expr.operator === '/' && right.numerator === 0n)) return undefined;
      return work[expr.operator](left, right);
    }
    case 'compare':
      return comparison(expr, lookup);
    case 'in-range': {
      const value = numberOf(expr.value, lookup);
      return value && holds(expr.range, value, (end) => numberOf(end, lookup));
    }
    case 'logic': {
      const decisive = expr.operator === 'or';
      const left = truthOf(expr.left, lookup);
      if (left === decisive) return decisive;
      const right = truthOf(expr.right, lookup);
      if (right === decisive) return decisive;
      return left === undefined || right === undefined ? undefined : !decisive;
    }
    case 'if': {
      const condition = truthOf(expr.condition, lookup);
      if (condition === undefined) return undefined;
      return valueOf(condition ? expr.then : expr.otherwise, lookup);
    }
    case 'extreme': {
      const operands = expr.operands.map((operand) => numberOf(operand, lookup));
      const pick = expr.which === 'least' ? exact.least : exact.greatest;
      return operands.reduce((a, b) => a && b && pick(a, b));
    }
    case 'round': {
      const value = numberOf(expr.value, lookup);
      return value && exact.roundTo(value, expr.to.value, expr.mode);
    }
    case 'quantified':
    case 'points-of-series':
      return expr.meaning && valueOf(expr.meaning, lookup);
    default:
      return assertNever(expr);
  }
}

/** The value of a numeric expression, if it is known. */
export function numberOf(expr: Expr, lookup: Lookup): Rational | undefined {
  const value = valueOf(expr, lookup);
  return typeof value === 'object' ? value : undefined;
}

/** Whether a condition holds, if that is known. */
export function truthOf(expr: Expr, lookup: Lookup): boolean | undefined {
  const value = valueOf(expr, lookup);
  return typeof value === 'boolean' ? value : undefined;
}

/** Whether `value` lies in `range`; `undefined` where an end is unknown. */
export function holds<T>(
  { from, to }: Range<T>,
  value: Rational,
  endOf: (end: T) => Rational | undefined,
): boolean | undefined {
  const low = from && endOf(from.value);
  const high = to && endOf(to.value);
  if ((from && !low) || (to && !high)) return undefined;
  const above = low && exact.compare(value, low);
  const below = high && exact.compare(high, value);
  return isInside(above, from?.inclusive) && isInside(below, to?.inclusive);
}

const isInside = (side: number | undefined, inclusive: boolean | undefined): boolean =>
  side === undefined || side > 0 || (side === 0 && inclusive === true);

const work = {
  '+': exact.add,
  '-': exact.subtract,
  '*': exact.multiply,
  '/': exact.divide,
} as const;

const tests: Readonly<Record<Compare['operator'], (side: number) => boolean>> = {
  '=': (side) => side === 0,
  '!=': (side) => side !== 0,
  '<': (side) => side < 0,
  '<=': (side) => side <= 0,
  '>': (side) => side > 0,
  '>=': (side) => side >= 0,
};

function comparison({ operator, left, right }: Compare, lookup: Lookup): boolean | undefined {
  const [leftValue, rightValue] = [valueOf(left, lookup), valueOf(right, lookup)];
  const a = besideChoice(left, leftValue, rightValue);
  const b = besideChoice(right, rightValue, leftValue);
  if (a === undefined || b === undefined) return undefined;
  const side =
    typeof a === 'object' && typeof b === 'object' ? exact.compare(a, b) : Number(a !== b);
  return tests[operator](side);
}

/** A name beside a choice is one of its options or levels, even where a fact bears that name, too. */
const besideChoice = (expr: Expr, value: Value, other: Value): Value =>
  expr.kind === 'name' && typeof other === 'string' && typeof value !== 'string' ? expr.id : value;
