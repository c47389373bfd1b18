import type { Meter } from './budget.js';
import { evaluate, type Column } from './evaluate.js';
import { operandsOf, type NodeId } from './node.js';
import { isLive, isWithin, partialName, type Need } from './need.js';
import {
  addCodes,
  addTo,
  codingOf,
  codingOfSums,
  createNumbering,
  gather,
  groupKeys,
  groupRows,
  growing,
  isKeySpace,
  numberUp,
  pushNew,
  type Coding,
  type Groups,
} from './rows.js';
import { createScratch } from './scratch.js';
import { settle, type Table } from './table.js';
import { createTally } from './tally.js';

/**
 * Every combination of a row of one table and a row of another. What reads both sides directly is computed for each pair of the
 * values that it reads; sums are added; everything else is computed afterwards, when rows that agree have become one.
 * @param names - what the rows are about, for the case that there are too many
 */
export function join(
  need: Need,
  one: Table,
  other: Table,
  meter: Meter,
  names: () => readonly string[],
): Table {
  const columns = columnsOf(need, one, other);
  const groupsOf = (table: Table): Groups => {
    const read = [...table.columns].filter(([node]) => columns.readInside.has(node));
    return groupRows(
      read.map(([, column]) => column),
      table.size,
    );
  };
  const [groupsOne, groupsOther] = [groupsOf(one), groupsOf(other)];
  // One side is taken group by group, and all rows of the other are looked at for each.
  const isBetterSwapped = groupsOne.first.length * other.size > groupsOther.first.length * one.size;
  const [left, right] = isBetterSwapped ? [other, one] : [one, other];
  const [leftGroups, rightGroups] = isBetterSwapped
    ? [groupsOther, groupsOne]
    : [groupsOne, groupsOther];

  const keys = keysFor(need, columns, left, right);
  // Where keys would not be exact, rows that agree become one only when the join is settled.
  const numbering = isKeySpace(keys.space) ? createNumbering(keys.space) : undefined;
  const [leftRows, rightRows] = [growing(), growing()];
  const tally = createTally(left.counts, right.counts);
  const rowsIn = rowsByGroup(leftGroups);
  const pairs = pairsOf(need, columns, keys, left, right, leftGroups, rightGroups);
  const partners = createPartners(right.size);
  for (let group = 0; group < leftGroups.first.length; group += 1) {
    meter.spend(right.size + rightGroups.first.length, names);
    const rows = rowsIn(group);
    partners.choose(pairs(group), keys.right, rightGroups);
    const isWorthIt = numbering && right.size > fewRows && rows.length > fewRows;
    const own = isWorthIt ? partners.distinct() : partners.all();
    tally?.startGroup(own.rows.length, own.places, partners.all().rows);
    meter.spend(rows.length * own.rows.length, names);
    const sums = new Float64Array(own.rows.length);
    const found = new Int32Array(own.rows.length);
    for (let each = 0; each < rows.length; each += 1) {
      const row = rows[each]!;
      const known = leftRows.length;
      addTo(sums, own.keys, keys.left[row]!);
      if (numbering) numbering.numbersOf(sums, found);
      else numberUp(found, known);
      pushNew(found, known, row, own.rows, leftRows, rightRows);
      tally?.add(found, row);
    }
    meter.hold(leftRows.length, names);
  }
  const origin = {
    kind: 'join',
    left,
    right,
    leftRows: leftRows.done(),
    rightRows: rightRows.done(),
  } as const;
  const joined: Table = {
    scope: left.scope | right.scope,
    size: origin.leftRows.length,
    columns: joinedColumns(need, columns, origin),
    counts: tally?.done(origin.leftRows.length),
    origin,
  };
  return settle(need, joined, columns.after, [left.scope, right.scope]);
}

/** So few rows of either side are not worth being made one first. */
const fewRows = 8;

/** Rows of the right side that one group of the left side stands with in records. */
interface Partners {
  readonly rows: Int32Array;
  /** What each adds to the key of a join. */
  readonly keys: Float64Array;
  /** For every partner, where it stands among these. */
  readonly places: Int32Array;
}

/** Finds the partners of one group after another. */
function createPartners(size: number): {
  readonly choose: (pairs: Pairs, keys: Float64Array, groups: Groups) => void;
  readonly all: () => Partners;
  /** One of each key. */
  readonly distinct: () => Partners;
} {
  const [rows, keys] = [new Int32Array(size), new Float64Array(size)];
  const counting = Int32Array.from({ length: size }, (_, at) => at);
  let count = 0;
  const all = (): Partners => ({
    rows: rows.subarray(0, count),
    keys: keys.subarray(0, count),
    places: counting.subarray(0, count),
  });
  return {
    choose({ isRecord, inside }, rightKeys, { of }) {
      count = choosePartners(rows, keys, isRecord, inside, rightKeys, of);
    },
    all,
    distinct() {
      const { rows: own, keys: ownKeys } = all();
      const { of: places, first } = groupKeys(ownKeys);
      return { rows: first.map((at) => own[at]!), keys: gather(ownKeys, first), places };
    },
  };
}

function choosePartners(
  rows: Int32Array,
  keys: Float64Array,
  isRecord: Float64Array | undefined,
  inside: Float64Array | undefined,
  rightKeys: Float64Array,
  groupOf: Int32Array,
): number {
  let count = 0;
  for (let row = 0; row < groupOf.length; row += 1) {
    const group = groupOf[row]!;
    if (isRecord && isRecord[group] === 0) continue;
    rows[count] = row;
    keys[count] = rightKeys[row]! + (inside ? inside[group]! : 0);
    count += 1;
  }
  return count;
}

/** What becomes of the columns of two tables in their join. */
interface Columns {
  /** Nodes that read values of both sides: computed pair by pair. */
  readonly inside: readonly NodeId[];
  /** Nodes that can wait until rows that agree have become one. */
  readonly after: readonly NodeId[];
  readonly readInside: ReadonlySet<NodeId>;
  readonly isCarried: (node: NodeId) => boolean;
  /** Sums that both sides contribute to. */
  readonly isSum: (node: NodeId) => boolean;
}

function columnsOf({ graph, order, readersOf, ...need }: Need, a: Table, b: Table): Columns {
  const scope = a.scope | b.scope;
  const fresh = order.filter((node) => {
    const variables = graph.variablesOf(node);
    const isOld = isWithin(variables, a.scope) || isWithin(variables, b.scope);
    return isWithin(variables, scope) && !isOld;
  });
  // What reads both sides directly has to look at pairs of their values anyway; a sum of such values is then at hand, too.
  const isAtHand = (node: NodeId): boolean =>
    fresh.some(
      (reader) =>
        graph.nodes[reader]!.kind !== 'sum' && operandsOf(graph.nodes[reader]!).includes(node),
    ) &&
    (a.columns.has(node) || b.columns.has(node));
  const after = new Set<NodeId>();
  for (const id of fresh) {
    const node = graph.nodes[id]!;
    const waits = operandsOf(node).some((operand) => after.has(operand));
    const isLater =
      node.kind === 'sum' &&
      !operandsOf(node).every((operand) => isAtHand(operand) || fresh.includes(operand));
    if (waits || isLater) after.add(id);
  }
  const inside = fresh.filter((node) => !after.has(node));
  const readInside = new Set(inside.flatMap((node) => operandsOf(graph.nodes[node]!)));
  const isInside = new Set(inside);
  const full = { graph, order, readersOf, ...need };
  return {
    inside,
    after: [...after],
    readInside,
    isSum(node) {
      const variables = graph.variablesOf(node);
      return !isWithin(variables, a.scope) && !isWithin(variables, b.scope) && !isInside.has(node);
    },
    isCarried(node) {
      if (isLive(full, node, scope)) return true;
      return readersOf(node).some(
        (reader) =>
          (after.has(reader) && graph.nodes[reader]!.kind !== 'sum') ||
          // What is computed inside was not yet added to any sum.
          (isInside.has(node) && graph.nodes[reader]!.kind === 'sum'),
      );
    },
  };
}

// ── Keys ─────────────────────────────────────────────────────────────────────────────────────────

/** Keys under which rows of a join are one: the key of a left row, of a right row, and of what was computed inside add up. */
interface Keys {
  readonly left: Float64Array;
  readonly right: Float64Array;
  /** How many keys there can be; above the exact numbers they are of no use. */
  readonly space: number;
  readonly inside: readonly {
    readonly node: NodeId;
    readonly coding: Coding;
    readonly stride: number;
  }[];
}

function keysFor(
  need: Need,
  { inside, isCarried, isSum }: Columns,
  left: Table,
  right: Table,
): Keys {
  const keys = { left: new Float64Array(left.size), right: new Float64Array(right.size) };
  let space = 1;
  const named = new Set<string>();
  for (const node of new Set([...left.columns.keys(), ...right.columns.keys()])) {
    if (!isSum(node)) continue;
    const name = partialName(need, node, [left.scope, right.scope]);
    if (named.has(name)) continue;
    named.add(name);
    const [a, b] = [left.columns.get(node), right.columns.get(node)];
    const parts = [a, b].flatMap((column) => (column ? [codingOf(column)] : []));
    const { step, width } = codingOfSums(parts);
    if (a) addCodes(keys.left, a, { ...codingOf(a), step }, space);
    if (b) addCodes(keys.right, b, { ...codingOf(b), step }, space);
    space *= width;
  }
  const insideKeys = inside.filter(isCarried).map((node) => {
    const [low, high] = need.graph.boundsOf(node);
    const stride = space;
    space *= high - low + 1;
    return { node, coding: { low, step: 1, width: high - low + 1 }, stride };
  });
  for (const side of ['left', 'right'] as const) {
    const table = side === 'left' ? left : right;
    const carried = [...table.columns].filter(
      ([node]) => !isSum(node) && !inside.includes(node) && isCarried(node),
    );
    const columns = carried.map(([, column]) => column);
    const product = columns.reduce((all, column) => all * codingOf(column).width, space);
    if (isKeySpace(product)) {
      for (const column of columns) {
        addCodes(keys[side], column, codingOf(column), space);
        space *= codingOf(column).width;
      }
    } else {
      const groups = groupRows(columns, table.size);
      addCodes(keys[side], Float64Array.from(groups.of), { low: 0, step: 1, width: 0 }, space);
      space *= groups.first.length;
    }
  }
  return { ...keys, space, inside: insideKeys };
}

// ── Pairs ────────────────────────────────────────────────────────────────────────────────────────

/** Pairs that are computed together. */
const pairsAtOnce = 1 << 13;

/** What one group of the left side gives with each group of the right side. */
interface Pairs {
  /** 1 for each right group with which it can stand in a record; absent where all can. */
  readonly isRecord: Float64Array | undefined;
  /** What was computed inside, as part of the key. */
  readonly inside: Float64Array | undefined;
}

/** Computes the nodes inside for one left group after another, several groups at once. */
function pairsOf(
  need: Need,
  { inside, readInside }: Columns,
  keys: Keys,
  left: Table,
  right: Table,
  leftGroups: Groups,
  rightGroups: Groups,
): (group: number) => Pairs {
  if (inside.length === 0) return () => ({ isRecord: undefined, inside: undefined });
  const width = rightGroups.first.length;
  const atOnce = Math.max(1, Math.floor(pairsAtOnce / Math.max(1, width)));
  const mustsInside = inside.filter((node) => need.isMust(node));
  const most = Math.min(atOnce, leftGroups.first.length);
  const scratch = createScratch(most * width);
  // What the right side shows is the same for every left group.
  const rightShown = new Map<NodeId, Column>();
  for (const node of readInside) {
    const column = left.columns.has(node) ? undefined : right.columns.get(node);
    if (column) rightShown.set(node, repeatedWhole(gather(column, rightGroups.first), most));
  }
  const [isRecord, insideKeys] = [scratch.fresh(), scratch.fresh()];
  let [start, end] = [0, 0];
  let computed: Pairs = { isRecord: undefined, inside: undefined };
  const compute = (): Pairs => {
    const size = (end - start) * width;
    const columns = new Map<NodeId, Column>();
    for (const node of readInside) {
      const [a, b] = [left.columns.get(node), rightShown.get(node)];
      if (a) columns.set(node, repeatEach(a, leftGroups.first, start, end, scratch.of(node, size)));
      else if (b) columns.set(node, b.subarray(0, size));
    }
    computeAll(need, inside, columns, size, (node) => scratch.of(node, size));
    if (mustsInside.length > 0) isRecord.fill(1, 0, size);
    for (const node of mustsInside) clearWhereZero(isRecord, columns.get(node)!);
    const codes = insideKeys.subarray(0, size).fill(0);
    for (const { node, coding, stride } of keys.inside)
      addCodes(codes, columns.get(node)!, coding, stride);
    return {
      isRecord: mustsInside.length > 0 ? isRecord : undefined,
      inside: keys.inside.length > 0 ? codes : undefined,
    };
  };
  return (group) => {
    if (group >= end) {
      [start, end] = [group, Math.min(group + atOnce, leftGroups.first.length)];
      computed = compute();
    }
    const [from, to] = [(group - start) * width, (group - start + 1) * width];
    return {
      isRecord: computed.isRecord?.subarray(from, to),
      inside: computed.inside?.subarray(from, to),
    };
  };
}

/** What is no record in one respect is none. */
function clearWhereZero(isRecord: Float64Array, must: Column): void {
  for (let at = 0; at < must.length; at += 1) if (must[at] === 0) isRecord[at] = 0;
}

/** Computes nodes, operands first, into `columns`. */
function computeAll(
  { graph }: Need,
  nodes: readonly NodeId[],
  columns: Map<NodeId, Column>,
  size: number,
  into: (node: NodeId) => Column | undefined = () => undefined,
): void {
  const columnOf = (node: NodeId): Column => {
    const known = columns.get(node);
    if (known) return known;
    const constant = (into(node) ?? new Float64Array(size)).fill(graph.valueOf(node) ?? NaN);
    columns.set(node, constant);
    return constant;
  };
  for (const node of nodes)
    columns.set(node, evaluate(graph.nodes[node]!, columnOf, size, into(node)));
}

/** The values of some rows into a column, each as often as the column is longer. */
function repeatEach(
  values: Column,
  rows: Int32Array,
  start: number,
  end: number,
  into: Column,
): Column {
  const times = into.length / (end - start);
  for (let at = start; at < end; at += 1)
    into.fill(values[rows[at]!]!, (at - start) * times, (at - start + 1) * times);
  return into;
}

function repeatedWhole(values: Column, times: number): Column {
  const all = new Float64Array(values.length * times);
  for (let at = 0; at < times; at += 1) all.set(values, at * values.length);
  return all;
}

/** The rows of each group. */
function rowsByGroup({ of, first }: Groups): (group: number) => Int32Array {
  const starts = new Int32Array(first.length + 1);
  for (const group of of) starts[group + 1] = starts[group + 1]! + 1;
  for (let group = 0; group < first.length; group += 1)
    starts[group + 1] = starts[group + 1]! + starts[group]!;
  const next = starts.slice();
  const rows = new Int32Array(of.length);
  for (let row = 0; row < of.length; row += 1) {
    const group = of[row]!;
    rows[next[group]!] = row;
    next[group] = next[group]! + 1;
  }
  return (group) => rows.subarray(starts[group], starts[group + 1]);
}

function joinedColumns(
  need: Need,
  { inside, readInside, isCarried, isSum }: Columns,
  { left, right, leftRows, rightRows }: Extract<Table['origin'], { kind: 'join' }>,
): ReadonlyMap<NodeId, Column> {
  const columns = new Map<NodeId, Column>();
  const sides = [
    [left, leftRows],
    [right, rightRows],
  ] as const;
  for (const [table, rows] of sides) {
    for (const [node, column] of table.columns) {
      const isUsed =
        !inside.includes(node) && (isSum(node) || isCarried(node) || readInside.has(node));
      if (!isUsed) continue;
      const values = gather(column, rows);
      const known = columns.get(node);
      columns.set(node, known ? values.map((value, row) => value + known[row]!) : values);
    }
  }
  computeAll(need, inside, columns, leftRows.length);
  return new Map([...columns].filter(([node]) => isSum(node) || isCarried(node)));
}
