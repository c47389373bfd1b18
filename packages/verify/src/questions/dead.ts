import type { Plan } from '@barem/plan';
import type { Analysis } from '../analysis.js';
import { createMeter } from '../budget.js';
import type { VariableSet } from '../graph.js';
import type { NodeId } from '../node.js';
import { clusterAround, clusterOutcomes, type ClusterOutcomes } from '../model.js';
import { recordOf, type RecordData } from '../records.js';
import type { Alive, Dead, Item, Shadow } from '../report.js';
import {
  conditionOf,
  ratingParts,
  ratingWithout,
  totalWithout,
  type RatingPart,
} from '../sheet-graph.js';
import type { Witness } from '../states.js';

/** Everything that could decide something, and what of it does not. */
export function alive(analysis: Analysis): Alive {
  const found = [...cases(analysis), ...ratings(analysis), ...parts(analysis), ...extras(analysis)];
  const dead = found.flatMap((each) => (each.dead ? [each.dead] : []));
  return { verdict: dead.length === 0 ? 'proved' : 'broken', items: found.length, dead };
}

interface Looked {
  readonly dead?: Dead;
}

const living: Looked = {};

// ── Cases of criteria ────────────────────────────────────────────────────────────────────────────

/** A value of a node that some record should have. */
interface Case {
  readonly item: Item;
  readonly node: NodeId;
  readonly value: number;
  /** Holds where the case counts. */
  readonly when: NodeId;
}

/** Combinations of cases that are looked at together. */
const jointCases = 2_000;

function cases(analysis: Analysis): readonly Looked[] {
  const { graph } = analysis.sheet;
  const byCluster = new Map<VariableSet, Case[]>();
  for (const each of casesOf(analysis)) {
    const about = graph.variablesOf(each.node) | graph.variablesOf(each.when);
    const cluster = clusterAround(analysis.model, about);
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), each]);
  }
  return [...byCluster].flatMap(([cluster, own]) =>
    packs(own).flatMap((pack) => lookAt(analysis, cluster, pack)),
  );
}

function casesOf({ plan, sheet }: Analysis): readonly Case[] {
  const { graph, nodeOf } = sheet;
  const always = graph.constant(1);
  return plan.criteria.flatMap((criterion, index): readonly Case[] => {
    const { id, case: position, applies } = criterion;
    const when = applies === undefined ? always : nodeOf(applies);
    const found: Case[] = [];
    if (applies !== undefined)
      for (const value of [1, 0])
        found.push({
          item: { kind: value === 1 ? 'applies' : 'does-not-apply', criterion: id },
          node: when,
          value,
          when: always,
        });
    if (position !== undefined)
      for (let value = 0; value < caseCount(plan, index); value += 1)
        found.push({
          item: { kind: 'case', criterion: id, case: value },
          node: nodeOf(position),
          value,
          when,
        });
    return found;
  });
}

/** How many levels, bands or outcomes a criterion has. */
export const caseCount = (plan: Plan, criterion: number): number =>
  plan.text.criteria[criterion]?.cases?.length ?? 2;

/** Cases in groups whose combinations are few. */
function packs(all: readonly Case[]): readonly (readonly Case[])[] {
  const byNode = new Map<NodeId, Case[]>();
  for (const each of all) byNode.set(each.node, [...(byNode.get(each.node) ?? []), each]);
  const found: Case[][] = [];
  let combinations = Infinity;
  for (const group of byNode.values()) {
    combinations *= group.length + 1;
    if (combinations > jointCases) {
      found.push([]);
      combinations = group.length + 1;
    }
    found.at(-1)!.push(...group);
  }
  return found;
}

function lookAt(
  analysis: Analysis,
  cluster: VariableSet,
  pack: readonly Case[],
): readonly Looked[] {
  const { plan } = analysis;
  const nodes = [...new Set(pack.flatMap(({ node, when }) => [node, when]))];
  const musts = analysis.sheet.musts;
  const part = outcomesIn(analysis, cluster, nodes, musts);
  return pack.map((each): Looked => {
    if (rowWith(part, each) !== undefined) return living;
    const constraintCount = plan.constraints.length;
    const kept = (left: (constraint: number) => boolean): Witness | undefined => {
      const some = musts.filter((_, at) => {
        const constraint = at - (musts.length - constraintCount);
        return constraint < 0 || !left(constraint);
      });
      // Without a constraint, a cluster may fall apart; then what remains is still enough.
      const free = outcomesIn(analysis, cluster, nodes, some);
      const row = rowWith(free, each);
      return row === undefined ? undefined : free.witness(row);
    };
    const shadows: Shadow[] = [];
    let witness: Witness | undefined;
    for (let constraint = 0; constraint < constraintCount; constraint += 1) {
      const found = kept((other) => other === constraint);
      if (!found) continue;
      witness ??= found;
      shadows.push({ kind: 'constraint', constraint });
    }
    if (shadows.length === 0) {
      witness = kept(() => true);
      shadows.push({ kind: witness ? 'constraints' : 'answers' });
    }
    const record = witness && completed(analysis, cluster, witness);
    return { dead: { item: each.item, shadows, ...(record && { record }) } };
  });
}

/** What nodes of one cluster come to together. */
function outcomesIn(
  { sheet, budget }: Analysis,
  cluster: VariableSet,
  nodes: readonly NodeId[],
  musts: readonly NodeId[],
): ClusterOutcomes {
  const { graph, variables } = sheet;
  const input = { graph, variables, musts, counting: false, meter: createMeter(budget) };
  return clusterOutcomes(input, cluster, nodes);
}

function rowWith(
  { size, columnOf }: ClusterOutcomes,
  { node, value, when }: Case,
): number | undefined {
  const [column, holds] = [columnOf(node), columnOf(when)];
  for (let row = 0; row < size; row += 1) if (column[row] === value && holds[row] === 1) return row;
  return undefined;
}

/** A record that answers one cluster as a witness does, and everything else in some way. */
function completed(
  { plan, model }: Analysis,
  cluster: VariableSet,
  witness: Witness,
): RecordData | undefined {
  const all = new Map(witness);
  for (const [at, part] of model.parts().entries()) {
    if ((model.clusters[at]! & cluster) !== 0n) continue;
    if (part.size === 0) return undefined;
    for (const [variable, alternative] of part.witness(0)) all.set(variable, alternative);
  }
  return recordOf(plan, all);
}

// ── Ratings and what they depend on ──────────────────────────────────────────────────────────────

/** A record in which goals are as they should be. */
function find(
  analysis: Analysis,
  goals: readonly NodeId[],
  fits: (values: readonly number[]) => boolean,
): RecordData | undefined {
  const witness = analysis.find(goals, fits);
  return witness && recordOf(analysis.plan, witness);
}

function ratings(analysis: Analysis): readonly Looked[] {
  const { plan, sheet } = analysis;
  const { nodeOf } = sheet;
  const all = ratingParts(plan);
  const { columns } = analysis.outcomes([nodeOf(plan.rating)]);
  const reached = new Set(columns[0]);
  return plan.ratings.map(({ id }, rating): Looked => {
    if (reached.has(rating)) return living;
    const item: Item = { kind: 'rating', rating: id };
    const without = (some: readonly RatingPart[]): RecordData | undefined =>
      find(analysis, [ratingWithout(sheet, some)], ([value]) => value === rating);
    const shadows = all.flatMap((part): readonly Shadow[] =>
      without([part]) ? [shadowOf(plan, part)] : [],
    );
    const nearest = find(analysis, [nodeOf(plan.ratingByPoints)], ([value]) => value === rating);
    const some: Shadow = without(all) ? { kind: 'several' } : { kind: 'points' };
    return {
      dead: {
        item,
        shadows: shadows.length > 0 ? shadows : [some],
        ...(nearest && { record: nearest }),
      },
    };
  });
}

const shadowOf = (plan: Plan, part: RatingPart): Shadow =>
  part.kind === 'requirement' ? { ...part, rating: plan.ratings[part.rating]!.id } : part;

function parts(analysis: Analysis): readonly Looked[] {
  const { plan, sheet } = analysis;
  const all = ratingParts(plan);
  const differ = (
    left: readonly RatingPart[],
    right: readonly RatingPart[],
  ): RecordData | undefined =>
    find(analysis, [ratingWithout(sheet, left), ratingWithout(sheet, right)], ([a, b]) => a !== b);
  return all.map((part): Looked => {
    if (differ([], [part])) return living;
    const others = all.filter((other) => other !== part);
    const shadows = others.flatMap((other): readonly Shadow[] =>
      differ([other], [other, part]) ? [shadowOf(plan, other)] : [],
    );
    // The condition comes to what would make a difference, yet makes none: the requirement fails, the cap fires.
    const wanted = part.kind === 'requirement' ? 0 : 1;
    const record = find(analysis, [conditionOf(sheet, part)], ([value]) => value === wanted);
    const isSeveral =
      shadows.length === 0 && record !== undefined && differ(others, all) !== undefined;
    const rest: Shadow = {
      kind: record === undefined ? 'answers' : isSeveral ? 'several' : 'points',
    };
    return {
      dead: {
        item: shadowOf(plan, part) as Item,
        shadows: shadows.length > 0 ? shadows : [rest],
        ...(record && { record }),
      },
    };
  });
}

function extras(analysis: Analysis): readonly Looked[] {
  const { plan, sheet } = analysis;
  const { nodeOf } = sheet;
  return plan.criteria.flatMap(({ block, id, points }, index): readonly Looked[] => {
    if (block === 'section') return [];
    const without = totalWithout(sheet, index);
    if (find(analysis, [nodeOf(plan.total), without], ([a, b]) => a !== b)) return [living];
    const record = find(analysis, [nodeOf(points)], ([value]) => value !== 0);
    const shadows: readonly Shadow[] = [{ kind: record ? 'points' : 'answers' }];
    return [{ dead: { item: { kind: block, criterion: id }, shadows, ...(record && { record }) } }];
  });
}
