import type { Analysis } from '../analysis.js';
import { BudgetExceeded, createMeter, type Budget } from '../budget.js';
import { copier } from '../copy.js';
import type { Column } from '../evaluate.js';
import type { VariableSet } from '../graph.js';
import { clusterAround, clusterOutcomes } from '../model.js';
import type { NodeId } from '../node.js';
import { recordOf, type RecordData } from '../records.js';
import { growing } from '../rows.js';
import { changes, type Twins } from '../twin.js';
import type { Variable } from '../variables.js';

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
    const twins =
      linearTwins(analysis, digits, outcomes, node, points) ??
      twinsByVariable(analysis, cluster, digits, node, points);
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

/** Twins for a criterion whose points are only ever added up. */
function linearTwins(
  { sheet: { graph } }: Analysis,
  digits: readonly DigitNode[],
  outcomes: ReturnType<typeof clusterOutcomes>,
  earned: NodeId,
  points: readonly number[],
): EarningTwins | undefined {
  const copy = copier(graph, new Map([[earned, graph.constant(0)]]));
  const timesIn = (id: NodeId): number | undefined => {
    if (copy(id) === id) return 0;
    if (id === earned) return 1;
    const node = graph.nodes[id]!;
    if (node.kind !== 'sum') return undefined;
    const others = node.terms.filter((term) => term.node !== earned);
    if (others.some((term) => copy(term.node) !== term.node)) return undefined;
    return node.terms.find((term) => term.node === earned)?.times ?? 0;
  };
  const times = digits.map(({ node }) => timesIn(node));
  if (times.some((each) => each === undefined)) return undefined;
  const [rows, instead] = [growing(), growing()];
  const now = outcomes.columnOf(earned);
  for (let row = 0; row < outcomes.size; row += 1)
    for (const [at, value] of points.entries())
      if (value !== now[row]) {
        rows.push(row);
        instead.push(at);
      }
  const [rowOf, pointOf] = [rows.done(), instead.done()];
  const before = (node: NodeId): Column => {
    const column = outcomes.columnOf(node);
    return Float64Array.from(rowOf, (row) => column[row]!);
  };
  const after = (node: NodeId, by: number): Column => {
    const column = outcomes.columnOf(node);
    return Float64Array.from(
      rowOf,
      (row, at) => column[row]! + by * (points[pointOf[at]!]! - now[row]!),
    );
  };
  return {
    size: rowOf.length,
    before: new Map(digits.map(({ digit, node }) => [digit, before(node)])),
    after: new Map(digits.map(({ digit, node }, at) => [digit, after(node, times[at]!)])),
    witness: (row) => outcomes.witness(rowOf[row]!),
    pointsAt: (row) => points[pointOf[row]!]!,
  };
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
