import type { Localized } from '@barem/core';
import {
  divideExactly,
  ranksOf,
  roundingCodes,
  type Plan,
  type PlanQuota,
  type Rank,
} from '@barem/plan';
import type { Tree } from '../register/tree.js';
import type { Move } from '../report/gather/input.js';

/** A unit with the rating that its own results give it. */
export interface Standing {
  readonly unit: string;
  readonly rating: string;
  /** The record that the roll-up rated. */
  readonly record: unknown;
}

/** What quotas made of a population. */
export interface QuotaOutcome {
  /** Ratings of the units that were moved. */
  readonly ratings: ReadonlyMap<string, string>;
  /** Every move with its reason, in the order of quotas, organisations and places. */
  readonly moves: readonly Move[];
}

/** A unit while a quota is applied. */
interface Candidate {
  readonly unit: string;
  /** Position of its rating. */
  readonly rating: number;
  /** What the quota ranks it by. */
  readonly ranks: readonly Rank[];
}

/**
 * Applies the quotas of a roll-up one after another: within each organisation the units that come first keep the rating,
 * the others get the one that is declared. The same whatever the order of `standings`.
 */
export function applyQuotas(
  plan: Plan | undefined,
  tree: Tree,
  standings: readonly Standing[],
): QuotaOutcome {
  const ratings = new Map<string, string>();
  const moves: Move[] = [];
  if (!plan?.rollUp) return { ratings, moves };
  const ids = plan.ratings.map(({ id }) => id);
  plan.rollUp.quotas.forEach((quota, index) => {
    const title = plan.text.quotas?.[index]?.title ?? '';
    const current = standings.map((each): Standing => ({
      ...each,
      rating: ratings.get(each.unit) ?? each.rating,
    }));
    for (const [within, members] of populations(quota, tree, current)) {
      const candidates = members.map(({ unit, rating, record }): Candidate => ({
        unit,
        rating: ids.indexOf(rating),
        ranks: ranksOf(plan, record)[index] ?? [],
      }));
      const limit = limitOf(quota, candidates);
      const { kept, moved } = sortOut(quota, candidates, limit);
      const [from, to] = [ids[quota.rating] ?? '', ids[quota.loweredTo] ?? ''];
      for (const { unit, place } of moved) {
        ratings.set(unit, to);
        moves.push({ unit, within, from, to, reason: reasonOf(title, limit, place, kept) });
      }
    }
  });
  return { ratings, moves };
}

/** The units of each organisation within which a quota holds, in the order of ids. */
function populations(
  { within }: PlanQuota,
  tree: Tree,
  standings: readonly Standing[],
): readonly (readonly [string, readonly Standing[]])[] {
  const groups = new Map<string, Standing[]>();
  for (const each of standings) {
    const self = tree.organisation(each.unit);
    const lineage = [...(self ? [self] : []), ...tree.ancestors(each.unit)];
    const above = lineage.find(({ level }) => level === within)?.id;
    if (above === undefined) continue;
    const group = groups.get(above);
    if (group) group.push(each);
    else groups.set(above, [each]);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** How many units may have the rating. */
function limitOf({ limit, of, outOf, rounding }: PlanQuota, members: readonly Candidate[]): number {
  if (of === undefined) return limit;
  const base = members.filter(({ rating }) => outOf.includes(rating)).length;
  const { mode, to } = rounding ?? { mode: 'down', to: 1 };
  return divideExactly(limit * base, of * to, roundingCodes[mode]) * to;
}

/** A unit that does not keep the rating. */
interface Moved {
  readonly unit: string;
  /** From 1; of units that are alike the same. */
  readonly place: number;
}

/** Who does not keep the rating, with the place at which each stands. */
function sortOut(
  quota: PlanQuota,
  members: readonly Candidate[],
  limit: number,
): { readonly kept: number; readonly moved: readonly Moved[] } {
  const rated = members.filter(({ rating }) => rating === quota.rating);
  if (rated.length <= limit) return { kept: rated.length, moved: [] };
  const order = (a: Candidate, b: Candidate): number => byRank(quota, a.ranks, b.ranks);
  const ordered = rated.toSorted((a, b) => order(a, b) || (a.unit < b.unit ? -1 : 1));
  let kept = limit;
  // Units that are alike are not told apart: those that stand across the limit go together.
  if (quota.ties === 'lowered')
    while (kept > 0 && order(ordered[kept - 1]!, ordered[kept]!) === 0) kept -= 1;
  const moved = ordered.slice(kept).map((each) => ({
    unit: each.unit,
    place: ordered.findIndex((other) => order(other, each) === 0) + 1,
  }));
  return { kept, moved };
}

/** Negative where `a` comes first, 0 where the two are alike. */
function byRank({ ranking }: PlanQuota, a: readonly Rank[], b: readonly Rank[]): number {
  for (const [at, { lowestFirst }] of ranking.entries()) {
    const order = compare(a[at]!, b[at]!);
    if (order !== 0) return lowestFirst ? order : -order;
  }
  return 0;
}

/** Compares two ratios, whose divisors may be below 0. */
function compare(a: Rank, b: Rank): number {
  const [left, right] = [BigInt(a.of) * BigInt(b.by), BigInt(b.of) * BigInt(a.by)];
  const sign = a.by < 0 !== b.by < 0 ? -1 : 1;
  return left === right ? 0 : left < right ? -sign : sign;
}

/** Why a unit was moved. */
function reasonOf(title: string, limit: number, place: number, kept: number): Localized {
  const isTied = place <= limit;
  return {
    vi: isTied
      ? `${title}: được ${limit} đơn vị; đơn vị này đứng thứ ${place}, bằng với đơn vị vượt hạn mức nên cùng xuống, còn ${kept} đơn vị giữ được loại`
      : `${title}: được ${limit} đơn vị, đơn vị này đứng thứ ${place}`,
    en: isTied
      ? `${title}: room for ${limit}; this unit stands at place ${place}, alike with one beyond the quota, and is lowered with it, so that ${kept} keep the rating`
      : `${title}: room for ${limit}, this unit stands at place ${place}`,
  };
}
