import type { Plan } from '@barem/plan';
import type { Item, Verification } from '@barem/verify';
import * as brute from '../brute-force/questions.js';
import type { Space } from '../brute-force/records.js';

/** The verdicts and counts about a sheet in one comparable form. */
export interface Verdicts {
  readonly records: bigint;
  /** Ascending, in points. */
  readonly totals: readonly number[];
  readonly shares: readonly { readonly records: bigint; readonly totals: number }[];
  /** What decides nothing, as text, in order. */
  readonly dead: readonly string[];
  /** Criteria of which a better answer makes some rating worse. */
  readonly backward: readonly string[];
  /** The direction of each fact that has one. */
  readonly directions: Readonly<Record<string, string>>;
  /** The boundaries that each criterion alone crosses. */
  readonly crossings: Readonly<Record<string, readonly number[]>>;
  /** How few criteria or answers cross each boundary. */
  readonly fewest: readonly string[];
}

const ascending = (numbers: Iterable<number>): readonly number[] =>
  [...numbers].sort((a, b) => a - b);

const named = (items: readonly Item[]): readonly string[] =>
  items.map((item) => JSON.stringify(item)).sort();

/** The verdicts of brute force. */
export function bruteVerdicts(space: Space): Verdicts {
  const { plan } = space;
  const unit = 10 ** plan.pointDecimals;
  const levers = brute.leverage(space);
  return {
    records: BigInt(space.points.length),
    totals: ascending(brute.totals(space).keys()).map((total) => total / unit),
    shares: brute
      .ratingShares(space)
      .map(({ records, totals }) => ({ records: BigInt(records), totals: totals.size })),
    dead: named(deadItems(space)),
    backward: Array.from(brute.backwardPairs(space), ([at, pair]) =>
      pair ? [plan.criteria[at]!.id] : [],
    ).flat(),
    directions: Object.fromEntries(
      Array.from(brute.directions(space), ([at, direction]) => [plan.inputs[at]!.id, direction]),
    ),
    crossings: Object.fromEntries(plan.criteria.map(({ id }, at) => [id, ascending(levers[at]!)])),
    fewest: plan.ratings.slice(1).map((_, boundary) => {
      if (levers.some((crossed) => crossed.has(boundary))) return 'criterion';
      const ratings = space.points.map(({ values }) => Number(values[plan.rating]!));
      const isAbove = ratings.some((rating) => rating <= boundary);
      const isBelow = ratings.some((rating) => rating > boundary);
      return isAbove && isBelow ? (fewestAnswers(space, boundary) ?? 'more than 3') : 'never';
    }),
  };
}

/** The fewest answers in which two records on the two sides of a boundary differ, up to three. */
function fewestAnswers({ plan, points }: Space, boundary: number): string | undefined {
  const isAbove = ({ values }: Space['points'][number]): boolean =>
    Number(values[plan.rating]!) <= boundary;
  const inputs = plan.inputs.map((_, input) => input);
  let sets: readonly (readonly number[])[] = [[]];
  for (const count of [1, 2, 3]) {
    sets = sets.flatMap((set) =>
      inputs.filter((input) => input > (set.at(-1) ?? -1)).map((input) => [...set, input]),
    );
    for (const set of sets) {
      const sides = new Map<string, boolean>();
      for (const point of points) {
        const rest = point.answers.filter((_, input) => !set.includes(input)).join();
        const side = sides.get(rest);
        if (side !== undefined && side !== isAbove(point)) return `${count} answers`;
        sides.set(rest, isAbove(point));
      }
    }
  }
  return undefined;
}

function deadItems(space: Space): readonly Item[] {
  const { plan } = space;
  const cases = brute.cases(space).flatMap((found, at): readonly Item[] => {
    const { id } = plan.criteria[at]!;
    const count = plan.text.criteria[at]!.cases?.length ?? 2;
    const all = Array.from({ length: count }, (_, position) => position);
    return found
      ? all.flatMap((position) =>
          found.has(position) ? [] : [{ kind: 'case', criterion: id, case: position }],
        )
      : [];
  });
  const applicability = brute.applicability(space).flatMap((found, at): readonly Item[] => {
    const criterion = plan.criteria[at]!.id;
    return [
      ...(found && !found.applies ? [{ kind: 'applies', criterion } as const] : []),
      ...(found && !found.doesNotApply ? [{ kind: 'does-not-apply', criterion } as const] : []),
    ];
  });
  const ratings = brute
    .ratingShares(space)
    .flatMap(({ records }, at): readonly Item[] =>
      records === 0 ? [{ kind: 'rating', rating: plan.ratings[at]!.id }] : [],
    );
  const requirements = brute
    .decidingRequirements(space)
    .flatMap((list, at) =>
      list.flatMap((decides, requirement): readonly Item[] =>
        decides ? [] : [{ kind: 'requirement', rating: plan.ratings[at]!.id, requirement }],
      ),
    );
  const caps = brute
    .decidingCaps(space)
    .flatMap((decides, cap): readonly Item[] =>
      decides ? [] : [{ kind: plan.caps[cap]!.kind, cap }],
    );
  const extras = brute.decidingExtras(space).flatMap((decides, at): readonly Item[] => {
    const { block, id } = plan.criteria[at]!;
    return decides === false && block !== 'section' ? [{ kind: block, criterion: id }] : [];
  });
  return [...cases, ...applicability, ...ratings, ...requirements, ...caps, ...extras];
}

/** The verdicts of a verification that left nothing open. */
export function provedVerdicts(plan: Plan, verification: Verification): Verdicts {
  const { totality, totals, alive, monotonic, leverage, share } = verification;
  if (
    !('records' in totality) ||
    !('all' in totals) ||
    !totals.all ||
    !('dead' in alive) ||
    !('directions' in monotonic) ||
    !('crossings' in leverage) ||
    !('ratings' in share)
  )
    throw new Error('something was left open');
  const unit = 10 ** plan.pointDecimals;
  const open = [...monotonic.undecided, ...leverage.undecided];
  if (open.length > 0) throw new Error(`left open: ${open.map(({ id }) => id).join(', ')}`);
  const facts = monotonic.directions.filter(({ id, kind }) => {
    const input = plan.inputs.find((each) => each.id === id);
    return kind === 'fact' && input?.type !== 'choice';
  });
  return {
    records: totality.records,
    totals: totals.all.runs.flatMap(({ from, to, step }) =>
      Array.from(
        { length: Math.round((to - from) / step) + 1 },
        (_, at) => Math.round((from + at * step) * unit) / unit,
      ),
    ),
    shares: share.ratings.map(({ records, totals: count }) => ({ records, totals: count })),
    dead: named(alive.dead.map(({ item }) => item)),
    backward: monotonic.directions.flatMap(({ id, kind, falls }) =>
      kind === 'score' && falls ? [id] : [],
    ),
    directions: Object.fromEntries(
      facts.map(({ id, rises, falls }) => {
        const direction = rises ? (falls ? 'both' : 'higher') : falls ? 'lower' : 'either';
        return [id, direction];
      }),
    ),
    crossings: Object.fromEntries(
      plan.criteria.map(({ id }) => [
        id,
        ascending(
          leverage.crossings.flatMap(({ criterion, boundary }) =>
            criterion === id ? [boundary] : [],
          ),
        ),
      ]),
    ),
    fewest: leverage.fewest.map((each) => {
      if (each.kind === 'more') return `more than ${each.than}`;
      return each.kind === 'answers' ? `${each.answers.length} answers` : each.kind;
    }),
  };
}
