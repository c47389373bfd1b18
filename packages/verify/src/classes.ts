import type { Meter } from './budget.js';
import { addScaled, evaluate, type Column } from './evaluate.js';
import type { Graph } from './graph.js';
import { createNeed, type Need } from './need.js';
import type { NodeId, Term } from './node.js';
import { affine, termsOf, type Affine, type Place } from './place.js';
import { createNumbering, isKeySpace } from './rows.js';
import { createScratch } from './scratch.js';
import type { Variable } from './variables.js';

/** Values of a meeting place in classes: those of one class leave the same outcomes open. */
export interface Classes {
  /** The class of each value of the place, from `low` on; −1 where no record has it. */
  readonly of: readonly number[];
  readonly low: number;
  /** How many classes there are. */
  readonly count: number;
  /** For each outcome of each class: the class, and the values that are shown. */
  readonly outcomes: readonly {
    readonly class: number;
    readonly key: number;
    readonly values: readonly number[];
  }[];
  /** An alternative that shows the outcome with a key at a value of the place. */
  readonly alternativeFor: (value: number, key: number) => number;
}

/** An answer, the place at which it meets the rest, and what of both is seen from outside. */
export interface Meeting {
  readonly graph: Graph;
  readonly index: number;
  readonly variable: Variable;
  readonly place: Place;
  /** Nodes computed from the answer and the place alone. */
  readonly inside: ReadonlySet<NodeId>;
  readonly shown: readonly NodeId[];
}

/** Pairs of an alternative and a value of the meeting place that are looked at. */
export const mostPairs = 3_000_000;

/** Pairs that are computed together. */
const pairsAtOnce = 1 << 13;

/** Outcomes of all classes together. */
const mostOutcomes = 20_000;

/** The classes of a meeting place; `undefined` where they are not much fewer than its values. */
export function classesOf(meeting: Meeting, need: Need, meter: Meter): Classes | undefined {
  const { graph, variable, place, shown } = meeting;
  const { size, name } = variable;
  const [low, high] = graph.boundsOf(place.of);
  const count = high - low + 1;
  if (count * size > mostPairs) return undefined;
  const space = shown.reduce((product, id) => product * widthOf(graph, id), 1);
  if (!isKeySpace(space)) return undefined;
  meter.spend((count * size) / 4, () => [name]);
  const atOnce = Math.max(1, Math.floor(pairsAtOnce / size));
  const look = keysFor(meeting, need, atOnce);

  const classes = new Map<string, number>();
  const of: number[] = [];
  const outcomes: Classes['outcomes'][number][] = [];
  const numbering = createNumbering(Infinity);
  // For each number the place at which it was last seen.
  const seenAt = new Int32Array(size * count + 1).fill(-1);
  /** Whether a place leaves too many outcomes open, or all places together. */
  const isLost = (open: number): boolean =>
    open * 2 > size ||
    outcomes.length * 2 > size ||
    outcomes.length > mostOutcomes ||
    classes.size * 2 > count;
  // Of most places the middle one says enough.
  const middle = look.keysAt(low + Math.floor(count / 2), 1);
  if (isLost(new Set(middle).size - 1)) return undefined;
  for (let from = 0; from < count; from += atOnce) {
    const values = Math.min(atOnce, count - from);
    const keys = look.keysAt(low + from, values);
    const numbers = new Int32Array(keys.length);
    numbering.numbersOf(keys, numbers);
    for (let value = 0; value < values; value += 1) {
      const rows = firstRows(numbers, value * size, (value + 1) * size, seenAt, from + value);
      // What is refused has a number, too.
      const open = rows.filter((row) => keys[row]! >= 0);
      const signature = open.map((row) => numbers[row]!).sort((a, b) => a - b);
      const known = open.length === 0 ? -1 : classes.get(signature.join());
      of.push(known ?? classes.size);
      if (known !== undefined) continue;
      for (const row of open)
        outcomes.push({ class: classes.size, key: keys[row]!, values: look.shownIn(row) });
      classes.set(signature.join(), classes.size);
      if (isLost(open.length)) return undefined;
    }
  }
  if (outcomes.length === 0) return undefined;
  return {
    of,
    low,
    count: classes.size,
    outcomes,
    alternativeFor: (value, key) => look.keysAt(value, 1).indexOf(key),
  };
}

/** The first row of each number among some rows. */
function firstRows(
  numbers: Int32Array,
  from: number,
  to: number,
  seenAt: Int32Array,
  now: number,
): readonly number[] {
  const rows: number[] = [];
  for (let row = from; row < to; row += 1) {
    const number = numbers[row]!;
    if (seenAt[number] === now) continue;
    seenAt[number] = now;
    rows.push(row);
  }
  return rows;
}

const widthOf = (graph: Graph, id: NodeId): number => {
  const [least, most] = graph.boundsOf(id);
  return most - least + 1;
};

/** Looks at every alternative of an answer at several values of the place. */
interface Look {
  /** One number for all that each alternative shows at each of some values of the place; −1 where it is no record. */
  readonly keysAt: (from: number, values: number) => Column;
  /** What is shown in a row of the last look. */
  readonly shownIn: (row: number) => readonly number[];
}

function keysFor(
  { graph, index, variable: { size, shown: show }, place, inside, shown }: Meeting,
  need: Need,
  atOnce: number,
): Look {
  const own = 1n << BigInt(index);
  const nodes = need.order.filter((id) => graph.variablesOf(id) === own || inside.has(id));
  const musts = nodes.filter((id) => need.isMust(id));
  const isBeforeMusts = createNeed(graph, [], musts).isNeeded;
  const beforeMusts = nodes.filter(isBeforeMusts);
  const scratch = createScratch(atOnce * size);
  const all = scratch.fresh();
  const leaves = new Map<NodeId, Column>();
  for (const id of nodes) {
    const node = graph.nodes[id]!;
    if (node.kind !== 'leaf') continue;
    const column = scratch.fresh();
    const once = show(node.shows, 0, size);
    for (let value = 0; value < atOnce; value += 1) column.set(once, value * size);
    leaves.set(id, column);
  }
  let columns = new Map<NodeId, Column>();
  const start = (total: number): void => {
    columns = new Map([...leaves].map(([id, leaf]) => [id, leaf.subarray(0, total)]));
  };
  const compute = (some: readonly NodeId[], from: number, values: number): void => {
    const total = values * size;
    /** The same for every alternative. */
    const ofPlace = ({ times, constant }: Affine, into: Column): Column => {
      for (let value = 0; value < values; value += 1)
        into.fill((from + value) * times + constant, value * size, (value + 1) * size);
      return into;
    };
    const columnOf = (id: NodeId): Column => {
      const known = columns.get(id);
      if (known) return known;
      const fixed = graph.valueOf(id);
      const { terms, constant } = termsOf(graph, id);
      const at =
        fixed === undefined ? affine(place, terms, constant) : { times: 0, constant: fixed };
      const made = ofPlace(at!, scratch.of(id, total));
      columns.set(id, made);
      return made;
    };
    for (const id of some) {
      const node = graph.nodes[id]!;
      if (columns.has(id)) continue;
      if (node.kind !== 'sum') {
        columns.set(id, evaluate(node, columnOf, total, scratch.of(id, total)));
        continue;
      }
      const isKnown = (term: Term): boolean => columns.has(term.node);
      const rest = affine(
        place,
        node.terms.filter((term) => !isKnown(term)),
        node.constant,
      )!;
      const sum = ofPlace(rest, scratch.of(id, total));
      for (const term of node.terms.filter(isKnown))
        addScaled(sum, columns.get(term.node)!, term.times);
      columns.set(id, sum);
    }
  };
  return {
    keysAt(from, values) {
      const keys = all.subarray(0, values * size).fill(0);
      start(keys.length);
      compute(beforeMusts, from, values);
      for (const must of musts) refuseWhereZero(keys, columns.get(must)!);
      if (isAllRefused(keys)) return keys;
      compute(nodes, from, values);
      let stride = 1;
      for (const id of shown) {
        const [low] = graph.boundsOf(id);
        addWhereOpen(keys, columns.get(id)!, low, stride);
        stride *= widthOf(graph, id);
      }
      return keys;
    },
    shownIn: (row) => shown.map((id) => columns.get(id)![row]!),
  };
}

function refuseWhereZero(keys: Float64Array, must: Column): void {
  for (let row = 0; row < keys.length; row += 1) if (must[row] === 0) keys[row] = -1;
}

function isAllRefused(keys: Float64Array): boolean {
  for (let row = 0; row < keys.length; row += 1) if (keys[row]! >= 0) return false;
  return true;
}

function addWhereOpen(keys: Float64Array, column: Column, low: number, stride: number): void {
  for (let row = 0; row < keys.length; row += 1)
    if (keys[row]! >= 0) keys[row] = keys[row]! + (column[row]! - low) * stride;
}
