import type { Input, Operation, Plan, PlanCriterion } from './plan.js';

/** One input made ready for reading: all of one shape, which engines read much faster than a union. */
export interface ReadyInput {
  readonly input: Input;
  readonly id: string;
  readonly isFact: boolean;
  readonly isComputed: boolean;
  readonly type: Input['type'];
  /** Bounds and step in stored units; of anything but a number, positions. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly decimals: number;
  /** Stored units in one written unit, for numbers. */
  readonly unit: number;
  readonly within: readonly (readonly [number, number])[] | undefined;
  /** What texts stand for: positions of the options of a choice, or the words for yes, no, met and not met. */
  readonly options: ReadonlyMap<string, number>;
  /**
   * A number that is a whole one when multiplied by this is on the step, because steps in one written unit are a power of
   * two, and so exact in binary; NaN where that is not so, or not all there is to see.
   */
  readonly stepsPerUnit: number;
  /** The name is also one that every object inherits, such as `constructor`. */
  readonly isInherited: boolean;
}

/** Names and slots side by side, for filling an object. */
export interface Column {
  readonly ids: readonly string[];
  readonly slots: Int32Array;
  /**
   * An object of the names, to be copied: objects that grow name by name cost engines three times the memory. Without any
   * where they are too many to be copied fast.
   */
  readonly blank: Readonly<Record<string, number>>;
}

/** Inputs made ready for reading, and where the answers of the record before them are put. */
export interface AnswerSheet {
  readonly inputs: readonly ReadyInput[];
  /** Ids of all criteria, also of those that take no answer. */
  readonly criteria: Pick<Column, 'ids'>;
  /** Answers as stored whole numbers. */
  readonly answers: Float64Array;
  readonly states: Uint8Array;
}

/** A plan made ready to run: operations as one list of numbers, inputs by name. */
export interface Program extends AnswerSheet {
  readonly plan: Plan;
  /** For each operation that is computed: its code, the slot of its result, its operands. */
  readonly code: Int32Array;
  /** Constants of the code: factors, bounds, tables. */
  readonly numbers: Float64Array;
  /** 10^pointDecimals. */
  readonly pointUnit: number;
  readonly sections: Column;
  readonly criteria: Column;
  /** Positions of the inputs that matter only under a condition. */
  readonly guarded: readonly number[];
  /** The criteria that may not apply. */
  readonly conditional: readonly PlanCriterion[];
  /** The first of them are the answers. */
  readonly registers: Float64Array;
}

/** How an input was answered. */
export const state = { given: 0, notYet: 1, notApplicable: 2, invalid: 3 } as const;

export const opcode = {
  'not-applicable': 2,
  add: 3,
  subtract: 4,
  scale: 5,
  multiply: 6,
  least: 7,
  greatest: 8,
  clamp: 9,
  equal: 10,
  less: 11,
  'at-most': 12,
  // Conditions are 0 and 1: all hold when the least is 1, one holds when the greatest is.
  and: 7,
  or: 8,
  not: 15,
  select: 16,
  steps: 17,
  lookup: 18,
  divide: 19,
} as const;

export const roundingCodes = { 'half-up': 0, 'half-even': 1, up: 2, down: 3 } as const;

const programs = new WeakMap<Plan, Program>();

/** The program of a plan; made once for each plan object. */
export function programOf(plan: Plan): Program {
  const known = programs.get(plan);
  if (known) return known;
  const program = prepare(plan);
  programs.set(plan, program);
  return program;
}

/** A program of its own for a plan. */
export function prepare(plan: Plan): Program {
  const code: number[] = [];
  const numbers: number[] = [];
  const registers = new Float64Array(plan.operations.length);
  const table = (values: readonly number[]): number => numbers.push(...values) - values.length;
  plan.operations.forEach((operation, slot) => {
    // Constants stand in their registers for good; inputs are written there by whoever reads the record.
    if (operation.op === 'constant') registers[slot] = operation.value;
    else if (operation.op !== 'input') encode(operation, slot, code, table);
    else if (operation.input !== slot) throw new Error('misplaced operation');
  });
  const inputs = plan.inputs.map(readyInput);
  return {
    plan,
    inputs,
    code: Int32Array.from(code),
    numbers: Float64Array.from(numbers),
    pointUnit: 10 ** plan.pointDecimals,
    guarded: plan.inputs.flatMap(({ needed }, index) => (needed === undefined ? [] : [index])),
    sections: column(plan.sections),
    criteria: column(plan.criteria),
    conditional: plan.criteria.filter(({ applies }) => applies !== undefined),
    registers,
    answers: registers.subarray(0, inputs.length),
    states: new Uint8Array(inputs.length),
  };
}

/** An input with everything that reading asks of it. */
export function readyInput(input: Input): ReadyInput {
  const choices = input.type === 'choice' ? input.options : [];
  const number = input.type === 'number' ? input : undefined;
  const decimals = number?.decimals ?? 0;
  const unit = 10 ** decimals;
  const stepsPerUnit = number && !number.within ? unit / number.step : Number.NaN;
  return {
    input,
    id: input.id,
    isFact: input.kind === 'fact',
    isComputed: input.computed === true,
    type: input.type,
    min: number?.min ?? 0,
    max: number?.max ?? (choices.length || 2) - 1,
    step: number?.step ?? 1,
    decimals,
    unit,
    within: number?.within,
    options: answerWords[input.type] ?? new Map(choices.map((option, index) => [option, index])),
    stepsPerUnit: Math.log2(stepsPerUnit) % 1 === 0 ? stepsPerUnit : Number.NaN,
    isInherited: input.id in Object.prototype,
  };
}

const column = (items: readonly { readonly id: string; readonly points: number }[]): Column => ({
  ids: items.map(({ id }) => id),
  slots: Int32Array.from(items, ({ points }) => points),
  // A fraction, so that engines expect any number.
  blank: Object.fromEntries((items.length > 32 ? [] : items).map(({ id }) => [id, 0.5])),
});

const words = (yes: readonly string[], no: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...yes, ...no].map((word) => [word, yes.includes(word) ? 1 : 0]));

/** The words for the two answers there are. */
const answerWords: Readonly<Partial<Record<Input['type'], ReadonlyMap<string, number>>>> = {
  boolean: words(['có', 'yes', 'true'], ['không', 'no', 'false']),
  met: words(['đạt', 'met', 'true'], ['không đạt', 'not met', 'false']),
};

type Computed = Exclude<Operation, { op: 'constant' | 'input' }>;

/** Appends the code of one operation, the slot of its result, and its operands. */
function encode(
  operation: Computed,
  slot: number,
  code: number[],
  table: (values: readonly number[]) => number,
): void {
  const op = opcode[operation.op];
  switch (operation.op) {
    case 'not-applicable':
      code.push(op, slot, operation.input);
      break;
    case 'add':
    case 'least':
    case 'greatest':
    case 'and':
    case 'or':
      code.push(op, slot, operation.of.length, ...operation.of);
      break;
    case 'subtract':
    case 'multiply':
    case 'equal':
    case 'less':
    case 'at-most':
      code.push(op, slot, operation.left, operation.right);
      break;
    case 'scale':
      code.push(op, slot, operation.of, table([operation.by]));
      break;
    case 'clamp':
      code.push(op, slot, operation.of, table([operation.low, operation.high]));
      break;
    case 'not':
      code.push(op, slot, operation.of);
      break;
    case 'select':
      code.push(op, slot, operation.when, operation.then, operation.otherwise);
      break;
    case 'steps': {
      // A strict threshold on whole numbers is one that starts 1 later.
      const cuts = operation.cuts.flatMap(({ times, bound, strict }) => [
        times,
        bound,
        strict ? 1 : 0,
      ]);
      code.push(
        op,
        slot,
        operation.of,
        operation.by ?? -1,
        operation.cuts.length,
        table([...cuts, ...operation.values]),
      );
      break;
    }
    case 'lookup':
      code.push(op, slot, operation.of, table(operation.values));
      break;
    case 'divide':
      code.push(op, slot, operation.of, operation.by, roundingCodes[operation.mode]);
  }
}
