import { rational } from '@barem/core';
import { newId, type Plan, type PlanCriterion, type Renames } from '@barem/plan';
import { remembered } from '../../register/remembered.js';
import type { CriterionShift } from '../impact.js';

/** One criterion as each of two sheets has it. */
export interface CriterionPair {
  /** Of the second sheet, where it has the criterion. */
  readonly id: string;
  readonly title: string;
  readonly before: PlanCriterion | undefined;
  readonly after: PlanCriterion | undefined;
}

/** The criteria of two sheets, those of the second first, by id or by a rename. */
export function criterionPairs(
  before: Plan,
  after: Plan,
  renames: Renames,
): readonly CriterionPair[] {
  const targets = new Set(Object.values(renames));
  const newIdOf = (id: string): string | undefined =>
    newId(renames, id) ?? (targets.has(id) ? undefined : id);
  const old = new Map(before.criteria.map((each) => [newIdOf(each.id), each]));
  old.delete(undefined);
  const kept = after.criteria.map((each, at): CriterionPair => ({
    id: each.id,
    title: after.text.criteria[at]?.title ?? '',
    before: old.get(each.id),
    after: each,
  }));
  const found = new Set(kept.map((each) => each.before));
  return [
    ...kept,
    ...before.criteria.flatMap((each, at): readonly CriterionPair[] =>
      found.has(each)
        ? []
        : [
            {
              id: each.id,
              title: before.text.criteria[at]?.title ?? '',
              before: each,
              after: undefined,
            },
          ],
    ),
  ];
}

/** Units in which two sheets' points are whole numbers: so many make up a stored point of each, and a point. */
export interface Units {
  readonly before: number;
  readonly after: number;
  readonly point: number;
}

export function unitsOf(before: Plan, after: Plan): Units {
  const decimals = Math.max(before.pointDecimals, after.pointDecimals);
  return {
    before: 10 ** (decimals - before.pointDecimals),
    after: 10 ** (decimals - after.pointDecimals),
    point: 10 ** decimals,
  };
}

/** What a criterion adds to the total, in units; below 0 for a penalty. */
const effectOf = (
  criterion: PlanCriterion | undefined,
  values: Readonly<Float64Array>,
  unit: number,
): number => {
  if (!criterion) return 0;
  const points = values[criterion.points]! * unit;
  return criterion.block === 'penalty' ? 0 - points : points;
};

/** How much more a criterion adds to the total under the second sheet, in units. */
export const effectChange = (
  { before, after }: CriterionPair,
  old: Readonly<Float64Array>,
  now: Readonly<Float64Array>,
  units: Units,
): number => effectOf(after, now, units.after) - effectOf(before, old, units.before);

/** Sums what criteria gain and lose. */
export interface CriterionGathering {
  /** @param missing - positions of the answers that the second sheet lacks; `undefined` where its values are not known at all */
  readonly add: (
    old: Readonly<Float64Array>,
    now: Readonly<Float64Array>,
    missing: readonly number[] | undefined,
  ) => void;
  readonly shifts: () => readonly CriterionShift[];
}

export function criterionGathering(
  pairs: readonly CriterionPair[],
  units: Units,
): CriterionGathering {
  const sums = new Float64Array(pairs.length);
  const counts = (): Int32Array => new Int32Array(pairs.length);
  const [records, raised, lowered, open] = [counts(), counts(), counts(), counts()];
  // Slots and factors side by side: there are many records. A criterion that is not there has the factor 0.
  const before = columnsOf(
    pairs.map((pair) => pair.before),
    units.before,
  );
  const after = columnsOf(
    pairs.map((pair) => pair.after),
    units.after,
  );
  const openFor = remembered((missing: readonly number[] | undefined) =>
    Uint8Array.from(pairs, ({ after: criterion }) =>
      criterion && (!missing || missing.some((each) => criterion.dependsOn.includes(each))) ? 1 : 0,
    ),
  );
  return {
    add(old, now, missing) {
      const isOpen = openFor(missing);
      for (let at = 0; at < pairs.length; at += 1) {
        if (isOpen[at] === 1) {
          open[at]! += 1;
          continue;
        }
        const change =
          now[after.slots[at]!]! * after.factors[at]! -
          old[before.slots[at]!]! * before.factors[at]!;
        records[at]! += 1;
        if (change > 0) raised[at]! += 1;
        if (change < 0) lowered[at]! += 1;
        sums[at]! += change;
      }
    },
    shifts: () =>
      pairs.map(({ id, title, before: old, after: now }, at) => ({
        id,
        title,
        is: old ? (now ? 'kept' : 'removed') : 'added',
        maximum: {
          ...(old && { before: rational(old.maximum * units.before, units.point) }),
          ...(now && { after: rational(now.maximum * units.after, units.point) }),
        },
        records: records[at]!,
        raised: raised[at]!,
        lowered: lowered[at]!,
        open: open[at]!,
        ...(records[at]! > 0 && { mean: rational(sums[at]!, records[at]! * units.point) }),
      })),
  };
}

const columnsOf = (
  criteria: readonly (PlanCriterion | undefined)[],
  unit: number,
): { readonly slots: Int32Array; readonly factors: Float64Array } => ({
  slots: Int32Array.from(criteria, (each) => each?.points ?? 0),
  factors: Float64Array.from(criteria, (each) =>
    each ? (each.block === 'penalty' ? 0 - unit : unit) : 0,
  ),
});
