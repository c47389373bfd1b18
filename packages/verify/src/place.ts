import type { Graph, VariableSet } from './graph.js';
import type { Need } from './need.js';
import { operandsOf, type NodeId, type Term } from './node.js';
import { gcd } from './rows.js';

/** A sum of values that an answer has nothing to do with; `of` is the node for it. */
export interface Place {
  readonly of: NodeId;
  readonly terms: readonly Term[];
}

/** A node as `times × place + constant`, where it is that. */
export interface Affine {
  readonly times: number;
  readonly constant: number;
}

/** Terms divided by what they have in common, the first of them positive. */
function direction(terms: readonly Term[]): {
  readonly terms: readonly Term[];
  readonly unit: number;
} {
  const unit = terms.reduce((all, { times }) => gcd(all, times), 0) * Math.sign(terms[0]!.times);
  return { terms: terms.map(({ node, times }) => ({ node, times: times / unit })), unit };
}

/** A node as a sum: what it is, once, where it is none. */
export const termsOf = (
  graph: Graph,
  id: NodeId,
): { readonly constant: number; readonly terms: readonly Term[] } => {
  const node = graph.nodes[id]!;
  return node.kind === 'sum' ? node : { constant: 0, terms: [{ node: id, times: 1 }] };
};

/** The places at which nodes that read the answer read something else. */
export function meetingPlaces({ graph, order }: Need, own: VariableSet): readonly Place[] {
  const places = new Map<string, Place>();
  const add = (terms: readonly Term[]): void => {
    if (terms.length === 0) return;
    const { terms: plain } = direction(terms);
    const name = JSON.stringify(plain);
    if (!places.has(name)) places.set(name, { of: graph.sum(0, plain), terms: plain });
  };
  const isOther = (id: NodeId): boolean =>
    graph.variablesOf(id) !== 0n && (graph.variablesOf(id) & own) === 0n;
  for (const id of order) {
    const node = graph.nodes[id]!;
    const set = graph.variablesOf(id);
    if (node.kind === 'sum' || (set & own) === 0n || set === own) continue;
    for (const operand of operandsOf(node)) {
      const { terms } = termsOf(graph, operand);
      if (isOther(operand)) add(terms);
      else add(terms.filter((term) => isOther(term.node)));
    }
  }
  return [...places.values()];
}

/** What a node, or a part of a sum, is at a place; `undefined` where it depends on anything else. */
export function affine(place: Place, terms: readonly Term[], constant: number): Affine | undefined {
  if (terms.length === 0) return { times: 0, constant };
  const { terms: plain, unit } = direction(terms);
  const isSame =
    plain.length === place.terms.length &&
    plain.every(
      (term, at) => term.node === place.terms[at]!.node && term.times === place.terms[at]!.times,
    );
  return isSame ? { times: unit, constant } : undefined;
}

/** Nodes that are computed from the answer and the place alone, operands first. */
export function insideOf(
  { graph, order }: Need,
  own: VariableSet,
  place: Place,
): ReadonlySet<NodeId> {
  const inside = new Set<NodeId>();
  const isOwn = (id: NodeId): boolean =>
    graph.variablesOf(id) === own || graph.variablesOf(id) === 0n;
  for (const id of order) {
    const node = graph.nodes[id]!;
    const set = graph.variablesOf(id);
    if ((set & own) === 0n || set === own) continue;
    const isKnown = (operand: NodeId): boolean => isOwn(operand) || inside.has(operand);
    const isHere =
      node.kind === 'sum'
        ? affine(
            place,
            node.terms.filter((term) => !isKnown(term.node)),
            0,
          ) !== undefined
        : operandsOf(node).every((operand) => {
            if (isKnown(operand)) return true;
            const { terms, constant } = termsOf(graph, operand);
            return affine(place, terms, constant) !== undefined;
          });
    if (isHere) inside.add(id);
  }
  return inside;
}

/** Nodes of the answer, and of the answer at the place, that something else reads or that are asked for. */
export function shownOf(
  need: Need,
  own: VariableSet,
  inside: ReadonlySet<NodeId>,
): readonly NodeId[] {
  const { graph, order, isGoal, readersOf } = need;
  const isInner = (id: NodeId): boolean => graph.variablesOf(id) === own || inside.has(id);
  return order.filter(
    (id) => isInner(id) && (isGoal(id) || readersOf(id).some((reader) => !isInner(reader))),
  );
}
