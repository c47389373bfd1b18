import type { Meter } from './budget.js';
import type { VariableSet } from './graph.js';
import type { NodeId } from './node.js';
import { join } from './join.js';
import { isLive, isWithin, partialName, type Need } from './need.js';
import { codingOf } from './rows.js';
import { tableOf, type Table } from './table.js';
import type { Variable } from './variables.js';

/** What a cluster analysis is asked. */
export interface ClusterQuestion {
  readonly need: Need;
  readonly variables: readonly Variable[];
  /** Nodes that may stay open until clusters are combined; every other node brings its variables together. */
  readonly isLate: (node: NodeId) => boolean;
  readonly counting: boolean;
  readonly meter: Meter;
}

/**
 * The joint outcomes of each cluster: variables that a criterion, a requirement, a cap or a constraint brings together end in one
 * table. Variables that nothing brings together have a table each.
 * @param members - the variables to look at
 */
export function clusterTables(question: ClusterQuestion, members: VariableSet): readonly Table[] {
  const { need, variables, counting, meter } = question;
  const tables = variables.flatMap((variable, index) =>
    isWithin(1n << BigInt(index), members) ? [tableOf(need, index, variable, counting, meter)] : [],
  );
  for (;;) {
    const pair = nextPair(question, tables);
    if (!pair) return tables;
    const [one, other] = pair;
    const names = (): readonly string[] => namesIn(variables, one.scope | other.scope);
    tables.splice(tables.indexOf(one), 1);
    tables.splice(tables.indexOf(other), 1);
    tables.push(join(need, one, other, meter, names));
  }
}

/** The sets of variables that end in one table each. */
export function clustersOf(
  { need: { graph, order }, isLate }: Pick<ClusterQuestion, 'need' | 'isLate'>,
  size: number,
): readonly VariableSet[] {
  let clusters = Array.from({ length: size }, (_, index) => 1n << BigInt(index));
  for (const node of order) {
    const set = graph.variablesOf(node);
    if (graph.nodes[node]!.kind === 'sum' || isLate(node)) continue;
    const touched = clusters.filter((cluster) => (cluster & set) !== 0n);
    if (touched.length < 2) continue;
    const one = touched.reduce((all, cluster) => all | cluster);
    clusters = [...clusters.filter((cluster) => (cluster & set) === 0n), one];
  }
  return clusters;
}

export const namesIn = (variables: readonly Variable[], set: VariableSet): readonly string[] =>
  variables.flatMap(({ name }, index) => (isWithin(1n << BigInt(index), set) ? [name] : []));

/**
 * The two tables to join next: of those that some node brings together the two with the smallest join. A table that only one other
 * has to do with waits, because it would multiply the rows of all that is still to come; then it rather makes them fewer.
 */
function nextPair(
  { need, isLate }: ClusterQuestion,
  tables: readonly Table[],
): readonly [Table, Table] | undefined {
  const { graph, order } = need;
  const neighbours = new Map<Table, Set<Table>>(tables.map((table) => [table, new Set()]));
  for (const node of order) {
    if (graph.nodes[node]!.kind === 'sum' || isLate(node)) continue;
    const set = graph.variablesOf(node);
    const touched = tables.filter(({ scope }) => (scope & set) !== 0n);
    if (touched.length < 2) continue;
    for (const one of touched)
      for (const other of touched) if (one !== other) neighbours.get(one)!.add(other);
  }
  const pairs = tables.flatMap((one, at) =>
    tables.slice(at + 1).flatMap((other) => {
      if (!neighbours.get(one)!.has(other)) return [];
      const waits = neighbours.get(one)!.size === 1 || neighbours.get(other)!.size === 1;
      return [{ pair: [one, other] as const, waits, rows: expectedRows(need, one, other) }];
    }),
  );
  const [best] = pairs.sort((a, b) => Number(a.waits) - Number(b.waits) || a.rows - b.rows);
  return best?.pair;
}

/** At most how many rows the join of two tables has. */
function expectedRows(need: Need, a: Table, b: Table): number {
  const { graph, order } = need;
  const scope = a.scope | b.scope;
  const widthOf = (node: NodeId): number => {
    const columns = [a.columns.get(node), b.columns.get(node)];
    const known = columns.reduce(
      (sum, column) => sum + (column ? codingOf(column).width - 1 : 0),
      0,
    );
    const [low, high] = graph.boundsOf(node);
    return Math.min(
      columns.every((column) => column === undefined) ? Infinity : known + 1,
      high - low + 1,
    );
  };
  let space = 1;
  const named = new Set<string>();
  for (const node of order) {
    const set = graph.variablesOf(node);
    if ((set & scope) === 0n) continue;
    const isPartial = graph.nodes[node]!.kind === 'sum' && !isWithin(set, scope);
    const hasPart = a.columns.has(node) || b.columns.has(node);
    const isKept = isPartial ? hasPart : isWithin(set, scope) && isLive(need, node, scope);
    const name = partialName(need, node, [a.scope, b.scope]);
    if (isKept && !named.has(name)) space *= widthOf(node);
    if (isKept) named.add(name);
  }
  return Math.min(space, a.size * b.size);
}
