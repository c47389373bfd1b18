import type { Column } from './evaluate.js';
import { largestExact } from './graph.js';

/** A column as small whole numbers: `(value − low) / step`. */
export interface Coding {
  readonly low: number;
  readonly step: number;
  /** How many codes there are. */
  readonly width: number;
}

const codings = new WeakMap<Column, Coding>();

/** The coding that holds all values of a column, which must not change afterwards. */
export function codingOf(column: Column): Coding {
  const known = codings.get(column);
  if (known) return known;
  const coding = closestCoding(column);
  codings.set(column, coding);
  return coding;
}

function closestCoding(column: Column): Coding {
  if (column.length === 0) return { low: 0, step: 1, width: 1 };
  let low = column[0]!;
  let high = low;
  for (const value of column) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  let step = 0;
  for (const value of column) {
    if (step === 1) break;
    step = gcd(step, value - low);
  }
  return { low, step: step || 1, width: (high - low) / (step || 1) + 1 };
}

/** The coding of sums of values, one of each coding. */
export function codingOfSums(codings: readonly Coding[]): Coding {
  const step = codings.reduce((all, each) => (each.width > 1 ? gcd(all, each.step) : all), 0) || 1;
  const low = codings.reduce((sum, each) => sum + each.low, 0);
  const reach = codings.reduce((sum, each) => sum + (each.width - 1) * each.step, 0);
  return { low, step, width: reach / step + 1 };
}

/** The greatest common divisor of two whole numbers. */
export function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  // Whatever is no number is no divisor: it must not keep this going.
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** How many different keys columns of these codings have. */
export const keySpace = (codings: readonly Coding[]): number =>
  codings.reduce((product, { width }) => product * width, 1);

/** Whether every key is an exact number. */
export const isKeySpace = (size: number): boolean => size <= largestExact;

/** Numbers keys in the order in which they first occur. */
export interface Numbering {
  /** Writes the number of each key; a key that is new gets the next number. */
  numbersOf(keys: Float64Array, into: Int32Array): void;
  readonly size: number;
}

/** Key spaces up to this size are looked up in an array. */
const densest = 1 << 20;

export function createNumbering(space: number): Numbering {
  return space <= densest ? denseNumbering(space) : sparseNumbering();
}

function denseNumbering(space: number): Numbering {
  // One more than the number; 0 where there is none.
  const numbers = new Int32Array(space);
  let size = 0;
  return {
    numbersOf(keys, into) {
      size = numberDensely(numbers, size, keys, into);
    },
    get size() {
      return size;
    },
  };
}

function numberDensely(
  numbers: Int32Array,
  known: number,
  keys: Float64Array,
  into: Int32Array,
): number {
  let size = known;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at]!;
    if (numbers[key] === 0) {
      size += 1;
      numbers[key] = size;
    }
    into[at] = numbers[key]! - 1;
  }
  return size;
}

/** Open addressing: several times faster than a `Map` of doubles, and without garbage. */
function sparseNumbering(): Numbering {
  // Numbers by slot, one more than they are; and the key of each number.
  let slots = new Int32Array(256);
  let keys = new Float64Array(128);
  let size = 0;
  const grow = (): void => {
    const known = keys.subarray(0, size);
    keys = new Float64Array(size * 4);
    keys.set(known);
    slots = new Int32Array(keys.length * 2);
    numberSparsely(slots, keys, 0, known, new Int32Array(size));
  };
  return {
    numbersOf(all, into) {
      for (let start = 0; start < all.length;) {
        if (size === keys.length) grow();
        // As many as fit for certain.
        const end = Math.min(all.length, start + keys.length - size);
        const [some, numbers] = [all.subarray(start, end), into.subarray(start, end)];
        size = numberSparsely(slots, keys, size, some, numbers);
        start = end;
      }
    },
    get size() {
      return size;
    },
  };
}

function numberSparsely(
  slots: Int32Array,
  keys: Float64Array,
  known: number,
  some: Float64Array,
  into: Int32Array,
): number {
  const mask = slots.length - 1;
  let size = known;
  for (let at = 0; at < some.length; at += 1) {
    const key = some[at]!;
    let slot = hash(key) & mask;
    while (slots[slot]! !== 0 && keys[slots[slot]! - 1]! !== key) slot = (slot + 1) & mask;
    if (slots[slot] === 0) {
      keys[size] = key;
      size += 1;
      slots[slot] = size;
    }
    into[at] = slots[slot]! - 1;
  }
  return size;
}

/** Spreads the bits of a whole number. */
function hash(key: number): number {
  const mixed =
    Math.imul((key % 4_294_967_296) | 0, 0x9e37_79b1) ^ Math.imul(key / 4_294_967_296, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}

/** Rows that agree in all given columns. */
export interface Groups {
  /** The group of each row. */
  readonly of: Int32Array;
  /** The first row of each group. */
  readonly first: Int32Array;
}

/** Groups rows by columns, however many keys these have. */
export function groupRows(columns: readonly Column[], size: number): Groups {
  const keys = new Float64Array(size);
  let space = 1;
  for (const column of columns) {
    const coding = codingOf(column);
    if (!isKeySpace(space * coding.width)) space = renumber(keys);
    addCodes(keys, column, coding, space);
    space *= coding.width;
  }
  return groupKeys(keys, space);
}

/** Groups rows by a key. */
export function groupKeys(keys: Float64Array, space: number = Infinity): Groups {
  const of = new Int32Array(keys.length);
  const numbering = createNumbering(space);
  numbering.numbersOf(keys, of);
  return { of, first: firstOf(of, numbering.size) };
}

/** Where each number occurs first; numbers stand in the order of their first places. */
function firstOf(numbers: Int32Array, count: number): Int32Array {
  const first = new Int32Array(count);
  let next = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    if (numbers[at] !== next) continue;
    first[next] = at;
    next += 1;
  }
  return first;
}

/** Adds the codes of a column to keys, `stride` apart. */
export function addCodes(
  keys: Float64Array,
  column: Column,
  { low, step }: Coding,
  stride: number,
): void {
  for (let row = 0; row < keys.length; row += 1)
    keys[row] = keys[row]! + ((column[row]! - low) / step) * stride;
}

/** Makes keys consecutive numbers; gives how many there are. */
function renumber(keys: Float64Array): number {
  const numbering = createNumbering(Infinity);
  const numbers = new Int32Array(keys.length);
  numbering.numbersOf(keys, numbers);
  keys.set(numbers);
  return numbering.size;
}

/** Some rows of a column, in the given order. */
export function gather(column: Column, rows: Int32Array): Column {
  const picked = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) picked[at] = column[rows[at]!]!;
  return picked;
}

/** A list of whole numbers that grows. */
export interface Growing {
  push(value: number): void;
  readonly length: number;
  done(): Int32Array;
}

export function growing(): Growing {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const wider = new Int32Array(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length] = value;
      length += 1;
    },
    get length() {
      return length;
    },
    done: () => values.slice(0, length),
  };
}

// ── Rows made of two ─────────────────────────────────────────────────────────────────────────────

/** Keys from a base on. */
export function addTo(sums: Float64Array, keys: Float64Array, base: number): void {
  for (let at = 0; at < sums.length; at += 1) sums[at] = keys[at]! + base;
}

/** Consecutive numbers. */
export function numberUp(into: Int32Array, from: number): void {
  for (let at = 0; at < into.length; at += 1) into[at] = from + at;
}

/** Remembers where rows come from that did not occur before: those whose numbers are new. */
export function pushNew(
  found: Int32Array,
  known: number,
  leftRow: number,
  rows: Int32Array,
  leftRows: Growing,
  rightRows: Growing,
): void {
  let next = known;
  for (let at = 0; at < found.length; at += 1) {
    if (found[at] !== next) continue;
    leftRows.push(leftRow);
    rightRows.push(rows[at]!);
    next += 1;
  }
}
