import type { Meter } from './budget.js';
import { evaluate, type Column } from './evaluate.js';
import { copier } from './copy.js';
import type { Graph, VariableSet } from './graph.js';
import { createNeed, isWithin, type Need } from './need.js';
import { operandsOf, type NodeId, type Term } from './node.js';
import { gcd, isKeySpace } from './rows.js';
import type { Witness } from './states.js';
import type { Variable } from './variables.js';

/** What a cluster analysis looks at. */
export interface Problem {
  readonly graph: Graph;
  readonly variables: readonly Variable[];
  readonly cluster: VariableSet;
  readonly musts: readonly NodeId[];
  readonly goals: readonly NodeId[];
}

/** The same problem with fewer alternatives, and the way back. */
export interface Reduced extends Problem {
  readonly restored: (witness: Witness) => Witness;
}

/**
 * Replaces answers that meet the rest of a record in one place only. The number of absent members, say, meets it in the number of
 * those who were not there: all that matters of that number is which outcomes it leaves open, and numbers that leave the same ones
 * open are one class. What remains of the answer is a choice of an outcome of the class. This keeps every combination of outcomes,
 * not how many records lead there.
 */
export function reduced(problem: Problem, meter: Meter): Reduced {
  let current: Reduced = { ...problem, restored: (witness) => witness };
  for (const variable of problem.variables.keys()) {
    if (!isWithin(1n << BigInt(variable), problem.cluster)) continue;
    if (problem.variables[variable]!.size < meter.budget.classesFrom) continue;
    current = withoutAnswer(current, variable, meter) ?? current;
  }
  return current;
}

/** Pairs of an alternative and a value of the meeting place that are looked at. */
const mostPairs = 3_000_000;

/** Outcomes of all classes together. */
const mostOutcomes = 20_000;

function withoutAnswer(problem: Reduced, variable: number, meter: Meter): Reduced | undefined {
  const { graph, goals, musts } = problem;
  const need = createNeed(graph, goals, musts);
  const own = 1n << BigInt(variable);
  for (const place of meetingPlaces(need, own)) {
    const inside = insideOf(need, own, place);
    if (inside.size === 0) continue;
    const shown = shownOf(need, own, inside);
    if (shown.length === 0 || shown.some((id) => isRaw(problem, variable, id))) continue;
    const classes = classesOf(problem, variable, need, place, inside, shown, meter);
    if (classes) return replaced(problem, variable, place, inside, shown, classes);
  }
  return undefined;
}

/** Whether a node shows nearly every alternative of an answer as another value. */
function isRaw({ graph, variables }: Problem, variable: number, id: NodeId): boolean {
  const { terms } = termsOf(graph, id);
  const node = terms.length === 1 ? graph.nodes[terms[0]!.node]! : undefined;
  if (node?.kind !== 'leaf' || node.variable !== variable) return false;
  const { size, shown } = variables[variable]!;
  return new Set(shown(node.shows, 0, size)).size * 2 > size;
}

// ── Where an answer meets the rest ───────────────────────────────────────────────────────────────

/** A sum of values that an answer has nothing to do with; `of` is the node for it. */
interface Place {
  readonly of: NodeId;
  readonly terms: readonly Term[];
}

/** A node as `times × place + constant`, where it is that. */
interface Affine {
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

const termsOf = (
  graph: Graph,
  id: NodeId,
): { readonly constant: number; readonly terms: readonly Term[] } => {
  const node = graph.nodes[id]!;
  return node.kind === 'sum' ? node : { constant: 0, terms: [{ node: id, times: 1 }] };
};

/** The places at which nodes that read the answer read something else. */
function meetingPlaces({ graph, order }: Need, own: VariableSet): readonly Place[] {
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
function affine(place: Place, terms: readonly Term[], constant: number): Affine | undefined {
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
function insideOf({ graph, order }: Need, own: VariableSet, place: Place): ReadonlySet<NodeId> {
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
function shownOf(need: Need, own: VariableSet, inside: ReadonlySet<NodeId>): readonly NodeId[] {
  const { graph, order, isGoal, readersOf } = need;
  const isInner = (id: NodeId): boolean => graph.variablesOf(id) === own || inside.has(id);
  return order.filter(
    (id) => isInner(id) && (isGoal(id) || readersOf(id).some((reader) => !isInner(reader))),
  );
}

// ── Classes ──────────────────────────────────────────────────────────────────────────────────────

interface Classes {
  /** The class of each value of the place, from `low` on; −1 where no record has it. */
  readonly of: readonly number[];
  readonly low: number;
  /** For each outcome of each class: the class, and the values that are shown. */
  readonly outcomes: readonly {
    readonly class: number;
    readonly key: number;
    readonly values: readonly number[];
  }[];
  /** An alternative that shows the outcome with a key at a value of the place. */
  readonly alternativeFor: (value: number, key: number) => number;
}

function classesOf(
  { graph, variables }: Problem,
  variable: number,
  need: Need,
  place: Place,
  inside: ReadonlySet<NodeId>,
  shown: readonly NodeId[],
  meter: Meter,
): Classes | undefined {
  const { size, shown: show, name } = variables[variable]!;
  const [low, high] = graph.boundsOf(place.of);
  const count = high - low + 1;
  if (count * size > mostPairs) return undefined;
  const widths = shown.map((id) => graph.boundsOf(id));
  const strides: number[] = [];
  let space = 1;
  for (const [least, most] of widths) {
    strides.push(space);
    space *= most - least + 1;
  }
  if (!isKeySpace(space)) return undefined;
  meter.spend((count * size) / 4, () => [name]);

  const own = 1n << BigInt(variable);
  const nodes = need.order.filter((id) => graph.variablesOf(id) === own || inside.has(id));
  const leaves = nodes.flatMap((id) => {
    const node = graph.nodes[id]!;
    return node.kind === 'leaf' ? [[id, show(node.shows, 0, size)] as const] : [];
  });
  const musts = nodes.filter((id) => need.isMust(id));
  /** The key of each alternative at some values of the place, −1 where it is no record. */
  const keysAt = (
    from: number,
    to: number,
  ): { readonly keys: Column; readonly shownAt: readonly Column[] } => {
    const values = to - from;
    const total = values * size;
    const columns = new Map<NodeId, Column>();
    /** The same for every alternative. */
    const ofPlace = ({ times, constant }: Affine): Column => {
      const into = new Float64Array(total);
      for (let value = 0; value < values; value += 1)
        into.fill((low + from + value) * times + constant, value * size, (value + 1) * size);
      return into;
    };
    for (const [id, leaf] of leaves) {
      const into = new Float64Array(total);
      for (let value = 0; value < values; value += 1) into.set(leaf, value * size);
      columns.set(id, into);
    }
    const columnOf = (id: NodeId): Column => {
      const known = columns.get(id);
      if (known) return known;
      const fixed = graph.valueOf(id);
      const { terms, constant } = termsOf(graph, id);
      const at =
        fixed === undefined ? affine(place, terms, constant) : { times: 0, constant: fixed };
      const made = ofPlace(at!);
      columns.set(id, made);
      return made;
    };
    for (const id of nodes) {
      const node = graph.nodes[id]!;
      if (node.kind === 'leaf') continue;
      if (node.kind !== 'sum') {
        columns.set(id, evaluate(node, columnOf, total));
        continue;
      }
      const isKnown = (term: Term): boolean => columns.has(term.node);
      const rest = affine(
        place,
        node.terms.filter((term) => !isKnown(term)),
        node.constant,
      )!;
      const sum = ofPlace(rest);
      for (const { node: term, times } of node.terms.filter(isKnown)) {
        const part = columns.get(term)!;
        for (let at = 0; at < total; at += 1) sum[at] = sum[at]! + part[at]! * times;
      }
      columns.set(id, sum);
    }
    const shownAt = shown.map((id) => columns.get(id)!);
    const keys = new Float64Array(total);
    for (const [at, values_] of shownAt.entries()) {
      const [least] = widths[at]!;
      const stride = strides[at]!;
      for (let row = 0; row < total; row += 1)
        keys[row] = keys[row]! + (values_[row]! - least) * stride;
    }
    for (const must of musts) {
      const holds = columns.get(must)!;
      for (let row = 0; row < total; row += 1) if (holds[row] === 0) keys[row] = -1;
    }
    return { keys, shownAt };
  };

  const classes = new Map<string, number>();
  const of: number[] = [];
  const outcomes: Classes['outcomes'][number][] = [];
  const atOnce = Math.max(1, Math.floor(pairsAtOnce / size));
  for (let from = 0; from < count; from += atOnce) {
    const to = Math.min(count, from + atOnce);
    const { keys, shownAt } = keysAt(from, to);
    for (let value = 0; value < to - from; value += 1) {
      const rows = new Map<number, number>();
      for (let row = value * size; row < (value + 1) * size; row += 1) {
        const key = keys[row]!;
        if (key >= 0 && !rows.has(key)) rows.set(key, row);
      }
      if (rows.size * 2 > size) return undefined;
      if (rows.size === 0) {
        of.push(-1);
        continue;
      }
      const signature = [...rows.keys()].sort((a, b) => a - b).join();
      const known = classes.get(signature);
      of.push(known ?? classes.size);
      if (known !== undefined) continue;
      for (const [key, row] of rows)
        outcomes.push({ class: classes.size, key, values: shownAt.map((column) => column[row]!) });
      classes.set(signature, classes.size);
      if (outcomes.length > mostOutcomes) return undefined;
    }
  }
  // Where there are nearly as many outcomes as there were answers, or as many classes as places, nothing is won.
  const isWon = outcomes.length > 0 && outcomes.length * 2 <= size && classes.size * 2 <= of.length;
  if (!isWon) return undefined;
  return {
    of,
    low,
    outcomes,
    alternativeFor(value, key) {
      const { keys } = keysAt(value - low, value - low + 1);
      return keys.indexOf(key);
    },
  };
}

/** Pairs that are computed together. */
const pairsAtOnce = 1 << 16;

// ── Putting the classes in place ─────────────────────────────────────────────────────────────────

function replaced(
  problem: Reduced,
  variable: number,
  place: Place,
  inside: ReadonlySet<NodeId>,
  shown: readonly NodeId[],
  { of, low, outcomes, alternativeFor }: Classes,
): Reduced {
  const { graph, variables, musts, goals, cluster } = problem;
  const index = variables.length;
  const own = 1n << BigInt(variable);
  // Leaves of another question about the same graph may have the same variable, and other values.
  const unique = graph.nodes.length;
  const leaf = (shows: string, isCondition: boolean, ends: readonly [number, number]): NodeId =>
    graph.put({ kind: 'leaf', variable: index, shows, isCondition }, ...ends);
  const classLeaf = leaf(`class ${unique}`, false, [0, Math.max(0, ...of)]);
  const leaves = shown.map((id, at) =>
    leaf(`${unique}.${at}`, graph.isCondition(id), graph.boundsOf(id)),
  );
  const outcome: Variable = {
    name: variables[variable]!.name,
    size: outcomes.length,
    shown: (name, start, end) =>
      Float64Array.from(outcomes.slice(start, end), (each) =>
        name.startsWith('class') ? each.class : each.values[Number(name.split('.')[1])]!,
      ),
  };
  const copy = copier(graph, new Map(shown.map((id, at) => [id, leaves[at]!])));
  const from = graph.sum(-low, [{ node: place.of, times: 1 }]);
  const classes = graph.put({ kind: 'lookup', of: from, values: of }, -1, Math.max(0, ...of));
  const isMet = graph.put({ kind: 'equal', left: classLeaf, right: classes }, 0, 1);
  const isInner = (id: NodeId): boolean => graph.variablesOf(id) === own || inside.has(id);
  const all = [...variables, outcome];
  return {
    graph,
    variables: all,
    cluster: (cluster & ~own) | (1n << BigInt(index)),
    musts: [...musts.filter((must) => !isInner(must)).map(copy), isMet],
    goals: goals.map(copy),
    restored(witness) {
      const value = valueIn(graph, all, witness, place.of);
      const { key } = outcomes[witness.get(index)!]!;
      const restored = new Map(witness);
      restored.delete(index);
      restored.set(variable, alternativeFor(value, key));
      return problem.restored(restored);
    },
  };
}

/** The value of a node where every variable takes the alternative of a witness. */
function valueIn(
  graph: Graph,
  variables: readonly Variable[],
  witness: Witness,
  wanted: NodeId,
): number {
  const columnOf = (id: NodeId): Column => {
    const node = graph.nodes[id]!;
    if (node.kind !== 'leaf') return evaluate(node, columnOf, 1);
    const alternative = witness.get(node.variable)!;
    return variables[node.variable]!.shown(node.shows, alternative, alternative + 1);
  };
  return columnOf(wanted)[0]!;
}
