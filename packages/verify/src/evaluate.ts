import { assertNever } from '@barem/core';
import { divideExactly, roundingCodes } from '@barem/plan';
import type { Node, NodeId } from './node.js';

/** One value of a node in each of many situations. */
export type Column = Float64Array;

/**
 * The values of a node in `size` situations, as the interpreter computes the operation that it stands for.
 * @param columnOf - the values of its operands
 */
export function evaluate(node: Node, columnOf: (id: NodeId) => Column, size: number): Column {
  const into = new Float64Array(size);
  switch (node.kind) {
    case 'constant':
      return into.fill(node.value);
    case 'leaf':
      throw new Error('a leaf is known before anything is evaluated');
    case 'sum':
      into.fill(node.constant);
      for (const { node: term, times } of node.terms) addScaled(into, columnOf(term), times);
      return into;
    case 'multiply':
      return combine(into, columnOf(node.left), columnOf(node.right), (a, b) => a * b + 0);
    case 'least':
    case 'greatest': {
      const pick = node.kind === 'least' ? Math.min : Math.max;
      const [first, ...rest] = node.of.map(columnOf);
      if (first) into.set(first);
      for (const other of rest) combine(into, into, other, pick);
      return into;
    }
    case 'clamp': {
      const { low, high } = node;
      const of = columnOf(node.of);
      for (let at = 0; at < size; at += 1) into[at] = Math.min(Math.max(of[at]!, low), high);
      return into;
    }
    case 'equal': {
      const [left, right] = [columnOf(node.left), columnOf(node.right)];
      for (let at = 0; at < size; at += 1) into[at] = left[at] === right[at] ? 1 : 0;
      return into;
    }
    case 'less': {
      const [left, right] = [columnOf(node.left), columnOf(node.right)];
      for (let at = 0; at < size; at += 1) into[at] = left[at]! < right[at]! ? 1 : 0;
      return into;
    }
    case 'at-most': {
      const [left, right] = [columnOf(node.left), columnOf(node.right)];
      for (let at = 0; at < size; at += 1) into[at] = left[at]! <= right[at]! ? 1 : 0;
      return into;
    }
    case 'select': {
      const [when, then, otherwise] = [node.when, node.then, node.otherwise].map(columnOf);
      for (let at = 0; at < size; at += 1)
        into[at] = when![at] === 1 ? then![at]! : otherwise![at]!;
      return into;
    }
    case 'steps':
      return steps(node, into, columnOf(node.of), columnOf(node.by));
    case 'lookup': {
      const of = columnOf(node.of);
      for (let at = 0; at < size; at += 1) into[at] = node.values[of[at]!]!;
      return into;
    }
    case 'earned':
      return columnOf(node.of);
    case 'divide': {
      const mode = roundingCodes[node.mode];
      return combine(into, columnOf(node.of), columnOf(node.by), (a, b) =>
        divideExactly(a, b, mode),
      );
    }
    default:
      return assertNever(node);
  }
}

/** `into += times × column`. */
export function addScaled(into: Column, column: Column, times: number): void {
  for (let at = 0; at < into.length; at += 1) into[at] = into[at]! + column[at]! * times;
}

function combine(
  into: Column,
  left: Column,
  right: Column,
  apply: (a: number, b: number) => number,
): Column {
  for (let at = 0; at < into.length; at += 1) into[at] = apply(left[at]!, right[at]!);
  return into;
}

function steps(
  { cuts, values }: Extract<Node, { kind: 'steps' }>,
  into: Column,
  of: Column,
  by: Column,
): Column {
  const count = cuts.length;
  const times = Float64Array.from(cuts, (cut) => cut.times);
  const bounds = Float64Array.from(cuts, (cut) => cut.bound);
  const isStrict = Uint8Array.from(cuts, (cut) => (cut.strict ? 1 : 0));
  const table = Float64Array.from(values);
  for (let at = 0; at < into.length; at += 1) {
    const [value, divisor] = [of[at]!, by[at]!];
    let passed = 0;
    for (; passed < count; passed += 1) {
      const left = value * times[passed]!;
      const right = bounds[passed]! * divisor;
      if (isStrict[passed] === 1 ? left <= right : left < right) break;
    }
    into[at] = table[passed]!;
  }
  return into;
}
