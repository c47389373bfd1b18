import type { Plan } from '@barem/plan';
import type { Witness } from './states.js';
import { alternativesOf, type Answer } from './variables.js';

/** A record as `score` reads it. */
export type RecordData = Readonly<Record<string, number | string | boolean>>;

/** The record in which every input takes the alternative of a witness; variables beyond the inputs are left out. */
export function recordOf(plan: Plan, witness: Witness): RecordData {
  return recordFrom(
    plan,
    plan.inputs.map((input, index) => alternativesOf(input).answerAt(witness.get(index)!)),
  );
}

/** A record with the given answers, one for each input. */
export function recordFrom(plan: Plan, answers: readonly Answer[]): RecordData {
  return Object.fromEntries(
    plan.inputs.flatMap(({ id }, index) => {
      const answer = answers[index]!;
      if (answer.kind === 'absent') return [];
      return [[id, answer.kind === 'away' ? 'n/a' : writtenValue(plan, index, answer.value)]];
    }),
  );
}

/** A stored answer as a record writes it. */
export function writtenValue(plan: Plan, index: number, stored: number): number | string | boolean {
  const input = plan.inputs[index]!;
  switch (input.type) {
    case 'number':
      return stored / 10 ** input.decimals;
    case 'choice':
      return input.options[stored]!;
    case 'boolean':
    case 'met':
      return stored === 1;
  }
}
