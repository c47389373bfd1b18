import type { Meter } from './budget.js';
import { addScaled, evaluate, type Column } from './evaluate.js';
import type { VariableSet } from './graph.js';
import type { Node, NodeId } from './node.js';
import { isLive, isWithin, type Need } from './need.js';
import { gather, groupRows, growing } from './rows.js';
import type { Variable } from './variables.js';

/** How many combinations of answers each row stands for; big integers once a double could not hold them. */
export type Counts = Float64Array | readonly bigint[];

/**
 * Everything that some variables can come to: one row for each combination of values that is still of use. Of a sum that is not
 * complete a column holds what the terms that are known come to.
 */
export interface Table {
  readonly scope: VariableSet;
  readonly size: number;
  readonly columns: ReadonlyMap<NodeId, Column>;
  /** Absent where nothing is counted. */
  readonly counts: Counts | undefined;
  readonly origin: Origin;
}

/** Where the rows of a table come from; of rows that became one, the first. */
export type Origin =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'variable'; readonly variable: number; readonly alternatives: Int32Array }
  | {
      readonly kind: 'join';
      readonly left: Table;
      readonly right: Table;
      readonly leftRows: Int32Array;
      readonly rightRows: Int32Array;
    };

/** The alternative of each variable that a row of a table stands for. */
export function witnessOf(table: Table, row: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const visit = ({ origin }: Table, at: number): void => {
    switch (origin.kind) {
      case 'nothing':
        break;
      case 'variable':
        found.set(origin.variable, origin.alternatives[at]!);
        break;
      case 'join':
        visit(origin.left, origin.leftRows[at]!);
        visit(origin.right, origin.rightRows[at]!);
    }
  };
  visit(table, row);
  return found;
}

// ── One variable ─────────────────────────────────────────────────────────────────────────────────

/** Alternatives of a variable that are looked at together. */
const chunk = 1 << 17;

/** The table of one variable. */
export function tableOf(
  need: Need,
  index: number,
  variable: Variable,
  counting: boolean,
  meter: Meter,
): Table {
  const { graph, order } = need;
  const scope = 1n << BigInt(index);
  const own = order.filter((node) => graph.variablesOf(node) === scope);
  const leaves = own.filter((node) => graph.nodes[node]!.kind === 'leaf');
  const computed = own.filter((node) => graph.nodes[node]!.kind !== 'leaf');
  const parts: Table[] = [];
  // A variable without alternatives has a table without rows.
  for (let start = 0; start === 0 || start < variable.size; start += chunk) {
    const end = Math.min(start + chunk, variable.size);
    meter.spend((end - start) * (1 + computed.length / 8), () => [variable.name]);
    const columns = new Map<NodeId, Column>();
    for (const leaf of leaves) {
      const node = graph.nodes[leaf]!;
      if (node.kind === 'leaf') columns.set(leaf, variable.shown(node.shows, start, end));
    }
    const part: Table = {
      scope,
      size: end - start,
      columns,
      counts: counting ? new Float64Array(end - start).fill(1) : undefined,
      origin: {
        kind: 'variable',
        variable: index,
        alternatives: Int32Array.from({ length: end - start }, (_, at) => start + at),
      },
    };
    parts.push(settle(need, part, computed, []));
    meter.hold(
      parts.reduce((sum, { size }) => sum + size, 0),
      () => [variable.name],
    );
  }
  const [first, ...others] = parts;
  if (!first) throw new Error(`${variable.name} has no alternatives`);
  return others.length === 0 ? first : merged(stacked(first, others));
}

/** The rows of several tables of one variable. */
function stacked(first: Table, others: readonly Table[]): Table {
  const all = [first, ...others];
  const join = (columns: readonly Column[]): Column => {
    const whole = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
    let start = 0;
    for (const column of columns) {
      whole.set(column, start);
      start += column.length;
    }
    return whole;
  };
  const alternatives = all.flatMap(({ origin }) =>
    origin.kind === 'variable' ? [Float64Array.from(origin.alternatives)] : [],
  );
  const { origin } = first;
  if (origin.kind !== 'variable') throw new Error('only rows of one variable are stacked');
  const counts = all.flatMap((table) =>
    table.counts instanceof Float64Array ? [table.counts] : [],
  );
  return {
    ...first,
    size: all.reduce((sum, { size }) => sum + size, 0),
    columns: new Map(
      [...first.columns.keys()].map((node) => [
        node,
        join(all.map((table) => table.columns.get(node)!)),
      ]),
    ),
    counts: first.counts && join(counts),
    origin: { ...origin, alternatives: Int32Array.from(join(alternatives)) },
  };
}

// ── Settling ─────────────────────────────────────────────────────────────────────────────────────

/**
 * Computes nodes of a table, adds what became known to sums, drops rows that are no records, keeps what is still of use, and
 * makes rows that then agree one.
 * @param computed - the nodes to compute, operands first
 * @param parts - the scopes whose terms the sums of the table hold already
 */
export function settle(
  need: Need,
  table: Table,
  computed: readonly NodeId[],
  parts: readonly VariableSet[],
): Table {
  const { graph, order } = need;
  const { scope, size } = table;
  const columns = new Map(table.columns);
  const columnOf = (node: NodeId): Column => {
    const known = columns.get(node);
    if (known) return known;
    const constant = new Float64Array(size).fill(graph.valueOf(node) ?? NaN);
    columns.set(node, constant);
    return constant;
  };
  const isFresh = (node: NodeId): boolean => {
    const variables = graph.variablesOf(node);
    return isWithin(variables, scope) && !parts.some((part) => isWithin(variables, part));
  };
  for (const id of computed) {
    const node = graph.nodes[id]!;
    if (node.kind === 'sum') {
      const total = columns.get(id)?.slice() ?? new Float64Array(size);
      addTerms(node, total, isFresh, columnOf);
      for (let row = 0; row < size; row += 1) total[row] = total[row]! + node.constant;
      columns.set(id, total);
    } else columns.set(id, evaluate(node, columnOf, size));
  }
  const kept = new Map<NodeId, Column>();
  for (const id of order) {
    const node = graph.nodes[id]!;
    const variables = graph.variablesOf(id);
    if ((variables & scope) === 0n) continue;
    if (isWithin(variables, scope)) {
      const column = columns.get(id);
      if (column && isLive(need, id, scope)) kept.set(id, column);
    } else if (node.kind === 'sum') {
      const partial = columns.get(id);
      const fresh = node.terms.filter((term) => isFresh(term.node));
      if (fresh.length === 0) {
        if (partial) kept.set(id, partial);
        continue;
      }
      const total = partial?.slice() ?? new Float64Array(size);
      addTerms(node, total, isFresh, columnOf);
      kept.set(id, total);
    }
  }
  const musts = order.flatMap((node) =>
    need.isMust(node) && isFresh(node) ? (columns.get(node) ?? []) : [],
  );
  return merged(only({ ...table, columns: kept }, musts));
}

function addTerms(
  { terms }: Extract<Node, { kind: 'sum' }>,
  total: Column,
  isFresh: (node: NodeId) => boolean,
  columnOf: (node: NodeId) => Column,
): void {
  for (const { node, times } of terms) if (isFresh(node)) addScaled(total, columnOf(node), times);
}

/** The rows of a table in which all conditions hold. */
function only(table: Table, conditions: readonly Column[]): Table {
  if (conditions.length === 0) return table;
  const rows = growing();
  for (let row = 0; row < table.size; row += 1)
    if (conditions.every((column) => column[row] === 1)) rows.push(row);
  return rows.length === table.size ? table : picked(table, rows.done());
}

/** Some rows of a table. */
export function picked(table: Table, rows: Int32Array): Table {
  const columns = new Map([...table.columns].map(([node, column]) => [node, gather(column, rows)]));
  const { counts, origin } = table;
  return {
    ...table,
    size: rows.length,
    columns,
    counts: counts && pickedCounts(counts, rows),
    origin: pickedOrigin(origin, rows),
  };
}

const pickedCounts = (counts: Counts, rows: Int32Array): Counts =>
  counts instanceof Float64Array ? gather(counts, rows) : Array.from(rows, (row) => counts[row]!);

function pickedOrigin(origin: Origin, rows: Int32Array): Origin {
  const pick = (from: Int32Array): Int32Array => rows.map((row) => from[row]!);
  switch (origin.kind) {
    case 'nothing':
      return origin;
    case 'variable':
      return { ...origin, alternatives: pick(origin.alternatives) };
    case 'join':
      return { ...origin, leftRows: pick(origin.leftRows), rightRows: pick(origin.rightRows) };
  }
}

/** A table in which rows that agree are one, their counts added. */
export function merged(table: Table): Table {
  const { of, first } = groupRows([...table.columns.values()], table.size);
  if (first.length === table.size) return table;
  const one = picked({ ...table, counts: undefined }, first);
  return { ...one, counts: table.counts && addedCounts(table.counts, of, first.length) };
}

export function addedCounts(counts: Counts, groups: Int32Array, size: number): Counts {
  if (counts instanceof Float64Array) {
    const sums = new Float64Array(size);
    let total = 0;
    for (let row = 0; row < groups.length; row += 1) {
      const group = groups[row]!;
      sums[group] = sums[group]! + counts[row]!;
      total += counts[row]!;
    }
    if (total <= Number.MAX_SAFE_INTEGER) return sums;
  }
  const sums = Array.from({ length: size }, () => 0n);
  for (let row = 0; row < groups.length; row += 1) {
    const group = groups[row]!;
    sums[group] = sums[group]! + BigInt(counts[row]!);
  }
  return sums;
}
