import { exact, toPlainText, type Rational } from '@barem/core';

/**
 * A tree as tests compare it: without spans, and numbers as data writes them (`'0.85'`).
 * What is absent in the tree is absent here.
 */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  if (isRational(value)) return toPlainText(exact.multiply(value, exact.one));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span')
      .map(([key, inner]) => [key, withoutSpans(inner)]),
  );
}

const isRational = (value: object): value is Rational => 'numerator' in value;
