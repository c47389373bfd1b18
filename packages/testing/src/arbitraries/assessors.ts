import { rational, type Rational } from '@barem/core';
import type { Assessor, Assessors, Counts, Criterion, Sheet, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { optionalTitle } from './annotations.js';
import { takesAnswer } from '../reckon/reckoning.js';
import { roundingMode } from './expression-drafts.js';
import * as nodes from './nodes.js';
import type { RoundingDraft } from './scoring-drafts.js';

interface AssessorDraft {
  readonly title: Text | undefined;
  readonly required: boolean;
  /** Fewest people, and how many more there may be. */
  readonly people: readonly [number, number] | undefined;
}

/** Who scores, and what counts. */
export interface AssessorsDraft {
  readonly counts: Counts;
  readonly members: readonly AssessorDraft[];
  readonly drops: boolean;
  readonly rounding: RoundingDraft;
  readonly totalDifference: number | undefined;
  readonly criterionDifference: number | undefined;
  /** Reserves a criterion for the first assessor, counted from the first that takes an answer. */
  readonly reserves: number | undefined;
}

/** Assessors of every kind. */
export const assessorsDraft = (): Arbitrary<AssessorsDraft> =>
  fc.record({
    counts: fc.constantFrom<Counts[]>('first', 'average', 'median'),
    members: fc.array(
      fc.record({
        title: optionalTitle(),
        required: fc.boolean(),
        people: fc.option(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.nat(3)), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    drops: fc.boolean(),
    rounding: fc.record({
      mode: roundingMode(),
      to: fc.constantFrom(rational(1), rational(1, 2), rational(1, 100)),
    }),
    totalDifference: fc.option(fc.nat(20), { nil: undefined }),
    criterionDifference: fc.option(fc.nat(5), { nil: undefined }),
    reserves: fc.option(fc.nat(5), { nil: undefined }),
  });

const ids: readonly string[] = ['cấp_trên', 'tự_chấm', 'thành_viên'];

/** Totals of an average are multiples of it. */
export const gridOfAssessors = (draft: AssessorsDraft | undefined): readonly Rational[] =>
  draft && draft.counts !== 'first' ? [draft.rounding.to] : [];

/** A sheet with the assessors that a draft comes to. */
export function withAssessors(sheet: Sheet, draft: AssessorsDraft | undefined): Sheet {
  if (!draft) return sheet;
  const criteria = [
    ...sheet.sections.flatMap((section) => section.criteria),
    ...sheet.bonuses,
    ...sheet.penalties,
  ].filter(({ scoring, applies }) => takesAnswer(scoring) || applies?.mayBeNotApplicable === true);
  const reserved =
    draft.reserves === undefined ? undefined : criteria[draft.reserves % (criteria.length || 1)];
  const isCouncil = draft.counts !== 'first';
  const members = draft.members.map(({ title, required, people }, index): Assessor => {
    const mayBeSeveral = isCouncil && !(reserved && index === 0);
    return {
      span: nodes.span,
      id: nodes.name(ids[index] ?? ''),
      ...(title && { title }),
      ...(mayBeSeveral &&
        people && {
          count: { from: nodes.number(people[0]), to: nodes.number(people[0] + people[1]) },
        }),
      required: required || (reserved !== undefined && index === 0),
    };
  });
  const least = members.reduce(
    (sum, { count }) => sum + (count ? Number(count.from.value.numerator) : 1),
    0,
  );
  const assessors: Assessors = {
    span: nodes.span,
    counts: draft.counts,
    members,
    ...(isCouncil &&
      draft.drops &&
      least > 2 && {
        dropping: { span: nodes.span, highest: nodes.number(1), lowest: nodes.number(1) },
      }),
    ...(isCouncil && {
      rounding: nodes.rounding(draft.rounding.mode, nodes.number(draft.rounding.to)),
    }),
    ...(draft.totalDifference !== undefined && {
      totalDifference: nodes.number(draft.totalDifference),
    }),
    ...(draft.criterionDifference !== undefined && {
      criterionDifference: nodes.number(draft.criterionDifference),
    }),
  };
  const marked = (list: readonly Criterion[]): readonly Criterion[] =>
    list.map((criterion) =>
      criterion === reserved ? { ...criterion, onlyFor: nodes.name(ids[0] ?? '') } : criterion,
    );
  return {
    ...sheet,
    assessors,
    sections: sheet.sections.map((section) => ({ ...section, criteria: marked(section.criteria) })),
    bonuses: marked(sheet.bonuses),
    penalties: marked(sheet.penalties),
  };
}
