import type { Input, Operation, Plan, Slot } from '@barem/plan';
import { at } from './at.js';

/** How many values are few: z3 takes a product or a quotient apart into so many cases. */
const most = 64;

/** Values without repetition. */
type Values = readonly bigint[];

/** By slot: all values that an operation can have, perhaps some more, where these are few; else `undefined`. */
export const fewValues = ({ operations, inputs }: Plan): readonly (Values | undefined)[] =>
  operations.reduce<readonly (Values | undefined)[]>(
    (found, operation) => [...found, valuesOf(operation, inputs, (slot) => found[slot])],
    [],
  );

function valuesOf(
  operation: Operation,
  inputs: readonly Input[],
  values: (slot: Slot) => Values | undefined,
): Values | undefined {
  switch (operation.op) {
    case 'constant':
      return [BigInt(operation.value)];
    case 'input':
      return answersTo(at(inputs, operation.input));
    case 'not-applicable':
    case 'equal':
    case 'less':
    case 'at-most':
    case 'and':
    case 'or':
    case 'not':
      return [0n, 1n];
    case 'steps':
    case 'lookup':
      return few(operation.values.map(BigInt));
    case 'scale':
      return few(values(operation.of)?.map((value) => value * BigInt(operation.by)));
    case 'add':
      return operation.of.map(values).reduce((a, b) => combined(a, b, (x, y) => x + y));
    case 'subtract':
      return combined(values(operation.left), values(operation.right), (x, y) => x - y);
    case 'multiply':
      return combined(values(operation.left), values(operation.right), (x, y) => x * y);
    case 'least':
      return operation.of.map(values).reduce((a, b) => combined(a, b, (x, y) => (y < x ? y : x)));
    case 'greatest':
      return operation.of.map(values).reduce((a, b) => combined(a, b, (x, y) => (y > x ? y : x)));
    case 'select': {
      const [then, otherwise] = [values(operation.then), values(operation.otherwise)];
      return then && otherwise && few([...then, ...otherwise]);
    }
    case 'clamp':
    case 'divide':
      return undefined;
  }
}

/** What an input can be, answered or not. */
function answersTo(input: Input): Values | undefined {
  switch (input.type) {
    case 'number': {
      const { min, max, step } = input;
      if (max - min >= most * step) return undefined;
      const first = Math.ceil(min / step);
      const count = Math.floor(max / step) - first + 1;
      const given = Array.from({ length: count }, (_, place) => BigInt((first + place) * step));
      return few([BigInt(min), ...given]);
    }
    case 'choice':
      return few([0n, ...input.options.keys()].map(BigInt));
    case 'boolean':
    case 'met':
      return [0n, 1n];
  }
}

const combined = (
  left: Values | undefined,
  right: Values | undefined,
  combine: (a: bigint, b: bigint) => bigint,
): Values | undefined => left && right && few(left.flatMap((a) => right.map((b) => combine(a, b))));

function few(values: Values | undefined): Values | undefined {
  const distinct = new Set(values);
  return values && distinct.size <= most ? [...distinct] : undefined;
}
