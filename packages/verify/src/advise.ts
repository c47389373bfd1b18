import { recordAnswers, score, type Incomplete, type Plan, type Refused } from '@barem/plan';
import { createMeter, standardBudget, type Budget } from './budget.js';
import { decide } from './decide.js';
import { evaluate, type Column } from './evaluate.js';
import type { Graph } from './graph.js';
import {
  leastMoves,
  type ClusterMoves,
  type Found,
  type Move,
  type MoveSearch,
} from './least-moves.js';
import { clusterOutcomes, createModel, type Model } from './model.js';
import type { NodeId } from './node.js';
import { ratingThresholds } from './questions/boundaries.js';
import { recordFrom, writtenValue } from './records.js';
import type { Advice, AdvisedChange, Alternative, Undecided } from './report.js';
import { sheetGraph } from './sheet-graph.js';
import { keysOf, layoutOf, type Contributions, type Layout, type Witness } from './states.js';
import { alternativesOf, show, type Answer, type Variable } from './variables.js';

/** How advice is given. */
export interface AdviseOptions {
  /** The answers that may be changed; those that the sheet marks, or else all, where absent. */
  readonly changeable?: readonly string[];
  /** The most alternatives to give. */
  readonly limit?: number;
  readonly budget?: Budget;
}

/** Advice, or why there is none: the record is not rated, or the search would take too long. */
export type AdviceResult = Advice | Refused | Incomplete | Undecided;

/**
 * The least change that gives a record a better rating: the fewest answers, and then the fewest points. Whoever makes the changes of
 * an alternative gets its rating.
 */
export function advise(
  plan: Plan,
  record: unknown,
  { changeable, limit = 10, budget = standardBudget }: AdviseOptions = {},
): AdviceResult {
  const result = score(plan, record);
  if (result.status !== 'rated') return result;
  const head = { rating: result.rating, total: result.total };
  const now = plan.ratings.findIndex(({ id }) => id === result.rating);
  if (now === 0) return { status: 'best', ...head };
  const marked = changeable ?? plan.text.changeable;
  const isChangeable = plan.inputs.map(({ id }) => marked === undefined || marked.includes(id));
  const decided = decide(() => {
    const search = searchFor(plan, record, isChangeable, now, budget);
    const { found, isComplete } = leastMoves(search);
    const sorted = found.toSorted((a, b) => a.moved - b.moved);
    const alternatives = sorted.slice(0, limit).map((each) => alternativeOf(search, each));
    const [first] = alternatives;
    if (!first)
      return { verdict: 'proved' as const, advice: { status: 'out-of-reach' as const, ...head } };
    const reached = alternatives.map(({ rating }) =>
      plan.ratings.findIndex(({ id }) => id === rating),
    );
    const next = Math.max(...reached);
    return {
      verdict: 'proved' as const,
      advice: {
        status: 'advised' as const,
        ...head,
        next: plan.ratings[next]!.id,
        missing: missingPoints(plan, Math.round(result.total * 10 ** plan.pointDecimals), next),
        unmet: obstacles(search, next),
        alternatives,
        isComplete: isComplete && sorted.length <= limit,
      },
    };
  });
  if (decided.verdict === 'vacuous') throw new Error('a rated record is a record');
  return decided.verdict === 'undecided' ? decided : decided.advice;
}

// ── What the search knows ────────────────────────────────────────────────────────────────────────

interface Search extends MoveSearch {
  readonly plan: Plan;
  readonly answers: readonly Answer[];
  readonly variables: readonly ChangeVariable[];
  readonly model: Model;
  readonly nodeOf: (slot: number) => NodeId;
}

interface ChangeVariable extends Variable {
  readonly answerAt: (alternative: number) => Answer;
}

function searchFor(
  plan: Plan,
  record: unknown,
  isChangeable: readonly boolean[],
  now: number,
  budget: Budget,
): Search {
  const sheet = sheetGraph(plan);
  const { graph, nodeOf, musts, totals } = sheet;
  const answers = recordAnswers(plan, record);
  const variables = plan.inputs.map((_, index) =>
    changeVariable(plan, index, answers[index]!, isChangeable[index]!),
  );
  const rating = nodeOf(plan.rating);
  const distances = plan.criteria.flatMap(({ points }) => {
    const node = nodeOf(points);
    const isFixed = graph.valueOf(node) !== undefined;
    return isFixed ? [] : [distance(graph, node, valueAt(graph, variables, node))];
  });
  const model = createModel({
    graph,
    variables,
    musts,
    totals,
    // Answers that earn points together belong together, whether or not ratings depend on these points.
    goals: [rating, ...distances],
    budget,
    counting: false,
  });
  const meter = createMeter(budget);
  const changed = plan.inputs.map((_, variable) =>
    graph.put({ kind: 'leaf', variable, shows: 'changed', isCondition: true }, 0, 1),
  );
  const digits = model.digitsFor([rating]);
  const rows = model.clusters.map((cluster) => {
    const own = (node: NodeId): boolean => (graph.variablesOf(node) & ~cluster) === 0n;
    const flags = changed.filter(own);
    const moved = graph.sum(
      0,
      distances.filter(own).map((node) => ({ node, times: 1 })),
    );
    const named = digits.flatMap((digit) => {
      const node = model.partOf(digit, cluster);
      return node === undefined ? [] : [{ digit, node }];
    });
    const outcomes = clusterOutcomes({ graph, variables, musts, counting: false, meter }, cluster, [
      ...named.map(({ node }) => node),
      ...flags,
      moved,
    ]);
    const contributions: Contributions = new Map(
      named.map(({ digit, node }) => [digit, outcomes.columnOf(node)]),
    );
    return { outcomes, contributions, flags, moved: outcomes.columnOf(moved) };
  });
  const layout = layoutOf(rows.map(({ contributions }) => [contributions]));
  let base = 0;
  const clusters = rows.map(({ outcomes, contributions, flags, moved }): ClusterMoves => {
    const keys = keysOf(layout, [contributions], { contributions, size: outcomes.size });
    const sets = flags.map((flag) => outcomes.columnOf(flag));
    const setAt = (row: number): readonly NodeId[] => flags.filter((_, at) => sets[at]![row] === 1);
    const still = moved.findIndex((points, row) => points === 0 && setAt(row).length === 0);
    base += keys[still]!;
    const best = new Map<string, Move>();
    for (let row = 0; row < outcomes.size; row += 1) {
      const set = setAt(row);
      if (set.length === 0) continue;
      const delta = keys[row]! - keys[still]!;
      const name = `${set.join()}:${delta}`;
      const known = best.get(name);
      if (known && known.moved <= moved[row]!) continue;
      const witness = (): Witness => outcomes.witness(row);
      best.set(name, { delta, changes: set.length, moved: moved[row]!, set: set.join(), witness });
    }
    return [...best.values()];
  });
  const rate = oneByOne(model, layout, rating);
  return {
    plan,
    answers,
    variables,
    model,
    space: layout.space,
    clusters,
    base,
    isBetter: (key) => rate(key) < now,
    meter,
    nodeOf,
  };
}

/** How far a node is from a value. */
function distance(graph: Graph, node: NodeId, from: number): NodeId {
  const above = graph.sum(-from, [{ node, times: 1 }]);
  const below = graph.sum(from, [{ node, times: -1 }]);
  const [low, high] = graph.boundsOf(node);
  return graph.put({ kind: 'greatest', of: [above, below] }, 0, high - low);
}

/** A variable that keeps the answer of the record, or changes it where that is allowed. */
function changeVariable(
  plan: Plan,
  index: number,
  now: Answer,
  isChangeable: boolean,
): ChangeVariable {
  const input = plan.inputs[index]!;
  const all = alternativesOf(input);
  const isNow = (answer: Answer): boolean =>
    answer.kind === now.kind &&
    (answer.kind !== 'given' || now.kind !== 'given' || answer.value === now.value);
  const others: Answer[] = [];
  for (let at = 0; at < all.size; at += 1) {
    const answer = all.answerAt(at);
    // What is no longer needed is left out, whether it may be changed or not.
    const isDropped = answer.kind === 'absent' && input.computed !== true;
    if (!isNow(answer) && (isChangeable || isDropped)) others.push(answer);
  }
  const answers = [now, ...others];
  return {
    name: input.id,
    size: answers.length,
    answerAt: (at) => answers[at]!,
    shown: (name, start, end) =>
      Float64Array.from(answers.slice(start, end), (answer) => {
        if (name !== 'changed') return show(answer, name, input);
        return answer === now || (answer.kind === 'absent' && input.computed !== true) ? 0 : 1;
      }),
  };
}

/** The value of a node for the record as it is: every variable shows its first alternative. */
function valueAt(graph: Graph, variables: readonly Variable[], node: NodeId): number {
  const known = new Map<NodeId, Column>();
  const columnOf = (id: NodeId): Column => {
    const found = known.get(id);
    if (found) return found;
    const each = graph.nodes[id]!;
    const column =
      each.kind === 'leaf'
        ? variables[each.variable]!.shown(each.shows, 0, 1)
        : evaluate(each, columnOf, 1);
    known.set(id, column);
    return column;
  };
  return columnOf(node)[0]!;
}

/** Rates states when they are asked for. */
function oneByOne(model: Model, layout: Layout, rating: NodeId): (key: number) => number {
  const known = new Map<number, number>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const [column] = model.evaluate(layout, Float64Array.of(key), [rating]);
    known.set(key, column![0]!);
    return column![0]!;
  };
}

// ── Telling ──────────────────────────────────────────────────────────────────────────────────────

function alternativeOf(search: Search, { moves, moved }: Found): Alternative {
  const { plan, answers, variables } = search;
  const after = [...answers];
  const changes: AdvisedChange[] = [];
  for (const move of moves)
    for (const [variable, alternative] of move.witness()) {
      const answer = variables[variable]!.answerAt(alternative);
      after[variable] = answer;
      if (alternative === 0 || (answer.kind === 'absent' && !plan.inputs[variable]!.computed))
        continue;
      changes.push({
        id: plan.inputs[variable]!.id,
        title: plan.text.inputs[variable] ?? '',
        from: written(plan, variable, answers[variable]!),
        to: written(plan, variable, answer),
      });
    }
  const record = recordFrom(plan, after);
  const result = score(plan, record);
  if (result.status !== 'rated')
    throw new Error(`advice leads to a record that is ${result.status}`);
  const inOrder = changes.toSorted((a, b) => position(plan, a.id) - position(plan, b.id));
  const { total, rating } = result;
  return { changes: inOrder, points: moved / 10 ** plan.pointDecimals, record, total, rating };
}

const position = (plan: Plan, id: string): number =>
  plan.inputs.findIndex((input) => input.id === id);

const written = (plan: Plan, index: number, answer: Answer): AdvisedChange['from'] => {
  switch (answer.kind) {
    case 'given':
      return writtenValue(plan, index, answer.value);
    case 'away':
      return 'n/a';
    case 'absent':
      return '';
  }
};

/** The points that a total lacks before it is rated `next` or better by points. */
function missingPoints(plan: Plan, total: number, next: number): number {
  const unit = 10 ** plan.pointDecimals;
  const far = ratingThresholds(plan).flatMap(({ at, below, above }) => {
    // Up to the threshold where more is better; down below it where less is.
    if (above <= next && total < at) return [at - total];
    if (below <= next && total >= at) return [total - at + 1];
    return [];
  });
  const byPoints = plan.operations[plan.ratingByPoints]!;
  const isThere =
    byPoints.op === 'steps' &&
    byPoints.values[ratingThresholds(plan).filter(({ at }) => total >= at).length]! <= next;
  return isThere || far.length === 0 ? 0 : Math.min(...far) / unit;
}

/** What else stands in the way of a rating: requirements that do not hold, and caps that forbid it. */
function obstacles({ plan, model, variables, nodeOf }: Search, next: number): readonly string[] {
  const { graph } = model;
  const isTrue = (slot: number): boolean => valueAt(graph, variables, nodeOf(slot)) === 1;
  const requirements = plan.ratings[next]!.requirements.flatMap(({ holds }, at) =>
    isTrue(holds) ? [] : [plan.text.ratings[next]?.requirements[at]?.title ?? ''],
  );
  const caps = plan.caps.flatMap(({ kind, rating, fires }, at) =>
    kind === 'cap' && rating > next && isTrue(fires) ? [plan.text.caps[at]?.title ?? ''] : [],
  );
  return [...requirements, ...caps];
}
