import { exact, rational, type Rational } from '@barem/core';

/** All numbers from `low` to `high`, both included. */
export interface Interval {
  readonly low: Rational;
  readonly high: Rational;
}

export const interval = (low: Rational, high: Rational): Interval => ({ low, high });
export const single = (value: Rational): Interval => ({ low: value, high: value });

/** The smallest interval that holds every one of `values`, of which there is at least one. */
export function hull(values: readonly Rational[]): Interval {
  const [first = exact.zero, ...rest] = values;
  return {
    low: rest.reduce(exact.least, first),
    high: rest.reduce(exact.greatest, first),
  };
}

export const union = (a: Interval, b: Interval): Interval => hull([a.low, a.high, b.low, b.high]);

/** What both hold; `undefined` when they share nothing. */
export function intersection(a: Interval, b: Interval): Interval | undefined {
  const low = exact.greatest(a.low, b.low);
  const high = exact.least(a.high, b.high);
  return exact.compare(low, high) > 0 ? undefined : { low, high };
}

export const plus = (a: Interval, b: Interval): Interval =>
  interval(exact.add(a.low, b.low), exact.add(a.high, b.high));
export const minus = (a: Interval, b: Interval): Interval =>
  interval(exact.subtract(a.low, b.high), exact.subtract(a.high, b.low));
export const negated = (a: Interval): Interval =>
  interval(exact.negate(a.high), exact.negate(a.low));

export const times = (a: Interval, b: Interval): Interval =>
  hull([a.low, a.high].flatMap((x) => [b.low, b.high].map((y) => exact.multiply(x, y))));

/** The quotients of `a` by `b`, which does not hold 0. */
export const dividedBy = (a: Interval, b: Interval): Interval =>
  times(a, interval(exact.divide(exact.one, b.high), exact.divide(exact.one, b.low)));

export const holdsZero = ({ low, high }: Interval): boolean =>
  low.numerator <= 0n && high.numerator >= 0n;

/** `a` limited to the range of `to`: values beyond an end become that end. */
export const clamped = (a: Interval, to: Interval): Interval =>
  interval(clampValue(a.low, to), clampValue(a.high, to));

export const clampValue = (value: Rational, { low, high }: Interval): Rational =>
  exact.least(exact.greatest(value, low), high);

export const scaled = (a: Interval, factor: Rational): Interval => times(a, single(factor));

/** From 0 to 1: how far a share of a whole can go. */
export const unit: Interval = interval(exact.zero, rational(1n));
