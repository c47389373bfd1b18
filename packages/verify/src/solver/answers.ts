import { invariant } from '@barem/core';
import type { Input } from '@barem/plan';
import * as terms from './terms.js';
import type { Term, Text } from './terms.js';

/** How z3 answers an input: with a stored whole number, with "not applicable", or not at all. */
export type Answer = bigint | 'not-applicable' | 'absent';

/** The answer to one input, whatever it is: three names that z3 finds values for. */
export interface AnswerTerms {
  /** The stored whole number; what an input has that is not answered where it is not. */
  readonly value: Term;
  readonly given: Text;
  readonly notApplicable: Text;
}

/** The names of the answer to an input; equal names are one answer. */
export const answerTerms = ({ type }: Input, name: string): AnswerTerms => ({
  value: { sort: isCondition(type) ? 'Bool' : 'Int', text: `value.${name}` },
  given: `given.${name}`,
  notApplicable: `away.${name}`,
});

const isCondition = (type: Input['type']): boolean => type === 'boolean' || type === 'met';

/** Declares an answer, and what can be answered in whatever circumstances. */
export function declareAnswer(
  input: Input,
  { value, given, notApplicable }: AnswerTerms,
): readonly Text[] {
  const least = input.type === 'number' ? input.min : 0;
  return [
    `(declare-const ${value.text} ${value.sort})`,
    `(declare-const ${given} Bool)`,
    `(declare-const ${notApplicable} Bool)`,
    ...stepOf(input, value.text),
    ...[
      terms.not(terms.all([given, notApplicable])),
      ...(input.mayBeNotApplicable ? [] : [terms.not(notApplicable)]),
      ...(input.computed ? [terms.not(given)] : [terms.implies(given, isAllowed(input, value))]),
      terms.implies(
        terms.not(given),
        value.sort === 'Bool' ? terms.not(value.text) : terms.same(value.text, terms.whole(least)),
      ),
    ].map(assert),
  ];
}

/** Asserts a condition for good, or until what was pushed is popped. */
export const assert = (condition: Text): Text => `(assert ${condition})`;

/** The number of steps in a value, where its step is not 1. */
const stepOf = (input: Input, value: Text): readonly Text[] =>
  input.type === 'number' && input.step !== 1 ? [`(declare-const steps.${value} Int)`] : [];

/** Whether a value can be given. */
function isAllowed(input: Input, { text: value }: Term): Text {
  switch (input.type) {
    case 'number': {
      const { min, max, step, within = [[min, max]] } = input;
      const inRange = within.map(([low, high]) =>
        terms.all([terms.atMost(terms.whole(low), value), terms.atMost(value, terms.whole(high))]),
      );
      const onStep = terms.same(value, terms.times(terms.whole(step), `steps.${value}`));
      return terms.all([terms.any(inRange), ...(step === 1 ? [] : [onStep])]);
    }
    case 'choice':
      return terms.all([
        terms.atMost('0', value),
        terms.less(value, terms.whole(input.options.length)),
      ]);
    case 'boolean':
    case 'met':
      return 'true';
  }
}

/** Names in the order in which {@link readAnswer} takes their values. */
export const namesOf = ({ value, given, notApplicable }: AnswerTerms): readonly Text[] => [
  value.text,
  given,
  notApplicable,
];

/** An answer as values that z3 found for its names. */
export function readAnswer(
  { value, given, notApplicable }: AnswerTerms,
  found: ReadonlyMap<Text, bigint>,
): Answer {
  if (valueOf(notApplicable, found) === 1n) return 'not-applicable';
  return valueOf(given, found) === 1n ? valueOf(value.text, found) : 'absent';
}

function valueOf(name: Text, found: ReadonlyMap<Text, bigint>): bigint {
  const value = found.get(name);
  invariant(value !== undefined, `z3 gives ${name} a value`);
  return value;
}
