import type { Plan, PlanCriterion } from '@barem/plan';
import { at, clamped, type Values } from './evaluate.js';
import { plainRecord, spaceOf, type PlainRecord, type Point, type Space } from './records.js';

/*
 * Every answer is read off the list of all records, by its definition in packages/verify/README.md.
 * Totals are stored integers; criteria, ratings, caps and inputs go by their position in the plan.
 */

// ── Totals, ratings ──────────────────────────────────────────────────────────────────────────────

/** How many records have each total. */
export function totals({ plan, points }: Space): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { values } of points) {
    const total = Number(at(values, plan.total));
    counts.set(total, (counts.get(total) ?? 0) + 1);
  }
  return counts;
}

/** What leads to one rating. */
export interface RatingShare {
  readonly records: number;
  readonly totals: ReadonlySet<number>;
}

/** By rating: the records whose final rating it is. */
export const ratingShares = ({ plan, points }: Space): readonly RatingShare[] =>
  plan.ratings.map((_, rating) => {
    const rated = points.filter(({ values }) => ratingOf(plan, values) === rating);
    return {
      records: rated.length,
      totals: new Set(rated.map(({ values }) => Number(at(values, plan.total)))),
    };
  });

const ratingOf = ({ rating }: Plan, values: Values): number => Number(at(values, rating));

// ── Dead parts ───────────────────────────────────────────────────────────────────────────────────

/** By criterion: positions of the levels, bands, or 1 and 0 for met and not met, that occur where it applies; `undefined` where it has none. */
export const cases = ({ plan, points }: Space): readonly (ReadonlySet<number> | undefined)[] =>
  plan.criteria.map((criterion) => {
    const { case: slot } = criterion;
    if (slot === undefined) return undefined;
    const applying = points.filter(({ values }) => applies(criterion, values));
    return new Set(applying.map(({ values }) => Number(at(values, slot))));
  });

/** By criterion: whether it applies, and does not apply, in some record; `undefined` where it always does by the plan. */
export const applicability = ({
  plan,
  points,
}: Space): readonly ({ readonly applies: boolean; readonly doesNotApply: boolean } | undefined)[] =>
  plan.criteria.map((criterion) =>
    criterion.applies === undefined
      ? undefined
      : {
          applies: points.some(({ values }) => applies(criterion, values)),
          doesNotApply: points.some(({ values }) => !applies(criterion, values)),
        },
  );

const applies = (criterion: PlanCriterion, values: Values): boolean =>
  criterion.applies === undefined || at(values, criterion.applies) === 1n;

/** By rating and requirement: whether leaving it out changes the final rating of some record. */
export const decidingRequirements = ({ plan, points }: Space): readonly (readonly boolean[])[] =>
  plan.ratings.map(({ requirements }, rating) =>
    requirements.map((_, requirement) =>
      points.some(
        ({ values }) =>
          ratingByParts(plan, values, { rating, requirement }) !== ratingOf(plan, values),
      ),
    ),
  );

/** By cap or floor: whether leaving it out changes the final rating of some record. */
export const decidingCaps = ({ plan, points }: Space): readonly boolean[] =>
  plan.caps.map((_, cap) =>
    points.some(({ values }) => ratingByParts(plan, values, { cap }) !== ratingOf(plan, values)),
  );

/** What is left out of a rating. */
export type LeftOut =
  | { readonly rating: number; readonly requirement: number }
  | { readonly cap: number };

/**
 * The final rating by its definition: the rating by points, raised by floors, lowered by caps, then the first from there
 * downward whose requirements all hold; nothing is asked of the last.
 */
export function ratingByParts(plan: Plan, values: Values, leftOut?: LeftOut): number {
  const firing = plan.caps.filter(
    ({ fires }, index) =>
      at(values, fires) === 1n && !(leftOut && 'cap' in leftOut && leftOut.cap === index),
  );
  let rating = Number(at(values, plan.ratingByPoints));
  for (const cap of firing) if (cap.kind === 'floor') rating = Math.min(rating, cap.rating);
  for (const cap of firing) if (cap.kind === 'cap') rating = Math.max(rating, cap.rating);
  const isMet = (index: number): boolean =>
    at(plan.ratings, index).requirements.every(
      ({ holds }, requirement) =>
        at(values, holds) === 1n ||
        (leftOut !== undefined &&
          'requirement' in leftOut &&
          leftOut.rating === index &&
          leftOut.requirement === requirement),
    );
  while (rating < plan.ratings.length - 1 && !isMet(rating)) rating += 1;
  return rating;
}

/** By criterion: whether the total of some record changes if it earns nothing; `undefined` for those in sections. */
export const decidingExtras = ({ plan, points }: Space): readonly (boolean | undefined)[] =>
  plan.criteria.map(({ block }, criterion) =>
    block === 'section'
      ? undefined
      : points.some(
          ({ values }) => totalByParts(plan, values, criterion) !== at(values, plan.total),
        ),
  );

/** The total by its definition: sections and bonuses less penalties, kept on the scale; without the points of one bonus or penalty. */
export function totalByParts(plan: Plan, values: Values, leftOut?: number): bigint {
  const sumOf = (block: PlanCriterion['block']): bigint =>
    plan.criteria.reduce(
      (sum, each, index) =>
        each.block === block && index !== leftOut ? sum + at(values, each.points) : sum,
      0n,
    );
  const sum = at(values, plan.sectionTotal) + sumOf('bonus') - sumOf('penalty');
  const total = at(plan.operations, plan.total);
  // Where only one criterion can earn points, the total may be the slot of its formula, whose clamp is not the total's.
  return total.op === 'clamp' && total.origin === 'total'
    ? clamped(sum, BigInt(total.low), BigInt(total.high))
    : sum;
}

// ── Pairs of records ─────────────────────────────────────────────────────────────────────────────

/** Records that differ in the answer to one input only, and in which it is answered. */
function groupsBy(space: Space, input: number): readonly (readonly Point[])[] {
  const { alternatives, points } = space;
  const weight = alternatives.slice(0, input).reduce((product, { length }) => product * length, 1);
  const groups = new Map<number, Point[]>();
  for (const point of points) {
    if (at(point.answers, input) === 'absent') continue;
    const others = point.position - at(point.choices, input) * weight;
    const group = groups.get(others);
    if (group) group.push(point);
    else groups.set(others, [point]);
  }
  return [...groups.values()];
}

/** Two records; the answer of the second is the better one, and its rating is worse. */
export interface BackwardPair {
  readonly worseAnswer: PlainRecord;
  readonly betterAnswer: PlainRecord;
}

/** Of every criterion that is answered: two records whose rating is worse for the better answer, or `undefined`. */
export const backwardPairs = (space: Space): ReadonlyMap<number, BackwardPair | undefined> =>
  new Map(
    space.plan.criteria.flatMap((criterion, index) => {
      const input = answeredBy(space.plan, criterion);
      return input === undefined ? [] : [[index, backwardPair(space, criterion, input)]];
    }),
  );

/** The input with which a criterion is answered; none where facts decide, even if it may be "not applicable". */
export function answeredBy({ inputs }: Plan, { input }: PlanCriterion): number | undefined {
  return input === undefined || at(inputs, input).computed ? undefined : input;
}

function backwardPair(
  space: Space,
  { points, block }: PlanCriterion,
  input: number,
): BackwardPair | undefined {
  const { plan } = space;
  const moreIsBetter = (block === 'penalty') === plan.lowerIsBetter;
  const quality = ({ values }: Point): bigint => at(values, points) * (moreIsBetter ? 1n : -1n);
  for (const group of groupsBy(space, input)) {
    const given = group.filter(({ answers }) => at(answers, input) !== 'not-applicable');
    for (const worse of given) {
      const better = given.find(
        (each) =>
          quality(each) > quality(worse) &&
          ratingOf(plan, each.values) > ratingOf(plan, worse.values),
      );
      if (better)
        return {
          worseAnswer: plainRecord(plan, worse),
          betterAnswer: plainRecord(plan, better),
        };
    }
  }
  return undefined;
}

/** Whether more of a fact makes ratings better, worse, neither, or better of some records and worse of others. */
export type Direction = 'higher' | 'lower' | 'either' | 'both';

/** The direction of every fact that is a number or yes / no, by position of its input. */
export const directions = (space: Space): ReadonlyMap<number, Direction> =>
  new Map(
    space.plan.inputs.flatMap(({ kind, type }, input) =>
      kind === 'fact' && type !== 'choice' ? [[input, directionOf(space, input)]] : [],
    ),
  );

function directionOf(space: Space, input: number): Direction {
  let [better, worse] = [false, false];
  for (const group of groupsBy(space, input)) {
    const ratings = group
      .toSorted((a, b) => at(a.choices, input) - at(b.choices, input))
      .map(({ values }) => ratingOf(space.plan, values));
    ratings.forEach((less, place) => {
      // A better rating is a lower position.
      for (const more of ratings.slice(place + 1)) {
        better ||= more < less;
        worse ||= more > less;
      }
    });
  }
  if (better && worse) return 'both';
  return better ? 'higher' : worse ? 'lower' : 'either';
}

// ── Leverage ─────────────────────────────────────────────────────────────────────────────────────

/** By criterion: the boundaries that it alone crosses; `k` is the one between ratings `k` and `k + 1`. */
export const leverage = (space: Space): readonly ReadonlySet<number>[] =>
  space.plan.criteria.map((criterion) => {
    const input = answeredBy(space.plan, criterion);
    return new Set(
      input === undefined
        ? boundariesOfPoints(space, criterion)
        : groupsBy(space, input).flatMap((group) =>
            boundariesBetween(group.map(({ values }) => ratingOf(space.plan, values))),
          ),
    );
  });

/** The boundaries crossed by giving a computed criterion, in one record, the points that it earns in another. */
function boundariesOfPoints(
  { plan, evaluator, points }: Space,
  criterion: PlanCriterion,
): readonly number[] {
  const others = [...new Set(points.map(({ values }) => at(values, criterion.points)))];
  const crossed = new Set<number>();
  for (const { answers, values } of points) {
    for (const other of others) {
      const changed = evaluator.change(answers, values, criterion.points, other);
      const ratings = [ratingOf(plan, values), ratingOf(plan, changed)];
      for (const boundary of boundariesBetween(ratings)) crossed.add(boundary);
    }
  }
  return [...crossed];
}

/** The boundaries between the best and the worst of some ratings. */
function boundariesBetween(ratings: readonly number[]): readonly number[] {
  const best = Math.min(...ratings);
  return Array.from({ length: Math.max(...ratings) - best }, (_, place) => best + place);
}

// ── Two plans ────────────────────────────────────────────────────────────────────────────────────

/** What a plan gives for a record. */
export interface Outcome {
  readonly rating: string;
  /** Stored in the decimals of the comparison. */
  readonly total: bigint;
}

/** How two plans with the same inputs differ. */
export interface Comparison {
  /** Decimals of the totals: those of the plan that has more. */
  readonly decimals: number;
  /** The first record of both that they rate, or count, differently. */
  readonly first?: { readonly record: PlainRecord; readonly outcomes: readonly [Outcome, Outcome] };
  /** The first record of both that they rate differently. */
  readonly rating?: { readonly record: PlainRecord };
  /** The largest difference between the totals of a record of both. */
  readonly largest: bigint;
  /** The first record of one plan only, and which of the two. */
  readonly onlyOne?: { readonly record: PlainRecord; readonly plan: 0 | 1 };
  /** Every pair of ratings that a record of both has, as text. */
  readonly pairs: ReadonlySet<string>;
  /** The most that the total of a record of both grows and falls. */
  readonly raise: bigint;
  readonly drop: bigint;
}

/**
 * Compares two plans record by record; `undefined` where one has more than `limit` combinations.
 * @throws {RangeError} the plans have other inputs, whenever these are needed
 */
export function compare(left: Plan, right: Plan, limit: number): Comparison | undefined {
  if (bareInputs(left) !== bareInputs(right)) throw new RangeError('the inputs differ');
  const spaces = [spaceOf(left, limit), spaceOf(right, limit)] as const;
  if (!spaces[0] || !spaces[1]) return undefined;
  const decimals = Math.max(left.pointDecimals, right.pointDecimals);
  const [ours, theirs] = [outcomesOf(spaces[0], decimals), outcomesOf(spaces[1], decimals)];
  let first: Comparison['first'];
  let rating: Comparison['rating'];
  let onlyOne: Comparison['onlyOne'];
  let largest = 0n;
  let [raise, drop] = [0n, 0n];
  const pairs = new Set<string>();
  for (const [key, { record, outcome }] of ours) {
    const other = theirs.get(key)?.outcome;
    if (!other) {
      onlyOne ??= { record, plan: 0 };
      continue;
    }
    const difference = outcome.total - other.total;
    pairs.add(`${outcome.rating} ${other.rating}`);
    if (-difference > raise) raise = -difference;
    if (difference > drop) drop = difference;
    if (difference !== 0n || outcome.rating !== other.rating)
      first ??= { record, outcomes: [outcome, other] };
    if (outcome.rating !== other.rating) rating ??= { record };
    largest = [largest, difference, -difference].reduce((a, b) => (b > a ? b : a));
  }
  for (const [key, { record }] of theirs) if (!ours.has(key)) onlyOne ??= { record, plan: 1 };
  return {
    decimals,
    ...(first && { first }),
    ...(rating && { rating }),
    largest,
    pairs,
    raise,
    drop,
    ...(onlyOne && { onlyOne }),
  };
}

/** The inputs without what says when they are needed, as text. */
const bareInputs = ({ inputs }: Plan): string =>
  JSON.stringify(inputs.map((input) => ({ ...input, needed: undefined })));

function outcomesOf(
  { plan, points }: Space,
  decimals: number,
): ReadonlyMap<string, { readonly record: PlainRecord; readonly outcome: Outcome }> {
  const factor = 10n ** BigInt(decimals - plan.pointDecimals);
  return new Map(
    points.map((point) => [
      point.answers.join(),
      {
        record: plainRecord(plan, point),
        outcome: {
          rating: at(plan.ratings, ratingOf(plan, point.values)).id,
          total: at(point.values, plan.total) * factor,
        },
      },
    ]),
  );
}
