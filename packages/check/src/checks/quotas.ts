import { exact, rational, type Diagnostic } from '@barem/core';
import type { Name, Quota } from '@barem/syntax';
import type { CheckContext } from '../context.js';
import {
  notLower,
  quotaLimit,
  quotaOutside,
  quotaUndeclared,
  type QuotaPart,
} from '../diagnostics.js';
import { unknown } from '../infer.js';

/** Quotas name ratings, rank units by numbers, and leave nothing to chance. */
export function* quotas({ sheet, symbols, inference }: CheckContext): Iterable<Diagnostic> {
  const ids = [...symbols.ratings.keys()];
  for (const quota of sheet.quotas ?? []) {
    if (!sheet.rollUp) yield quotaOutside(quota.span, {});
    const { limit, rating, outOf, loweredTo } = quota;
    const named: readonly Name[] = [
      rating,
      ...(outOf?.from ? [outOf.from.value] : []),
      ...(outOf?.to && outOf.to !== outOf.from ? [outOf.to.value] : []),
      ...(loweredTo ? [loweredTo] : []),
    ];
    const strange = named.filter(({ id }) => !ids.includes(id));
    for (const each of strange) yield unknown('rating', each, ids);
    if (strange.length === 0 && loweredTo && ids.indexOf(loweredTo.id) <= ids.indexOf(rating.id))
      yield notLower(loweredTo.span, { rating: rating.id, to: loweredTo.id });
    const isWhole = limit.percent
      ? exact.compare(limit.value, exact.one) <= 0
      : exact.isMultiple(limit.value, rational(1n));
    if (!isWhole) yield quotaLimit(limit.span, {});
    const open = openParts(quota);
    if (open.length > 0) yield quotaUndeclared(quota.span, { parts: open });
    for (const { value } of quota.ranking) inference.numberOf(value, inference.scope);
  }
}

/** What a quota does not say and has to. */
const openParts = ({ limit, rounding, ranking, loweredTo, ties }: Quota): readonly QuotaPart[] => [
  ...(limit.percent && !rounding ? (['rounding'] as const) : []),
  ...(ranking.length === 0 ? (['ranking'] as const) : []),
  ...(loweredTo ? [] : (['lowered-to'] as const)),
  ...(ties ? [] : (['ties'] as const)),
];
