import { exact, rational, type Rational, type RoundingMode } from '@barem/core';
import type { Expr } from '@barem/syntax';
import * as nodes from './nodes.js';

/** What a number counts in. Shares and counts do not mix; a `bare` number (a literal, a quotient) goes with every unit. */
export type Unit = 'plain' | 'percent' | 'points' | 'bare';

/** A numeric expression with what is known about its value. */
export interface Quantity {
  readonly expr: Expr;
  readonly unit: Unit;
  readonly low: Rational;
  readonly high: Rational;
  /** The value is always a whole number. */
  readonly whole: boolean;
  /** The value always has finitely many decimals. */
  readonly finite: boolean;
  /** Of a fact: its values are the multiples of `stride` from `low` to `high`, and all of them can occur. */
  readonly stride?: Rational;
  /** At most the magnitudes of numerator and denominator when nothing is ever reduced. */
  readonly size: { readonly top: number; readonly bottom: number };
}

/** A name or reference whose bounds are known from its declaration, all values being multiples of `grid`. */
export function known(
  expr: Expr,
  unit: Unit,
  { low, high, grid }: { low: Rational; high: Rational; grid: Rational },
): Quantity {
  const bottom = Number(grid.denominator);
  const top = Math.max(Math.abs(toNumber(low)), Math.abs(toNumber(high))) * bottom;
  const whole = grid.denominator === 1n;
  return { expr, unit, low, high, whole, finite: true, size: { top, bottom } };
}

/** A written number: a share where the unit is percent, else bare. */
export function literal(value: Rational, unit: Unit): Quantity {
  if (unit === 'percent') {
    const grid = exact.divide(value, rational(100));
    const share = rational(value.numerator, value.denominator * 100n);
    return known(nodes.percent(value), 'percent', { low: share, high: share, grid });
  }
  return known(nodes.number(value), 'bare', { low: value, high: value, grid: value });
}

/** `left + right` or `left - right`. */
export function sum(left: Quantity, operator: '+' | '-', right: Quantity): Quantity {
  const plus = operator === '+';
  return {
    expr: nodes.arithmetic(left.expr, operator, right.expr),
    ...joined([left, right]),
    low: plus ? exact.add(left.low, right.low) : exact.subtract(left.low, right.high),
    high: plus ? exact.add(left.high, right.high) : exact.subtract(left.high, right.low),
  };
}

/** `left * right`; the factor on one side is bare. */
export function product(left: Quantity, right: Quantity): Quantity {
  const [low, high] = corners(exact.multiply, left, right);
  return {
    expr: nodes.arithmetic(left.expr, '*', right.expr),
    ...joined([left, right]),
    low,
    high,
    size: { top: left.size.top * right.size.top, bottom: left.size.bottom * right.size.bottom },
  };
}

/** `left / right`, where `right` is above 0 from `least` on. Divided by a constant, a number stays what it counts. */
export function quotient(left: Quantity, right: Quantity, least: Rational = right.low): Quantity {
  const [low, high] = corners(exact.divide, left, { low: least, high: right.high });
  return {
    expr: nodes.arithmetic(left.expr, '/', right.expr),
    unit: exact.equal(least, right.high) ? left.unit : 'bare',
    low,
    high,
    whole: false,
    finite: false,
    size: { top: left.size.top * right.size.bottom, bottom: left.size.bottom * right.size.top },
  };
}

export const opposite = (operand: Quantity): Quantity => ({
  expr: nodes.negate(operand.expr),
  ...joined([operand]),
  low: exact.negate(operand.high),
  high: exact.negate(operand.low),
});

/** The least or greatest of some numbers. */
export function extreme(
  which: 'least' | 'greatest',
  operands: readonly [Quantity, ...Quantity[]],
): Quantity {
  const pick = which === 'least' ? exact.least : exact.greatest;
  return {
    expr: nodes.extreme(
      which,
      operands.map(({ expr }) => expr),
    ),
    ...joined(operands),
    low: operands.map(({ low }) => low).reduce(pick),
    high: operands.map(({ high }) => high).reduce(pick),
  };
}

/** `if condition then … else …`. */
export const choice = (condition: Expr, then: Quantity, otherwise: Quantity): Quantity => ({
  expr: nodes.choose(condition, then.expr, otherwise.expr),
  ...joined([then, otherwise]),
  low: exact.least(then.low, otherwise.low),
  high: exact.greatest(then.high, otherwise.high),
});

/** `round … to …`; `to` is bare. */
export function rounded(value: Quantity, mode: RoundingMode, to: Rational): Quantity {
  const low = exact.roundTo(value.low, to, mode);
  const high = exact.roundTo(value.high, to, mode);
  const expr = nodes.round(value.expr, mode, nodes.number(to));
  return { ...known(expr, value.unit, { low, high, grid: to }), expr };
}

/** Whether every engine can work the value out, and compare it with another such value, within 2^53. */
export const isSmall = ({ size }: Quantity): boolean => size.top <= 1e7 && size.bottom <= 1e5;

export const toNumber = (value: Rational): number =>
  Number(value.numerator) / Number(value.denominator);

/** Unit, kind and size that a sum, an extreme or a choice takes over from its operands. */
function joined(
  operands: readonly Quantity[],
): Pick<Quantity, 'unit' | 'whole' | 'finite' | 'size'> {
  return {
    unit: operands.find(({ unit }) => unit !== 'bare')?.unit ?? 'bare',
    whole: operands.every(({ whole }) => whole),
    finite: operands.every(({ finite }) => finite),
    size: operands
      .map(({ size }) => size)
      .reduce((a, b) => ({
        top: a.top * b.bottom + b.top * a.bottom,
        bottom: a.bottom * b.bottom,
      })),
  };
}

interface Bounds {
  readonly low: Rational;
  readonly high: Rational;
}

function corners(
  work: (a: Rational, b: Rational) => Rational,
  left: Bounds,
  right: Bounds,
): readonly [Rational, Rational] {
  const values = [
    work(left.low, right.low),
    work(left.low, right.high),
    work(left.high, right.low),
    work(left.high, right.high),
  ];
  return [values.reduce(exact.least), values.reduce(exact.greatest)];
}
