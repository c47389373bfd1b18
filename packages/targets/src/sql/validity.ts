import type { Plan, ProblemCode } from '@barem/plan';
import { asCondition, textOf, type Dialect } from './dialect.js';
import { textList } from './text-list.js';
import type { Reading } from './reading.js';
import { all, cases, condition, isGiven, isNull, negated, short, some, type Term } from './term.js';

/** What a record is, and why. */
export interface Validity {
  /** All answers are there that are needed, and nothing is wrong. */
  readonly isRated: Term;
  /** `rated`, `incomplete` or `refused`. */
  readonly status: Term;
  /** A JSON list of codes, each once, sorted. */
  readonly problems: Term;
}

/** An input as it was read, and under which condition it is asked for. */
export interface Asked extends Reading {
  readonly needed?: Term;
}

/** Judges records as the interpreter does, without its previews: what is not known yet refuses nothing. */
export function validityOf(
  dialect: Dialect,
  plan: Plan,
  answers: readonly Asked[],
  termAt: (slot: number) => Term,
): Validity {
  const broken = plan.constraints.map(({ holds, dependsOn }): Term => {
    const given = dependsOn.map((input) => isGiven(answers[input]!.value));
    return all([...given, negated(asCondition(termAt(holds)))]);
  });
  const kept = plan.constraints.map(({ holds, dependsOn }): Term => {
    // Where all answers are given as a rule, whether they are need not be asked again.
    const doubtful = dependsOn.filter((input) => mayBeLeftOut(plan, input));
    const given = doubtful.map((input) => isNull(answers[input]!.value));
    return some([asCondition(termAt(holds)), ...given]);
  });
  const isRated = all([
    ...plan.inputs.map((input, at) => isSettled(input.kind, input, answers[at]!)),
    ...kept,
  ]);
  const problems = problemsOf(plan, answers, broken);
  const codes = [...problems.keys()].toSorted();
  const list = textList(
    dialect,
    codes.map((code) => ({ text: code, when: some(problems.get(code)!) })),
  );
  const empty = textOf(dialect, '[]');
  const listed = cases('other', [[isRated, empty]], list);
  const status = cases(
    'other',
    [
      [isRated, textOf(dialect, 'rated')],
      [condition`${listed} = ${empty}`, textOf(dialect, 'incomplete')],
    ],
    textOf(dialect, 'refused'),
  );
  return { isRated, status, problems: listed };
}

type PlanInput = Plan['inputs'][number];

const mayBeLeftOut = ({ inputs }: Plan, at: number): boolean => {
  const { needed, mayBeNotApplicable, computed } = inputs[at]!;
  return needed !== undefined || mayBeNotApplicable === true || computed === true;
};

/** Nothing is to be asked of this answer any more, and nothing is wrong with it. */
function isSettled(
  kind: 'fact' | 'score',
  { mayBeNotApplicable, computed }: PlanInput,
  { value, isAbsent, isNotApplicable, needed }: Asked,
): Term {
  const isNeeded = needed && short(condition`${asCondition(needed)}`);
  const unneeded = isNeeded && negated(isNeeded);
  const ways: Term[] = [];
  if (computed) ways.push(isAbsent);
  else {
    ways.push(isNeeded && kind === 'score' ? all([isGiven(value), isNeeded]) : isGiven(value));
    if (unneeded) ways.push(all([isAbsent, unneeded]));
  }
  if (isNotApplicable) {
    ways.push(mayBeNotApplicable || !unneeded ? isNotApplicable : all([isNotApplicable, unneeded]));
  }
  return some(ways);
}

/** Every code that a record of this plan can have, with the conditions for it. */
function problemsOf(
  plan: Plan,
  answers: readonly Asked[],
  broken: readonly Term[],
): ReadonlyMap<ProblemCode, readonly Term[]> {
  const found = new Map<ProblemCode, Term[]>();
  const add = (code: ProblemCode, when: Term): void => {
    found.set(code, [...(found.get(code) ?? []), when]);
  };
  for (const [at, { wrong, needed, value, isNotApplicable }] of answers.entries()) {
    const { kind, mayBeNotApplicable } = plan.inputs[at]!;
    for (const { code, when } of wrong) add(code, when);
    if (needed && kind === 'score') {
      add('record/does-not-apply', all([isGiven(value), negated(asCondition(needed))]));
      if (isNotApplicable && !mayBeNotApplicable)
        add('record/cannot-be-not-applicable', all([isNotApplicable, asCondition(needed)]));
    }
  }
  for (const when of broken) add('record/constraint', when);
  return found;
}
