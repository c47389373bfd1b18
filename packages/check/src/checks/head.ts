import { type Diagnostic, type Span } from '@barem/core';
import type { Annotations, Criterion } from '@barem/syntax';
import type { CheckContext } from '../context.js';
import {
  datesReversed,
  illustrativeInOfficial,
  noCriteria,
  notPositive,
  officialWithoutSource,
  reversedRange,
} from '../diagnostics.js';
import { exact } from '@barem/core';

/** The head of the sheet: dates in order, a scale that goes upward, a step above 0, at least one criterion. */
export function* head({ sheet, symbols }: CheckContext): Iterable<Diagnostic> {
  const { effective, scale } = sheet;
  if (effective?.to && effective.to.iso < effective.from.iso) {
    yield datesReversed(effective.span, { from: effective.from.iso, to: effective.to.iso });
  }
  if (scale?.step && scale.step.value.numerator <= 0n) {
    yield notPositive(scale.step.span, { what: { vi: 'bước', en: 'the step' } });
  }
  if (scale?.rounding && scale.rounding.to.value.numerator <= 0n) {
    yield notPositive(scale.rounding.to.span, {
      what: { vi: 'số làm tròn', en: 'the number to round to' },
    });
  }
  if (scale?.bounds) {
    const from = scale.bounds.from?.value ?? exact.zero;
    if (exact.compare(from, scale.bounds.to.value) >= 0) yield reversedRange(scale.span, {});
  }
  const inSections = [...symbols.criteria.values()].some(({ block }) => block === 'section');
  if (!inSections && !sheet.rollUp) yield noCriteria(sheet.id.span, {});
}

/** A sheet that claims to be official names its source, and no part of it is illustrative. */
export function* officialNumbers({ sheet }: CheckContext): Iterable<Diagnostic> {
  if (sheet.annotations.status?.value !== 'official') return;
  const claim = sheet.annotations.status.span;
  if (sheet.annotations.sources.length === 0) yield officialWithoutSource(claim, {});
  const related = [
    {
      span: claim,
      message: { vi: 'biểu ghi là chính thức ở đây', en: 'the sheet claims to be official here' },
    },
  ];
  for (const span of unofficialParts(sheet)) yield illustrativeInOfficial(span, {}, { related });
}

function* unofficialParts(sheet: CheckContext['sheet']): Iterable<Span> {
  const parts: readonly { readonly annotations: Annotations }[] = [
    ...sheet.facts,
    ...sheet.sections,
    ...sheet.sections.flatMap(({ criteria }) => criteria.flatMap(annotatedParts)),
    ...[...sheet.bonuses, ...sheet.penalties].flatMap(annotatedParts),
    ...sheet.ratings.flatMap((rating) => [rating, ...rating.requirements]),
    ...sheet.caps,
  ];
  for (const { annotations } of parts) {
    if (annotations.status && annotations.status.value !== 'official')
      yield annotations.status.span;
  }
}

function annotatedParts(criterion: Criterion): readonly { readonly annotations: Annotations }[] {
  const { scoring } = criterion;
  const inner =
    scoring.kind === 'levels' ? scoring.levels : scoring.kind === 'bands' ? scoring.bands : [];
  return [criterion, ...inner];
}
