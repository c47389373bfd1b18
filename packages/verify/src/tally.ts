import type { Counts } from './table.js';

/** Counts the combinations behind the rows of a join. */
export interface Tally {
  /** Forgets the weights of the last group. */
  startGroup(): void;
  /** Adds a row of the right side to the weight at a place. */
  weigh(at: number, rightRow: number): void;
  /** Adds a row of the left side, as often as the weight at a place says, to a row of the join. */
  add(row: number, leftRow: number, at: number): void;
  done(): Counts;
}

/** The tally of two sides; none where one of them is not counted. */
export function createTally(
  left: Counts | undefined,
  right: Counts | undefined,
): Tally | undefined {
  if (!left || !right) return undefined;
  const isSmall =
    left instanceof Float64Array &&
    right instanceof Float64Array &&
    total(left) * total(right) <= Number.MAX_SAFE_INTEGER;
  return isSmall
    ? numberTally(left, right)
    : bigTally(Array.from(left, BigInt), Array.from(right, BigInt));
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

function numberTally(left: Float64Array, right: Float64Array): Tally {
  let sums = new Float64Array(1024);
  let size = 0;
  let weights: number[] = [];
  return {
    startGroup() {
      weights = [];
    },
    weigh(at, rightRow) {
      weights[at] = (weights[at] ?? 0) + right[rightRow]!;
    },
    add(row, leftRow, at) {
      if (row >= sums.length) {
        const wider = new Float64Array(sums.length * 2);
        wider.set(sums);
        sums = wider;
      }
      if (row >= size) size = row + 1;
      sums[row] = sums[row]! + left[leftRow]! * weights[at]!;
    },
    done: () => sums.slice(0, size),
  };
}

function bigTally(left: readonly bigint[], right: readonly bigint[]): Tally {
  const sums: bigint[] = [];
  let weights: bigint[] = [];
  return {
    startGroup() {
      weights = [];
    },
    weigh(at, rightRow) {
      weights[at] = (weights[at] ?? 0n) + right[rightRow]!;
    },
    add(row, leftRow, at) {
      const weight = weights[at]!;
      const more = weight === 1n ? left[leftRow]! : left[leftRow]! * weight;
      sums[row] = (sums[row] ?? 0n) + more;
    },
    done: () => sums,
  };
}
