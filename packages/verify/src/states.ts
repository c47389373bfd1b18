import type { Column } from './evaluate.js';
import type { NodeId } from './node.js';
import { addCodes, codingOf, codingOfSums, gcd, groupRows, type Coding } from './rows.js';
import { addedCounts, type Counts } from './table.js';

/** Columns of one cluster by the digits that they contribute to. */
export type Contributions = ReadonlyMap<NodeId, Column>;

/** What the rows of one cluster contribute to states, each contribution once. */
export interface Part {
  readonly size: number;
  readonly contributions: Contributions;
  readonly counts: Counts | undefined;
  /** The alternatives of the cluster's variables behind a row. */
  readonly witness: (row: number) => Witness;
}

/** The alternative that each variable takes. */
export type Witness = ReadonlyMap<number, number>;

/** The rows of a part as far as some digits tell them apart. */
export function projected(part: Part, digits: readonly NodeId[]): Part {
  const contributions = new Map(
    digits.flatMap((digit) => {
      const column = part.contributions.get(digit);
      return column ? [[digit, column] as const] : [];
    }),
  );
  const { of, first } = groupRows([...contributions.values()], part.size);
  const pick = (column: Column): Column => Float64Array.from(first, (row) => column[row]!);
  return {
    size: first.length,
    contributions: new Map([...contributions].map(([digit, column]) => [digit, pick(column)])),
    counts: part.counts && addedCounts(part.counts, of, first.length),
    witness: (row) => part.witness(first[row]!),
  };
}

// ── Layout ───────────────────────────────────────────────────────────────────────────────────────

/** How the digits of a state make up one number. */
export interface Layout {
  readonly digits: readonly Digit[];
  /** How many states can be named. */
  readonly space: number;
}

interface Digit {
  readonly node: NodeId;
  readonly coding: Coding;
  readonly stride: number;
}

/**
 * The layout of states to which each of several clusters contributes one row.
 * @param clusters - for each cluster all contributions that its rows may be taken from
 */
export function layoutOf(clusters: readonly (readonly Contributions[])[]): Layout {
  const nodes = [...new Set(clusters.flat().flatMap((each) => [...each.keys()]))].sort(
    (a, b) => a - b,
  );
  let space = 1;
  const digits = nodes.map((node): Digit => {
    const coding = codingOfSums(
      clusters.map((cluster) => hull(cluster.map((each) => codingOf(each.get(node) ?? nothing)))),
    );
    const digit = { node, coding, stride: space };
    space *= coding.width;
    return digit;
  });
  return { digits, space };
}

/** What a cluster contributes to a digit that it has nothing to do with. */
const nothing = Float64Array.of(0);

/** The coding that holds the values of all. */
function hull(codings: readonly Coding[]): Coding {
  const low = Math.min(...codings.map((each) => each.low));
  const high = Math.max(...codings.map((each) => each.low + (each.width - 1) * each.step));
  const step = codings.reduce(
    (all, each) => gcd(gcd(all, each.width > 1 ? each.step : 0), each.low - low),
    0,
  );
  return { low, step: step || 1, width: (high - low) / (step || 1) + 1 };
}

/** The numbers of one cluster's rows; those of all clusters, added, name a state. */
export function keysOf(
  { digits }: Layout,
  cluster: readonly Contributions[],
  { contributions, size }: Pick<Part, 'contributions' | 'size'>,
): Float64Array {
  const keys = new Float64Array(size);
  for (const { node, coding, stride } of digits) {
    const low = hull(cluster.map((each) => codingOf(each.get(node) ?? nothing))).low;
    const column = contributions.get(node) ?? new Float64Array(size);
    addCodes(keys, column, { ...coding, low }, stride);
  }
  return keys;
}

/** The values of a digit in named states. */
export function valuesOf(
  { coding: { low, step, width }, stride }: Digit,
  keys: Float64Array,
): Column {
  const values = new Float64Array(keys.length);
  for (let at = 0; at < keys.length; at += 1) {
    const code = Math.floor(keys[at]! / stride);
    // Several times faster than the remainder of doubles, and as exact.
    values[at] = low + step * (code - Math.floor(code / width) * width);
  }
  return values;
}

// ── Combining ────────────────────────────────────────────────────────────────────────────────────

/** Every state that clusters can come to together. */
export interface States {
  readonly keys: Float64Array;
  readonly counts: Counts | undefined;
  readonly witness: (state: number) => Witness;
}

/** One cluster's rows under their numbers. */
export interface Keyed {
  readonly keys: Float64Array;
  readonly counts: Counts | undefined;
  readonly witness: (row: number) => Witness;
}
