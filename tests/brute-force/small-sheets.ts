import type { Plan } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import { buildSheet, fc, sheetDraft, type SheetDraft } from '@barem/testing';
import { compile } from '../properties/compile.js';
import { at } from './evaluate.js';
import { combinations, everyNth } from './records.js';

/** Combinations of answers that a small sheet has at most. */
export const mostCombinations = 20_000;

/** Combinations that the facts of a small sheet have at most, as far as drafts show. */
const mostOfFacts = 400;

type FactDraft = SheetDraft['facts'][number];
type CriterionDraft = SheetDraft['bonuses'][number];
type ScoringDraft = CriterionDraft['scoring'];

/**
 * Sheets of every construct with few and narrow answers, so that all of their records can be listed. In nine of ten, a look
 * at some of the records finds more than one rating; the others are as they come.
 */
export const smallSheet = (): fc.Arbitrary<Sheet> =>
  fc
    .record({ draft: sheetDraft(), asItComes: fc.nat(9).map((value) => value === 0) })
    .map(({ draft, asItComes }) => ({ sheet: buildSheet(narrowed(draft)), asItComes }))
    .filter(({ sheet, asItComes }) => {
      const plan = compile(sheet);
      return combinations(plan) <= mostCombinations && (asItComes || hasSeveralRatings(plan));
    })
    .map(({ sheet }) => sheet);

/** Whether a few hundred records have more than one rating. */
function hasSeveralRatings(plan: Plan): boolean {
  const { points } = everyNth(plan, 1 + 2 * Math.floor(combinations(plan) / 600));
  return new Set(points.map(({ values }) => at(values, plan.rating))).size > 1;
}

/** The draft with narrow answers, and without the facts and criteria that would make too many records. */
export function narrowed(draft: SheetDraft): SheetDraft {
  const ofFacts = createRoom(mostOfFacts);
  const facts = draft.facts.map(narrowFact).filter((fact) => ofFacts.take(sizeOfFact(fact)));
  const room = createRoom(mostCombinations / ofFacts.taken());
  const kept = (criteria: readonly CriterionDraft[]): readonly CriterionDraft[] =>
    criteria.map(narrowCriterion).filter((criterion) => room.take(sizeOfCriterion(criterion)));
  return {
    ...draft,
    facts,
    // What stands outside of sections is rarer and chooses first.
    bonuses: kept(draft.bonuses),
    penalties: kept(draft.penalties),
    sections: nonEmpty(
      draft.sections.map((section) => ({ ...section, criteria: kept(section.criteria) })),
      draft,
    ),
  };
}

/** Sections that kept a criterion; where none did, one with one criterion that is met or not. */
function nonEmpty(sections: SheetDraft['sections'], draft: SheetDraft): SheetDraft['sections'] {
  const kept = sections.filter(({ criteria }) => criteria.length > 0);
  const [first] = draft.sections;
  const [criterion] = first?.criteria ?? [];
  if (kept.length > 0 || !first || !criterion) return kept;
  const scoring: ScoringDraft = { kind: 'met-or-not', points: 3 };
  return [{ ...first, criteria: [{ ...criterion, scoring, applies: undefined }] }];
}

/** Room for a product of sizes. */
function createRoom(most: number): {
  /** Whether there was room for one more. */
  readonly take: (size: number) => boolean;
  readonly taken: () => number;
} {
  let product = 1;
  return {
    take(size) {
      const fits = product * size <= most;
      if (fits) product *= size;
      return fits;
    },
    taken: () => product,
  };
}

function narrowFact(fact: FactDraft): FactDraft {
  const { type } = fact;
  switch (type.kind) {
    case 'count':
      return { ...fact, type: { ...type, width: 1 + (type.width % 6) } };
    case 'decimal':
    case 'percentage': {
      const decimals = Math.min(type.decimals, 1);
      const width = decimals === 1 ? 1 : 2 + (type.width % 5);
      return { ...fact, type: { ...type, decimals, width } };
    }
    case 'choice':
      return { ...fact, type: { ...type, titles: type.titles.slice(0, 3) } };
    case 'boolean':
      return fact;
  }
}

/** How many answers a narrow fact has. */
function sizeOfFact({ type }: FactDraft): number {
  switch (type.kind) {
    case 'count':
      return type.width + 1;
    case 'decimal':
    case 'percentage':
      return type.width * 10 ** type.decimals + 1;
    case 'choice':
      return type.titles.length;
    case 'boolean':
      return 2;
  }
}

const narrowCriterion = (criterion: CriterionDraft): CriterionDraft => ({
  ...criterion,
  scoring: narrowScoring(criterion.scoring),
});

/** Few answers; and few points where facts decide, so that the answers that are left still decide ratings. */
function narrowScoring(scoring: ScoringDraft): ScoringDraft {
  switch (scoring.kind) {
    case 'assessed':
      return { ...scoring, width: 1 + (scoring.width % 4) };
    case 'levels': {
      const levels = scoring.levels.slice(0, 3);
      // Points between the ends of a level are answers, too; fixed points are one answer however many they are.
      const narrow = levels.map((level) => ({ ...level, width: 1 + (level.width % 2) }));
      return { ...scoring, levels: scoring.form === 'fixed' ? levels : narrow };
    }
    case 'bands':
    case 'guarded-bands': {
      const [first, ...rest] = scoring.points;
      return { ...scoring, points: [1 + (first % 8), ...rest.map((points) => points % 8)] };
    }
    case 'progressive':
      return { ...scoring, base: scoring.base % 4, most: 1 + (scoring.most % 8) };
    case 'formula':
      return { ...scoring, width: 1 + (scoring.width % 8) };
    case 'met-or-not':
    case 'per-unit':
      return scoring;
  }
}

/** About how many answers a narrow criterion has, with "not applicable" and none. */
function sizeOfCriterion({ scoring, applies }: CriterionDraft): number {
  const absences = applies ? Number(applies.mayBeNotApplicable || !applies.when) : 0;
  const unneeded = applies?.when ? 1 : 0;
  const answers = answersOf(scoring);
  return answers === undefined ? 1 + absences : answers + absences + unneeded;
}

/** How many answers a narrow scoring has; `undefined` where facts decide. */
function answersOf(scoring: ScoringDraft): number | undefined {
  switch (scoring.kind) {
    case 'assessed':
      return scoring.width + 1 + (scoring.below ? 3 : 0);
    case 'levels':
      return scoring.form === 'fixed'
        ? scoring.levels.length
        : scoring.levels.reduce((sum, { width }) => sum + width, 1);
    case 'met-or-not':
      return scoring.when ? undefined : 2;
    default:
      return undefined;
  }
}
