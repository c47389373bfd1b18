import { operandsOf, type Cut, type Operation, type Plan, type Slot } from '@barem/plan';

/** How tightly an expression binds; an operand that binds less than its place needs gets parentheses. */
const binding = {
  choice: 0,
  or: 1,
  and: 2,
  equality: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  prefix: 7,
  whole: 8,
} as const;

/** Text of an expression; a condition is `true` or `false`, everything else a number. */
interface Expression {
  readonly text: string;
  readonly binds: number;
  readonly isCondition: boolean;
  /** Where a long text may be broken: its pieces, which give it when joined with blanks. */
  readonly pieces?: readonly string[];
}

/** One `const name = text`. */
export interface Statement {
  readonly slot: Slot;
  readonly name: string;
  readonly text: string;
  readonly pieces: readonly string[];
}

/** A list of numbers that stands beside the code. */
export interface Table {
  readonly name: string;
  readonly values: readonly number[];
}

/** What the code around says of names. */
export interface Names {
  /** The name that a slot has in any case; nothing where it only gets one if it is used more than once. */
  readonly ofSlot: (slot: Slot) => string | undefined;
  /** What else a slot would like to be called, should it get a name. */
  readonly wanted: (slot: Slot) => string;
  /** A name for something that has none; given anew at each call. */
  readonly fresh: (wanted: string) => string;
  readonly ofInput: (input: number) => string;
  /** Where a slot that gets a name is kept instead, as a number. */
  readonly cell?: (slot: Slot) => string;
  /** A condition: the input was answered with "not applicable". */
  readonly away: (input: number) => string;
}

/** The code of some slots of a plan: statements in their order, and how to speak of the slots in other code. */
export interface Code {
  readonly statements: readonly Statement[];
  readonly tables: readonly Table[];
  /** Functions of {@link helpers} that the code calls. */
  readonly calls: readonly Helper[];
  readonly number: (slot: Slot) => string;
  readonly condition: (slot: Slot) => string;
}

/** More thresholds than these are looked up in a table. */
const longestChain = 12;
/** More values than these are looked up in a table. */
const longestChoice = 4;
/** Longer expressions get a name. */
const longestText = 72;

/** Functions that emitted code calls, each on its own. */
export const helpers = {
  divide: `/** \`of / by\` rounded to a whole number; exact, because the remainder of whole numbers is. */
function divide(of, by, mode) {
  if (by <= 0) return 0;
  const remainder = ((of % by) + by) % by;
  const below = (of - remainder) / by;
  if (remainder === 0 || mode === 'down') return below;
  if (mode === 'up') return below + 1;
  const twice = remainder - (by - remainder);
  if (twice !== 0) return twice > 0 ? below + 1 : below;
  return mode === 'half-up' || below % 2 !== 0 ? below + 1 : below;
}`,
  countCuts: `/** How many of the ascending thresholds \`value × times >= bound × by\` hold; \`times\`, \`bound\` and whether it is strict stand in a row. */
function countCuts(value, by, cuts) {
  let low = 0;
  let high = cuts.length / 3;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const left = value * cuts[3 * middle];
    const right = cuts[3 * middle + 1] * by;
    if (cuts[3 * middle + 2] === 1 ? left > right : left >= right) low = middle + 1;
    else high = middle;
  }
  return low;
}`,
} as const;

export type Helper = keyof typeof helpers;

/** Writes the code of all slots that `roots` rest on. */
export function codeOf({ operations }: Plan, roots: readonly Slot[], names: Names): Code {
  const uses = usesOf(operations, roots);
  const statements: Statement[] = [];
  const tables: Table[] = [];
  const calls = new Set<Helper>();
  const known = new Map<Slot, Expression>();

  const at = (slot: Slot): Expression => known.get(slot)!;
  const number = (slot: Slot, least: number = binding.whole): string => {
    const { isCondition, text, binds } = at(slot);
    if (!isCondition) return enclosed(text, binds, least);
    return enclosed(
      `${enclosed(text, binds, binding.or)} ? 1 : 0`,
      binding.choice,
      Math.max(least, 1),
    );
  };
  const condition = (slot: Slot, least: number = binding.whole): string => {
    const { isCondition, text, binds } = at(slot);
    if (isCondition) return enclosed(text, binds, least);
    const operation = operations[slot]!;
    if (operation.op === 'constant') return operation.value === 1 ? 'true' : 'false';
    return enclosed(`${enclosed(text, binds, binding.comparison)} === 1`, binding.equality, least);
  };
  const table = (wanted: string, values: readonly number[]): string => {
    const name = names.fresh(wanted);
    tables.push({ name, values });
    return name;
  };

  const compared = (sign: string, left: string, right: string, binds: number): Expression => ({
    text: `${left} ${sign} ${right}`,
    binds,
    isCondition: true,
  });
  const joined = (sign: string, parts: readonly string[], binds: number): Expression => ({
    text: parts.join(` ${sign} `),
    binds,
    isCondition: binds !== binding.sum,
    pieces: parts.map((part, index) => (index === 0 ? part : `${sign} ${part}`)),
  });
  const sum = (parts: readonly string[]): Expression => joined('+', parts, binding.sum);

  /** `first ? a : second ? b : c`. */
  const chain = (
    cases: readonly (readonly [string, string])[],
    last: string,
    isCondition: boolean,
    lastPieces: readonly string[] = [last],
  ): Expression => {
    const [next = '', ...rest] = lastPieces;
    const pieces = [
      ...cases.map(([when, then], index) => `${index === 0 ? '' : ': '}${when} ? ${then}`),
      `: ${next}`,
      ...rest,
    ];
    return { text: pieces.join(' '), binds: binding.choice, isCondition, pieces };
  };

  /** `value >= bound`, or of a ratio `value * times >= divisor * bound`. */
  const holds = ({ times, bound, strict }: Cut, of: Slot, by: Slot | undefined): Expression =>
    compared(
      strict ? '>' : '>=',
      product(number(of), times),
      by === undefined ? String(bound) : product(number(by), bound),
      binding.comparison,
    );

  const steps = (
    { of, by, cuts }: Extract<Operation, { op: 'steps' }>,
    values: readonly number[],
    slot: Slot,
  ): Expression => {
    if (cuts.length === 0) return literal(values[0]!);
    const [only] = cuts;
    if (cuts.length === 1 && only && values[0] === 0 && values[1] === 1) return holds(only, of, by);
    if (cuts.length <= longestChain) {
      const cases = cuts.map(
        (cut, index) => [holds(cut, of, by).text, String(values[index + 1]!)] as const,
      );
      return chain(cases.toReversed(), String(values[0]!), false);
    }
    calls.add('countCuts');
    const flat = cuts.flatMap(({ times, bound, strict }) => [times, bound, strict ? 1 : 0]);
    const count = `countCuts(${number(of, 0)}, ${by === undefined ? '1' : number(by, 0)}, ${table(`cuts_${slot}`, flat)})`;
    const isCount = values.every((value, index) => value === index);
    return whole(isCount ? count : `${table(`values_${slot}`, values)}[${count}]`);
  };

  const lookup = ({ of, values }: Extract<Operation, { op: 'lookup' }>, slot: Slot): Expression => {
    const operation = operations[of]!;
    if (isFused(of)) {
      const inner = operation as Extract<Operation, { op: 'steps' }>;
      return steps(
        inner,
        inner.values.map((value) => values[value]!),
        slot,
      );
    }
    if (values.length === 2 && operation.min >= 0 && operation.max <= 1)
      return chain([[condition(of, binding.or), String(values[1]!)]], String(values[0]!), false);
    if (values.length <= longestChoice && values.length > 0) {
      const cases = values
        .slice(0, -1)
        .map((value, index) => [`${number(of)} === ${index}`, String(value)] as const);
      return chain(cases, String(values.at(-1)!), false);
    }
    return whole(`${table(`values_${slot}`, values)}[${number(of, 0)}]`);
  };

  const asked = new Set(
    operations.flatMap((each, slot) => (each.op === 'lookup' && uses.has(slot) ? [each.of] : [])),
  );
  /** A table of steps that only a lookup asks is one with it. */
  const isFused = (slot: Slot): boolean =>
    operations[slot]!.op === 'steps' &&
    uses.get(slot) === 1 &&
    asked.has(slot) &&
    names.ofSlot(slot) === undefined;

  const render = (operation: Operation, slot: Slot): Expression => {
    switch (operation.op) {
      case 'constant':
        return literal(operation.value);
      case 'input':
        return whole(names.ofInput(operation.input));
      case 'not-applicable':
        return { text: names.away(operation.input), binds: binding.equality, isCondition: true };
      case 'add':
        if (operation.of.length === 0) return literal(0);
        return operation.of.length === 1
          ? { ...whole(number(operation.of[0]!, 0)), binds: binding.choice }
          : sum(operation.of.map((each) => number(each, binding.product)));
      case 'subtract':
        return {
          text: `${number(operation.left, binding.sum)} - ${number(operation.right, binding.product)}`,
          binds: binding.sum,
          isCondition: false,
        };
      case 'scale': {
        const { of, by } = operation;
        if (by === 0) return literal(0);
        // Written as a difference, because nothing times a negative number is −0.
        return by < 0
          ? {
              text: `0 - ${product(number(of, binding.product), -by)}`,
              binds: binding.sum,
              isCondition: false,
            }
          : {
              text: product(number(of, binding.product), by),
              binds: binding.product,
              isCondition: false,
            };
      }
      case 'multiply': {
        const { left, right } = operation;
        const text = `${number(left, binding.product)} * ${number(right, binding.prefix)}`;
        const mayBeNegative = operations[left]!.min < 0 || operations[right]!.min < 0;
        return mayBeNegative
          ? { text: `${text} + 0`, binds: binding.sum, isCondition: false }
          : { text, binds: binding.product, isCondition: false };
      }
      case 'least':
      case 'greatest':
        return whole(
          `Math.${operation.op === 'least' ? 'min' : 'max'}(${operation.of.map((each) => number(each, 0)).join(', ')})`,
        );
      case 'clamp':
        return whole(
          `Math.min(Math.max(${number(operation.of, 0)}, ${operation.low}), ${operation.high})`,
        );
      case 'equal':
        return compared(
          '===',
          number(operation.left, binding.comparison),
          number(operation.right, binding.comparison),
          binding.equality,
        );
      case 'less':
      case 'at-most': {
        const { op, left, right } = operation;
        const isStrict = op === 'less';
        // People write what varies first.
        return operations[left]!.op === 'constant'
          ? compared(
              isStrict ? '>' : '>=',
              number(right, binding.sum),
              number(left, binding.sum),
              binding.comparison,
            )
          : compared(
              isStrict ? '<' : '<=',
              number(left, binding.sum),
              number(right, binding.sum),
              binding.comparison,
            );
      }
      case 'and':
      case 'or': {
        const { op, of } = operation;
        if (of.length === 0)
          return { text: String(op === 'and'), binds: binding.whole, isCondition: true };
        const parts = of.map((each) => condition(each, binding.equality));
        return joined(op === 'and' ? '&&' : '||', parts, op === 'and' ? binding.and : binding.or);
      }
      case 'not':
        return {
          text: `!${condition(operation.of, binding.prefix)}`,
          binds: binding.prefix,
          isCondition: true,
        };
      case 'select': {
        const { when, then, otherwise } = operation;
        const isCondition =
          (at(then).isCondition || at(otherwise).isCondition) &&
          [then, otherwise].every((each) => at(each).isCondition || isBit(operations[each]!));
        const value = isCondition ? condition : number;
        return chain(
          [[condition(when, binding.or), value(then, binding.or)]],
          value(otherwise, binding.choice),
          isCondition,
          at(otherwise).text === value(otherwise, binding.choice)
            ? at(otherwise).pieces
            : undefined,
        );
      }
      case 'steps':
        return steps(operation, operation.values, slot);
      case 'lookup':
        return lookup(operation, slot);
      case 'divide':
        calls.add('divide');
        return whole(
          `divide(${number(operation.of, 0)}, ${number(operation.by, 0)}, '${operation.mode}')`,
        );
    }
  };

  operations.forEach((operation, slot) => {
    const count = uses.get(slot) ?? 0;
    if (count === 0 || isFused(slot)) return;
    const expression = render(operation, slot);
    known.set(slot, expression);
    // What is a name or a number already needs no other name.
    const isShort = /^-?[\p{ID_Continue}$]+(?:\[\d+\])?$/u.test(expression.text);
    const given = names.ofSlot(slot);
    if (isShort || (given === undefined && count === 1 && expression.text.length <= longestText))
      return;
    if (names.cell) {
      const cell = names.cell(slot);
      const text = number(slot, 0);
      statements.push({ slot, name: cell, text, pieces: [text] });
      known.set(slot, { text: cell, binds: binding.whole, isCondition: false });
      return;
    }
    const name = given ?? names.fresh(names.wanted(slot));
    const { text, isCondition, pieces = [text] } = expression;
    statements.push({ slot, name, text, pieces });
    known.set(slot, { text: name, binds: binding.whole, isCondition });
  });
  return {
    statements,
    tables,
    calls: [...calls],
    number: (slot) => number(slot, 0),
    condition: (slot) => condition(slot, 0),
  };
}

/** A constant that may stand for a condition. */
const isBit = (operation: Operation): boolean =>
  operation.op === 'constant' && (operation.value === 0 || operation.value === 1);

const whole = (text: string): Expression => ({ text, binds: binding.whole, isCondition: false });

const literal = (value: number): Expression => ({
  text: String(value),
  binds: value < 0 ? binding.prefix : binding.whole,
  isCondition: false,
});

const enclosed = (text: string, binds: number, least: number): string =>
  binds < least ? `(${text})` : text;

const product = (text: string, factor: number): string =>
  factor === 1 ? text : factor === 0 ? '0' : `${text} * ${factor}`;

/** How often each slot is read on the way to `roots`; what stands several times in the code counts as often. */
function usesOf(
  operations: readonly Operation[],
  roots: readonly Slot[],
): ReadonlyMap<Slot, number> {
  const uses = new Map<Slot, number>();
  const add = (slot: Slot, times: number): void => {
    uses.set(slot, (uses.get(slot) ?? 0) + times);
  };
  for (const root of roots) add(root, 1);
  for (let slot = operations.length - 1; slot >= 0; slot -= 1) {
    if (!uses.has(slot)) continue;
    const operation = operations[slot]!;
    const isRepeated =
      operation.op === 'steps'
        ? operation.cuts.length > 1 && operation.cuts.length <= longestChain
        : operation.op === 'lookup' &&
          operation.values.length > 2 &&
          operation.values.length <= longestChoice &&
          operations[operation.of]!.op !== 'steps';
    for (const operand of operandsOf(operation)) add(operand, isRepeated ? 2 : 1);
  }
  return uses;
}
