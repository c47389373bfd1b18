import type { Plan } from '@barem/plan';
import type { Witness } from '@barem/verify/solver';
import { evaluatorOf, type Values } from '../brute-force/evaluate.js';

/** A record that z3 found, with the values of the plan's operations, which z3 had no part in. */
export interface Shown extends Witness {
  readonly values: Values;
}

export const shown = (plan: Plan, witness: Witness): Shown => ({
  ...witness,
  values: evaluatorOf(plan).evaluate(witness.answers),
});
