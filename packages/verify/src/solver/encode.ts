import type { Operation, Plan, Slot } from '@barem/plan';
import { at } from './at.js';
import type { AnswerTerms } from './answers.js';
import { fewValues } from './few-values.js';
import * as terms from './terms.js';
import type { Term, Text } from './terms.js';

/** A plan as constraints over the answers to its inputs. */
export interface Encoded {
  readonly plan: Plan;
  readonly answers: readonly AnswerTerms[];
  /** Defines every operation; to be said before anything else is. */
  readonly definitions: readonly Text[];
  /** The value of an operation as a whole number. */
  readonly value: (slot: Slot) => Text;
  /** Whether an operation is 1. */
  readonly holds: (slot: Slot) => Text;
  /** Whether the answers are a record: all that is needed is there, nothing else is, and constraints hold. */
  readonly isRecord: Text;
}

/**
 * Writes a plan in SMT-LIB 2.
 * @param answers - by position of the input
 * @param name - what the names of its operations begin with
 * @param instead - what operations are whatever they say: values that they can have
 */
export function encode(
  plan: Plan,
  answers: readonly AnswerTerms[],
  name: string,
  instead: ReadonlyMap<Slot, Term> = new Map(),
): Encoded {
  const slots: Term[] = [];
  const definitions: Text[] = [];
  const few = fewValues(plan);
  const scope: Scope = {
    answers,
    few: (slot) => few[slot],
    value: (slot) => asWhole(at(slots, slot)),
    holds: (slot) => asCondition(at(slots, slot)),
    isCondition: (slot) => at(slots, slot).sort === 'Bool',
  };
  plan.operations.forEach((operation, slot) => {
    const term = instead.get(slot) ?? termOf(operation, scope);
    if (operation.op === 'constant' || operation.op === 'input') {
      slots.push(term);
      return;
    }
    definitions.push(`(define-fun ${name}.${slot} () ${term.sort} ${term.text})`);
    slots.push({ sort: term.sort, text: `${name}.${slot}` });
  });
  const { value, holds } = scope;
  return { plan, answers, definitions, value, holds, isRecord: recordOf(plan, answers, holds) };
}

interface Scope extends Pick<Encoded, 'answers' | 'value' | 'holds'> {
  /** All values of an operation that has few. */
  readonly few: (slot: Slot) => readonly bigint[] | undefined;
  readonly isCondition: (slot: Slot) => boolean;
}

const asWhole = ({ sort, text }: Term): Text =>
  sort === 'Int' ? text : terms.choose(text, '1', '0');

const asCondition = ({ sort, text }: Term): Text =>
  sort === 'Bool' ? text : terms.same(text, '1');

const int = (text: Text): Term => ({ sort: 'Int', text });
const bool = (text: Text): Term => ({ sort: 'Bool', text });

function termOf(operation: Operation, scope: Scope): Term {
  const { value, holds, answers } = scope;
  switch (operation.op) {
    case 'constant':
      return int(terms.whole(operation.value));
    case 'input':
      return at(answers, operation.input).value;
    case 'not-applicable':
      return bool(at(answers, operation.input).notApplicable);
    case 'add':
      return int(terms.plus(operation.of.map(value)));
    case 'subtract':
      return int(terms.minus(value(operation.left), value(operation.right)));
    case 'scale':
      return int(terms.times(terms.whole(operation.by), value(operation.of)));
    case 'multiply':
      return int(product(operation, scope));
    case 'least':
      return int(extreme(operation.of.map(value), terms.atMost));
    case 'greatest':
      return int(extreme(operation.of.map(value), (a, b) => terms.atMost(b, a)));
    case 'clamp':
      return int(
        clamped(value(operation.of), terms.whole(operation.low), terms.whole(operation.high)),
      );
    case 'equal':
      return bool(terms.same(value(operation.left), value(operation.right)));
    case 'less':
      return bool(terms.less(value(operation.left), value(operation.right)));
    case 'at-most':
      return bool(terms.atMost(value(operation.left), value(operation.right)));
    case 'and':
      return bool(terms.all(operation.of.map(holds)));
    case 'or':
      return bool(terms.any(operation.of.map(holds)));
    case 'not':
      return bool(terms.not(holds(operation.of)));
    case 'select':
      return select(operation, scope);
    case 'steps':
      return int(steps(operation, scope));
    case 'lookup':
      return int(lookup(value(operation.of), operation.values));
    case 'divide':
      return int(quotient(operation, scope));
  }
}

function select(
  { when, then, otherwise }: Extract<Operation, { op: 'select' }>,
  { value, holds, isCondition }: Scope,
): Term {
  return isCondition(then) && isCondition(otherwise)
    ? bool(terms.choose(holds(when), holds(then), holds(otherwise)))
    : int(terms.choose(holds(when), value(then), value(otherwise)));
}

/** The first of the values that is before all others. */
const extreme = (of: readonly Text[], isBefore: (a: Text, b: Text) => Text): Text =>
  of.reduce((best, each) => terms.choose(isBefore(best, each), best, each));

/** The value nearest to `value` from `low` to `high`. */
export const clamped = (value: Text, low: Text, high: Text): Text =>
  terms.choose(terms.less(value, low), low, terms.choose(terms.less(high, value), high, value));

/** Counts cuts until one does not hold, as the interpreter does. */
function steps(
  { of, by, cuts, values }: Extract<Operation, { op: 'steps' }>,
  { value }: Scope,
): Text {
  return cuts.reduceRight(
    (passed, { times, bound, strict }, place) => {
      const left = terms.times(terms.whole(times), value(of));
      const right =
        by === undefined ? terms.whole(bound) : terms.times(terms.whole(bound), value(by));
      const holds = strict ? terms.less(right, left) : terms.atMost(right, left);
      return terms.choose(holds, passed, terms.whole(at(values, place)));
    },
    terms.whole(at(values, cuts.length)),
  );
}

/** The value of a table at a position; the last one for any position that is none. */
export const lookup = (position: Text, values: readonly number[]): Text =>
  inCases(position, [...values.keys()].map(BigInt), (place) =>
    terms.whole(at(values, Number(place))),
  );

/** A product of which one side is a number, if it has few values: z3 is much better at that. */
function product(
  { left, right }: Extract<Operation, { op: 'multiply' }>,
  { value, few }: Scope,
): Text {
  const sides = [
    { of: left, by: right },
    { of: right, by: left },
  ].toSorted((a, b) => (few(a.of)?.length ?? Infinity) - (few(b.of)?.length ?? Infinity));
  const { of, by } = at(sides, 0);
  const values = few(of);
  return values === undefined
    ? terms.times(value(of), value(by))
    : inCases(value(of), values, (each) => terms.times(terms.whole(each), value(by)));
}

function quotient(
  { of, by, mode }: Extract<Operation, { op: 'divide' }>,
  { value, few }: Scope,
): Text {
  const values = few(by);
  return values === undefined
    ? terms.choose(terms.less('0', value(by)), divided(value(of), value(by), mode), '0')
    : inCases(value(by), values, (each) =>
        each > 0n ? divided(value(of), terms.whole(each), mode) : '0',
      );
}

/** What follows from the value of a term, which is one of `values`. */
const inCases = (term: Text, values: readonly bigint[], then: (value: bigint) => Text): Text =>
  values
    .slice(0, -1)
    .reduceRight(
      (rest, value) => terms.choose(terms.same(term, terms.whole(value)), then(value), rest),
      then(at(values, values.length - 1)),
    );

/** `of / by` rounded to a whole number, where `by` is above 0. */
function divided(of: Text, by: Text, mode: Extract<Operation, { op: 'divide' }>['mode']): Text {
  const [twice, twiceBy] = [terms.times('2', of), terms.times('2', by)];
  const nearest = terms.floorOf(terms.plus([twice, by]), twiceBy);
  switch (mode) {
    case 'down':
      return terms.floorOf(of, by);
    case 'up':
      return terms.negated(terms.floorOf(terms.negated(of), by));
    case 'half-up':
      return nearest;
    case 'half-even': {
      const isHalf = terms.same(terms.restOf(terms.plus([twice, by]), twiceBy), '0');
      const isOdd = terms.same(terms.restOf(nearest, '2'), '1');
      return terms.choose(terms.all([isHalf, isOdd]), terms.minus(nearest, '1'), nearest);
    }
  }
}

function recordOf(
  { inputs, constraints }: Plan,
  answers: readonly AnswerTerms[],
  holds: (slot: Slot) => Text,
): Text {
  const fits = inputs.map(({ needed, computed }, index) => {
    const { given, notApplicable } = at(answers, index);
    const isNeeded = needed === undefined ? 'true' : holds(needed);
    // Of what is computed, no answer says that it applies.
    return computed
      ? terms.implies(notApplicable, isNeeded)
      : terms.same(terms.any([given, notApplicable]), isNeeded);
  });
  const kept = constraints.map((constraint) =>
    terms.any([
      holds(constraint.holds),
      ...constraint.dependsOn.map((input) => terms.not(at(answers, input).given)),
    ]),
  );
  return terms.all([...fits, ...kept]);
}
