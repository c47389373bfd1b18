import { largestExact, type Span } from '@barem/core';
import type { Cut, Operation, Slot } from './plan.js';

type Bare = Operation extends infer O
  ? O extends Operation
    ? Omit<O, 'min' | 'max' | 'origin'>
    : never
  : never;

/** Where the operations built next come from. */
export interface Origin {
  /** `criterion/I.1`, `rating/tốt` …: the same whatever language or form the sheet is written in. */
  readonly path: string;
  readonly span: Span;
}

/** Appends operations; equal ones share a slot and constants are folded. Bounds are exact. */
export interface Builder {
  readonly operations: readonly Operation[];
  from(origin: Origin): void;
  constant(value: bigint): Slot;
  input(input: number, low: bigint, high: bigint): Slot;
  notApplicable(input: number): Slot;
  add(of: readonly Slot[]): Slot;
  subtract(left: Slot, right: Slot): Slot;
  scale(of: Slot, by: bigint): Slot;
  multiply(left: Slot, right: Slot): Slot;
  extreme(op: 'least' | 'greatest', of: readonly Slot[]): Slot;
  clamp(of: Slot, low: bigint, high: bigint): Slot;
  compare(op: 'equal' | 'less' | 'at-most', left: Slot, right: Slot): Slot;
  both(op: 'and' | 'or', of: readonly Slot[]): Slot;
  not(of: Slot): Slot;
  select(when: Slot, then: Slot, otherwise: Slot): Slot;
  steps(of: Slot, by: Slot | undefined, cuts: readonly Cut[], values: readonly bigint[]): Slot;
  lookup(of: Slot, values: readonly bigint[]): Slot;
  divide(of: Slot, by: Slot, mode: 'half-up' | 'half-even' | 'up' | 'down'): Slot;
  /** The value of a constant slot. */
  known(slot: Slot): bigint | undefined;
  /** The slot and factor that a scaled slot is made of; factor 1 for any other. */
  unscaled(slot: Slot): { readonly of: Slot; readonly by: bigint };
  boundsOf(slot: Slot): readonly [bigint, bigint];
}

/** @param tooLarge - told where a value could leave the exact range */
export function createBuilder(tooLarge: (span: Span) => void): Builder {
  const operations: Operation[] = [];
  const bounds: (readonly [bigint, bigint])[] = [];
  const slots = new Map<string, Slot>();
  let origin: Origin = { path: '', span: { start: 0, end: 0 } };

  const push = (operation: Bare, low: bigint, high: bigint): Slot => {
    const key = JSON.stringify(operation);
    const known = slots.get(key);
    if (known !== undefined) return known;
    if (low < -largestExact || high > largestExact) tooLarge(origin.span);
    // What does not fit was reported; narrower bounds keep one mistake from being reported at every step after it.
    const kept = [
      clamped(low, -largestExact, largestExact),
      clamped(high, -largestExact, largestExact),
    ] as const;
    const slot = operations.length;
    operations.push({
      ...operation,
      min: Number(kept[0]),
      max: Number(kept[1]),
      origin: origin.path,
    });
    bounds.push(kept);
    slots.set(key, slot);
    return slot;
  };
  const boundsOf = (slot: Slot): readonly [bigint, bigint] => bounds[slot] ?? [0n, 0n];
  const known = (slot: Slot): bigint | undefined => {
    const [low, high] = boundsOf(slot);
    return low === high ? low : undefined;
  };
  const constant = (value: bigint): Slot =>
    push({ op: 'constant', value: Number(value) }, value, value);
  const unscaled = (slot: Slot): { readonly of: Slot; readonly by: bigint } => {
    const operation = operations[slot];
    return operation?.op === 'scale'
      ? { of: operation.of, by: BigInt(operation.by) }
      : { of: slot, by: 1n };
  };

  const scale = (of: Slot, by: bigint): Slot => {
    const value = known(of);
    if (value !== undefined) return constant(value * by);
    if (by === 0n) return constant(0n);
    if (by === 1n) return of;
    const inner = unscaled(of);
    const [low, high] = boundsOf(inner.of);
    const factor = inner.by * by;
    const ends = [low * factor, high * factor];
    return push({ op: 'scale', of: inner.of, by: Number(factor) }, smallest(ends), largest(ends));
  };

  const add = (of: readonly Slot[]): Slot => {
    let fixed = 0n;
    const open: Slot[] = [];
    for (const slot of of) {
      const value = known(slot);
      if (value === undefined) open.push(slot);
      else fixed += value;
    }
    if (open.length === 0) return constant(fixed);
    const terms = fixed === 0n ? open : [...open, constant(fixed)];
    const [only] = terms;
    if (terms.length === 1 && only !== undefined) return only;
    const ends = terms.map(boundsOf);
    return push(
      { op: 'add', of: terms },
      ends.reduce((sum, [low]) => sum + low, 0n),
      ends.reduce((sum, [, high]) => sum + high, 0n),
    );
  };

  const both = (op: 'and' | 'or', of: readonly Slot[]): Slot => {
    const neutral = op === 'and' ? 1n : 0n;
    const open = [...new Set(of)].filter((slot) => known(slot) !== neutral);
    if (open.some((slot) => known(slot) === 1n - neutral)) return constant(1n - neutral);
    const [only] = open;
    if (only === undefined) return constant(neutral);
    return open.length === 1 ? only : push({ op, of: open }, 0n, 1n);
  };

  const tabled = (values: readonly bigint[]): readonly [bigint, bigint] => [
    smallest(values),
    largest(values),
  ];

  return {
    operations,
    from(next) {
      origin = next;
    },
    constant,
    known,
    unscaled,
    boundsOf,
    scale,
    add,
    both,
    input: (input, low, high) => push({ op: 'input', input }, low, high),
    notApplicable: (input) => push({ op: 'not-applicable', input }, 0n, 1n),
    subtract(left, right) {
      const [a, b] = [known(left), known(right)];
      if (a !== undefined && b !== undefined) return constant(a - b);
      if (b === 0n) return left;
      const [[lowA, highA], [lowB, highB]] = [boundsOf(left), boundsOf(right)];
      return push({ op: 'subtract', left, right }, lowA - highB, highA - lowB);
    },
    multiply(left, right) {
      const [a, b] = [known(left), known(right)];
      if (a !== undefined) return scale(right, a);
      if (b !== undefined) return scale(left, b);
      const ends = boundsOf(left).flatMap((x) => boundsOf(right).map((y) => x * y));
      return push({ op: 'multiply', left, right }, smallest(ends), largest(ends));
    },
    extreme(op, of) {
      const distinct = [...new Set(of)];
      const [only] = distinct;
      if (distinct.length === 1 && only !== undefined) return only;
      const pick = op === 'least' ? smallest : largest;
      const ends = distinct.map(boundsOf);
      return push(
        { op, of: distinct },
        pick(ends.map(([low]) => low)),
        pick(ends.map(([, high]) => high)),
      );
    },
    clamp(of, low, high) {
      const [least, greatest] = boundsOf(of);
      if (least >= low && greatest <= high) return of;
      const ends = [clamped(least, low, high), clamped(greatest, low, high)] as const;
      return push({ op: 'clamp', of, low: Number(low), high: Number(high) }, ...ends);
    },
    compare: (op, left, right) => push({ op, left, right }, 0n, 1n),
    not(of) {
      const value = known(of);
      return value === undefined ? push({ op: 'not', of }, 0n, 1n) : constant(1n - value);
    },
    select(when, then, otherwise) {
      const value = known(when);
      if (value !== undefined) return value === 1n ? then : otherwise;
      if (then === otherwise) return then;
      const [[lowA, highA], [lowB, highB]] = [boundsOf(then), boundsOf(otherwise)];
      return push(
        { op: 'select', when, then, otherwise },
        smallest([lowA, lowB]),
        largest([highA, highB]),
      );
    },
    steps(of, by, cuts, values) {
      const [first] = values;
      if (cuts.length === 0 && first !== undefined) return constant(first);
      const table = { cuts, values: values.map(Number) };
      return push(
        { op: 'steps', of, ...(by !== undefined && { by }), ...table },
        ...tabled(values),
      );
    },
    lookup: (of, values) =>
      push({ op: 'lookup', of, values: values.map(Number) }, ...tabled(values)),
    divide(of, by, mode) {
      const [low, high] = boundsOf(of);
      const [lowBy, highBy] = boundsOf(by);
      // A divisor that could be 0 or less is never looked at then; the quotient of those that are stays within these.
      const divisors = [lowBy > 0n ? lowBy : 1n, highBy > 0n ? highBy : 1n];
      const ends = [low, high].flatMap((value) =>
        divisors.flatMap((divisor) => [floorDivide(value, divisor), -floorDivide(-value, divisor)]),
      );
      return push(
        { op: 'divide', of, by, mode },
        smallest([...ends, ...(lowBy > 0n ? [] : [0n])]),
        largest([...ends, ...(lowBy > 0n ? [] : [0n])]),
      );
    },
  };
}

const smallest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));
const largest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a));
const clamped = (value: bigint, low: bigint, high: bigint): bigint =>
  value < low ? low : value > high ? high : value;

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n ? quotient - 1n : quotient;
}
