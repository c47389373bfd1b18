import type { Plan, Slot } from '@barem/plan';
import { embed, select, type AnswerNodes, type Embedded } from './embed.js';
import { createGraph, type Graph } from './graph.js';
import type { NodeId } from './node.js';
import { answerNodes, answerVariables, type Variable } from './variables.js';

/** A plan in a graph of its own, one variable for each of its inputs. */
export interface SheetGraph extends Embedded {
  readonly plan: Plan;
  readonly graph: Graph;
  readonly variables: readonly Variable[];
  readonly answers: readonly AnswerNodes[];
  /** The sums that make up the total. */
  readonly totals: readonly NodeId[];
}

export function sheetGraph(plan: Plan): SheetGraph {
  const graph = createGraph();
  const answers = plan.inputs.map((input, index) => answerNodes(graph, index, input));
  const embedded = embed(graph, plan, answers);
  const totals = totalsOf(graph, plan, embedded);
  return { plan, graph, variables: answerVariables(plan), answers, ...embedded, totals };
}

/** The sums that everything a sheet scores goes into: the total before it is clamped, and what a rescaled total is made of. */
export function totalsOf(
  graph: Graph,
  plan: Plan,
  { nodeOf }: Pick<Embedded, 'nodeOf'>,
): readonly NodeId[] {
  const total = plan.operations[plan.total]!;
  const clamped = total.op === 'clamp' ? [nodeOf(total.of)] : [];
  const sections = graph.sum(
    0,
    plan.sections.map(({ points }) => ({ node: nodeOf(points), times: 1 })),
  );
  const rescaled = plan.left === undefined ? [] : [nodeOf(plan.left), sections];
  return [nodeOf(plan.total), ...clamped, ...rescaled].filter(
    (node) => graph.valueOf(node) === undefined,
  );
}

/** One part of how a sheet rates, which can be left out to see what difference it makes. */
export type RatingPart =
  | { readonly kind: 'requirement'; readonly rating: number; readonly requirement: number }
  | { readonly kind: 'cap' | 'floor'; readonly cap: number };

const isPart = (part: RatingPart, other: RatingPart): boolean =>
  part.kind === 'requirement'
    ? other.kind === 'requirement' &&
      part.rating === other.rating &&
      part.requirement === other.requirement
    : other.kind !== 'requirement' && part.cap === other.cap;

/** All requirements, caps and floors of a plan, in the order of the sheet. */
export const ratingParts = (plan: Plan): readonly RatingPart[] => [
  ...plan.ratings.flatMap(({ requirements }, rating) =>
    requirements.map((_, requirement): RatingPart => ({
      kind: 'requirement',
      rating,
      requirement,
    })),
  ),
  ...plan.caps.map(({ kind }, cap): RatingPart => ({ kind, cap })),
];

/** The condition behind a part: that a requirement holds, that a cap fires. */
export const conditionOf = ({ plan, nodeOf }: SheetGraph, part: RatingPart): NodeId =>
  nodeOf(
    part.kind === 'requirement'
      ? plan.ratings[part.rating]!.requirements[part.requirement]!.holds
      : plan.caps[part.cap]!.fires,
  );

/** The final rating as it would be without some parts: their requirements hold, their caps and floors do not fire. */
export function ratingWithout(sheet: SheetGraph, parts: readonly RatingPart[]): NodeId {
  const { plan, graph, nodeOf } = sheet;
  if (parts.length === 0) return nodeOf(plan.rating);
  const isLeftOut = (part: RatingPart): boolean => parts.some((each) => isPart(each, part));
  const last = plan.ratings.length - 1;
  const moved = (at: NodeId, kind: 'cap' | 'floor'): NodeId =>
    plan.caps.reduce((from, each, cap) => {
      if (each.kind !== kind || isLeftOut({ kind, cap })) return from;
      const of = [from, graph.constant(each.rating)];
      const to = graph.put({ kind: kind === 'cap' ? 'greatest' : 'least', of }, 0, last);
      return select(graph, nodeOf(each.fires), to, from, 0, last);
    }, at);
  const start = moved(moved(nodeOf(plan.ratingByPoints), 'floor'), 'cap');
  const reached: NodeId[] = [];
  for (let rating = last; rating >= 0; rating -= 1) {
    const here = graph.constant(rating);
    const holds = plan.ratings[rating]!.requirements.flatMap(({ holds: slot }, requirement) =>
      isLeftOut({ kind: 'requirement', rating, requirement }) ? [] : [nodeOf(slot)],
    );
    const below = reached[rating + 1];
    reached[rating] =
      below === undefined ? here : select(graph, graph.all(holds), here, below, rating, last);
  }
  let final = reached[last]!;
  for (let rating = last - 1; rating >= 0; rating -= 1) {
    const isHigher = graph.put(
      { kind: 'at-most', left: start, right: graph.constant(rating) },
      0,
      1,
    );
    final = select(graph, isHigher, reached[rating]!, final, 0, last);
  }
  return final;
}

/** The scale that a total is kept within; absent where it cannot leave it, or there is none. */
export function clampOf(
  plan: Plan,
): { readonly of: Slot; readonly low: number; readonly high: number } | undefined {
  const total = plan.operations[plan.total]!;
  // A sheet with one formula only may end in the clamp of the formula.
  return total.op === 'clamp' && total.origin === 'total' ? total : undefined;
}

/** The total as it would be if a bonus or penalty earned nothing. */
export function totalWithout({ plan, graph, nodeOf }: SheetGraph, criterion: number): NodeId {
  const { block, points } = plan.criteria[criterion]!;
  const clamp = clampOf(plan);
  const without = graph.sum(0, [
    { node: nodeOf(clamp?.of ?? plan.total), times: 1 },
    { node: nodeOf(points), times: block === 'penalty' ? 1 : -1 },
  ]);
  if (!clamp) return without;
  const { low, high } = clamp;
  return graph.put({ kind: 'clamp', of: without, low, high }, low, high);
}
