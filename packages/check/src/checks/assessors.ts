import { exact, type Diagnostic } from '@barem/core';
import type { Assessor, Assessors, Criterion, NumberLiteral } from '@barem/syntax';
import type { CheckContext } from '../context.js';
import {
  averageUnrounded,
  nobodyLeft,
  notACouncil,
  notPositive,
  onlyForAbsent,
  onlyForComputed,
  onlyForSeveral,
  peopleMalformed,
  percentMismatch,
} from '../diagnostics.js';
import { unknown } from '../infer.js';
import { isAnswered } from './changeable.js';

/** Who scores: a council is rounded and keeps somebody, and criteria are reserved for one person who is known. */
export function* assessors({ sheet, order }: CheckContext): Iterable<Diagnostic> {
  if (sheet.assessors) yield* panel(sheet.assessors);
  for (const { criterion } of order) yield* reserved(criterion, sheet.assessors?.members ?? []);
}

function* panel(all: Assessors): Iterable<Diagnostic> {
  const { counts, members, dropping, rounding, totalDifference, criterionDifference } = all;
  const numbers = members.flatMap(({ count }) => (count ? [count.from, count.to] : []));
  const written = [...numbers, totalDifference, criterionDifference];
  for (const literal of written) if (literal?.percent) yield percentMismatch(literal.span, {});
  if (counts === 'first') {
    for (const part of [...members.map(({ count }) => count?.from), dropping, rounding])
      if (part) yield notACouncil(part.span, {});
    return;
  }
  for (const { count, span } of members)
    if (count && !isCount(count.from, count.to)) yield peopleMalformed(span, {});
  if (!rounding) yield averageUnrounded(all.span, {});
  else if (rounding.to.value.numerator <= 0n)
    yield notPositive(rounding.to.span, {
      what: { vi: 'số làm tròn', en: 'the number to round to' },
    });
  if (!dropping) return;
  if (!isCount(dropping.highest) || !isCount(dropping.lowest)) {
    yield peopleMalformed(dropping.span, {});
    return;
  }
  const least = members.reduce((sum, { count }) => sum + (count ? wholeOf(count.from) : 1), 0);
  const dropped = wholeOf(dropping.highest) + wholeOf(dropping.lowest);
  if (dropped >= least) yield nobodyLeft(dropping.span, { least, dropped });
}

const isCount = (...ends: readonly NumberLiteral[]): boolean =>
  ends.every(
    ({ value }, index) =>
      value.denominator === 1n &&
      value.numerator >= 1n &&
      exact.compare(ends[index - 1]?.value ?? value, value) <= 0,
  );

const wholeOf = ({ value }: NumberLiteral): number => Number(value.numerator);

function* reserved(criterion: Criterion, members: readonly Assessor[]): Iterable<Diagnostic> {
  const { onlyFor, applies } = criterion;
  if (!onlyFor) return;
  const assessor = members.find(({ id }) => id.id === onlyFor.id);
  if (!assessor) {
    yield unknown(
      'assessor',
      onlyFor,
      members.map(({ id }) => id.id),
    );
    return;
  }
  const args = { criterion: criterion.id.id, assessor: onlyFor.id };
  if (!isAnswered(criterion)) yield onlyForComputed(onlyFor.span, args);
  else if (assessor.count) yield onlyForSeveral(onlyFor.span, args);
  else if (!assessor.required && !applies?.mayBeNotApplicable)
    yield onlyForAbsent(onlyFor.span, args);
}
