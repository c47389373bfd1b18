import { exact, rational, type Rational } from '@barem/core';
import type { Annotations, Applies, Criterion, Expr, Otherwise, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { annotations, mark, title } from './annotations.js';
import { conditionDraft, type ConditionDraft } from './expression-drafts.js';
import { buildCondition } from './expressions.js';
import * as nodes from './nodes.js';
import { known } from './quantity.js';
import { takesAnswer } from '../reckon/reckoning.js';
import { emptyScope, type Scope } from './scope.js';
import { scoringDraft, type ScoringDraft } from './scoring-drafts.js';
import { buildScoring, type BuiltScoring, type Setting } from './scorings.js';

/** When a criterion applies, and what it earns when not; `share` is the stated points in tenths of the maximum. */
export interface AppliesDraft {
  readonly when?: ConditionDraft | undefined;
  readonly mayBeNotApplicable: boolean;
  readonly otherwise: Otherwise['kind'];
  readonly share: number;
}

export interface CriterionDraft {
  readonly title: Text;
  readonly scoring: ScoringDraft;
  readonly applies?: AppliesDraft | undefined;
  readonly annotations: Annotations;
  readonly isChangeable: boolean;
}

const appliesDraft = (): Arbitrary<AppliesDraft> =>
  fc.record({
    when: fc.option(conditionDraft(), { nil: undefined, freq: 3 }),
    mayBeNotApplicable: fc.boolean(),
    otherwise: fc.constantFrom<Otherwise['kind'][]>('maximum', 'points', 'leaves-scale'),
    share: fc.nat(12),
  });

/** Criteria of every kind; a third of them may not apply. */
export const criterionDraft = (): Arbitrary<CriterionDraft> =>
  fc.record({
    title: title(),
    scoring: scoringDraft(),
    applies: fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.constant(undefined), weight: 2 },
      { arbitrary: appliesDraft(), weight: 1 },
    ),
    annotations: annotations(),
    isChangeable: mark(),
  });

/** A criterion with the points that it can earn and the names that it adds to the sheet. */
export interface BuiltCriterion {
  readonly criterion: Criterion;
  readonly low: Rational;
  /** Its maximum. */
  readonly high: Rational;
  readonly grid: Rational;
  readonly scope: Scope;
}

/** What `draft` comes to where it stands; `mayLeaveScale` says whether the sheet can do without its points. */
export function buildCriterion(
  draft: CriterionDraft,
  setting: Setting & { readonly mayLeaveScale: boolean },
): BuiltCriterion {
  const boundsAreDeclared = setting.boundsAreDeclared && draft.applies?.when === undefined;
  const built = buildScoring(draft.scoring, { ...setting, boundsAreDeclared });
  const applies = buildApplies(draft.applies, built, setting);
  const hasAnswer = takesAnswer(built.scoring) || applies?.mayBeNotApplicable === true;
  const criterion: Criterion = {
    kind: 'criterion',
    span: nodes.span,
    id: nodes.name(setting.id),
    title: draft.title,
    scoring: built.scoring,
    ...(applies && { applies }),
    annotations: draft.annotations,
    ...(draft.isChangeable && hasAnswer && { changeable: { span: nodes.span } }),
  };
  const stated = applies?.otherwise.kind === 'points' ? [applies.otherwise.points.value] : [];
  const least = applies?.otherwise.kind === 'leaves-scale' ? [exact.zero] : [];
  const low = [built.low, ...stated, ...least].reduce(exact.least);
  const high = [built.high, ...stated].reduce(exact.greatest);
  const grid = [built.grid, ...stated].reduce(exact.gcdOf);
  return {
    criterion,
    low,
    high,
    grid,
    scope: criterionScope(setting.id, { low, high, grid }, built),
  };
}

/** Points and maximum of something that earns points, as expressions speak of them. */
export const pointsScope = (
  id: string,
  { low, high, grid }: { readonly low: Rational; readonly high: Rational; readonly grid: Rational },
): Scope => ({
  ...emptyScope,
  quantities: [
    { ...known(nodes.pointsOf(id), 'points', { low, high, grid }), whole: false },
    { ...known(nodes.maximumOf(id), 'points', { low: high, high, grid }), whole: false },
  ],
});

function criterionScope(
  id: string,
  bounds: { readonly low: Rational; readonly high: Rational; readonly grid: Rational },
  { levels }: BuiltScoring,
): Scope {
  const choices = levels ? [{ expr: nodes.levelOf(id), answers: levels }] : [];
  return { ...pointsScope(id, bounds), choices };
}

/** The clause of a criterion: the drafted one, together with what guards its scoring against a division by 0. */
function buildApplies(
  draft: AppliesDraft | undefined,
  { guard, high }: BuiltScoring,
  setting: Setting & { readonly mayLeaveScale: boolean },
): Applies | undefined {
  const { span } = nodes;
  const drafted = draft?.when && buildCondition(draft.when, setting.scope);
  const when: Expr | undefined = guard && drafted ? nodes.both(guard, drafted) : (guard ?? drafted);
  if (!draft)
    return when && { span, when, mayBeNotApplicable: false, otherwise: { span, kind: 'maximum' } };
  return {
    span,
    ...(when && { when }),
    mayBeNotApplicable: draft.mayBeNotApplicable || !when,
    otherwise: buildOtherwise(draft, high, setting),
  };
}

function buildOtherwise(
  { otherwise, share }: AppliesDraft,
  maximum: Rational,
  { mayLeaveScale, pointsGrid }: Setting & { readonly mayLeaveScale: boolean },
): Otherwise {
  const { span } = nodes;
  if (otherwise === 'points') {
    const points = exact.roundTo(exact.multiply(maximum, rational(share, 10)), pointsGrid, 'down');
    return { span, kind: 'points', points: nodes.number(points) };
  }
  return { span, kind: otherwise === 'leaves-scale' && !mayLeaveScale ? 'maximum' : otherwise };
}
