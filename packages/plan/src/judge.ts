import type { Bounds } from './bounds.js';
import { problem, type Problem } from './problems.js';
import { state, type Program } from './program.js';

/**
 * What only shows once values are computed: broken constraints, scores of criteria that do not apply, and "not
 * applicable" where it cannot be said. Between bounds, what is wrong whatever the open answers are.
 */
export function judge(
  program: Program,
  { low, high }: Bounds = { low: program.registers, high: program.registers },
): readonly Problem[] {
  const { plan, inputs, guarded, states } = program;
  const problems: Problem[] = [];
  const isGiven = (index: number): boolean => states[index] === state.given;
  /** Whether an answer is there, or must come and be one that fits. */
  const isSure = (index: number): boolean => {
    const { needed } = inputs[index]!.input;
    return (
      isGiven(index) ||
      (states[index] === state.notYet && (needed === undefined || low[needed] === 1))
    );
  };
  for (let index = 0; index < plan.constraints.length; index += 1) {
    const { holds, dependsOn } = plan.constraints[index]!;
    if (high[holds] === 0 && dependsOn.every(isSure)) {
      const place = dependsOn.find(isGiven) ?? dependsOn[0] ?? -1;
      problems.push(
        problem('record/constraint', inputs[place]?.id ?? '', {
          title: plan.text.constraints[index]?.title ?? '',
        }),
      );
    }
  }
  for (const index of guarded) {
    const { input, id, isFact } = inputs[index]!;
    if (high[input.needed!] === 0 && isGiven(index) && !isFact)
      problems.push(problem('record/does-not-apply', id, {}));
    if (
      low[input.needed!] === 1 &&
      states[index] === state.notApplicable &&
      !input.mayBeNotApplicable
    )
      problems.push(problem('record/cannot-be-not-applicable', id, {}));
  }
  return problems;
}
