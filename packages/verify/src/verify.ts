import { engineVersion, type Plan } from '@barem/plan';
import { analyse, type Analysis } from './analysis.js';
import { BudgetExceeded, standardBudget, type Budget } from './budget.js';
import { decide } from './decide.js';
import { effectOf } from './questions/answers.js';
import { boundaries } from './questions/boundaries.js';
import { alive } from './questions/dead.js';
import { earningEffects } from './questions/earnings.js';
import type { DecidedEffect } from './questions/effects.js';
import { leverage } from './questions/leverage.js';
import { monotonic } from './questions/monotonic.js';
import { reachedOf, share, totality, totals, type Reached } from './questions/reach.js';
import type { Decided, Verification } from './report.js';

/** How a sheet is verified. */
export interface VerifyOptions {
  /** What is given up on; the standard budget is some ten seconds and half a gigabyte. */
  readonly budget?: Budget;
  /** For facts: whether a higher or a lower value is meant to be better. */
  readonly better?: Readonly<Record<string, 'higher' | 'lower'>>;
}

/**
 * Decides questions about all records of a sheet, exactly. Pure, and deterministic: the same plan gives the same proofs and the same
 * records.
 */
export function verify(
  plan: Plan,
  { budget = standardBudget, better = {} }: VerifyOptions = {},
): Verification {
  const head = { sheet: plan.text.sheet, plan: plan.hash, engine: engineVersion };
  const analysis = analyse(plan, budget);
  const reached = decide(() => reachedOf(analysis));
  const total = 'verdict' in reached ? reached : totality(reached);
  const isVacuous = total.verdict === 'broken';
  const ask = <T>(question: () => T): Decided<T> =>
    isVacuous ? { verdict: 'vacuous' } : decide(question);
  const about = <T>(question: (states: Reached) => T): Decided<T> =>
    'verdict' in reached ? reached : ask(() => question(reached));
  const effects = isVacuous ? [] : effectsOf(analysis);
  return {
    ...head,
    totality: total,
    totals: about((states) => totals(analysis, states)),
    alive: ask(() => alive(analysis)),
    boundaries: about((states) => boundaries(analysis, states)),
    monotonic: ask(() => monotonic(plan, effects, better)),
    leverage: ask(() =>
      leverage(analysis, effects, earningEffects(analysis, computedCriteria(plan))),
    ),
    share: about((states) => share(analysis, states)),
  };
}

/** What changing each answer can do. */
function effectsOf(analysis: Analysis): readonly DecidedEffect[] {
  return analysis.plan.inputs.map((_, input) => {
    try {
      return effectOf(analysis, input);
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      return { verdict: 'undecided', reason: error.reason };
    }
  });
}

/** Positions of the criteria that no one answers. */
const computedCriteria = (plan: Plan): readonly number[] =>
  plan.criteria.flatMap(({ input }, index) =>
    input === undefined || plan.inputs[input]!.computed ? [index] : [],
  );
