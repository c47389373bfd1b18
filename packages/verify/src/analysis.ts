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
import { keysOf, layoutOf, type States } from './states.js';

/** A sheet made ready for questions. */
export interface Analysis {
  readonly plan: Plan;
  readonly sheet: SheetGraph;
  readonly model: Model;
  readonly budget: Budget;
  /** Every combination of values that goals take in records. */
  readonly outcomes: (goals: readonly NodeId[], counting?: boolean) => Outcomes;
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
  return {
    plan,
    sheet,
    model,
    budget,
    outcomes(wanted, counting = false) {
      // What no one was prepared for needs clusters of its own.
      const isReady = wanted.every((goal) => registered.includes(goal));
      const asked = isReady
        ? model
        : createModel({ ...sheet, totals, goals: wanted, budget, counting });
      const parts = partsFor(asked, wanted);
      const layout = layoutOf(parts.map(({ contributions }) => [contributions]));
      const keyed = parts.map((part) => ({
        keys: keysOf(layout, [part.contributions], part),
        counts: counting ? part.counts : undefined,
        witness: part.witness,
      }));
      const states = combine(layout.space, keyed, counting, createMeter(budget));
      return {
        size: states.keys.length,
        columns: asked.evaluate(layout, states.keys, wanted),
        states,
      };
    },
  };
}

/** A node, and what it clamps. */
const clampedBy = (graph: Graph, id: NodeId): readonly NodeId[] => {
  const node = graph.nodes[id]!;
  return node.kind === 'clamp' ? [id, node.of] : [id];
};
