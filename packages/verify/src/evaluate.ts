import { assertNever } from '@barem/core';
import { divideExactly, roundingCodes } from '@barem/plan';
import type { Node, NodeId } from './node.js';

/** One value of a node in each of many situations. */
export type Column = Float64Array;

/**
 * The values of a node in `size` situations, as the interpreter computes the operation that it stands for.
 * @param columnOf - the values of its operands
 * @param into - a column to write to, whatever it held
 */
export function evaluate(
  node: Node,
  columnOf: (id: NodeId) => Column,
  size: number,
  into: Column = new Float64Array(size),
): Column {
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
      return multiply(into, columnOf(node.left), columnOf(node.right));
    case 'least':
    case 'greatest': {
      const pick = node.kind === 'least' ? lower : raise;
      const [first, ...rest] = node.of.map(columnOf);
      if (first) into.set(first);
      for (const other of rest) pick(into, other);
      return into;
    }
    case 'clamp': {
      const { low, high } = node;
      return clamp(into, columnOf(node.of), low, high);
    }
    case 'equal':
      return equal(into, columnOf(node.left), columnOf(node.right));
    case 'less':
      return less(into, columnOf(node.left), columnOf(node.right));
    case 'at-most':
      return atMost(into, columnOf(node.left), columnOf(node.right));
    case 'select':
      return select(into, columnOf(node.when), columnOf(node.then), columnOf(node.otherwise));
    case 'steps':
      return steps(node, into, columnOf(node.of), columnOf(node.by));
    case 'lookup':
      return lookUp(into, columnOf(node.of), Float64Array.from(node.values));
    case 'earned':
      return columnOf(node.of);
    case 'divide':
      return divide(into, columnOf(node.of), columnOf(node.by), roundingCodes[node.mode]);
    default:
      return assertNever(node);
  }
}

// ── Loops ────────────────────────────────────────────────────────────────────────────────────────
// Each on its own: a small function that always does the same is soon made fast.

/** `into += times × column`. */
export function addScaled(into: Column, column: Column, times: number): void {
  for (let at = 0; at < into.length; at += 1) into[at] = into[at]! + column[at]! * times;
}

function multiply(into: Column, left: Column, right: Column): Column {
  // Adding 0 makes −0 0.
  for (let at = 0; at < into.length; at += 1) into[at] = left[at]! * right[at]! + 0;
  return into;
}

function lower(into: Column, to: Column): void {
  for (let at = 0; at < into.length; at += 1) if (to[at]! < into[at]!) into[at] = to[at]!;
}

function raise(into: Column, to: Column): void {
  for (let at = 0; at < into.length; at += 1) if (to[at]! > into[at]!) into[at] = to[at]!;
}

function clamp(into: Column, of: Column, low: number, high: number): Column {
  for (let at = 0; at < into.length; at += 1) into[at] = Math.min(Math.max(of[at]!, low), high);
  return into;
}

function equal(into: Column, left: Column, right: Column): Column {
  for (let at = 0; at < into.length; at += 1) into[at] = left[at] === right[at] ? 1 : 0;
  return into;
}

function less(into: Column, left: Column, right: Column): Column {
  for (let at = 0; at < into.length; at += 1) into[at] = left[at]! < right[at]! ? 1 : 0;
  return into;
}

function atMost(into: Column, left: Column, right: Column): Column {
  for (let at = 0; at < into.length; at += 1) into[at] = left[at]! <= right[at]! ? 1 : 0;
  return into;
}

function select(into: Column, when: Column, then: Column, otherwise: Column): Column {
  for (let at = 0; at < into.length; at += 1)
    into[at] = when[at] === 1 ? then[at]! : otherwise[at]!;
  return into;
}

function lookUp(into: Column, of: Column, values: Float64Array): Column {
  for (let at = 0; at < into.length; at += 1) into[at] = values[of[at]!]!;
  return into;
}

function divide(into: Column, of: Column, by: Column, mode: number): Column {
  for (let at = 0; at < into.length; at += 1) into[at] = divideExactly(of[at]!, by[at]!, mode);
  return into;
}

function steps(
  { cuts, values }: Extract<Node, { kind: 'steps' }>,
  into: Column,
  of: Column,
  by: Column,
): Column {
  // How many cuts a value has passed, one cut after another.
  const passed = new Int32Array(into.length);
  for (const [before, { times, bound, strict = false }] of cuts.entries())
    passCut(passed, before, of, by, times, bound, strict);
  const table = Float64Array.from(values);
  for (let at = 0; at < into.length; at += 1) into[at] = table[passed[at]!]!;
  return into;
}

function passCut(
  passed: Int32Array,
  before: number,
  of: Column,
  by: Column,
  times: number,
  bound: number,
  isStrict: boolean,
): void {
  for (let at = 0; at < passed.length; at += 1) {
    if (passed[at] !== before) continue;
    const left = of[at]! * times;
    const right = bound * by[at]!;
    if (isStrict ? left > right : left >= right) passed[at] = before + 1;
  }
}
