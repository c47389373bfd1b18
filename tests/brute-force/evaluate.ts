import type { Input, Operation, Plan, Slot } from '@barem/plan';

/** How an input is answered: with a stored whole number, with "not applicable", or not at all. */
export type Answer = bigint | 'not-applicable' | 'absent';

/** Values by slot. */
export type Values = readonly bigint[];

/** Values that slots have whatever their operations say. */
export type Instead = ReadonlyMap<Slot, bigint>;

/** Computes plans in integers without bounds, operation by operation, from what the plan says each operation means. */
export interface Evaluator {
  /** @param answers - by position of the input */
  readonly evaluate: (answers: readonly Answer[], instead?: Instead) => Values;
  /** What `evaluate` gives with `slot` at another value, of values that it gave before. */
  readonly change: (
    answers: readonly Answer[],
    values: Values,
    slot: Slot,
    value: bigint,
  ) => Values;
}

type Rule = (values: Values, answers: readonly Answer[]) => bigint;

const nothing: Instead = new Map();

/** The evaluator of a plan. */
export function evaluatorOf({ operations, inputs }: Plan): Evaluator {
  const rules = operations.map((operation) => ruleOf(operation, inputs));
  const operands = operations.map(slotsIn);
  const behind = new Map<Slot, readonly Slot[]>();
  return {
    evaluate(answers, instead = nothing) {
      const values: bigint[] = [];
      rules.forEach((rule, slot) => values.push(instead.get(slot) ?? rule(values, answers)));
      return values;
    },
    change(answers, values, slot, value) {
      const changed = values.slice();
      changed[slot] = value;
      const slots = behind.get(slot) ?? readersOf(slot, operands);
      behind.set(slot, slots);
      for (const each of slots) changed[each] = at(rules, each)(changed, answers);
      return changed;
    },
  };
}

/** The slots that rest on `slot`, directly or not, in order. */
function readersOf(slot: Slot, operands: readonly (readonly Slot[])[]): readonly Slot[] {
  const readers = new Set([slot]);
  operands.forEach((of, each) => {
    if (of.some((operand) => readers.has(operand))) readers.add(each);
  });
  readers.delete(slot);
  return [...readers];
}

/** The numbers of an operation that are slots. */
function slotsIn(operation: Operation): readonly Slot[] {
  switch (operation.op) {
    case 'constant':
    case 'input':
    case 'not-applicable':
      return [];
    case 'add':
    case 'least':
    case 'greatest':
    case 'and':
    case 'or':
      return operation.of;
    case 'subtract':
    case 'multiply':
    case 'equal':
    case 'less':
    case 'at-most':
      return [operation.left, operation.right];
    case 'scale':
    case 'clamp':
    case 'not':
    case 'lookup':
      return [operation.of];
    case 'select':
      return [operation.when, operation.then, operation.otherwise];
    case 'steps':
      return operation.by === undefined ? [operation.of] : [operation.of, operation.by];
    case 'divide':
      return [operation.of, operation.by];
  }
}

function ruleOf(operation: Operation, inputs: readonly Input[]): Rule {
  switch (operation.op) {
    case 'constant': {
      const value = BigInt(operation.value);
      return () => value;
    }
    case 'input': {
      const least = leastOf(at(inputs, operation.input));
      return (_, answers) => {
        const answer = at(answers, operation.input);
        return typeof answer === 'bigint' ? answer : least;
      };
    }
    case 'not-applicable':
      return (_, answers) => bit(at(answers, operation.input) === 'not-applicable');
    case 'add':
      return (values) => operation.of.reduce((sum, slot) => sum + at(values, slot), 0n);
    case 'subtract':
      return (values) => at(values, operation.left) - at(values, operation.right);
    case 'scale': {
      const by = BigInt(operation.by);
      return (values) => at(values, operation.of) * by;
    }
    case 'multiply':
      return (values) => at(values, operation.left) * at(values, operation.right);
    case 'least':
      return (values) => operation.of.map((slot) => at(values, slot)).reduce(smaller);
    case 'greatest':
      return (values) => operation.of.map((slot) => at(values, slot)).reduce(larger);
    case 'clamp': {
      const [low, high] = [BigInt(operation.low), BigInt(operation.high)];
      return (values) => clamped(at(values, operation.of), low, high);
    }
    case 'equal':
      return (values) => bit(at(values, operation.left) === at(values, operation.right));
    case 'less':
      return (values) => bit(at(values, operation.left) < at(values, operation.right));
    case 'at-most':
      return (values) => bit(at(values, operation.left) <= at(values, operation.right));
    case 'and':
      return (values) => bit(operation.of.every((slot) => at(values, slot) === 1n));
    case 'or':
      return (values) => bit(operation.of.some((slot) => at(values, slot) === 1n));
    case 'not':
      return (values) => bit(at(values, operation.of) === 0n);
    case 'select':
      return (values) =>
        at(values, at(values, operation.when) === 1n ? operation.then : operation.otherwise);
    case 'lookup': {
      const table = operation.values.map(BigInt);
      return (values) => at(table, Number(at(values, operation.of)));
    }
    case 'steps':
      return stepsRule(operation);
    case 'divide':
      return (values) => {
        const by = at(values, operation.by);
        return by > 0n ? divided(at(values, operation.of), by, operation.mode) : 0n;
      };
  }
}

function stepsRule({ of, by, cuts, values: table }: Extract<Operation, { op: 'steps' }>): Rule {
  const results = table.map(BigInt);
  const thresholds = cuts.map(({ times, bound, strict }) => ({
    times: BigInt(times),
    bound: BigInt(bound),
    strict: strict === true,
  }));
  return (values) => {
    const value = at(values, of);
    const divisor = by === undefined ? 1n : at(values, by);
    const passed = thresholds.filter(({ times, bound, strict }) =>
      strict ? value * times > bound * divisor : value * times >= bound * divisor,
    );
    return at(results, passed.length);
  };
}

/** `of / by` as a whole number; `by` is above 0. */
export function divided(
  of: bigint,
  by: bigint,
  mode: 'half-up' | 'half-even' | 'up' | 'down',
): bigint {
  switch (mode) {
    case 'down':
      return floor(of, by);
    case 'up':
      return -floor(-of, by);
    case 'half-up':
      return floor(2n * of + by, 2n * by);
    case 'half-even': {
      const rounded = floor(2n * of + by, 2n * by);
      const isHalf = (2n * of + by) % (2n * by) === 0n;
      return isHalf && rounded % 2n !== 0n ? rounded - 1n : rounded;
    }
  }
}

/** The greatest whole number that is not above `of / by`. */
function floor(of: bigint, by: bigint): bigint {
  const towardsZero = of / by;
  return towardsZero * by > of ? towardsZero - 1n : towardsZero;
}

/** The value that an input has where it is not answered. */
const leastOf = (input: Input): bigint => (input.type === 'number' ? BigInt(input.min) : 0n);

const bit = (holds: boolean): bigint => (holds ? 1n : 0n);
const smaller = (a: bigint, b: bigint): bigint => (b < a ? b : a);
const larger = (a: bigint, b: bigint): bigint => (b > a ? b : a);

/** The value nearest to `value` from `low` to `high`. */
export const clamped = (value: bigint, low: bigint, high: bigint): bigint =>
  smaller(larger(value, low), high);

/** The item at a position that there must be. */
export function at<T>(items: readonly T[], position: number): T {
  const item = items[position];
  if (item === undefined) throw new RangeError(`nothing at ${position} of ${items.length}`);
  return item;
}
