import { invariant } from '@barem/core';
import type { Plan, Slot } from '@barem/plan';

/** What is taken to be otherwise when a scored record is rated again. */
export interface Otherwise {
  /** The total, in units of which `unit` make up a stored point. */
  readonly total?: number;
  readonly byPoints?: number;
  readonly holds?: Slot;
  readonly isOff?: Slot;
  /** A rating that is out of reach. */
  readonly forbidden?: number;
  readonly cap?: number;
  readonly floor?: number;
}

/**
 * The rating of a record that was scored into `values`, if something were otherwise.
 * @param unit - units of totals that make up a stored point of the plan
 */
export function rateAgain(
  plan: Plan,
  values: Readonly<Float64Array>,
  unit: number,
  other: Otherwise,
): number {
  const byPoints =
    other.byPoints ??
    (other.total === undefined
      ? values[plan.ratingByPoints]!
      : ratingByPoints(plan, other.total, unit));
  const last = plan.ratings.length - 1;
  const fires = (slot: Slot): boolean => slot !== other.isOff && values[slot] === 1;
  let at = Math.min(byPoints, other.floor ?? last);
  for (const { kind, rating, fires: slot } of plan.caps)
    if (kind === 'floor' && fires(slot)) at = Math.min(at, rating);
  if (other.cap !== undefined) at = Math.max(at, other.cap);
  for (const { kind, rating, fires: slot } of plan.caps)
    if (kind === 'cap' && fires(slot)) at = Math.max(at, rating);
  const isOpen = (rating: number): boolean =>
    rating !== other.forbidden &&
    plan.ratings[rating]!.requirements.every(
      ({ holds }) => holds === other.holds || values[holds] === 1,
    );
  while (at < last && !isOpen(at)) at += 1;
  return at;
}

/**
 * Position of the rating whose range holds a total.
 * @param unit - units of the total that make up a stored point of the plan
 */
export function ratingByPoints(
  { operations, ratingByPoints: slot, total: totalSlot }: Plan,
  total: number,
  unit: number,
): number {
  const operation = operations[slot]!;
  if (operation.op === 'constant') return operation.value;
  invariant(operation.op === 'steps', 'the rating by points is a table of steps');
  const { min, max } = operations[totalSlot]!;
  const within = Math.max(min * unit, Math.min(max * unit, total));
  const passed = operation.cuts.filter(({ times, bound, strict }) =>
    strict ? within * times > bound * unit : within * times >= bound * unit,
  );
  return operation.values[passed.length]!;
}
