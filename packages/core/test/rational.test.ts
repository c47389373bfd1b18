import { describe, expect, test } from 'vitest';
import * as exact from '../src/rational.js';
import { rational, type Rational, type RoundingMode } from '../src/rational.js';

const q = (numerator: number, denominator = 1): Rational => rational(numerator, denominator);

test('a number is kept in lowest terms over a positive denominator', () => {
  expect(q(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
  expect(q(0, -7)).toEqual({ numerator: 0n, denominator: 1n });
  expect(q(-50, -100)).toEqual({ numerator: 1n, denominator: 2n });
});

test('nothing is divided by zero', () => {
  expect(() => q(1, 0)).toThrow(RangeError);
  expect(() => exact.divide(q(1), exact.zero)).toThrow(RangeError);
});

test('17 of 20 is 85 %, and a tenth and a fifth are three tenths', () => {
  expect(exact.divide(q(17), q(20))).toEqual(q(85, 100));
  expect(exact.add(q(1, 10), q(2, 10))).toEqual(q(3, 10));
  expect(exact.subtract(q(1, 2), q(1, 3))).toEqual(q(1, 6));
  expect(exact.multiply(q(-2, 3), q(3, 4))).toEqual(q(-1, 2));
  expect(exact.negate(q(1, 2))).toEqual(q(-1, 2));
  expect(exact.sum([q(1, 2), q(1, 3), q(1, 6)])).toEqual(exact.one);
  expect(exact.sum([])).toEqual(exact.zero);
});

test('numbers far beyond 2^53 stay exact', () => {
  const large = rational(10n ** 40n + 1n);
  expect(exact.subtract(large, rational(10n ** 40n))).toEqual(exact.one);
  expect(exact.compare(large, rational(10n ** 40n))).toBe(1);
});

test('comparison needs no common denominator', () => {
  expect(exact.compare(q(1, 3), q(33, 100))).toBe(1);
  expect(exact.compare(q(-1, 3), q(-33, 100))).toBe(-1);
  expect(exact.compare(q(2, 4), q(1, 2))).toBe(0);
  expect(exact.equal(q(2, 4), q(1, 2))).toBe(true);
  expect(exact.least(q(1, 3), q(1, 2))).toEqual(q(1, 3));
  expect(exact.greatest(q(1, 3), q(1, 2))).toEqual(q(1, 2));
});

test.each([
  { value: q(7, 2), floor: 3n, ceil: 4n },
  { value: q(-7, 2), floor: -4n, ceil: -3n },
  { value: q(4), floor: 4n, ceil: 4n },
  { value: q(-4), floor: -4n, ceil: -4n },
  { value: q(-1, 10), floor: -1n, ceil: 0n },
])('the integers around $value.numerator/$value.denominator', ({ value, floor, ceil }) => {
  expect(exact.floor(value)).toBe(floor);
  expect(exact.ceil(value)).toBe(ceil);
});

test('common divisors and multiples', () => {
  expect(exact.gcd(-12n, 18n)).toBe(6n);
  expect(exact.gcd(0n, 5n)).toBe(5n);
  expect(exact.lcm(4n, 6n)).toBe(12n);
  expect(exact.gcdOf(q(1, 2), q(1, 3))).toEqual(q(1, 6));
  expect(exact.gcdOf(exact.zero, q(-3, 4))).toEqual(q(3, 4));
  expect(exact.isMultiple(q(27, 2), q(1, 2))).toBe(true);
  expect(exact.isMultiple(q(1, 3), q(1, 2))).toBe(false);
});

test.each([
  { value: q(5), decimals: 0 },
  { value: q(1, 2), decimals: 1 },
  { value: q(1, 8), decimals: 3 },
  { value: q(1, 40), decimals: 3 },
  { value: q(1, 3), decimals: undefined },
  { value: q(1, 7), decimals: undefined },
])('$value.numerator/$value.denominator has $decimals decimals', ({ value, decimals }) => {
  expect(exact.decimalsOf(value)).toBe(decimals);
});

describe('rounding to a step', () => {
  const rows: readonly (readonly [Rational, Record<RoundingMode, Rational>])[] = [
    [q(5, 4), { 'half-up': q(3, 2), 'half-even': q(1), up: q(3, 2), down: q(1) }],
    [q(7, 4), { 'half-up': q(2), 'half-even': q(2), up: q(2), down: q(3, 2) }],
    [q(-5, 4), { 'half-up': q(-1), 'half-even': q(-1), up: q(-1), down: q(-3, 2) }],
    [q(-7, 4), { 'half-up': q(-3, 2), 'half-even': q(-2), up: q(-3, 2), down: q(-2) }],
    [q(4, 3), { 'half-up': q(3, 2), 'half-even': q(3, 2), up: q(3, 2), down: q(1) }],
    [q(3, 2), { 'half-up': q(3, 2), 'half-even': q(3, 2), up: q(3, 2), down: q(3, 2) }],
  ];
  test.each(rows)('%o', (value, rounded) => {
    const modes: readonly RoundingMode[] = ['half-up', 'half-even', 'up', 'down'];
    const found = Object.fromEntries(
      modes.map((mode) => [mode, exact.roundTo(value, q(1, 2), mode)]),
    );
    expect(found).toEqual(rounded);
  });
});
