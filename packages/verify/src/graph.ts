import { evaluate } from './evaluate.js';
import { operandsOf, type Node, type NodeId, type Term } from './node.js';

/** Numbers up to this are exact in floating point, and so are sums that stay below it. */
export const largestExact: number = Number.MAX_SAFE_INTEGER;

/** A set of variables: bit `n` for variable `n`. */
export type VariableSet = bigint;

/** A growing list of nodes, operands first; equal nodes are one. */
export interface Graph {
  readonly nodes: readonly Node[];
  /** Adds a node whose value is from `low` to `high`, or finds the one that is equal to it. */
  put(node: Exclude<Node, { kind: 'sum' }>, low: number, high: number): NodeId;
  sum(constant: number, terms: readonly Term[]): NodeId;
  constant(value: number): NodeId;
  /** Whether all of these hold. */
  all(of: readonly NodeId[]): NodeId;
  /** Whether one of these holds. */
  any(of: readonly NodeId[]): NodeId;
  not(of: NodeId): NodeId;
  /** The variables that a node depends on. */
  variablesOf(node: NodeId): VariableSet;
  /** The value of a constant. */
  valueOf(node: NodeId): number | undefined;
  /** Whether a node is 0 or 1 by what it is. */
  isCondition(node: NodeId): boolean;
  /** The least and greatest value that a node can have, perhaps wider than it has. */
  boundsOf(node: NodeId): readonly [number, number];
}

export function createGraph(): Graph {
  const nodes: Node[] = [];
  const variables: VariableSet[] = [];
  const bounds: (readonly [number, number])[] = [];
  const known = new Map<string, NodeId>();

  const push = (node: Node, low: number, high: number): NodeId => {
    const key = JSON.stringify(node);
    const found = known.get(key);
    if (found !== undefined) return found;
    const id = nodes.length;
    nodes.push(node);
    bounds.push([low, high]);
    variables.push(
      node.kind === 'leaf'
        ? 1n << BigInt(node.variable)
        : operandsOf(node).reduce((set, operand) => set | variables[operand]!, 0n),
    );
    known.set(key, id);
    return id;
  };
  const valueOf = (id: NodeId): number | undefined => {
    const node = nodes[id];
    return node?.kind === 'constant' ? node.value : undefined;
  };
  const constant = (value: number): NodeId => push({ kind: 'constant', value }, value, value);

  const sum: Graph['sum'] = (start, given) => {
    let [low, high] = [start, start];
    for (const { node, times } of given) {
      const [least, greatest] = bounds[node]!;
      low += times * (times < 0 ? greatest : least);
      high += times * (times < 0 ? least : greatest);
    }
    const isExact = low >= -largestExact && high <= largestExact;
    let fixed = start;
    const totals = new Map<NodeId, number>();
    const take = (node: NodeId, times: number): void => {
      const inner = nodes[node]!;
      if (inner.kind === 'constant') fixed += inner.value * times;
      // Taken apart only where no partial sum can leave the exact numbers.
      else if (inner.kind === 'sum' && isExact) {
        fixed += inner.constant * times;
        for (const term of inner.terms) take(term.node, term.times * times);
      } else totals.set(node, (totals.get(node) ?? 0) + times);
    };
    for (const { node, times } of given) take(node, times);
    const terms = [...totals]
      .filter(([, times]) => times !== 0)
      .map(([node, times]): Term => ({ node, times }))
      .sort((a, b) => a.node - b.node);
    const [only] = terms;
    if (only === undefined) return constant(fixed);
    if (terms.length === 1 && fixed === 0 && only.times === 1) return only.node;
    return push({ kind: 'sum', constant: fixed, terms }, low, high);
  };

  const isCondition = (id: NodeId): boolean => {
    const node = nodes[id]!;
    switch (node.kind) {
      case 'equal':
      case 'less':
      case 'at-most':
        return true;
      case 'leaf':
        return node.isCondition;
      default:
        return false;
    }
  };
  const not = (of: NodeId): NodeId => sum(1, [{ node: of, times: -1 }]);

  /** Whether as many of these hold as are `enough`. */
  const count = (of: readonly NodeId[], enough: number): NodeId => {
    const total = sum(
      0,
      of.map((node): Term => ({ node, times: 1 })),
    );
    return put({ kind: 'at-most', left: constant(enough), right: total }, 0, 1);
  };

  /**
   * The conditions that a node joins: it holds where a sum of conditions, some of them negated, reaches its greatest value
   * (all of them hold) or more than its least one (one of them holds).
   */
  const joined = (id: NodeId, by: 'all' | 'any'): readonly NodeId[] => {
    const node = nodes[id]!;
    const counted = node.kind === 'at-most' ? nodes[node.right] : undefined;
    if (node.kind !== 'at-most' || counted?.kind !== 'sum') return [id];
    const { terms, constant: start } = counted;
    if (!terms.every((term) => Math.abs(term.times) === 1 && isCondition(term.node))) return [id];
    const { length: positive } = terms.filter((term) => term.times === 1);
    const enough = by === 'all' ? start + positive : start - (terms.length - positive) + 1;
    if (valueOf(node.left) !== enough) return [id];
    return terms.map((term) => (term.times === 1 ? term.node : not(term.node)));
  };

  const put: Graph['put'] = (node, low, high) => {
    const values = operandsOf(node).map(valueOf);
    const isFixed = node.kind !== 'leaf' && values.every((value) => value !== undefined);
    if (!isFixed) return push(node, low, high);
    const [value = 0] = evaluate(node, (id) => Float64Array.of(valueOf(id)!), 1);
    return constant(value);
  };

  return {
    nodes,
    put,
    sum,
    constant,
    valueOf,
    variablesOf: (id) => variables[id]!,
    boundsOf: (id) => bounds[id]!,
    isCondition,
    not,
    all(of) {
      const leaves = [...new Set(of.flatMap((id) => joined(id, 'all')))];
      if (leaves.some((id) => valueOf(id) === 0)) return constant(0);
      const open = leaves.filter((id) => valueOf(id) === undefined);
      const [only] = open;
      if (only === undefined) return constant(1);
      return open.length === 1 ? only : count(open, open.length);
    },
    any(of) {
      const leaves = [...new Set(of.flatMap((id) => joined(id, 'any')))];
      if (leaves.some((id) => valueOf(id) === 1)) return constant(1);
      const open = leaves.filter((id) => valueOf(id) === undefined);
      const [only] = open;
      if (only === undefined) return constant(0);
      return open.length === 1 ? only : count(open, 1);
    },
  };
}
