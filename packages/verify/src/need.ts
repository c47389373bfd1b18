import { gcd } from './rows.js';
import type { Graph, VariableSet } from './graph.js';
import { operandsOf, type NodeId } from './node.js';

/** Which nodes of a graph an analysis computes, and what for. */
export interface Need {
  readonly graph: Graph;
  /** Everything that has to be computed, operands first. */
  readonly order: readonly NodeId[];
  readonly isGoal: (node: NodeId) => boolean;
  /** Conditions without which a row is no record. */
  readonly isMust: (node: NodeId) => boolean;
  /** The nodes that read a node. */
  readonly readersOf: (node: NodeId) => readonly NodeId[];
  readonly isNeeded: (node: NodeId) => boolean;
}

export function createNeed(graph: Graph, goals: readonly NodeId[], musts: readonly NodeId[]): Need {
  const readers = new Map<NodeId, NodeId[]>();
  const waiting = [...goals, ...musts];
  for (const node of waiting) readers.set(node, readers.get(node) ?? []);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const operand of operandsOf(graph.nodes[node]!)) {
      const known = readers.get(operand);
      if (known) known.push(node);
      else {
        readers.set(operand, [node]);
        waiting.push(operand);
      }
    }
  }
  const [goalSet, mustSet] = [new Set(goals), new Set(musts)];
  return {
    graph,
    order: [...readers.keys()].sort((a, b) => a - b),
    isGoal: (node) => goalSet.has(node),
    isMust: (node) => mustSet.has(node),
    readersOf: (node) => readers.get(node) ?? [],
    isNeeded: (node) => readers.has(node),
  };
}

/** Whether a set of variables lies within another. */
export const isWithin = (some: VariableSet, all: VariableSet): boolean => (some & ~all) === 0n;

/**
 * Whether the value of a node, known once `scope` is, is still of use afterwards: it is asked for, or a node reads it that is
 * not known yet. A sum reads its terms as soon as they are known, and carries what they come to.
 */
export function isLive(
  { graph, isGoal, readersOf }: Need,
  node: NodeId,
  scope: VariableSet,
): boolean {
  if (isGoal(node)) return true;
  return readersOf(node).some(
    (reader) => graph.nodes[reader]!.kind !== 'sum' && !isWithin(graph.variablesOf(reader), scope),
  );
}

/**
 * Names what a sum holds once the terms within `scopes` are known: sums with the same name are multiples of each other but for
 * a constant, so that one tells rows apart as well as all of them do.
 */
export function partialName({ graph }: Need, sum: NodeId, scopes: readonly VariableSet[]): string {
  const node = graph.nodes[sum]!;
  if (node.kind !== 'sum') return `${sum}`;
  const known = node.terms.filter((term) =>
    scopes.some((scope) => isWithin(graph.variablesOf(term.node), scope)),
  );
  const unit =
    known.reduce((all, { times }) => gcd(all, times), 0) * Math.sign(known[0]?.times ?? 1);
  return known.map(({ node: term, times }) => `${times / unit}*${term}`).join('+');
}
