import { divideExactly, roundingCodes } from '@barem/plan';
import type { JsonRules, JsonRulesNumber, Operand } from './document.js';
import { answerFacts, ratingFact } from './fact-ids.js';

/** Places of all facts of a document, and how those that are computed are computed. */
export interface WorksheetForm {
  readonly size: number;
  readonly placeOf: (fact: string) => number;
  /** Places of the first facts that say how the inputs were answered; the answers stand at 0. */
  readonly inputs: {
    readonly given: number;
    readonly notYet: number;
    readonly notApplicable: number;
  };
  /** Place of the first computed fact; the others follow it in their order. */
  readonly firstNumber: number;
  readonly numbers: readonly ((values: Float64Array) => number)[];
  /** Place of the final rating. */
  readonly rating: number;
}

/** Lays out a worksheet: four facts an input, what rules decide, what is computed. */
export function worksheetForm({ inputs, numbers, rules }: JsonRules): WorksheetForm {
  const places = new Map<string, number>();
  const place = (fact: string): void => {
    if (!places.has(fact)) places.set(fact, places.size);
  };
  const { value, given, notYet, notApplicable } = answerFacts;
  for (const name of [value, given, notYet, notApplicable])
    inputs.forEach(({ id }) => place(name(id)));
  for (const { event } of rules) if ('fact' in event.params) place(event.params.fact);
  const firstNumber = places.size;
  for (const { fact } of numbers) place(fact);
  const placeOf = (fact: string): number => {
    const found = places.get(fact);
    if (found === undefined) throw new Error(`no fact ${fact}`);
    return found;
  };
  return {
    size: places.size,
    placeOf,
    firstNumber,
    inputs: {
      given: inputs.length,
      notYet: 2 * inputs.length,
      notApplicable: 3 * inputs.length,
    },
    numbers: numbers.map((number) => evaluatorOf(number, placeOf)),
    rating: placeOf(ratingFact),
  };
}

type Evaluate = (values: Float64Array) => number;

function evaluatorOf(number: JsonRulesNumber, placeOf: (fact: string) => number): Evaluate {
  const read = (operand: Operand): Evaluate => {
    if (typeof operand === 'number') return () => operand;
    const place = placeOf(operand);
    return (values) => values[place]!;
  };
  switch (number.op) {
    case 'add': {
      const of = number.of.map(read);
      return (values) => {
        let sum = 0;
        for (const each of of) sum += each(values);
        return sum;
      };
    }
    case 'least': {
      const of = number.of.map(read);
      return (values) => of.reduce((least, each) => Math.min(least, each(values)), Infinity);
    }
    case 'greatest': {
      const of = number.of.map(read);
      return (values) => of.reduce((most, each) => Math.max(most, each(values)), -Infinity);
    }
    case 'subtract': {
      const [left, right] = [read(number.left), read(number.right)];
      return (values) => left(values) - right(values);
    }
    case 'multiply': {
      const [left, right] = [read(number.left), read(number.right)];
      // Nothing times a negative number must not become −0.
      return (values) => left(values) * right(values) + 0;
    }
    case 'scale': {
      const { by } = number;
      const of = read(number.of);
      return (values) => of(values) * by + 0;
    }
    case 'clamp': {
      const { low, high } = number;
      const of = read(number.of);
      return (values) => Math.min(Math.max(of(values), low), high);
    }
    case 'select': {
      const [when, then, otherwise] = [number.when, number.then, number.otherwise].map(read);
      return (values) => (when!(values) === 1 ? then!(values) : otherwise!(values));
    }
    case 'lookup': {
      const { values: table } = number;
      const of = read(number.of);
      return (values) => table[of(values)]!;
    }
    case 'divide': {
      const mode = roundingCodes[number.mode];
      const [of, by] = [read(number.of), read(number.by)];
      return (values) => divideExactly(of(values), by(values), mode);
    }
  }
}
