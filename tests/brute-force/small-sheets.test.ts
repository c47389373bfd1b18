import type { Plan } from '@barem/plan';
import type { Criterion, Scoring, Sheet } from '@barem/syntax';
import { fc } from '@barem/testing';
import { expect, test } from 'vitest';
import { compile } from '../properties/compile.js';
import { patience } from '../properties/runs.js';
import { smallSheet } from './small-sheets.js';

interface Small {
  readonly sheet: Sheet;
  readonly plan: Plan;
  readonly criteria: readonly Criterion[];
  /** The kinds of everything in the sheet. */
  readonly kinds: ReadonlySet<unknown>;
}

type Holds = (small: Small) => boolean;

const scoring =
  <K extends Scoring['kind']>(
    kind: K,
    which: (scoring: Extract<Scoring, { kind: K }>) => boolean = () => true,
  ): Holds =>
  ({ criteria }) =>
    criteria.some(
      (criterion) =>
        criterion.scoring.kind === kind &&
        which(criterion.scoring as Extract<Scoring, { kind: K }>),
    );

const clause =
  (which: (clause: NonNullable<Criterion['applies']>) => boolean): Holds =>
  ({ criteria }) =>
    criteria.some(({ applies }) => applies !== undefined && which(applies));

const constructs: Readonly<Record<string, Holds>> = {
  'assessed points': scoring('assessed'),
  'levels with fixed points': scoring('levels', ({ levels }) =>
    levels.every(({ points }) => points.kind === 'number'),
  ),
  'levels with ranges': scoring('levels', ({ levels }) =>
    levels.some(({ points }) => points.kind === 'range'),
  ),
  bands: scoring('bands'),
  'steps of a ratio': ({ plan }) =>
    plan.operations.some((each) => each.op === 'steps' && each.by !== undefined),
  'met or not, answered': scoring('met-or-not', ({ when }) => when === undefined),
  'met or not, computed': scoring('met-or-not', ({ when }) => when !== undefined),
  'per unit': scoring('per-unit'),
  'progressive in whole steps': scoring('progressive', ({ proRata }) => proRata === undefined),
  'progressive pro rata': scoring('progressive', ({ proRata }) => proRata !== undefined),
  formula: scoring('formula'),
  'applies on a condition': clause(({ when }) => when !== undefined),
  'may be not applicable': clause(({ mayBeNotApplicable }) => mayBeNotApplicable),
  'otherwise the maximum': clause(({ otherwise }) => otherwise.kind === 'maximum'),
  'otherwise stated points': clause(({ otherwise }) => otherwise.kind === 'points'),
  'otherwise leaves the scale': clause(({ otherwise }) => otherwise.kind === 'leaves-scale'),
  'computed, answered with not applicable': ({ plan }) =>
    plan.inputs.some(({ computed }) => computed),
  'a fact that may be needless': ({ plan }) =>
    plan.inputs.some(({ kind, needed }) => kind === 'fact' && needed !== undefined),
  'a score that may be needless': ({ plan }) =>
    plan.inputs.some(({ kind, needed }) => kind === 'score' && needed !== undefined),
  requirements: ({ plan }) => plan.ratings.some(({ requirements }) => requirements.length > 0),
  caps: ({ plan }) => plan.caps.some(({ kind }) => kind === 'cap'),
  floors: ({ plan }) => plan.caps.some(({ kind }) => kind === 'floor'),
  'a rating without a range': ({ sheet }) => sheet.ratings.some(({ range }) => !range),
  bonuses: ({ sheet }) => sheet.bonuses.length > 0,
  penalties: ({ sheet }) => sheet.penalties.length > 0,
  constraints: ({ sheet }) => sheet.constraints.length > 0,
  'lower is better': ({ plan }) => plan.lowerIsBetter,
  'no scale': ({ sheet }) => sheet.scale !== undefined && !sheet.scale.bounds,
  'no clause of a scale': ({ sheet }) => sheet.scale === undefined,
  'a scale from below 0': ({ sheet }) => sheet.scale?.bounds?.from !== undefined,
  'a step other than 1': ({ sheet }) =>
    sheet.scale?.step !== undefined && sheet.scale.step.value.denominator !== 1n,
  'points(…)': ({ kinds }) => kinds.has('points-of'),
  'level(…)': ({ kinds }) => kinds.has('level-of'),
  'a count': ({ kinds }) => kinds.has('count'),
  'a decimal': ({ kinds }) => kinds.has('decimal'),
  'a percentage': ({ kinds }) => kinds.has('percentage'),
  'a choice': ({ kinds }) => kinds.has('choice'),
  'yes or no': ({ kinds }) => kinds.has('boolean'),
  'a rounded division': ({ plan }) => plan.operations.some(({ op }) => op === 'divide'),
};

test(
  'every construct occurs in 3 % of small sheets at least',
  () => {
    const count = 300;
    const sheets = fc.sample(smallSheet(), { numRuns: count, seed: 1 }).map((sheet): Small => {
      const { sections, bonuses, penalties } = sheet;
      const criteria = [
        ...sections.flatMap((section) => section.criteria),
        ...bonuses,
        ...penalties,
      ];
      return { sheet, plan: compile(sheet), criteria, kinds: new Set(kindsIn(sheet)) };
    });
    const rare = Object.entries(constructs).flatMap(([name, holds]) => {
      const share = sheets.filter(holds).length / count;
      return share < 0.03 ? [`${name}: ${share}`] : [];
    });
    expect(rare).toEqual([]);
  },
  patience,
);

function* kindsIn(tree: unknown): Iterable<unknown> {
  if (typeof tree !== 'object' || tree === null) return;
  if ('kind' in tree) yield tree.kind;
  for (const part of Object.values(tree)) yield* kindsIn(part);
}
