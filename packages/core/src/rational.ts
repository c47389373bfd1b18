/** An exact number: numerator over a positive denominator, in lowest terms. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** Greatest common divisor of the magnitudes; `gcd(0, n)` is `n`. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = magnitude(a);
  let y = magnitude(b);
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Least common multiple of two positive integers. */
export function lcm(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}

/**
 * `numerator / denominator` in lowest terms.
 * @throws {RangeError} the denominator is 0
 */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  const n = BigInt(numerator);
  const d = BigInt(denominator);
  if (d === 0n) throw new RangeError('division by zero');
  const shared = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { numerator: n / shared, denominator: d / shared };
}

export const zero: Rational = rational(0n);
export const one: Rational = rational(1n);

export const add = (a: Rational, b: Rational): Rational =>
  rational(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );

export const negate = (a: Rational): Rational => ({
  numerator: -a.numerator,
  denominator: a.denominator,
});

export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));

export const multiply = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** @throws {RangeError} `b` is 0 */
export const divide = (a: Rational, b: Rational): Rational =>
  rational(a.numerator * b.denominator, a.denominator * b.numerator);

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Rational, b: Rational): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export const equal = (a: Rational, b: Rational): boolean => compare(a, b) === 0;
export const least = (a: Rational, b: Rational): Rational => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Rational, b: Rational): Rational => (compare(a, b) >= 0 ? a : b);
export const sum = (values: Iterable<Rational>): Rational => {
  let total = zero;
  for (const value of values) total = add(total, value);
  return total;
};

/** Greatest integer that is not above `a`. */
export function floor(a: Rational): bigint {
  const quotient = a.numerator / a.denominator;
  return a.numerator < 0n && quotient * a.denominator !== a.numerator ? quotient - 1n : quotient;
}

/** Least integer that is not below `a`. */
export const ceil = (a: Rational): bigint => -floor(negate(a));

/** Whether `a` is a whole multiple of `step`, which is not 0. */
export const isMultiple = (a: Rational, step: Rational): boolean =>
  divide(a, step).denominator === 1n;

/** The largest number of which both are whole multiples; `gcdOf(0, b)` is `|b|`. */
export const gcdOf = (a: Rational, b: Rational): Rational =>
  rational(
    gcd(a.numerator * b.denominator, b.numerator * a.denominator),
    a.denominator * b.denominator,
  );

/** How many decimals write `a` in full; `undefined` when no finite number does (one third). */
export function decimalsOf(a: Rational): number | undefined {
  let rest = a.denominator;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/** Ways to round a number that lies between two steps; `half-up` sends a tie upward, `half-even` to the even step. */
export type RoundingMode = 'half-up' | 'half-even' | 'up' | 'down';

/** The multiple of `step` (above 0) that `mode` chooses for `a`. */
export function roundTo(a: Rational, step: Rational, mode: RoundingMode): Rational {
  return multiply(rational(roundToInteger(divide(a, step), mode)), step);
}

function roundToInteger(a: Rational, mode: RoundingMode): bigint {
  const below = floor(a);
  switch (mode) {
    case 'down':
      return below;
    case 'up':
      return ceil(a);
    case 'half-up':
      return floor(add(a, rational(1n, 2n)));
    case 'half-even': {
      const side = compare(subtract(a, rational(below)), rational(1n, 2n));
      if (side !== 0) return side < 0 ? below : below + 1n;
      return below % 2n === 0n ? below : below + 1n;
    }
  }
}
