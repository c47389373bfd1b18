import { score, type Plan } from '@barem/plan';
import type { Equivalence, Item, Undecided, Verification } from '@barem/verify';
import { at } from '../brute-force/evaluate.js';
import { answeredBy } from '../brute-force/questions.js';
import type { Comparison } from '../solver/compare.js';
import { findings } from '../solver/findings.js';
import {
  totalRange,
  type Extreme,
  type Inquiry,
  type Reply,
  type Witness,
} from '@barem/verify/solver';

/**
 * Answers by question: `yes`, `no`, a total in points, `none` where there is no record, or `open`. The questions are those of
 * {@link findings}, the `least` and the `greatest` total, and `share #`: whether any record has the rating.
 */
export type Answers = ReadonlyMap<string, string>;

/** How two parties answer the same questions. */
export interface Agreement {
  /** Questions that they answer differently, or that only one of them was asked. */
  readonly wrong: readonly string[];
  /** Questions that at least one of them leaves open. */
  readonly open: readonly string[];
  readonly asked: number;
}

export function agreementOf(one: Answers, other: Answers): Agreement {
  const asked = [...new Set([...one.keys(), ...other.keys()])];
  const isOpen = (question: string): boolean =>
    one.get(question) === 'open' || other.get(question) === 'open';
  return {
    wrong: asked
      .filter((question) => !isOpen(question) && one.get(question) !== other.get(question))
      .map((question) => `${question}: ${one.get(question)}, ${other.get(question)}`),
    open: asked.filter(isOpen),
    asked: asked.length,
  };
}

// ── One plan ─────────────────────────────────────────────────────────────────────────────────────

/** What z3 says. */
export async function solverAnswers(inquiry: Inquiry): Promise<Answers> {
  const { least, greatest } = await totalRange(inquiry);
  const found = (await findings(inquiry)).map(({ question, verdict, isConfirmed }) => {
    const known = verdict === 'unknown' ? 'open' : verdict;
    return [question, isConfirmed ? known : 'not confirmed'] as const;
  });
  const shares = found.flatMap(([question, answer]) =>
    question.startsWith('rating ') ? [[question.replace('rating', 'share'), answer] as const] : [],
  );
  const unit = 10 ** inquiry.plan.pointDecimals;
  return new Map([
    ...found,
    ...shares,
    ['least', boundOf(least, unit)],
    ['greatest', boundOf(greatest, unit)],
  ]);
}

function boundOf(extreme: Extreme, unit: number): string {
  switch (extreme.kind) {
    case 'found':
      return String(Number(extreme.value) / unit);
    case 'none':
      return 'none';
    case 'unknown':
      return 'open';
  }
}

/** What a verification says. */
export const verifiedAnswers = (plan: Plan, verification: Verification): Answers =>
  new Map([
    ...ofTotals(verification),
    ...ofShare(plan, verification),
    ...ofItems(plan, verification),
    ...ofDirections(plan, verification),
    ...ofCrossings(plan, verification),
  ]);

type Answered = readonly (readonly [question: string, answer: string])[];

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

/** What is said of every part of a question that was not decided; where there is no record, nothing occurs. */
const without = ({ verdict }: { readonly verdict: string }): string =>
  verdict === 'vacuous' ? 'no' : 'open';

function ofTotals({ totals }: Verification): Answered {
  if ('least' in totals)
    return [
      ['least', String(totals.least.total)],
      ['greatest', String(totals.greatest.total)],
    ];
  const answer = totals.verdict === 'vacuous' ? 'none' : 'open';
  return [
    ['least', answer],
    ['greatest', answer],
  ];
}

const ofShare = ({ ratings }: Plan, { share }: Verification): Answered =>
  ratings.map((_, rating) => [
    `share ${rating}`,
    'ratings' in share ? yesOrNo(at(share.ratings, rating).records > 0n) : without(share),
  ]);

function ofItems(plan: Plan, { alive }: Verification): Answered {
  const items = itemsOf(plan);
  if (!('dead' in alive)) return items.map(([question]) => [question, without(alive)]);
  const nameOf = (item: Item): string =>
    JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const dead = new Set(alive.dead.map(({ item }) => nameOf(item)));
  const answers: Answered = items.map(([question, item]) => [
    question,
    yesOrNo(!dead.delete(nameOf(item))),
  ]);
  // Whatever else is said to be dead was never asked.
  return [...answers, ...[...dead].map((item) => [item, 'no'] as const)];
}

/** What may decide nothing, with the question that z3 is asked about it. */
const itemsOf = (plan: Plan): readonly (readonly [string, Item])[] => [
  ...plan.criteria.flatMap(({ id, case: slot, applies, block }, criterion) => {
    const count = at(plan.text.criteria, criterion).cases?.length ?? 2;
    const found: (readonly [string, Item])[] = Array.from(
      { length: slot === undefined ? 0 : count },
      (_, position) => [
        `case ${position} of ${criterion}`,
        { kind: 'case', criterion: id, case: position },
      ],
    );
    if (applies !== undefined)
      found.push(
        [`applies ${criterion}`, { kind: 'applies', criterion: id }],
        [`not applies ${criterion}`, { kind: 'does-not-apply', criterion: id }],
      );
    if (block !== 'section') found.push([`extra ${criterion}`, { kind: block, criterion: id }]);
    return found;
  }),
  ...plan.ratings.flatMap(({ id, requirements }, rating): readonly (readonly [string, Item])[] => [
    [`rating ${rating}`, { kind: 'rating', rating: id }],
    ...requirements.map(
      (_, requirement) =>
        [
          `requirement ${requirement} of ${rating}`,
          { kind: 'requirement', rating: id, requirement },
        ] as const,
    ),
  ]),
  ...plan.caps.map(({ kind }, cap) => [`cap ${cap}`, { kind, cap }] as const),
];

function ofDirections(plan: Plan, { monotonic }: Verification): Answered {
  const answerOf = (input: number, key: 'rises' | 'falls'): string => {
    if (!('directions' in monotonic)) return without(monotonic);
    const { id, kind } = at(plan.inputs, input);
    if (monotonic.undecided.some((each) => each.id === id)) return 'open';
    const direction = monotonic.directions.find((each) => each.id === id && each.kind === kind);
    return direction ? yesOrNo(direction[key] !== undefined) : 'not looked at';
  };
  return [
    ...plan.criteria.flatMap((criterion, index): Answered => {
      const input = answeredBy(plan, criterion);
      return input === undefined ? [] : [[`backward ${index}`, answerOf(input, 'falls')]];
    }),
    ...plan.inputs.flatMap(({ kind, type }, input): Answered =>
      kind === 'fact' && type !== 'choice'
        ? [
            [`better ${input}`, answerOf(input, 'rises')],
            [`worse ${input}`, answerOf(input, 'falls')],
          ]
        : [],
    ),
  ];
}

const ofCrossings = (plan: Plan, { leverage }: Verification): Answered =>
  plan.criteria.flatMap(({ id }, criterion) =>
    plan.ratings.slice(1).map((_, boundary) => {
      const question = `boundary ${boundary} of ${criterion}`;
      if (!('crossings' in leverage)) return [question, without(leverage)] as const;
      if (leverage.undecided.some((each) => each.id === id)) return [question, 'open'] as const;
      const crosses = leverage.crossings.some(
        (each) => each.criterion === id && each.boundary === boundary,
      );
      return [question, yesOrNo(crosses)] as const;
    }),
  );

// ── Two plans ────────────────────────────────────────────────────────────────────────────────────

/**
 * How two answers to whether plans are equivalent go together. A fact that only one of the plans needs may be there all the
 * same: z3 looks at no such record of both, and there finds fewer differences than there are.
 */
export function comparisonAgreement(
  plans: readonly [Plan, Plan],
  found: Equivalence | Undecided,
  { decimals, ratings, largest, onlyOne }: Comparison,
): Agreement {
  if (found.verdict === 'undecided') return { wrong: [], open: ['equivalent'], asked: 1 };
  const isUnknown = ({ kind }: Reply<unknown> | Extreme): boolean => kind === 'unknown';
  const theirs = largest.kind === 'found' ? largest.value : 0n;
  const isOpenForOne = onlyOne.some(isUnknown);
  const isSame = onlyOne.every(({ kind }) => kind === 'none');
  const isRefused = onlyOne.some((reply, plan) => refuses(at(plans, 1 - plan), reply));
  const { total, rating, validity } = found;
  const apart = total ? Math.abs(total.first - total.second) : 0;
  const ours = BigInt(Math.round(apart * 10 ** decimals));
  const [rated, valid] = [rating !== undefined, validity !== undefined];
  const isConfirmed =
    !rating ||
    plans.every((plan, side) => {
      const result = score(plan, rating.record);
      return result.status === 'rated' && result.rating === at([rating.first, rating.second], side);
    });
  /** Whether both say the same; `undefined` where z3 leaves it open. */
  const holds: Readonly<Record<string, boolean | undefined>> = {
    verdict: (found.verdict === 'proved') === !(rated || valid),
    ratings: isUnknown(ratings)
      ? undefined
      : ratings.kind === 'found'
        ? rated
        : isOpenForOne
          ? undefined
          : !(isSame && rated),
    totals:
      isUnknown(largest) || isOpenForOne ? undefined : isSame ? ours === theirs : ours >= theirs,
    validity: isOpenForOne ? undefined : isSame ? !valid : valid || !isRefused,
    witness: isConfirmed,
  };
  const asked = Object.keys(holds);
  return {
    wrong: asked.filter((each) => holds[each] === false),
    open: asked.filter((each) => holds[each] === undefined),
    asked: asked.length,
  };
}

const refuses = (plan: Plan, reply: Reply<Witness>): boolean =>
  reply.kind === 'found' && score(plan, reply.found.record).status === 'refused';
