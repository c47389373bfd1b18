import { isHead, readAnswers } from '../answers.js';
import type { Plan } from '../plan.js';
import { programOf, state, type Program } from '../program.js';

/** An answer in its one spelling: a number, the id of an option, yes or no, or `n/a`. */
export type CanonicalAnswer = number | string | boolean;

/** A record in its one spelling. It holds what its plan knows, and can be scored as it stands. */
export interface CanonicalRecord {
  readonly unit?: string;
  readonly period?: string;
  readonly assessor?: string;
  readonly date?: string;
  readonly facts: Readonly<Record<string, CanonicalAnswer>>;
  readonly scores: Readonly<Record<string, CanonicalAnswer>>;
}

/** How "not applicable" is written in data. */
const notApplicable = 'n/a';

/** The one spelling of a record that has no problem. */
export function canonicalRecord(plan: Plan, record: unknown): CanonicalRecord {
  const program = programOf(plan);
  const { head } = readAnswers(program, record);
  const headText = (['unit', 'period', 'assessor', 'date'] as const).flatMap((key) => {
    const value = head[key];
    return isHead(value) ? [[key, String(value).normalize('NFC')] as const] : [];
  });
  return {
    ...Object.fromEntries(headText),
    facts: answersOf(program, true),
    scores: answersOf(program, false),
  };
}

function answersOf(program: Program, ofFacts: boolean): Record<string, CanonicalAnswer> {
  const { inputs, states } = program;
  const answers = inputs.flatMap(({ id, isFact }, index) => {
    if (isFact !== ofFacts) return [];
    if (states[index] === state.notApplicable) return [[id, notApplicable] as const];
    return states[index] === state.given ? [[id, answerAt(program, index)] as const] : [];
  });
  return Object.fromEntries(answers.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function answerAt({ inputs, answers }: Program, index: number): CanonicalAnswer {
  const { input, unit } = inputs[index]!;
  const stored = answers[index]!;
  switch (input.type) {
    case 'number':
      return stored / unit;
    case 'choice':
      return input.options[stored]!;
    case 'boolean':
    case 'met':
      return stored === 1;
  }
}
