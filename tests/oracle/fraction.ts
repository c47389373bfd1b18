import type { Rational, RoundingMode } from '@barem/core';
import { Big } from 'big.js';

/** An exact number as the oracle keeps it: `top` over a `bottom` above 0, never reduced, never rounded on the way. */
export interface Fraction {
  readonly top: Big;
  readonly bottom: Big;
}

const one = new Big(1);

/** A number without a fraction line. */
export const whole = (value: Big | number | string): Fraction => ({
  top: new Big(value),
  bottom: one,
});

export const nothing: Fraction = whole(0);

/** The number that a literal of the tree holds. */
export const written = (value: Rational): Fraction => ({
  top: new Big(value.numerator.toString()),
  bottom: new Big(value.denominator.toString()),
});

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top.times(b.bottom).plus(b.top.times(a.bottom)),
  bottom: a.bottom.times(b.bottom),
});

export const opposite = (a: Fraction): Fraction => ({ top: a.top.times(-1), bottom: a.bottom });

export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, opposite(b));

export const times = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top.times(b.top),
  bottom: a.bottom.times(b.bottom),
});

/** @throws {RangeError} `b` is 0: a valid sheet never divides so */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.top.eq(0)) throw new RangeError('division by zero');
  const sign = b.top.lt(0) ? -1 : 1;
  return { top: a.top.times(b.bottom).times(sign), bottom: a.bottom.times(b.top).times(sign) };
}

/** Below, at or above 0 as `a` is less than, equal to or greater than `b`; by cross-multiplication. */
export const compare = (a: Fraction, b: Fraction): number =>
  a.top.times(b.bottom).cmp(b.top.times(a.bottom));

export const smaller = (a: Fraction, b: Fraction): Fraction => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? a : b);

export const sumOf = (values: Iterable<Fraction>): Fraction => [...values].reduce(plus, nothing);

// Division to whole numbers, cut off toward zero: the one quotient of big.js that is exact.
const Whole = Big();
Whole.DP = 0;
Whole.RM = 0;

/** The greatest whole number that is not above `a`. */
export function floor(a: Fraction): Big {
  const cut = new Whole(a.top).div(a.bottom);
  return new Big(cut.times(a.bottom).gt(a.top) ? cut.minus(1) : cut);
}

export const isWhole = (a: Fraction): boolean => compare(whole(floor(a)), a) === 0;

/** The multiple of `step` that `mode` chooses for `a`; a tie of `half-up` goes upward also below 0. */
export function roundedTo(a: Fraction, step: Fraction, mode: RoundingMode): Fraction {
  const steps = over(a, step);
  const below = floor(steps);
  if (compare(steps, whole(below)) === 0) return a;
  return times(whole(roundsUp(steps, below, mode) ? below.plus(1) : below), step);
}

function roundsUp(steps: Fraction, below: Big, mode: RoundingMode): boolean {
  const side = compare(minus(steps, whole(below)), { top: one, bottom: new Big(2) });
  switch (mode) {
    case 'down':
      return false;
    case 'up':
      return true;
    case 'half-up':
      return side >= 0;
    case 'half-even':
      return side > 0 || (side === 0 && !below.mod(2).eq(0));
  }
}

const Long = Big();
Long.DP = 60;

/**
 * The number written in decimals.
 * @throws {RangeError} no finite number of decimals writes it: a valid sheet rounds such points
 */
export function decimal(a: Fraction): Big {
  const quotient = new Long(a.top).div(a.bottom);
  if (!quotient.times(a.bottom).eq(a.top)) {
    throw new RangeError(`${a.top.toFixed()}/${a.bottom.toFixed()} has no end in decimals`);
  }
  return new Big(quotient);
}
