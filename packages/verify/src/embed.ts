import { assertNever } from '@barem/core';
import type { Plan, Slot } from '@barem/plan';
import type { Graph } from './graph.js';
import type { NodeId } from './node.js';

/** How a record answers one input, as nodes. */
export interface AnswerNodes {
  /** The answer as a whole number; the least one where it is absent or "not applicable". */
  readonly value: NodeId;
  /** Whether it is "not applicable". */
  readonly away: NodeId;
  /** Whether it is there, be it "not applicable". */
  readonly asked: NodeId;
}

/** A plan as nodes of a graph. */
export interface Embedded {
  readonly nodeOf: (slot: Slot) => NodeId;
  /** What every record keeps: constraints, and that what is needed is there and nothing else. */
  readonly musts: readonly NodeId[];
}

/**
 * Puts the operations of a plan into a graph.
 * @param answers - one for each input
 */
export function embed(graph: Graph, plan: Plan, answers: readonly AnswerNodes[]): Embedded {
  const slots: NodeId[] = [];
  const earned = new Set(plan.criteria.map(({ points }) => points));
  for (const slot of plan.operations.keys()) {
    const node = nodeFor(graph, plan, slot, slots, answers);
    const [low, high] = graph.boundsOf(node);
    slots.push(earned.has(slot) ? graph.put({ kind: 'earned', of: node, slot }, low, high) : node);
  }
  const nodeOf = (slot: Slot): NodeId => slots[slot]!;
  return {
    nodeOf,
    musts: [...needs(graph, plan, nodeOf, answers), ...constraints(graph, plan, nodeOf, answers)],
  };
}

function nodeFor(
  graph: Graph,
  plan: Plan,
  slot: Slot,
  slots: readonly NodeId[],
  answers: readonly AnswerNodes[],
): NodeId {
  const operation = plan.operations[slot]!;
  const { min, max } = operation;
  const of = (operand: Slot): NodeId => slots[operand]!;
  switch (operation.op) {
    case 'constant':
      return graph.constant(operation.value);
    case 'input':
      return answers[operation.input]!.value;
    case 'not-applicable':
      return answers[operation.input]!.away;
    case 'add':
      return graph.sum(
        0,
        operation.of.map((each) => ({ node: of(each), times: 1 })),
      );
    case 'subtract':
      return graph.sum(0, [
        { node: of(operation.left), times: 1 },
        { node: of(operation.right), times: -1 },
      ]);
    case 'scale':
      return graph.sum(0, [{ node: of(operation.of), times: operation.by }]);
    case 'multiply':
    case 'equal':
    case 'less':
    case 'at-most': {
      const sides = { left: of(operation.left), right: of(operation.right) };
      return graph.put({ kind: operation.op, ...sides }, min, max);
    }
    case 'least':
    case 'greatest':
      return graph.put({ kind: operation.op, of: operation.of.map(of) }, min, max);
    case 'clamp': {
      const { low, high } = operation;
      return graph.put({ kind: 'clamp', of: of(operation.of), low, high }, min, max);
    }
    case 'and':
      return graph.all(operation.of.map(of));
    case 'or':
      return graph.any(operation.of.map(of));
    case 'not':
      return graph.not(of(operation.of));
    case 'select': {
      const [when, then, otherwise] = [operation.when, operation.then, operation.otherwise].map(of);
      return select(graph, when!, then!, otherwise!, min, max);
    }
    case 'steps': {
      const { cuts, values } = operation;
      const by = operation.by === undefined ? graph.constant(1) : of(operation.by);
      return graph.put({ kind: 'steps', of: of(operation.of), by, cuts, values }, min, max);
    }
    case 'lookup':
      return graph.put(
        { kind: 'lookup', of: of(operation.of), values: operation.values },
        min,
        max,
      );
    case 'divide': {
      const { mode } = operation;
      return graph.put(
        { kind: 'divide', of: of(operation.of), by: of(operation.by), mode },
        min,
        max,
      );
    }
    default:
      return assertNever(operation);
  }
}

/** One of two nodes; only the one that is meant where the condition is known. */
export function select(
  graph: Graph,
  when: NodeId,
  then: NodeId,
  otherwise: NodeId,
  low: number,
  high: number,
): NodeId {
  const known = graph.valueOf(when);
  if (known !== undefined) return known === 1 ? then : otherwise;
  if (then === otherwise) return then;
  return graph.put({ kind: 'select', when, then, otherwise }, low, high);
}

/** What is needed is answered, and what is not needed is absent. */
function needs(
  graph: Graph,
  plan: Plan,
  nodeOf: (slot: Slot) => NodeId,
  answers: readonly AnswerNodes[],
): readonly NodeId[] {
  return plan.inputs.flatMap(({ needed, computed }, index) => {
    if (needed === undefined) return [];
    const { asked, away } = answers[index]!;
    if (computed) return [graph.any([graph.not(away), nodeOf(needed)])];
    return [graph.put({ kind: 'equal', left: asked, right: nodeOf(needed) }, 0, 1)];
  });
}

/** A constraint binds a record that gives all the answers that it speaks of. */
function constraints(
  graph: Graph,
  plan: Plan,
  nodeOf: (slot: Slot) => NodeId,
  answers: readonly AnswerNodes[],
): readonly NodeId[] {
  return plan.constraints.map(({ holds, dependsOn }) => {
    const missing = dependsOn.flatMap((input) => {
      const { asked, away } = answers[input]!;
      return plan.inputs[input]!.computed ? [graph.constant(1)] : [graph.not(asked), away];
    });
    return graph.any([nodeOf(holds), ...missing]);
  });
}
