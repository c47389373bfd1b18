import { score, type Cut, type Plan, type Rated } from '@barem/plan';
import type { Analysis } from '../analysis.js';
import { createMeter } from '../budget.js';
import { BudgetExceeded } from '../budget.js';
import type { Column } from '../evaluate.js';
import type { Graph } from '../graph.js';
import { clusterAround, clusterOutcomes, type ClusterOutcomes } from '../model.js';
import type { NodeId } from '../node.js';
import { recordOf, type RecordData } from '../records.js';
import type { Boundaries, Boundary, BoundaryRow, Measured } from '../report.js';
import type { Reached } from './reach.js';
import type { Witness } from '../states.js';

/** Records at every threshold of ratings and bands, and at the nearest values on both sides. */
export function boundaries(analysis: Analysis, reached: Reached): Boundaries {
  const found: Boundary[] = [...ratingBoundaries(analysis, reached)];
  const undecided: Boundaries['undecided'][number][] = [];
  const best = bestWitness(reached);
  for (const [index, { id }] of analysis.plan.criteria.entries()) {
    try {
      found.push(...bandBoundaries(analysis, index, best));
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      undecided.push({ id, reason: error.reason });
    }
  }
  return { verdict: 'proved', boundaries: found, undecided };
}

/** A record of the best rating, and of the greatest total among those. */
function bestWitness({ totals, ratings, states }: Reached): Witness {
  let best = 0;
  for (let state = 1; state < totals.length; state += 1) {
    const better = ratings[best]! - ratings[state]! || totals[state]! - totals[best]!;
    if (better > 0) best = state;
  }
  return states.witness(best);
}

/** The thresholds between ratings, in stored points: the least total above each, and the ratings on both sides. */
export function ratingThresholds(
  plan: Plan,
): readonly { readonly at: number; readonly below: number; readonly above: number }[] {
  const operation = plan.operations[plan.ratingByPoints]!;
  if (operation.op !== 'steps') return [];
  return operation.cuts.map(({ times, bound, strict }, index) => ({
    at: Math.floor(bound / times) + (strict || bound % times !== 0 ? 1 : 0),
    below: operation.values[index]!,
    above: operation.values[index + 1]!,
  }));
}

function ratingBoundaries(
  analysis: Analysis,
  { totals, ratings, states }: Reached,
): readonly Boundary[] {
  const { plan } = analysis;
  const unit = 10 ** plan.pointDecimals;
  // For each total the state with the best rating: it shows the boundary rather than what stands in its way.
  const best = new Map<number, number>();
  for (let state = 0; state < totals.length; state += 1) {
    const known = best.get(totals[state]!);
    if (known === undefined || ratings[state]! < ratings[known]!) best.set(totals[state]!, state);
  }
  const all = [...best.keys()].sort((a, b) => a - b);
  return ratingThresholds(plan).map(({ at, below, above }): Boundary => {
    const rows = around(all, (total) => total - at).map(([side, total]) => {
      const record = recordOf(plan, states.witness(best.get(total)!));
      return rowOf(plan, side, { of: total / unit }, record);
    });
    const rating = plan.ratings[Math.min(below, above)]!.id;
    return { kind: 'rating', rating, threshold: { of: at / unit }, rows };
  });
}

type Side = BoundaryRow['side'];

/** The value at a threshold, and the nearest on both sides, of ascending values. */
function around<T>(
  ascending: readonly T[],
  distance: (value: T) => number,
): readonly (readonly [Side, T])[] {
  const below = ascending.findLast((value) => distance(value) < 0);
  const at = ascending.find((value) => distance(value) === 0);
  const above = ascending.find((value) => distance(value) > 0);
  const row = (side: Side, value: T | undefined): readonly (readonly [Side, T])[] =>
    value === undefined ? [] : [[side, value]];
  return [...row('below', below), ...row('at', at), ...row('above', above)];
}

function rowOf(
  plan: Plan,
  side: Side,
  value: Measured,
  record: RecordData,
  criterion?: string,
): BoundaryRow {
  const result = rated(plan, record);
  const { total, rating, ratingByPoints, criteria } = result;
  return {
    side,
    value,
    record,
    total,
    ...(criterion !== undefined && { points: criteria[criterion]! }),
    ratingByPoints,
    rating,
  };
}

/** The result of a record that is valid. */
export function rated(plan: Plan, record: RecordData): Rated {
  const result = score(plan, record);
  if (result.status !== 'rated') throw new Error(`a witness is ${result.status}`);
  return result;
}

function bandBoundaries(analysis: Analysis, index: number, best: Witness): readonly Boundary[] {
  const { plan, sheet, model, budget } = analysis;
  const { graph, variables, musts, nodeOf } = sheet;
  const { id, case: position, measure, applies } = plan.criteria[index]!;
  const operation = position === undefined ? undefined : plan.operations[position]!;
  if (operation?.op !== 'steps' || measure === undefined) return [];
  const of = nodeOf(operation.of);
  const by = operation.by === undefined ? graph.constant(1) : nodeOf(operation.by);
  const when = applies === undefined ? graph.constant(1) : nodeOf(applies);
  const cluster = clusterAround(
    model,
    graph.variablesOf(of) | graph.variablesOf(by) | graph.variablesOf(when),
  );
  const look = (conditions: readonly NodeId[]): MeasuredRows => {
    const meter = createMeter(budget);
    const input = { graph, variables, musts: [...musts, ...conditions], counting: false, meter };
    return measuredRows(clusterOutcomes(input, cluster, [of, by, when]), [of, by, when]);
  };
  const { cuts } = operation;
  const near = nearOnly(graph, cuts, of, by);
  const close = near === undefined ? undefined : look([near]);
  // What comes nearest of all numbers that the answers can have is nearest, if a record has it; else every record is looked at.
  const isNearest =
    close !== undefined && cuts.every((cut) => nearestOccur(graph, cut, of, by, close));
  const { rows, tops, bottoms, witness } = isNearest ? close : look([]);
  const percent: { percent?: true } = measure.percent ? { percent: true } : {};
  return operation.cuts.map(({ times, bound }, cut): Boundary => {
    const found = around(rows, (row) => tops[row]! * times - bound * bottoms[row]!);
    return {
      kind: 'band',
      criterion: id,
      below: operation.values[cut]!,
      above: operation.values[cut + 1]!,
      threshold: { of: bound / times / measure.unit, ...percent },
      rows: found.map(([side, row]) => {
        const record = recordOf(plan, new Map([...best, ...witness(row)]));
        const value: Measured =
          operation.by === undefined
            ? { of: tops[row]! / measure.unit, ...percent }
            : { of: tops[row]!, by: bottoms[row]! * measure.unit, ...percent };
        return rowOf(plan, side, value, record, id);
      }),
    };
  });
}

/** Rows of a measured value, ascending; each a number over another. */
interface MeasuredRows {
  readonly rows: readonly number[];
  readonly tops: Column;
  readonly bottoms: Column;
  readonly witness: (row: number) => Witness;
}

function measuredRows(
  outcomes: ClusterOutcomes,
  [of, by, when]: readonly [NodeId, NodeId, NodeId],
): MeasuredRows {
  const [tops, bottoms, holds] = [of, by, when].map(outcomes.columnOf) as [Column, Column, Column];
  const rows: number[] = [];
  for (let row = 0; row < outcomes.size; row += 1)
    if (holds[row] === 1 && bottoms[row]! > 0) rows.push(row);
  rows.sort((a, b) => tops[a]! * bottoms[b]! - tops[b]! * bottoms[a]! || bottoms[a]! - bottoms[b]!);
  return { rows, tops, bottoms, witness: outcomes.witness };
}

/** Holds where a ratio is next to a threshold, for its divisor; absent where the divisor is always the same. */
function nearOnly(graph: Graph, cuts: readonly Cut[], of: NodeId, by: NodeId): NodeId | undefined {
  if (graph.valueOf(by) !== undefined) return undefined;
  return graph.any(
    cuts.map(({ times, bound }) => {
      const apart = graph.sum(0, [
        { node: of, times },
        { node: by, times: -bound },
      ]);
      const within = (left: NodeId, right: NodeId): NodeId =>
        graph.put({ kind: 'at-most', left, right }, 0, 1);
      return graph.all([
        within(graph.constant(-times), apart),
        within(apart, graph.constant(times)),
      ]);
    }),
  );
}

/** Divisors that are looked at one by one. */
const mostDivisors = 100_000;

/** Whether the numbers next to a threshold that answers can have at all are among the rows, on both sides. */
function nearestOccur(
  graph: Graph,
  { times, bound }: Cut,
  of: NodeId,
  by: NodeId,
  { rows, tops, bottoms }: MeasuredRows,
): boolean {
  const [[lowest, highest], [first, last]] = [graph.boundsOf(of), graph.boundsOf(by)];
  if (last - first > mostDivisors) return false;
  const apart = (top: number, bottom: number): number => (top * times - bound * bottom) / bottom;
  let [below, above] = [-Infinity, Infinity];
  let canBeAt = false;
  for (let bottom = Math.max(1, first); bottom <= last; bottom += 1) {
    const at = (bound * bottom) / times;
    const [under, over] = [
      Math.min(Math.ceil(at) - 1, highest),
      Math.max(Math.floor(at) + 1, lowest),
    ];
    if (under >= lowest) below = Math.max(below, apart(under, bottom));
    if (over <= highest) above = Math.min(above, apart(over, bottom));
    canBeAt ||= Number.isInteger(at) && at >= lowest && at <= highest;
  }
  const found = around(rows, (row) => tops[row]! * times - bound * bottoms[row]!);
  const at = new Map(found);
  const isSame = (side: Side, nearest: number): boolean => {
    const row = at.get(side);
    return row === undefined
      ? !Number.isFinite(nearest)
      : apart(tops[row]!, bottoms[row]!) === nearest;
  };
  return isSame('below', below) && isSame('above', above) && at.has('at') === canBeAt;
}
