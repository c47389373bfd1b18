import type { Span } from '@barem/core';

/** The value with every span in it changed by `change`; whatever it is made of. */
export function mapSpans<T>(value: T, change: (span: Span) => Span): T {
  return mapped(value, change) as T;
}

function mapped(value: unknown, change: (span: Span) => Span): unknown {
  if (Array.isArray(value)) return value.map((each) => mapped(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'span' ? change(inner as Span) : mapped(inner, change),
    ]),
  );
}

/** Whether two parts of trees say the same, wherever they stand. */
export function sameTree(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [entriesOf(a), entriesOf(b)];
  return (
    left.size === right.size &&
    [...left].every(([key, value]) => right.has(key) && sameTree(value, right.get(key)))
  );
}

const entriesOf = (value: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).filter(([key, inner]) => key !== 'span' && inner !== undefined));
