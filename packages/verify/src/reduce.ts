import type { Meter } from './budget.js';
import { evaluate, type Column } from './evaluate.js';
import { copier } from './copy.js';
import { classesOf, mostPairs, type Classes, type Meeting } from './classes.js';
import type { Graph, VariableSet } from './graph.js';
import { createNeed, isWithin } from './need.js';
import type { NodeId } from './node.js';
import { insideOf, meetingPlaces, shownOf, termsOf } from './place.js';
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
  const { graph, variables, cluster, musts, goals } = problem;
  const need = createNeed(graph, goals, musts);
  // What meets the rest in few places is taken away first: then what it met may have fewer places, too.
  const candidates = [...variables.keys()]
    .filter((variable) => isWithin(1n << BigInt(variable), cluster))
    .filter((variable) => {
      const { size } = variables[variable]!;
      return size >= meter.budget.classesFrom && size <= mostPairs;
    })
    .map((variable) => ({ variable, places: meetingPlaces(need, 1n << BigInt(variable)).length }))
    .sort((a, b) => a.places - b.places);
  return candidates.reduce<Reduced>(
    (current, { variable }) => withoutAnswer(current, variable, meter) ?? current,
    { ...problem, restored: (witness) => witness },
  );
}

function withoutAnswer(problem: Reduced, variable: number, meter: Meter): Reduced | undefined {
  const { graph, goals, musts } = problem;
  const need = createNeed(graph, goals, musts);
  const own = 1n << BigInt(variable);
  for (const place of meetingPlaces(need, own)) {
    const inside = insideOf(need, own, place);
    if (inside.size === 0) continue;
    const shown = shownOf(need, own, inside);
    if (shown.some((id) => isRaw(problem, variable, id))) continue;
    const meeting: Meeting = {
      graph,
      index: variable,
      variable: problem.variables[variable]!,
      place,
      inside,
      shown,
    };
    const classes = classesOf(meeting, need, meter);
    if (classes) return replaced(problem, meeting, classes);
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

// ── Putting the classes in place ─────────────────────────────────────────────────────────────────

function replaced(
  problem: Reduced,
  { index: variable, place, inside, shown }: Meeting,
  { of, low, count, outcomes, alternativeFor }: Classes,
): Reduced {
  const { graph, variables, musts, goals, cluster } = problem;
  const index = variables.length;
  const own = 1n << BigInt(variable);
  // Leaves of another question about the same graph may have the same variable, and other values.
  const unique = graph.nodes.length;
  const leaf = (shows: string, isCondition: boolean, ends: readonly [number, number]): NodeId =>
    graph.put({ kind: 'leaf', variable: index, shows, isCondition }, ...ends);
  const classLeaf = leaf(`class ${unique}`, false, [0, count - 1]);
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
  const classes = graph.put({ kind: 'lookup', of: from, values: of }, -1, count - 1);
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
