import { exact, rational, type Diagnostic } from '@barem/core';
import type { Fact, Let, NumberLiteral } from '@barem/syntax';
import type { CheckContext } from '../context.js';
import {
  factBounds,
  factDecimals,
  percentMismatch,
  percentMissing,
  reversedRange,
  unusedFact,
  unusedLet,
} from '../diagnostics.js';
import { mostDecimals } from '../infer.js';

/** The bounds of every fact are values that it can have, in order. */
export function* facts({ sheet }: CheckContext): Iterable<Diagnostic> {
  for (const fact of sheet.facts) yield* boundsOfFact(fact);
}

function* boundsOfFact({ type }: Fact): Iterable<Diagnostic> {
  if (type.kind === 'choice' || type.kind === 'boolean') return;
  const decimals = type.kind === 'count' ? 0 : type.decimals;
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > mostDecimals) {
    yield factDecimals(type.span, { most: mostDecimals });
    return;
  }
  for (const bound of [type.from, type.to]) {
    const wrongUnit = unitFinding(type.kind, bound);
    if (wrongUnit) {
      yield wrongUnit;
      return;
    }
    const shown = bound.percent ? exact.multiply(bound.value, rational(100n)) : bound.value;
    if ((exact.decimalsOf(shown) ?? Number.POSITIVE_INFINITY) > decimals)
      yield factBounds(bound.span, { decimals });
  }
  if (exact.compare(type.from.value, type.to.value) > 0) yield reversedRange(type.span, {});
}

function unitFinding(
  kind: 'count' | 'decimal' | 'percentage',
  bound: NumberLiteral,
): Diagnostic | undefined {
  if (kind !== 'percentage') return bound.percent ? percentMismatch(bound.span, {}) : undefined;
  if (bound.percent) return undefined;
  const end = { start: bound.span.end, end: bound.span.end };
  const fix = {
    title: { vi: 'Thêm dấu %', en: 'Add the % sign' },
    edits: [{ span: end, text: '%' }],
  };
  return percentMissing(bound.span, {}, { fix });
}

/** Every fact and every `let` serves something. */
export function* unused({ sheet, inference, generated }: CheckContext): Iterable<Diagnostic> {
  const isUnused = (each: Fact | Let): boolean =>
    !generated.has(each) && !inference.used.has(each.id.id);
  for (const { id } of sheet.facts.filter(isUnused)) yield unusedFact(id.span, { name: id.id });
  for (const { id } of sheet.lets.filter(isUnused)) yield unusedLet(id.span, { name: id.id });
}
