import { exact, largestExact, type Rational } from '@barem/core';
import type { Interval } from './interval.js';

/** What kind of number: counted or measured, a percentage, or neither (bare numbers, quotients), which goes with both. */
export type Flavour = 'quantity' | 'percent' | 'bare';

export interface NumberType {
  readonly kind: 'number';
  readonly flavour: Flavour;
  readonly bounds: Interval;
  /** Every value is a whole multiple of it; `undefined` for quotients, which may be anything. */
  readonly grain: Rational | undefined;
}

/** What is known about a condition before any record is seen. */
export type Truth = 'always' | 'never' | 'open';

/** Type and bounds of an expression. `error` was reported already and fits everywhere. */
export type Type =
  | NumberType
  | { readonly kind: 'condition'; readonly truth: Truth }
  | { readonly kind: 'choice'; readonly owner: string; readonly options: readonly string[] }
  | { readonly kind: 'met' }
  | { readonly kind: 'error' };

export const errorType: Type = { kind: 'error' };

export const condition = (truth: Truth): Type => ({ kind: 'condition', truth });

/** Whether numbers within `bounds` stay exact, with room for the denominators of ratios. */
export function staysExact({ low, high }: Interval): boolean {
  const limit = largestExact * largestExact;
  return [low, high].every(({ numerator, denominator }) => {
    const size = numerator < 0n ? -numerator : numerator;
    return size <= largestExact * denominator && denominator <= limit;
  });
}

/** The grain of a sum or choice of two numbers. */
export const sharedGrain = (a: NumberType, b: NumberType): Rational | undefined =>
  a.grain && b.grain ? exact.gcdOf(a.grain, b.grain) : undefined;

/** The flavour of two numbers together; `undefined` when they do not go together. */
export function sharedFlavour(a: Flavour, b: Flavour): Flavour | undefined {
  if (a === b || b === 'bare') return a;
  return a === 'bare' ? b : undefined;
}
