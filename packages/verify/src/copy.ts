import { operandsOf, type NodeId } from './node.js';
import type { Graph } from './graph.js';

/** Gives for each node the one that says the same of other nodes in place of some. */
export function copier(
  graph: Graph,
  instead: ReadonlyMap<NodeId, NodeId>,
): (node: NodeId) => NodeId {
  const known = new Map(instead);
  const copy = (id: NodeId): NodeId => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const made = copyOf(id);
    known.set(id, made);
    return made;
  };
  const copyOf = (id: NodeId): NodeId => {
    const node = graph.nodes[id]!;
    const operands = operandsOf(node);
    if (operands.every((operand) => copy(operand) === operand)) return id;
    const [low, high] = graph.boundsOf(id);
    switch (node.kind) {
      case 'constant':
      case 'leaf':
        return id;
      case 'sum':
        return graph.sum(
          node.constant,
          node.terms.map(({ node: term, times }) => ({ node: copy(term), times })),
        );
      case 'multiply':
      case 'equal':
      case 'less':
      case 'at-most':
        return graph.put({ ...node, left: copy(node.left), right: copy(node.right) }, low, high);
      case 'least':
      case 'greatest':
        return graph.put({ ...node, of: node.of.map(copy) }, low, high);
      case 'clamp':
      case 'lookup':
      case 'earned':
        return graph.put({ ...node, of: copy(node.of) }, low, high);
      case 'steps':
      case 'divide':
        return graph.put({ ...node, of: copy(node.of), by: copy(node.by) }, low, high);
      case 'select': {
        const [when, then, otherwise] = [node.when, node.then, node.otherwise].map(copy);
        return graph.put(
          { kind: 'select', when: when!, then: then!, otherwise: otherwise! },
          low,
          high,
        );
      }
    }
  };
  return copy;
}
