import { readAnswers } from './answers.js';
import type { Input } from './plan.js';
import type { Problem } from './problems.js';
import { readyInput, state, type AnswerSheet } from './program.js';

/** What is read of a record by the inputs alone, before anything is computed. */
export interface ReadRecord {
  /** One whole number an input, in stored units; its least value where no answer was read. */
  readonly values: Float64Array;
  /** How each input was answered, as `answerStates` says. */
  readonly states: Uint8Array;
  readonly problems: readonly Problem[];
  /** Some answer is not given yet, or is "not applicable" without leave, which is right only where it is not needed. */
  readonly isOpen: boolean;
}

/** How an input can be answered. */
export const answerStates: typeof state = state;

/**
 * Reads records as `score` does, for engines that compute the rest in a way of their own.
 * @param criteria - ids of all criteria of the sheet
 */
export function createReader(
  inputs: readonly Input[],
  criteria: readonly string[],
): (record: unknown) => ReadRecord {
  const sheet: AnswerSheet = {
    inputs: inputs.map(readyInput),
    criteria: { ids: criteria },
    answers: new Float64Array(inputs.length),
    states: new Uint8Array(inputs.length),
  };
  return (record) => {
    const { problems, isOpen } = readAnswers(sheet, record);
    return { values: sheet.answers.slice(), states: sheet.states.slice(), problems, isOpen };
  };
}
