import { problem, type Problem } from './problems.js';
import { state, type Program } from './program.js';

/** What only shows once values are computed: broken constraints, and scores of criteria that do not apply. */
export function judge(program: Program): readonly Problem[] {
  const { inputs, guarded, registers, states } = program;
  const problems = brokenConstraints(program);
  for (const index of guarded) {
    const { input, id } = inputs[index]!;
    const isNeeded = registers[input.needed!] === 1;
    if (!isNeeded && input.kind === 'score' && states[index] === state.given) {
      problems.push(problem('record/does-not-apply', id, {}));
    }
    if (isNeeded && states[index] === state.notApplicable && !input.mayBeNotApplicable) {
      problems.push(problem('record/cannot-be-not-applicable', id, {}));
    }
  }
  return problems;
}

/** Constraints that do not hold although all of their answers are there and right. */
export function brokenConstraints(program: Program): Problem[] {
  const problems: Problem[] = [];
  for (let index = 0; index < program.plan.constraints.length; index += 1) {
    if (isBroken(program, index)) problems.push(constraintProblem(program, index));
  }
  return problems;
}

/** Whether a constraint, all of whose answers are there, does not hold. */
export function isBroken({ plan, registers, states }: Program, index: number): boolean {
  const constraint = plan.constraints[index]!;
  return (
    registers[constraint.holds] === 0 &&
    constraint.dependsOn.every((input) => states[input] === state.given)
  );
}

/** A broken constraint, at the first answer that it speaks of. */
export function constraintProblem({ plan, inputs, states }: Program, index: number): Problem {
  const { dependsOn } = plan.constraints[index]!;
  const place = dependsOn.find((input) => states[input] === state.given) ?? dependsOn[0] ?? -1;
  return problem('record/constraint', inputs[place]?.id ?? '', {
    title: plan.text.constraints[index]?.title ?? '',
  });
}
