import { rational } from '@barem/core';
import type { Plan, PlanCap } from '@barem/plan';
import { by, inOrder, inTextOrder, most } from '../../report/gather/order.js';
import type { Cause, CauseSubject } from '../impact.js';
import type { Comparison } from './compare.js';
import { effectChange, type CriterionPair, type Units } from './criteria.js';
import { rateAgain, ratingByPoints, type Otherwise } from './rate-again.js';

type Values = Readonly<Float64Array>;
type Direction = 'up' | 'down';

/** Counts why records move. */
export interface CauseGathering {
  /** A record that moves for certain, with the values that both sheets computed of it. */
  readonly add: (direction: Direction, old: Values, now: Values) => void;
  readonly causes: () => readonly Cause[];
}

/** What is known of two sheets when causes are looked for. */
export interface CauseSetting {
  readonly before: Plan;
  readonly after: Plan;
  readonly pairs: readonly CriterionPair[];
  readonly units: Units;
  readonly compare: (old: number, now: number) => Comparison;
}

/** A cause in one record, with what would be otherwise without it. */
interface Found {
  readonly subject: CauseSubject;
  readonly without: Otherwise;
  readonly points: number;
}

export function causeGathering(setting: CauseSetting): CauseGathering {
  const { before, after, units, compare } = setting;
  const counts = new Map<
    string,
    {
      subject: CauseSubject;
      direction: Direction;
      records: number;
      decisive: number;
      points: number;
    }
  >();
  return {
    add(direction, old, now) {
      for (const { subject, without, points } of causesIn(setting, direction, old, now)) {
        const key = `${direction} ${keyOf(subject)}`;
        let count = counts.get(key);
        if (!count)
          counts.set(key, (count = { subject, direction, records: 0, decisive: 0, points: 0 }));
        count.records += 1;
        count.points += points;
        const again = rateAgain(after, now, units.after, without);
        if (compare(old[before.rating]!, again) !== direction) count.decisive += 1;
      }
    },
    causes: () =>
      [...counts.values()]
        .map(({ points, ...each }) => ({ ...each, points: rational(points, units.point) }))
        .toSorted(
          inOrder(
            by(({ records }) => records, most),
            by(({ decisive }) => decisive, most),
            by(({ direction, subject }) => direction + keyOf(subject), inTextOrder),
          ),
        ),
  };
}

function keyOf(subject: CauseSubject): string {
  switch (subject.kind) {
    case 'criterion':
      return `criterion ${subject.id}`;
    case 'threshold':
      return `threshold ${subject.rating}`;
    case 'requirement':
    case 'cap':
    case 'floor':
      return `${subject.kind} ${subject.of} ${subject.rating} ${subject.title}`;
  }
}

function* causesIn(
  setting: CauseSetting,
  direction: Direction,
  old: Values,
  now: Values,
): Iterable<Found> {
  yield* criterionCauses(setting, direction, old, now);
  yield* thresholdCauses(setting, direction, now);
  yield* requirementCauses(setting, direction, old, now);
  yield* capCauses(setting, direction, old, now);
}

function* criterionCauses(
  { after, pairs, units }: CauseSetting,
  direction: Direction,
  old: Values,
  now: Values,
): Iterable<Found> {
  const isBetter = after.lowerIsBetter ? -1 : 1;
  const total = sumBeforeClamp(after, now) * units.after;
  for (const pair of pairs) {
    const change = effectChange(pair, old, now, units);
    const side = change * isBetter * (direction === 'up' ? 1 : -1);
    if (side <= 0) continue;
    yield {
      subject: { kind: 'criterion', id: pair.id, title: pair.title },
      without: { total: total - change },
      points: change,
    };
  }
}

/** Rescaled sheets have no such sum: there the total itself stands for it. */
const sumBeforeClamp = (plan: Plan, values: Values): number =>
  plan.left === undefined
    ? values[plan.sectionTotal]! + values[plan.bonuses]! - values[plan.penalties]!
    : values[plan.total]!;

function* thresholdCauses(
  { before, after, units, compare }: CauseSetting,
  direction: Direction,
  now: Values,
): Iterable<Found> {
  const earlier = ratingByPoints(before, now[after.total]! * units.after, units.before);
  if (compare(earlier, now[after.ratingByPoints]!) !== direction) return;
  const { id } = before.ratings[earlier]!;
  const place = after.ratings.findIndex((each) => each.id === id);
  if (place < 0) return;
  yield {
    subject: { kind: 'threshold', rating: id },
    without: { byPoints: place },
    points: 0,
  };
}

/** Requirements of ratings that one sheet passes over, and that are not in the way of the other one's. */
function* requirementCauses(
  { before, after }: CauseSetting,
  direction: Direction,
  old: Values,
  now: Values,
): Iterable<Found> {
  const [here, there, values, others] =
    direction === 'down' ? [after, before, now, old] : [before, after, old, now];
  for (let at = values[here.ratingAfterFloors]!; at < values[here.rating]!; at += 1) {
    const { id, requirements } = here.ratings[at]!;
    const place = there.ratings.findIndex((each) => each.id === id);
    for (const [index, { holds }] of requirements.entries()) {
      if (values[holds] === 1) continue;
      const title = here.text.ratings[at]!.requirements[index]!.title;
      const twin = there.text.ratings[place]?.requirements.findIndex(
        (each) => each.title === title,
      );
      const slot = there.ratings[place]?.requirements[twin ?? -1]?.holds;
      if (slot !== undefined && others[slot] === 0) continue;
      yield {
        subject: {
          kind: 'requirement',
          title,
          rating: id,
          of: direction === 'down' ? 'after' : 'before',
        },
        without: direction === 'down' ? { holds } : { forbidden: place },
        points: 0,
      };
    }
  }
}

/** Caps and floors that decide under one sheet and do not hold under the other. */
function* capCauses(
  { before, after }: CauseSetting,
  direction: Direction,
  old: Values,
  now: Values,
): Iterable<Found> {
  const firing = (plan: Plan, values: Values, kind: PlanCap['kind']): readonly number[] =>
    plan.caps.flatMap((cap, at) => {
      if (cap.kind !== kind || values[cap.fires] !== 1) return [];
      const decides =
        kind === 'cap'
          ? cap.rating > values[plan.ratingAfterFloors]!
          : cap.rating < values[plan.ratingByPoints]!;
      return decides ? [at] : [];
    });
  for (const kind of ['cap', 'floor'] as const) {
    // A new cap lowers and an old one that is gone raises; a floor the other way round.
    const isNew = (kind === 'cap') === (direction === 'down');
    const [here, there, values, others] = isNew
      ? [after, before, now, old]
      : [before, after, old, now];
    for (const at of firing(here, values, kind)) {
      const { title } = here.text.caps[at]!;
      const { rating, fires } = here.caps[at]!;
      const { id } = here.ratings[rating]!;
      const isInBoth = there.caps.some(
        (cap, index) =>
          cap.kind === kind &&
          there.text.caps[index]!.title === title &&
          there.ratings[cap.rating]!.id === id &&
          others[cap.fires] === 1,
      );
      if (isInBoth) continue;
      const place = after.ratings.findIndex((each) => each.id === id);
      yield {
        subject: { kind, title, rating: id, of: isNew ? 'after' : 'before' },
        without: isNew
          ? { isOff: fires }
          : place < 0
            ? {}
            : kind === 'cap'
              ? { cap: place }
              : { floor: place },
        points: 0,
      };
    }
  }
}
