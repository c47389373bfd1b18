import { createMeter, type Budget, type Meter } from './budget.js';
import { clustersOf, clusterTables, namesIn } from './clusters.js';
import { evaluate, type Column } from './evaluate.js';
import type { Graph, VariableSet } from './graph.js';
import { operandsOf, type NodeId, type Term } from './node.js';
import { join } from './join.js';
import { createNeed, isWithin } from './need.js';
import { reduced, type Reduced } from './reduce.js';
import { projected, valuesOf, type Layout, type Part } from './states.js';
import { witnessOf, type Table } from './table.js';
import type { Variable } from './variables.js';

/** What questions are asked about. */
export interface ModelInput {
  readonly graph: Graph;
  readonly variables: readonly Variable[];
  /** Conditions that every record keeps. */
  readonly musts: readonly NodeId[];
  /** Sums that everything goes into; what reads them is looked at only when clusters are combined. */
  readonly totals: readonly NodeId[];
  /** Everything that will be asked for. */
  readonly goals: readonly NodeId[];
  readonly budget: Budget;
  /** Whether it is asked how many records there are. */
  readonly counting: boolean;
}

/** A sheet taken apart: clusters of answers that have nothing to do with each other but for what they add up to. */
export interface Model extends ModelInput {
  readonly clusters: readonly VariableSet[];
  /** What goals are computed from: each is a sum over clusters. */
  readonly digitsFor: (goals: readonly NodeId[]) => readonly NodeId[];
  /** The part of a digit that one cluster contributes; `undefined` where it has nothing to do with it. */
  readonly partOf: (digit: NodeId, cluster: VariableSet) => NodeId | undefined;
  /** What each cluster contributes to all goals. */
  readonly parts: () => readonly Part[];
  /** The values of goals in named states. */
  readonly evaluate: (
    layout: Layout,
    keys: Float64Array,
    goals: readonly NodeId[],
  ) => readonly Column[];
}

export function createModel(input: ModelInput): Model {
  const { graph, variables, musts, totals, goals, budget, counting } = input;
  const isLate = lateNodes(graph, goals, totals);
  const need = createNeed(graph, goals, musts);
  const clusters = clustersOf({ need, isLate }, variables.length);

  const digitsFor = (wanted: readonly NodeId[]): readonly NodeId[] => {
    const digits = new Set<NodeId>();
    const seen = new Set<NodeId>();
    const visit = (id: NodeId): void => {
      const node = graph.nodes[id]!;
      if (seen.has(id) || node.kind === 'constant') return;
      seen.add(id);
      if (isLate(id) && node.kind !== 'sum') for (const operand of operandsOf(node)) visit(operand);
      else digits.add(id);
      if (node.kind === 'sum')
        for (const term of node.terms) if (isLate(term.node)) visit(term.node);
    };
    wanted.forEach(visit);
    return [...digits].sort((a, b) => a - b);
  };
  const partOf = (digit: NodeId, cluster: VariableSet): NodeId | undefined => {
    const node = graph.nodes[digit]!;
    const isOwn = (id: NodeId): boolean => isWithin(graph.variablesOf(id), cluster);
    if (node.kind !== 'sum') return isOwn(digit) ? digit : undefined;
    const terms = node.terms.filter((term: Term) => !isLate(term.node) && isOwn(term.node));
    return terms.length === 0 ? undefined : graph.sum(0, terms);
  };

  let parts: readonly Part[] | undefined;
  return {
    ...input,
    clusters,
    digitsFor,
    partOf,
    parts: () =>
      (parts ??= clusters.map((cluster) => {
        const input = { graph, variables, musts, counting, meter: createMeter(budget) };
        const named = digitsFor(goals).flatMap((digit) => {
          const node = partOf(digit, cluster);
          return node === undefined ? [] : [{ digit, node }];
        });
        const outcomes = clusterOutcomes(
          input,
          cluster,
          named.map(({ node }) => node),
        );
        const contributions = new Map(
          named.map(({ digit, node }) => [digit, outcomes.columnOf(node)]),
        );
        return { ...outcomes, contributions };
      })),
    evaluate(layout, keys, wanted) {
      const columns = new Map<NodeId, Column>();
      const digits = new Map(layout.digits.map((digit) => [digit.node, digit]));
      const columnOf = (id: NodeId): Column => {
        const known = columns.get(id);
        if (known) return known;
        const node = graph.nodes[id]!;
        const digit = digits.get(id);
        const column =
          node.kind === 'sum'
            ? sumOf(
                node.constant,
                digit && valuesOf(digit, keys),
                node.terms.filter((term) => isLate(term.node)),
              )
            : digit
              ? valuesOf(digit, keys)
              : evaluate(node, columnOf, keys.length);
        columns.set(id, column);
        return column;
      };
      const sumOf = (constant: number, own: Column | undefined, late: readonly Term[]): Column => {
        const column = own ?? new Float64Array(keys.length);
        for (let at = 0; at < column.length; at += 1) {
          let value = column[at]! + constant;
          for (const { node, times } of late) value += columnOf(node)[at]! * times;
          column[at] = value;
        }
        return column;
      };
      return wanted.map(columnOf);
    },
  };
}

/** What is needed to look at one cluster. */
export interface ClusterInput extends Pick<
  ModelInput,
  'graph' | 'variables' | 'musts' | 'counting'
> {
  readonly meter: Meter;
}

/** The joint outcomes of some nodes within a cluster. */
export interface ClusterOutcomes extends Pick<Part, 'size' | 'counts' | 'witness'> {
  readonly columnOf: (node: NodeId) => Column;
}

/** All combinations of values that nodes of one cluster have in records. */
export function clusterOutcomes(
  { graph, variables, musts, counting, meter }: ClusterInput,
  cluster: VariableSet,
  nodes: readonly NodeId[],
): ClusterOutcomes {
  const own = musts.filter((node) => {
    const set = graph.variablesOf(node);
    return set !== 0n && isWithin(set, cluster);
  });
  const whole = { graph, variables, cluster, musts: own, goals: nodes };
  const problem: Reduced = counting
    ? { ...whole, restored: (witness) => witness }
    : reduced(whole, meter);
  const need = createNeed(graph, problem.goals, problem.musts);
  const question = {
    need,
    variables: problem.variables,
    counting,
    meter,
    isLate: () => false,
  };
  const names = (): readonly string[] => namesIn(variables, cluster);
  const [first, ...others] = clusterTables(question, problem.cluster);
  const table = others.reduce<Table | undefined>(
    (one, other) => one && join(need, one, other, meter, names),
    first,
  );
  // Constants are known without any variable.
  const size = table?.size ?? 1;
  const standsFor = new Map(nodes.map((node, at) => [node, problem.goals[at]!]));
  return {
    size,
    columnOf(node) {
      const goal = standsFor.get(node) ?? node;
      return table?.columns.get(goal) ?? new Float64Array(size).fill(graph.valueOf(goal) ?? NaN);
    },
    counts: table?.counts,
    witness: (row) => (table ? problem.restored(witnessOf(table, row)) : new Map()),
  };
}

/** All clusters that some variables lie in. */
export const clusterAround = (
  { clusters }: Pick<Model, 'clusters'>,
  some: VariableSet,
): VariableSet =>
  clusters.reduce((all, cluster) => ((cluster & some) === 0n ? all : all | cluster), 0n);

/** A model's parts as far as goals need them. */
export const partsFor = (model: Model, goals: readonly NodeId[]): readonly Part[] => {
  const digits = model.digitsFor(goals);
  return model.parts().map((part) => projected(part, digits));
};

/**
 * The nodes that can wait until clusters are combined: those that read a total, and those that only choose by conditions and that
 * nothing but such nodes reads.
 */
function lateNodes(
  graph: Graph,
  goals: readonly NodeId[],
  totals: readonly NodeId[],
): (node: NodeId) => boolean {
  const need = createNeed(graph, goals, []);
  const roots = new Set(totals);
  const late = new Set<NodeId>();
  const choosing = new Set<NodeId>();
  const isChoice = (id: NodeId): boolean => {
    const node = graph.nodes[id]!;
    if (node.kind === 'sum') return node.terms.every((term) => graph.isCondition(term.node));
    return node.kind === 'constant' || graph.isCondition(id) || choosing.has(id);
  };
  // Points are known before totals are: what they are made of never waits.
  const early = new Set<NodeId>();
  for (const id of need.order.toReversed())
    if (graph.nodes[id]!.kind === 'earned' || early.has(id))
      for (const node of [id, ...operandsOf(graph.nodes[id]!)]) early.add(node);
  const isOpen = (id: NodeId): boolean => {
    const { kind } = graph.nodes[id]!;
    return kind !== 'leaf' && kind !== 'constant' && !early.has(id) && !roots.has(id);
  };
  for (const id of need.order) {
    const operands = operandsOf(graph.nodes[id]!);
    const readsTotal = operands.some((operand) => roots.has(operand) || late.has(operand));
    if (readsTotal && !early.has(id)) late.add(id);
    else if (isOpen(id) && operands.every(isChoice)) choosing.add(id);
  }
  for (const id of need.order.toReversed()) {
    const readers = need.readersOf(id);
    const isReadLate = readers.every(
      (reader) => late.has(reader) && graph.nodes[reader]!.kind !== 'sum',
    );
    if (choosing.has(id) && graph.nodes[id]!.kind !== 'sum' && isReadLate) late.add(id);
  }
  return (node) => late.has(node);
}
