import { exact, rational, type Language } from '@barem/core';
import type { Annotations, Constraint, Effective, Fact, Sheet, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { effective, sheetAnnotations, title } from './annotations.js';
import {
  assessorsDraft,
  gridOfAssessors,
  withAssessors,
  type AssessorsDraft,
} from './assessors.js';
import { canBeAnswered } from './answers.js';
import { buildConstraint, constraintDraft, type ConstraintDraft } from './constraints.js';
import { criterionDraft } from './criteria.js';
import { withExamples, exampleDraft, type ExampleDraft } from './examples.js';
import { pick } from './expression-drafts.js';
import { buildFacts, factDrafts, factScope, type FactDraft } from './facts.js';
import { buildLets, letDraft, type LetDraft } from './lets.js';
import * as nodes from './nodes.js';
import {
  buildCap,
  buildRatings,
  capDraft,
  ratingsDraft,
  type CapDraft,
  type RatingsDraft,
} from './ratings.js';
import { nodesIn } from './telling-values.js';
import { scaleClause, scaleDraft } from './scales.js';
import { buildCriteria, openBounds, sectionDraft, type CriteriaDraft } from './sections.js';
import { letIds, wordAt } from './words.js';

/** Everything about a sheet but the names and sums that follow from the rest. */
export interface SheetDraft extends CriteriaDraft {
  readonly language: Language;
  readonly title: Text;
  readonly annotations: Annotations;
  readonly effective: Effective | undefined;
  readonly assessors: AssessorsDraft | undefined;
  readonly facts: readonly FactDraft[];
  readonly constraints: readonly ConstraintDraft[];
  /** Lets that speak of facts only. */
  readonly lets: readonly LetDraft[];
  /** Lets that may speak of points, too; only ratings and caps use them. */
  readonly lateLets: readonly LetDraft[];
  readonly ratings: RatingsDraft;
  readonly caps: readonly CapDraft[];
  readonly examples: readonly ExampleDraft[];
}

/** Whole sheets without errors: every construct of the tree, budgets that add up, ratings that tile the totals. */
export const sheet = (): Arbitrary<Sheet> => sheetDraft().map(buildSheet);

/** Drafts of sheets, small ones first. */
export const sheetDraft = (): Arbitrary<SheetDraft> =>
  fc.record({
    language: fc.constantFrom<Language[]>('vi', 'en'),
    title: title(),
    annotations: sheetAnnotations(),
    effective: fc.option(effective(), { nil: undefined }),
    words: pick(),
    scale: scaleDraft(),
    pointsGrid: fc.option(fc.constantFrom(rational(1, 4), rational(1, 10)), {
      nil: undefined,
      freq: 1,
    }),
    assessors: fc.option(assessorsDraft(), { nil: undefined, freq: 1 }),
    facts: factDrafts(),
    constraints: fc.array(constraintDraft(), { maxLength: 2 }),
    lets: fc.array(letDraft(), { maxLength: 3 }),
    lateLets: fc.array(letDraft(), { maxLength: 1 }),
    sections: fc.array(sectionDraft(), { minLength: 1, maxLength: 4 }),
    bonuses: fc.array(criterionDraft(), { maxLength: 2 }),
    penalties: fc.array(criterionDraft(), { maxLength: 2 }),
    looksAhead: fc.boolean(),
    ratings: ratingsDraft(),
    caps: fc.array(capDraft(), { maxLength: 2 }),
    examples: fc.array(exampleDraft(), { maxLength: 2 }),
  });

/** The sheet that a draft comes to. */
export function buildSheet(draft: SheetDraft): Sheet {
  const { scale } = draft;
  const facts = buildFacts(draft.facts, draft.words);
  const ids = [...draft.lets, ...draft.lateLets].map((_, place) => wordAt(letIds, place));
  const early = buildLets(draft.lets, ids, factScope(facts));
  const constraints = buildConstraints(facts, draft.constraints);
  const all = buildCriteria(draft, early.scope, constraints.length === 0);
  const { criteria, scope, sections, bonuses, penalties } = all;
  const late = buildLets(draft.lateLets, ids.slice(draft.lets.length), scope);

  const inSections = sections.flatMap(({ built }) => built);
  const highest = exact.sum(inSections.map(({ high }) => high));
  const leaves = inSections.some(
    ({ criterion }) => criterion.applies?.otherwise.kind === 'leaves-scale',
  );
  const below = exact.multiply(rational(-scale.below), scale.step);
  const lowerIsBetter = scale.kind !== 'absent' && scale.lowerIsBetter;
  const clause = scaleClause(scale, { highest, below, leaves, lowerIsBetter });
  const grids = [
    ...criteria.map(({ grid }) => grid),
    ...gridOfAssessors(draft.assessors),
    ...(scale.kind === 'below-zero' ? [below] : []),
    ...(clause.scale?.rounding ? [clause.scale.rounding.to.value] : []),
  ];
  const bounds = {
    'from-zero': { low: exact.zero, high: highest },
    'below-zero': { low: below, high: highest },
    absent: { low: exact.zero, high: highest },
    none: openBounds(all),
  }[scale.kind];
  const ratings = buildRatings(draft.ratings, {
    ...bounds,
    scope: late.scope,
    grid: grids.reduce(exact.gcdOf),
    stepped: criteria.every(({ criterion }) => criterion.scoring.kind !== 'formula'),
    lowerIsBetter,
  });

  const built: Sheet = {
    kind: 'sheet',
    span: nodes.span,
    language: draft.language,
    id: nodes.name(wordAt(['nghe_an.thuong_ky', 'biểu_1', 'sheet_a'], draft.words % 3)),
    title: draft.title,
    annotations: draft.annotations,
    ...(draft.effective && { effective: draft.effective }),
    ...clause,
    facts,
    constraints,
    lets: [...early.lets, ...late.lets],
    sections: sections.map(({ section }) => section),
    bonuses: bonuses.map(({ criterion }) => criterion),
    penalties: penalties.map(({ criterion }) => criterion),
    ratings,
    caps: draft.caps.flatMap((each) => buildCap(each, ratings, late.scope) ?? []),
    examples: [],
  };
  return withExamples(withHonestStatus(withAssessors(built, draft.assessors)), draft.examples);
}

/** A sheet claims to be official only where no part of it is illustrative or a draft. */
function withHonestStatus(sheet: Sheet): Sheet {
  const { status, ...unstated } = sheet.annotations;
  if (status?.value !== 'official') return sheet;
  const parts = [...nodesIn({ ...sheet, annotations: unstated })];
  const isHonest = (part: object): boolean => !('value' in part) || !unofficial.has(part.value);
  return parts.every(isHonest) ? sheet : { ...sheet, annotations: unstated };
}

const unofficial: ReadonlySet<unknown> = new Set(['illustrative', 'draft']);

/** The constraints that leave some record valid. */
const buildConstraints = (
  facts: readonly Fact[],
  drafts: readonly ConstraintDraft[],
): readonly Constraint[] =>
  drafts.reduce<readonly Constraint[]>((before, draft) => {
    const constraint = buildConstraint(draft, factScope(facts));
    const after = constraint ? [...before, constraint] : before;
    return canBeAnswered(facts, after) ? after : before;
  }, []);
