import { readAnswers } from './answers.js';
import { interpret } from './interpret.js';
import type { Plan } from './plan.js';
import { programOf, state } from './program.js';

/** How a record answers one input, as a stored whole number. */
export type RecordAnswer =
  | { readonly kind: 'given'; readonly value: number }
  | { readonly kind: 'away' }
  | { readonly kind: 'absent' };

/** The answers of a record that `score` rates, one for each input of its plan; what is not needed is absent. */
export function recordAnswers(plan: Plan, record: unknown): readonly RecordAnswer[] {
  const program = programOf(plan);
  readAnswers(program, record);
  interpret(program);
  const { inputs, answers, states, registers } = program;
  return inputs.map(({ input }, index): RecordAnswer => {
    if (input.needed !== undefined && registers[input.needed] === 0) return { kind: 'absent' };
    switch (states[index]) {
      case state.given:
        return { kind: 'given', value: answers[index]! };
      case state.notApplicable:
        return { kind: 'away' };
      default:
        return { kind: 'absent' };
    }
  });
}
