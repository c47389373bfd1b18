import type { Counts } from './table.js';

/** Counts the combinations behind the rows of a join. */
export interface Tally {
  /**
   * Starts a group: `count` places, whose weights are those of the right rows at each.
   * @param places - the place of each row
   */
  startGroup(count: number, places: Int32Array, rightRows: Int32Array): void;
  /** Adds a row of the left side to one row of the join for each place, as often as the weight there says. */
  add(joinRows: Int32Array, leftRow: number): void;
  done(size: number): Counts;
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
  let weights = new Float64Array(0);
  return {
    startGroup(count, places, rightRows) {
      weights = new Float64Array(count);
      addAt(weights, places, right, rightRows);
    },
    add(joinRows, leftRow) {
      const most = largest(joinRows);
      if (most >= sums.length) {
        const wider = new Float64Array(Math.max(most + 1, sums.length * 2));
        wider.set(sums);
        sums = wider;
      }
      addWeights(sums, joinRows, weights, left[leftRow]!);
    },
    done: (size) => sums.slice(0, size),
  };
}

function addAt(
  weights: Float64Array,
  places: Int32Array,
  right: Float64Array,
  rightRows: Int32Array,
): void {
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at]!;
    weights[place] = weights[place]! + right[rightRows[at]!]!;
  }
}

function addWeights(
  sums: Float64Array,
  rows: Int32Array,
  weights: Float64Array,
  times: number,
): void {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    sums[row] = sums[row]! + weights[at]! * times;
  }
}

function largest(rows: Int32Array): number {
  let most = -1;
  for (let at = 0; at < rows.length; at += 1) if (rows[at]! > most) most = rows[at]!;
  return most;
}

function bigTally(left: readonly bigint[], right: readonly bigint[]): Tally {
  const sums: bigint[] = [];
  let weights: bigint[] = [];
  return {
    startGroup(count, places, rightRows) {
      weights = Array.from({ length: count }, () => 0n);
      for (let at = 0; at < places.length; at += 1) weights[places[at]!]! += right[rightRows[at]!]!;
    },
    add(joinRows, leftRow) {
      const times = left[leftRow]!;
      const most = largest(joinRows);
      while (sums.length <= most) sums.push(0n);
      for (let at = 0; at < joinRows.length; at += 1)
        sums[joinRows[at]!]! += times === 1n ? weights[at]! : times * weights[at]!;
    },
    done: () => sums,
  };
}
