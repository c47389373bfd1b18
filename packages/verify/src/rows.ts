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

/** Numbers rows in the order in which their keys first occur. */
export interface Numbering {
  /** The number of the row with a key; −1 − number where it is new. */
  find(key: number): number;
  readonly size: number;
}

/** Key spaces up to this size are looked up in an array. */
const densest = 1 << 20;

export function createNumbering(space: number): Numbering {
  return space <= densest ? denseNumbering(space) : sparseNumbering();
}

function denseNumbering(space: number): Numbering {
  const numbers = new Int32Array(space);
  let size = 0;
  return {
    find(key) {
      const known = numbers[key]!;
      if (known !== 0) return known - 1;
      size += 1;
      numbers[key] = size;
      return -size;
    },
    get size() {
      return size;
    },
  };
}

/** Open addressing: several times faster than a `Map` of doubles, and without garbage. */
function sparseNumbering(): Numbering {
  let slots = new Int32Array(256);
  let keys = new Float64Array(128);
  let size = 0;
  const slotOf = (key: number): number => {
    const mask = slots.length - 1;
    let at = hash(key) & mask;
    while (slots[at]! !== 0 && keys[slots[at]! - 1]! !== key) at = (at + 1) & mask;
    return at;
  };
  const grow = (): void => {
    const wider = new Float64Array(keys.length * 4);
    wider.set(keys);
    keys = wider;
    slots = new Int32Array(keys.length * 2);
    for (let number = 0; number < size; number += 1) slots[slotOf(keys[number]!)] = number + 1;
  };
  return {
    find(key) {
      const at = slotOf(key);
      const known = slots[at]!;
      if (known !== 0) return known - 1;
      keys[size] = key;
      size += 1;
      slots[at] = size;
      if (size === keys.length) grow();
      return -size;
    },
    get size() {
      return size;
    },
  };
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
  const of = new Int32Array(size);
  const first: number[] = [];
  const numbering = createNumbering(space);
  for (let row = 0; row < size; row += 1) {
    const found = numbering.find(keys[row]!);
    if (found < 0) first.push(row);
    of[row] = found < 0 ? -1 - found : found;
  }
  return { of, first: Int32Array.from(first) };
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
  for (let row = 0; row < keys.length; row += 1) {
    const found = numbering.find(keys[row]!);
    keys[row] = found < 0 ? -1 - found : found;
  }
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
