import type { Plan } from '@barem/plan';
import { createMeter, type Budget } from './budget.js';
import type { Column } from './evaluate.js';
import type { Graph } from './graph.js';
import type { NodeId } from './node.js';
import { createModel, partsFor, type Model } from './model.js';
import {
  ratingParts,
  ratingWithout,
  sheetGraph,
  totalWithout,
  type SheetGraph,
} from './sheet-graph.js';
import { combine } from './combine.js';
import { ratingSpace, type RatingSpace } from './rating-space.js';
import { keysOf, layoutOf, type States, type Witness } from './states.js';

/** A sheet made ready for questions. */
export interface Analysis {
  readonly plan: Plan;
  readonly sheet: SheetGraph;
  readonly model: Model;
  readonly budget: Budget;
  /** What decides ratings; none where there is too much of it. */
  readonly ratings: () => RatingSpace | undefined;
  /** Every combination of values that goals take in records. */
  readonly outcomes: (goals: readonly NodeId[], counting?: boolean) => Outcomes;
  /** Answers with which goals take values that fit; `undefined` where there are none. */
  readonly find: (
    goals: readonly NodeId[],
    fits: (values: readonly number[]) => boolean,
  ) => Witness | undefined;
}

/** All states, and the values of goals in some. */
interface Combined {
  readonly states: States;
  readonly valuesIn: (keys: Float64Array) => readonly Column[];
}

/** The values of goals in every state. */
export interface Outcomes {
  readonly size: number;
  readonly columns: readonly Column[];
  readonly states: States;
}

export function analyse(plan: Plan, budget: Budget): Analysis {
  const sheet = sheetGraph(plan);
  const { nodeOf } = sheet;
  const goals = [
    plan.total,
    plan.ratingByPoints,
    plan.ratingAfterFloors,
    plan.ratingAfterCaps,
    plan.rating,
  ].map(nodeOf);
  const without = ratingParts(plan).map((part) => ratingWithout(sheet, [part]));
  const earned = plan.criteria.flatMap(({ block }, index) =>
    block === 'section' ? [] : [totalWithout(sheet, index)],
  );
  const registered = [...goals, ...without, ...earned];
  // Totals without some points are totals, too.
  const totals = [...sheet.totals, ...earned.flatMap((node) => clampedBy(sheet.graph, node))];
  const model = createModel({ ...sheet, totals, goals: registered, budget, counting: true });
  const statesFor = (goals: readonly NodeId[], counting: boolean): Combined => {
    // What no one was prepared for needs clusters of its own.
    const isReady = goals.every((goal) => registered.includes(goal));
    const asked = isReady ? model : createModel({ ...sheet, totals, goals, budget, counting });
    const parts = partsFor(asked, goals);
    const layout = layoutOf(parts.map(({ contributions }) => [contributions]));
    const keyed = parts.map((part) => ({
      keys: keysOf(layout, [part.contributions], part),
      counts: counting ? part.counts : undefined,
      witness: part.witness,
    }));
    return {
      states: combine(layout.space, keyed, counting, createMeter(budget)),
      valuesIn: (keys) => asked.evaluate(layout, keys, goals),
    };
  };
  let space: { readonly of: RatingSpace | undefined } | undefined;
  return {
    plan,
    sheet,
    model,
    budget,
    ratings: () => (space ??= { of: ratingSpace(model, nodeOf(plan.rating), budget) }).of,
    outcomes(goals, counting = false) {
      const { states, valuesIn } = statesFor(goals, counting);
      return { size: states.keys.length, columns: valuesIn(states.keys), states };
    },
    find(goals, fits) {
      const { states, valuesIn } = statesFor(goals, false);
      for (let start = 0; start < states.keys.length; start += atOnce) {
        const columns = valuesIn(states.keys.subarray(start, start + atOnce));
        const found = columns[0]!.findIndex((_, at) => fits(columns.map((each) => each[at]!)));
        if (found >= 0) return states.witness(start + found);
      }
      return undefined;
    },
  };
}

/** States that are looked at together. */
const atOnce = 1 << 13;

/** A node, and what it clamps. */
const clampedBy = (graph: Graph, id: NodeId): readonly NodeId[] => {
  const node = graph.nodes[id]!;
  return node.kind === 'clamp' ? [id, node.of] : [id];
};
