import { exact, rational, type Rational, type RoundingMode } from '@barem/core';
import type { Builder } from './builder.js';
import type { Cut, Slot } from './plan.js';

/** A number of the sheet while it is lowered: `of / (by × unit)`, `by` and `unit` above 0. */
export interface Quantity {
  readonly of: Slot;
  readonly by?: Slot;
  readonly unit: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

/** Arithmetic on quantities: every result stays a whole number over a whole number. */
export interface Quantities {
  constant(value: Rational): Quantity;
  add(a: Quantity, b: Quantity, sign: 1n | -1n): Quantity;
  multiply(a: Quantity, b: Quantity): Quantity;
  divide(a: Quantity, b: Quantity): Quantity;
  negate(a: Quantity): Quantity;
  compare(a: Quantity, operator: '=' | '!=' | '<' | '<=' | '>' | '>=', b: Quantity): Slot;
  select(when: Slot, then: Quantity, otherwise: Quantity): Quantity;
  extreme(which: 'least' | 'greatest', a: Quantity, b: Quantity): Quantity;
  round(a: Quantity, to: Rational, mode: RoundingMode): Quantity;
  /** The whole number `a × scale`; exact for values that are multiples of 1 / scale. */
  scaled(a: Quantity, scale: bigint): Slot;
  /** `value >= cut` (or `>` when strict) for a quantity, as a threshold of a step table. */
  cut(a: Quantity, at: Rational, strict: boolean): Cut;
}

export function createQuantities(build: Builder): Quantities {
  /** Takes common factors out of a scaled numerator and the unit. */
  const reduced = ({ of, by, unit }: Quantity): Quantity => {
    const value = build.known(of);
    const rest = by === undefined ? {} : { by };
    if (value !== undefined) {
      const shared = gcd(value, unit);
      return { of: build.constant(value / shared), ...rest, unit: unit / shared };
    }
    const inner = build.unscaled(of);
    const shared = gcd(inner.by, unit);
    if (shared === 1n) return { of, ...rest, unit };
    return { of: build.scale(inner.of, inner.by / shared), ...rest, unit: unit / shared };
  };
  const make = (of: Slot, by: Slot | undefined, unit: bigint): Quantity =>
    reduced({ of, ...(by !== undefined && { by }), unit });
  const times = (slot: Slot, by: Slot | undefined): Slot =>
    by === undefined ? slot : build.multiply(slot, by);
  const product = (a: Slot | undefined, b: Slot | undefined): Slot | undefined => {
    if (a === undefined || b === undefined) return a ?? b;
    return build.multiply(a, b);
  };

  /** Both over one divisor and unit. */
  const aligned = (
    a: Quantity,
    b: Quantity,
  ): { a: Slot; b: Slot; by: Slot | undefined; unit: bigint } => {
    const unit = lcm(a.unit, b.unit);
    const [x, y] = [build.scale(a.of, unit / a.unit), build.scale(b.of, unit / b.unit)];
    if (a.by === b.by) return { a: x, b: y, by: a.by, unit };
    return { a: times(x, b.by), b: times(y, a.by), by: product(a.by, b.by), unit };
  };

  const compare: Quantities['compare'] = (a, operator, b) => {
    const pair = aligned(a, b);
    const [left, right] = [pair.a, pair.b];
    switch (operator) {
      case '=':
        return build.compare('equal', left, right);
      case '!=':
        return build.not(build.compare('equal', left, right));
      case '<':
        return build.compare('less', left, right);
      case '<=':
        return build.compare('at-most', left, right);
      case '>':
        return build.compare('less', right, left);
      case '>=':
        return build.compare('at-most', right, left);
    }
  };

  const select: Quantities['select'] = (when, then, otherwise) => {
    const unit = lcm(then.unit, otherwise.unit);
    const of = build.select(
      when,
      build.scale(then.of, unit / then.unit),
      build.scale(otherwise.of, unit / otherwise.unit),
    );
    if (then.by === otherwise.by) return make(of, then.by, unit);
    const one = build.constant(1n);
    return make(of, build.select(when, then.by ?? one, otherwise.by ?? one), unit);
  };

  return {
    compare,
    select,
    constant: ({ numerator, denominator }) => ({
      of: build.constant(numerator),
      unit: denominator,
    }),
    add(a, b, sign) {
      const { a: x, b: y, by, unit } = aligned(a, b);
      return make(sign === 1n ? build.add([x, y]) : build.subtract(x, y), by, unit);
    },
    multiply: (a, b) => make(build.multiply(a.of, b.of), product(a.by, b.by), a.unit * b.unit),
    divide(a, b) {
      const negative = build.boundsOf(b.of)[1] < 0n;
      const divisor = negative ? build.scale(b.of, -1n) : b.of;
      const numerator = build.scale(times(a.of, b.by), negative ? -b.unit : b.unit);
      const fixed = build.known(divisor);
      if (fixed !== undefined && fixed > 0n) return make(numerator, a.by, a.unit * fixed);
      return make(numerator, product(a.by, divisor), a.unit);
    },
    negate: ({ of, by, unit }) => make(build.scale(of, -1n), by, unit),
    extreme(which, a, b) {
      if (a.by === undefined && b.by === undefined) {
        const { a: x, b: y, unit } = aligned(a, b);
        return make(build.extreme(which, [x, y]), undefined, unit);
      }
      return select(compare(a, which === 'least' ? '<=' : '>=', b), a, b);
    },
    round(a, to, mode) {
      const of = build.scale(a.of, to.denominator);
      const unit = a.unit * to.numerator;
      const by = a.by === undefined ? build.constant(unit) : build.scale(a.by, unit);
      return make(build.scale(build.divide(of, by, mode), to.numerator), undefined, to.denominator);
    },
    scaled(a, scale) {
      const { of, unit } = make(build.scale(a.of, scale), undefined, a.unit);
      return unit === 1n ? of : build.divide(of, build.constant(unit), 'down');
    },
    cut({ by, unit }, at, strict) {
      // of / (by × unit) >= n / d  ⟺  of × d >= n × unit × by
      if (by === undefined) {
        const bound = exact.multiply(at, rational(unit));
        const least = strict ? exact.floor(bound) + 1n : exact.ceil(bound);
        return { times: 1, bound: Number(least) };
      }
      const shared = gcd(at.denominator, at.numerator * unit);
      const ratio = {
        times: Number(at.denominator / shared),
        bound: Number((at.numerator * unit) / shared),
      };
      return strict ? { ...ratio, strict: true } : ratio;
    },
  };
}
