import { exact, rational, type Rational } from '@barem/core';

/** Takes numbers in, and gives their exact mean. */
export interface Mean {
  readonly add: (value: Rational) => void;
  /** How many there were. */
  readonly count: () => number;
  /** Absent where there were none. */
  readonly mean: () => Rational | undefined;
}

/** The mean of nothing yet. Sums of each denominator are kept apart, so that nothing has to be cancelled on the way. */
export function meanOf(): Mean {
  const sums = new Map<bigint, bigint>();
  let count = 0;
  return {
    add({ numerator, denominator }) {
      count += 1;
      sums.set(denominator, (sums.get(denominator) ?? 0n) + numerator);
    },
    count: () => count,
    mean() {
      if (count === 0) return undefined;
      const parts = [...sums].map(([denominator, numerator]) => rational(numerator, denominator));
      return exact.divide(exact.sum(parts), rational(count));
    },
  };
}
