import { at, type Values } from '../brute-force/evaluate.js';
import {
  applicability,
  backwardPairs,
  cases,
  decidingCaps,
  decidingExtras,
  decidingRequirements,
  directions,
  leverage,
  ratingShares,
} from '../brute-force/questions.js';
import type { Space } from '../brute-force/records.js';

/** Which of the questions that `findings` names are answered by yes, read off the list of all records. */
export function expectedYes(space: Space): ReadonlySet<string> {
  return new Set([
    ...named(
      ratingShares(space).map(({ records }) => records > 0),
      'rating',
    ),
    ...cases(space).flatMap((occurring, criterion) =>
      [...(occurring ?? [])].map((position) => `case ${position} of ${criterion}`),
    ),
    ...applicability(space).flatMap((found, criterion) => [
      ...(found?.applies ? [`applies ${criterion}`] : []),
      ...(found?.doesNotApply ? [`not applies ${criterion}`] : []),
    ]),
    ...decidingRequirements(space).flatMap((deciding, rating) =>
      named(deciding, 'requirement').map((name) => `${name} of ${rating}`),
    ),
    ...named(decidingCaps(space), 'cap'),
    ...named(decidingExtras(space), 'extra'),
    ...[...backwardPairs(space)].flatMap(([criterion, pair]) =>
      pair ? [`backward ${criterion}`] : [],
    ),
    ...[...directions(space)].flatMap(([input, direction]) => [
      ...(direction === 'higher' || direction === 'both' ? [`better ${input}`] : []),
      ...(direction === 'lower' || direction === 'both' ? [`worse ${input}`] : []),
    ]),
    ...leverage(space).flatMap((crossed, criterion) =>
      [...crossed].map((boundary) => `boundary ${boundary} of ${criterion}`),
    ),
  ]);
}

/** Whether some record of both plans has another rating in the second. */
export function expectedRatingsDiffer(left: Space, right: Space): boolean {
  const theirs = new Map(
    right.points.map(({ answers, values }) => [answers.join(), ratingId(right, values)]),
  );
  return left.points.some(({ answers, values }) => {
    const other = theirs.get(answers.join());
    return other !== undefined && other !== ratingId(left, values);
  });
}

const ratingId = ({ plan }: Space, values: Values): string =>
  at(plan.ratings, Number(at(values, plan.rating))).id;

/** The positions of what holds, with a name before them. */
const named = (holds: readonly (boolean | undefined)[], name: string): readonly string[] =>
  holds.flatMap((each, position) => (each ? [`${name} ${position}`] : []));

/** The least and the greatest total; `undefined` where there is no record. */
export function expectedRange({
  plan,
  points,
}: Space): { readonly least: bigint; readonly greatest: bigint } | undefined {
  const totals = points.map(({ values }) => at(values, plan.total));
  const [first] = totals;
  return first === undefined
    ? undefined
    : {
        least: totals.reduce((a, b) => (b < a ? b : a), first),
        greatest: totals.reduce((a, b) => (b > a ? b : a), first),
      };
}
