import type { Localized, Span } from '@barem/core';
import type { CheckedSheet } from '@barem/check';
import {
  keyword,
  printExpression,
  printMeasure,
  printNumber,
  printPoints,
  printRange,
  printRounding,
  type Annotations,
  type Criterion,
  type Expr,
  type KeywordKey,
  type Quota,
  type Text,
} from '@barem/syntax';
import { lineFinder, type InheritedText } from './inherited.js';
import { toInteger } from './lower-criterion.js';
import type { PlanCriterionText, PlanLabel, PlanText } from './plan.js';

const both = (text: (language: 'vi' | 'en') => string): Localized => ({
  vi: text('vi'),
  en: text('en'),
});

/** Words and places of a sheet, in the order in which the plan holds inputs, criteria, ratings and caps. */
export function lowerText(
  { sheet, scale: { bounds } }: CheckedSheet,
  source: string,
  inherited: readonly InheritedText[],
  inputs: readonly { readonly id: string }[],
  pointDecimals: number,
): PlanText {
  const lineOf = lineFinder(source, inherited);
  /** Where what decides points stands: in a sheet that builds on another that may be a change, in its own text. */
  const decisive = (whole: Span, part: Span | undefined): Span =>
    part && lineOf(part).from !== lineOf(whole).from ? part : whole;
  const label = (title: string, span: Span, { sources, notes }: Annotations): PlanLabel => ({
    title,
    ...lineOf(span),
    ...(sources.length > 0 && { sources: sources.map(({ value }) => value) }),
    ...(notes.length > 0 && { notes: notes.map(({ value }) => value) }),
  });
  const conditionLabel = (
    condition: Expr,
    title: Text | undefined,
    span: Span,
    annotations: Annotations,
  ): PlanLabel =>
    label(title?.value ?? printExpression(condition, sheet.language), span, annotations);
  const criterionText = (criterion: Criterion): PlanCriterionText => {
    const { scoring, applies } = criterion;
    const cases =
      scoring.kind === 'levels'
        ? scoring.levels.map(({ title, span, points, annotations }) => ({
            ...label('', decisive(span, points.span), annotations),
            title: { vi: title.value, en: title.value },
          }))
        : scoring.kind === 'bands'
          ? scoring.bands.map(({ range, span, annotations }) => ({
              ...label('', span, annotations),
              title: both((language) =>
                range ? printRange(range, language) : keyword('Remaining', language),
              ),
            }))
          : undefined;
    const rule = computedRule(criterion);
    return {
      ...label(
        criterion.title.value,
        decisive(criterion.span, scoring.span),
        criterion.annotations,
      ),
      scoring: scoring.kind,
      ...(cases && { cases }),
      ...(rule && { rule }),
      ...(applies?.when && {
        applies: both((language) => printExpression(applies.when as Expr, language)),
      }),
    };
  };
  const criteria = [
    ...sheet.sections.flatMap((section) => section.criteria),
    ...sheet.bonuses,
    ...sheet.penalties,
  ];
  const titles = new Map(
    [...sheet.facts, ...criteria].map(({ id, title }) => [id.id, title.value]),
  );
  const marked = new Set(
    [...sheet.facts, ...criteria].flatMap(({ id, changeable }) => (changeable ? [id.id] : [])),
  );
  const changeable = inputs.flatMap(({ id }) => (marked.has(id) ? [id] : []));
  const choices = sheet.facts.flatMap(({ id, type }) =>
    type.kind === 'choice' ? [[id.id, type.options.map(({ title }) => title.value)] as const] : [],
  );
  const { status } = sheet.annotations;
  const none: Annotations = { sources: [], notes: [] };
  return {
    language: sheet.language,
    sheet: sheet.id.id,
    title: sheet.title.value,
    sources: sheet.annotations.sources.map(({ value }) => value),
    ...(status && { status: status.value }),
    ...(sheet.effective && {
      effective: {
        from: sheet.effective.from.iso,
        ...(sheet.effective.to && { to: sheet.effective.to.iso }),
      },
    }),
    ...(bounds && {
      scale: {
        low: Number(toInteger(bounds.low, 10n ** BigInt(pointDecimals))),
        high: Number(toInteger(bounds.high, 10n ** BigInt(pointDecimals))),
      },
    }),
    ...(sheet.assessors && {
      assessors: sheet.assessors.members.map(({ id, title }) => title?.value ?? id.id),
    }),
    inputs: inputs.map(({ id }) => titles.get(id) ?? id),
    ...(choices.length > 0 && { options: Object.fromEntries(choices) }),
    ...(changeable.length > 0 && { changeable }),
    constraints: sheet.constraints.map(({ condition, title, span }) =>
      conditionLabel(condition, title, span, none),
    ),
    sections: sheet.sections.map(({ title, span, points, annotations }) =>
      label(title.value, decisive(span, points?.span), annotations),
    ),
    criteria: criteria.map(criterionText),
    ratings: sheet.ratings.map(({ title, span, range, annotations, requirements }) => ({
      ...label(title.value, decisive(span, range?.span), annotations),
      requirements: requirements.map((each) =>
        conditionLabel(each.condition, each.title, each.span, each.annotations),
      ),
    })),
    caps: sheet.caps.map(({ condition, title, span, annotations }) =>
      conditionLabel(condition, title, span, annotations),
    ),
    ...(sheet.quotas && {
      quotas: sheet.quotas.map((quota) =>
        label(
          quota.title?.value ?? quotaTitle(quota, sheet.language),
          quota.span,
          quota.annotations,
        ),
      ),
    }),
  };
}

/** `Nhiều nhất 20% xuất_sắc`, as the sheet writes it. */
const quotaTitle = ({ limit, rating }: Quota, language: 'vi' | 'en'): string =>
  `${keyword('AtMostOf', language)} ${printNumber(limit, language)} ${rating.id}`;

/** The rule of a computed criterion in words, as the sheet writes it. */
function computedRule({ scoring }: Criterion): Localized | undefined {
  switch (scoring.kind) {
    case 'assessed':
    case 'levels':
      return undefined;
    case 'bands':
      return both((language) => printMeasure(scoring.measure, language));
    case 'met-or-not': {
      const { when } = scoring;
      return when && both((language) => printExpression(when, language));
    }
    case 'per-unit': {
      const { measure, effect, points, maximum } = scoring;
      return both((language) => {
        const word = (key: KeywordKey): string => keyword(key, language);
        const most = maximum ? `, ${word('AtMost')} ${printPoints(maximum, language)}` : '';
        const verb = word(effect === 'adds' ? 'Adds' : 'Deducts');
        return `${word('Each')} ${printMeasure(measure, language)} ${verb} ${printPoints(points, language)}${most}`;
      });
    }
    case 'progressive':
      return both((language) => {
        const rounded = scoring.proRata ? `, ${printRounding(scoring.proRata, language)}` : '';
        return `${printMeasure(scoring.measure, language)}${rounded}`;
      });
    case 'formula':
      return both((language) => printExpression(scoring.value, language));
  }
}
