import type { Graph } from './graph.js';
import { operandsOf, type NodeId } from './node.js';

/**
 * Whether the values of a leaf for which a condition holds, everything else being fixed, have no gap, as far as it can be seen from
 * the form of the condition. Then neighbouring values are enough to find out what a change does.
 */
export function isConvex(graph: Graph, condition: NodeId, leaf: NodeId): boolean {
  const dependent = dependents(graph, leaf);
  const node = graph.nodes[condition]!;
  if (!dependent(condition) || isHalfLine(graph, condition, leaf, dependent)) return true;
  if (node.kind === 'equal') {
    const sides = [node.left, node.right].filter(dependent);
    const [side] = sides;
    // Something linear has one value at one place; of a threshold, either side is without a gap.
    if (sides.length !== 1 || side === undefined)
      return sides.every((each) => isLinear(graph, each, leaf, dependent));
    return isLinear(graph, side, leaf, dependent) || isHalfLine(graph, side, leaf, dependent);
  }
  return false;
}

/** Whether a condition holds from some value of the leaf on, or up to some value. */
function isHalfLine(
  graph: Graph,
  condition: NodeId,
  leaf: NodeId,
  dependent: (node: NodeId) => boolean,
): boolean {
  const node = graph.nodes[condition]!;
  if (condition === leaf) return true;
  if (node.kind === 'sum') {
    const terms = node.terms.filter((term) => dependent(term.node));
    return terms.length === 1 && isHalfLine(graph, terms[0]!.node, leaf, dependent);
  }
  if (node.kind !== 'less' && node.kind !== 'at-most') return false;
  if ([node.left, node.right].every((side) => isLinear(graph, side, leaf, dependent))) return true;
  // A count of conditions of which one depends on the leaf passes its threshold once.
  const sides = [node.left, node.right].filter(dependent);
  return sides.length === 1 && isHalfLine(graph, sides[0]!, leaf, dependent);
}

const isLinear = (
  graph: Graph,
  id: NodeId,
  leaf: NodeId,
  dependent: (node: NodeId) => boolean,
): boolean => {
  if (id === leaf || !dependent(id)) return true;
  const node = graph.nodes[id]!;
  return (
    node.kind === 'sum' && node.terms.every((term) => term.node === leaf || !dependent(term.node))
  );
};

/** Tells whether a node depends on a leaf. */
function dependents(graph: Graph, leaf: NodeId): (node: NodeId) => boolean {
  const known = new Map<NodeId, boolean>([[leaf, true]]);
  const depends = (id: NodeId): boolean => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const value = operandsOf(graph.nodes[id]!).some(depends);
    known.set(id, value);
    return value;
  };
  return depends;
}
