import type { Plan, PlanCriterion } from '@barem/plan';
import type { Analysis } from '../analysis.js';
import { BudgetExceeded, createMeter } from '../budget.js';
import { isConvex } from '../convex.js';
import { copier } from '../copy.js';
import type { Column } from '../evaluate.js';
import type { VariableSet } from '../graph.js';
import { clusterAround, clusterOutcomes, type ClusterOutcomes } from '../model.js';
import type { NodeId } from '../node.js';
import { optionRanks } from '../ordered-options.js';
import { recordOf } from '../records.js';
import type { Pair } from '../report.js';
import type { Contributions, Witness } from '../states.js';
import { changes, type Twins } from '../twin.js';
import { alternativesOf, answerNodes, domainOf, show, type Variable } from '../variables.js';

/** Two answers to one input, by position among its alternatives. */
export interface AnswerPair {
  readonly before: number;
  readonly after: number;
  /** The second is better: more points, a greater number, yes rather than no. */
  readonly isBetter: boolean;
}

/** What changing one answer can do. */
export interface AnswerEffect {
  /** The better answer gives the better rating. */
  readonly rises?: Pair;
  /** The better answer gives the worse rating. */
  readonly falls?: Pair;
  /** Two records on the two sides of each boundary between neighbouring ratings that the answer alone crosses. */
  readonly crossings: ReadonlyMap<number, Pair>;
}

/** Looks at what changing the answer to one input, and nothing else, can do. */
export function effectOf(analysis: Analysis, input: number): AnswerEffect {
  const { sheet } = analysis;
  const pairs = pairsFor(analysis, input);
  if (pairs.length === 0) return { crossings: new Map() };
  const isBetter = sheet.graph.put(
    { kind: 'leaf', variable: input, shows: 'better', isCondition: true },
    0,
    1,
  );
  const { outcomes, cluster, twins } = twinsOf(analysis, new Map([[input, pairs]]), [isBetter]);
  return effectsIn(analysis, input, pairs, outcomes.columnOf(isBetter), cluster, twins);
}

/** Records in pairs that differ in the answers to some inputs, each of which takes one of its pairs of answers. */
export function twinsOf(
  { plan, sheet, model, budget }: Analysis,
  changed: ReadonlyMap<number, readonly AnswerPair[]>,
  more: readonly NodeId[] = [],
): { readonly outcomes: ClusterOutcomes; readonly cluster: VariableSet; readonly twins: Twins } {
  const { graph, musts } = sheet;
  const copy = copier(
    graph,
    new Map(
      [...changed].flatMap(([input, pairs]) => [...changedNodes({ plan, sheet }, input, pairs)]),
    ),
  );
  const cluster = clusterAround(
    model,
    [...changed.keys()].reduce((all, input) => all | (1n << BigInt(input)), 0n),
  );
  const digits = model.digitsFor([sheet.nodeOf(plan.rating)]).flatMap((digit) => {
    const node = model.partOf(digit, cluster);
    return node === undefined ? [] : [{ digit, node, after: copy(node) }];
  });
  const outcomes = clusterOutcomes(
    {
      graph,
      variables: sheet.variables.map((each, at) => {
        const pairs = changed.get(at);
        return pairs ? pairVariable(plan, at, pairs) : each;
      }),
      musts: [...new Set([...musts, ...musts.map(copy)])],
      counting: false,
      meter: createMeter(budget),
    },
    cluster,
    [...digits.flatMap(({ node, after }) => [node, after]), ...more],
  );
  const contributions = (pick: (each: (typeof digits)[number]) => NodeId): Contributions =>
    new Map(digits.map((each) => [each.digit, outcomes.columnOf(pick(each))]));
  const twins: Twins = {
    size: outcomes.size,
    before: contributions(({ node }) => node),
    after: contributions(({ after }) => after),
    witness: outcomes.witness,
    isRecord: true,
  };
  return { outcomes, cluster, twins };
}

function effectsIn(
  analysis: Analysis,
  input: number,
  pairs: readonly AnswerPair[],
  isBetter: Column,
  cluster: bigint,
  twins: Twins,
): AnswerEffect {
  const { plan } = analysis;
  const recordsOf = (witness: Witness): Pair => {
    const pair = pairs[witness.get(input)!]!;
    const record = (alternative: number) =>
      recordOf(plan, new Map([...witness, [input, alternative]]));
    return { before: record(pair.before), after: record(pair.after) };
  };
  let rises: Pair | undefined;
  let falls: Pair | undefined;
  const crossings = new Map<number, Pair>();
  for (const { before, after, row, witness } of changes(analysis, cluster, twins)) {
    // Ratings stand best first.
    if (isBetter[row] === 1 && after < before) rises ??= recordsOf(witness());
    if (isBetter[row] === 1 && after > before) falls ??= recordsOf(witness());
    for (let boundary = Math.min(before, after); boundary < Math.max(before, after); boundary += 1)
      if (!crossings.has(boundary)) crossings.set(boundary, recordsOf(witness()));
  }
  return { ...(rises && { rises }), ...(falls && { falls }), crossings };
}

/** What shows the second answer of a pair in place of the first. */
function changedNodes(
  { plan, sheet: { graph, answers } }: Pick<Analysis, 'plan' | 'sheet'>,
  input: number,
  pairs: readonly AnswerPair[],
): ReadonlyMap<NodeId, NodeId> {
  const own = answers[input]!;
  const { answerAt } = alternativesOf(plan.inputs[input]!);
  const steps = new Set(
    pairs.map(({ before, after }) => {
      const [from, to] = [answerAt(before), answerAt(after)];
      return from.kind === 'given' && to.kind === 'given' ? to.value - from.value : NaN;
    }),
  );
  const [step = NaN] = steps;
  // Where every change is by the same step, the second answer is known from the first.
  if (steps.size === 1 && !Number.isNaN(step) && graph.valueOf(own.value) === undefined)
    return new Map([[own.value, graph.sum(step, [{ node: own.value, times: 1 }])]]);
  const next = answerNodes(graph, input, plan.inputs[input]!, 'next.');
  const nodes: readonly (readonly [NodeId, NodeId])[] = [
    [own.value, next.value],
    [own.away, next.away],
    [own.asked, next.asked],
  ];
  return new Map(nodes.filter(([from]) => graph.valueOf(from) === undefined));
}

/** The most pairs of values of one answer that are looked at one by one. */
const mostPairs = 300_000;

/** The pairs of answers that show everything that changing one answer can do. */
function pairsFor({ plan, sheet, budget }: Analysis, input: number): readonly AnswerPair[] {
  const { graph, answers, musts } = sheet;
  const { type, computed } = plan.inputs[input]!;
  const { size } = domainOf(plan.inputs[input]!);
  const all = alternativesOf(plan.inputs[input]!);
  if (computed) return [];
  if (size > budget.rows)
    throw new BudgetExceeded({
      inputs: [plan.inputs[input]!.id],
      work: size,
      budget: budget.rows,
    });
  const rank = rankOf(plan, input);
  const pairs: AnswerPair[] = [];
  const add = (a: number, b: number): void => {
    const better = rank(b) - rank(a);
    pairs.push(
      better < 0
        ? { before: b, after: a, isBetter: true }
        : { before: a, after: b, isBetter: better > 0 },
    );
  };
  const value = answers[input]!.value;
  const isSteady = type === 'number' && musts.every((must) => isConvex(graph, must, value));
  if (isSteady) for (let at = 0; at + 1 < size; at += 1) add(at, at + 1);
  else {
    if ((size * (size - 1)) / 2 > mostPairs)
      throw new BudgetExceeded({
        inputs: [plan.inputs[input]!.id],
        work: (size * (size - 1)) / 2,
        budget: mostPairs,
      });
    for (let a = 0; a < size; a += 1) for (let b = a + 1; b < size; b += 1) add(a, b);
  }
  for (let at = size; at < all.size; at += 1) {
    if (all.answerAt(at).kind !== 'away') continue;
    for (let number = 0; number < size; number += 1)
      pairs.push({ before: number, after: at, isBetter: false });
  }
  return pairs;
}

/** A number for each value of an input: the better it is, the higher; `NaN` for what is not compared. */
function rankOf(plan: Plan, input: number): (position: number) => number {
  const criterion = plan.criteria.find((each) => each.input === input);
  const { valueAt } = domainOf(plan.inputs[input]!);
  const ranks = optionRanks(plan, input);
  if (ranks) return (position) => ranks[valueAt(position)]!;
  if (!criterion) return plan.inputs[input]!.type === 'choice' ? () => 0 : valueAt;
  const points = levelPoints(plan, criterion, input);
  const isLess = (criterion.block === 'penalty') !== plan.lowerIsBetter;
  return (position) => {
    const value = valueAt(position);
    if (plan.inputs[input]!.type === 'choice') return (isLess ? -1 : 1) * (points?.[value] ?? 0);
    return (isLess ? -1 : 1) * value;
  };
}

/** The points of each level, for a criterion whose levels have fixed points. */
function levelPoints(
  plan: Plan,
  { points }: PlanCriterion,
  input: number,
): readonly number[] | undefined {
  if (plan.inputs[input]!.type !== 'choice') return undefined;
  const operation = plan.operations[points]!;
  const slots = operation.op === 'select' ? [operation.then, operation.otherwise] : [points];
  for (const slot of slots) {
    const each = plan.operations[slot]!;
    if (each.op === 'lookup' && plan.operations[each.of]!.op === 'input' && each.of === input)
      return each.values;
  }
  return undefined;
}

/** A variable that takes pairs of answers. */
function pairVariable(plan: Plan, input: number, pairs: readonly AnswerPair[]): Variable {
  const shape = plan.inputs[input]!;
  const { answerAt } = alternativesOf(shape);
  return {
    name: shape.id,
    size: pairs.length,
    shown(name, start, end) {
      const column = new Float64Array(end - start);
      const isNext = name.startsWith('next.');
      const what = isNext ? name.slice('next.'.length) : name;
      for (let at = 0; at < column.length; at += 1) {
        const pair = pairs[start + at]!;
        if (name === 'better') column[at] = pair.isBetter ? 1 : 0;
        else column[at] = show(answerAt(isNext ? pair.after : pair.before), what, shape);
      }
      return column;
    },
  };
}
