import type { Analysis } from '../analysis.js';
import { BudgetExceeded, createMeter, type Budget } from '../budget.js';
import { copier } from '../copy.js';
import type { Graph, VariableSet } from '../graph.js';
import { clusterAround, clusterOutcomes, partsFor, type ClusterOutcomes } from '../model.js';
import type { NodeId } from '../node.js';
import { recordOf, type RecordData } from '../records.js';
import { ratingTable } from '../rating-table.js';
import { combine } from '../combine.js';
import { addTo } from '../rows.js';
import { keysOf, layoutOf, projected, type Contributions } from '../states.js';
import { changes, type Twins } from '../twin.js';
import type { Variable } from '../variables.js';
import { rated } from './boundaries.js';

/** A record, and other points that a criterion earns in some record. */
export interface Instead {
  readonly before: RecordData;
  /** In stored points. */
  readonly points: number;
}

/** For each computed criterion, by position: the boundaries that it crosses if it earns other points, everything else being as it is. */
export function earningEffects(
  analysis: Analysis,
  criteria: readonly number[],
): ReadonlyMap<number, ReadonlyMap<number, Instead>> {
  const { plan, sheet, model } = analysis;
  const byCluster = new Map<VariableSet, number[]>();
  for (const criterion of criteria) {
    const node = sheet.nodeOf(plan.criteria[criterion]!.points);
    const cluster = clusterAround(model, sheet.graph.variablesOf(node));
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), criterion]);
  }
  const effects = new Map<number, ReadonlyMap<number, Instead>>();
  for (const [cluster, own] of byCluster) {
    for (const group of jointly(analysis, cluster, own))
      for (const [criterion, crossings] of group) effects.set(criterion, crossings);
  }
  return effects;
}

/** Rows that several criteria of one cluster may have together before they are looked at one by one. */
const jointRows = 20_000;

type Effects = readonly (readonly [number, ReadonlyMap<number, Instead>])[];

function jointly(
  analysis: Analysis,
  cluster: VariableSet,
  criteria: readonly number[],
): readonly Effects[] {
  if (criteria.length === 1) return [effectsIn(analysis, cluster, criteria, analysis.budget)];
  try {
    return [
      effectsIn(
        analysis,
        cluster,
        criteria,
        { ...analysis.budget, rows: jointRows * 50 },
        jointRows,
      ),
    ];
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return criteria.map((criterion) => effectsIn(analysis, cluster, [criterion], analysis.budget));
  }
}

function effectsIn(
  analysis: Analysis,
  cluster: VariableSet,
  criteria: readonly number[],
  budget: Budget,
  mostRows: number = Infinity,
): Effects {
  const { plan, sheet, model } = analysis;
  const { graph, variables, musts, nodeOf } = sheet;
  const digits = model.digitsFor([nodeOf(plan.rating)]).flatMap((digit) => {
    const node = model.partOf(digit, cluster);
    return node === undefined ? [] : [{ digit, node }];
  });
  const earned = criteria.map((criterion) => nodeOf(plan.criteria[criterion]!.points));
  const meter = createMeter(budget);
  const outcomes = clusterOutcomes({ graph, variables, musts, counting: false, meter }, cluster, [
    ...digits.map(({ node }) => node),
    ...earned,
  ]);
  if (outcomes.size > mostRows)
    throw new BudgetExceeded({ inputs: [], work: outcomes.size, budget: mostRows });
  return criteria.map((criterion, at) => {
    const node = earned[at]!;
    const column = outcomes.columnOf(node);
    const points = [...new Set(column)].sort((a, b) => a - b);
    const linear = linearCrossings(analysis, cluster, digits, outcomes, node, points);
    if (linear) return [criterion, linear] as const;
    const twins = twinsByVariable(analysis, cluster, digits, node, points);
    return [criterion, crossingsIn(analysis, cluster, twins)] as const;
  });
}

interface EarningTwins extends Twins {
  readonly pointsAt: (row: number) => number;
}

/** A digit and the node for what one cluster contributes to it. */
interface DigitNode {
  readonly digit: NodeId;
  readonly node: NodeId;
}

/**
 * The boundaries that a criterion crosses whose points are only ever added up. Then a record is what it is without the points, and
 * the points; and of all points that there are, those with the best and with the worst rating say everything.
 */
function linearCrossings(
  { plan, model, sheet, budget }: Analysis,
  cluster: VariableSet,
  digits: readonly DigitNode[],
  outcomes: ClusterOutcomes,
  earned: NodeId,
  points: readonly number[],
): ReadonlyMap<number, Instead> | undefined {
  const times = timesIn(sheet.graph, digits, earned);
  if (!times) return undefined;
  const now = outcomes.columnOf(earned);
  const without = new Map(
    digits.map(({ digit, node }, at) => [
      digit,
      outcomes.columnOf(node).map((value, row) => value - times[at]! * now[row]!),
    ]),
  );
  const own = projected(
    { size: outcomes.size, contributions: without, counts: undefined, witness: outcomes.witness },
    digits.map(({ digit }) => digit),
  );
  const earning: Contributions = new Map(
    digits.map(({ digit }, at) => [
      digit,
      Float64Array.from(points, (value) => times[at]! * value),
    ]),
  );
  const rating = sheet.nodeOf(plan.rating);
  const others = partsFor(model, [rating]).filter(
    (_, at) => (model.clusters[at]! & cluster) === 0n,
  );
  const layout = layoutOf([
    ...others.map(({ contributions }) => [contributions]),
    [own.contributions],
    [earning],
  ]);
  const keyed = [...others, own].map((part) => ({
    keys: keysOf(layout, [part.contributions], part),
    counts: undefined,
    witness: part.witness,
  }));
  const meter = createMeter(budget);
  const rest = combine(layout.space, keyed, false, meter);
  const earningKeys = keysOf(layout, [earning], { contributions: earning, size: points.length });
  const table = ratingTable(model, layout, rating, [rest.keys, [earningKeys]]);
  meter.spend(rest.keys.length * points.length, () => []);
  const states = rest.keys.length;
  const [keys, ratings] = [new Float64Array(states), new Int32Array(states)];
  // For each state the points with the best and with the worst rating.
  const [best, worst] = [new Int32Array(states), new Int32Array(states)];
  const [bestRating, worstRating] = [
    new Int32Array(states).fill(1e9),
    new Int32Array(states).fill(-1),
  ];
  for (const [index, key] of earningKeys.entries()) {
    addTo(keys, rest.keys, key);
    table.ratingsOf(keys, ratings);
    keepExtremes(ratings, index, best, bestRating, worst, worstRating);
  }
  const crossings = new Map<number, Instead>();
  for (let state = 0; state < states; state += 1) {
    for (let boundary = bestRating[state]!; boundary < worstRating[state]!; boundary += 1) {
      if (crossings.has(boundary)) continue;
      const before = recordOf(plan, rest.witness(state));
      const from = rated(plan, before).rating;
      const isAbove = plan.ratings.findIndex(({ id }) => id === from) <= boundary;
      crossings.set(boundary, { before, points: points[(isAbove ? worst : best)[state]!]! });
    }
  }
  return crossings;
}

/** Keeps where ratings are better than the best so far, and worse than the worst. */
function keepExtremes(
  ratings: Int32Array,
  index: number,
  best: Int32Array,
  bestRating: Int32Array,
  worst: Int32Array,
  worstRating: Int32Array,
): void {
  for (let state = 0; state < ratings.length; state += 1) {
    const rating = ratings[state]!;
    if (rating < bestRating[state]!) {
      bestRating[state] = rating;
      best[state] = index;
    }
    if (rating > worstRating[state]!) {
      worstRating[state] = rating;
      worst[state] = index;
    }
  }
}

/** How often the points are added to each digit; `undefined` where they are more than added. */
function timesIn(
  graph: Graph,
  digits: readonly DigitNode[],
  earned: NodeId,
): readonly number[] | undefined {
  const copy = copier(graph, new Map([[earned, graph.constant(0)]]));
  const times = digits.map(({ node: id }) => {
    if (copy(id) === id) return 0;
    if (id === earned) return 1;
    const node = graph.nodes[id]!;
    if (node.kind !== 'sum') return undefined;
    const others = node.terms.filter((term) => term.node !== earned);
    if (others.some((term) => copy(term.node) !== term.node)) return undefined;
    return node.terms.find((term) => term.node === earned)?.times ?? 0;
  });
  return times.every((each) => each !== undefined) ? times : undefined;
}

/** Twins for a criterion whose points conditions speak of, too: a variable takes the place of its points. */
function twinsByVariable(
  { sheet, budget }: Analysis,
  cluster: VariableSet,
  digits: readonly DigitNode[],
  earned: NodeId,
  points: readonly number[],
): EarningTwins {
  const { graph, variables, musts } = sheet;
  const index = variables.length;
  const instead: Variable = {
    name: '',
    size: points.length,
    shown: (_, start, end) => Float64Array.from(points.slice(start, end)),
  };
  const [low, high] = [points[0] ?? 0, points.at(-1) ?? 0];
  const leaf = graph.put(
    { kind: 'leaf', variable: index, shows: `instead of ${earned}`, isCondition: false },
    low,
    high,
  );
  const copy = copier(graph, new Map([[earned, leaf]]));
  const after = digits.map(({ node }) => copy(node));
  const outcomes = clusterOutcomes(
    {
      graph,
      variables: [...variables, instead],
      musts,
      counting: false,
      meter: createMeter(budget),
    },
    cluster | (1n << BigInt(index)),
    [...digits.map(({ node }) => node), ...after],
  );
  return {
    size: outcomes.size,
    before: new Map(digits.map(({ digit, node }) => [digit, outcomes.columnOf(node)])),
    after: new Map(digits.map(({ digit }, at) => [digit, outcomes.columnOf(after[at]!)])),
    witness: outcomes.witness,
    isRecord: false,
    pointsAt: (row) => points[outcomes.witness(row).get(index)!]!,
  };
}

function crossingsIn(
  analysis: Analysis,
  cluster: VariableSet,
  twins: EarningTwins,
): ReadonlyMap<number, Instead> {
  const crossings = new Map<number, Instead>();
  for (const { before, after, row, witness } of changes(analysis, cluster, twins))
    for (let boundary = Math.min(before, after); boundary < Math.max(before, after); boundary += 1)
      if (!crossings.has(boundary))
        crossings.set(boundary, {
          before: recordOf(analysis.plan, witness()),
          points: twins.pointsAt(row),
        });
  return crossings;
}
