import { score, type Plan } from '@barem/plan';
import { at, evaluatorOf } from '../brute-force/evaluate.js';
import { answeredBy, ratingByParts, totalByParts } from '../brute-force/questions.js';
import {
  applicability,
  decidingCaps,
  decidingExtras,
  decidingRequirements,
  reachableCases,
  reachableRatings,
  backwardPairs,
  effects,
  leverage,
  mapped,
  type Inquiry,
  type Pair,
  type Reply,
  type Witness,
} from '@barem/verify/solver';
import { shown, type Shown } from './shown.js';

type ShownPair = readonly [Shown, Shown];

/** What z3 says of one part of a question that is answered by yes or no. */
export interface Finding {
  /** Names the question, the same for every way to answer it: see {@link findings}. */
  readonly question: string;
  readonly verdict: 'yes' | 'no' | 'unknown';
  /** The records that show a yes. */
  readonly records: readonly Shown[];
  /** Whether `score` rates these records as z3 thinks it does, and they show what they are to show. */
  readonly isConfirmed: boolean;
}

/**
 * All questions of yes and no about a plan, in parts, `#` being positions in the plan:
 *
 * | part | yes |
 * |---|---|
 * | `rating #` | it is the final rating of some record |
 * | `case # of #` | it occurs where the criterion applies; of what is met or not, 0 is not met |
 * | `applies #`, `not applies #` | the criterion does, or does not, in some record |
 * | `requirement # of #`, `cap #` | leaving it out changes the final rating of some record |
 * | `extra #` | the total of some record changes if the bonus or penalty earns nothing |
 * | `backward #` | a better answer to the criterion makes a rating worse |
 * | `better #`, `worse #` | more of the fact makes a rating better, or worse |
 * | `boundary # of #` | the criterion alone crosses it |
 */
export async function findings(inquiry: Inquiry): Promise<readonly Finding[]> {
  const { plan } = inquiry;
  return [
    ...ofRatings(plan, await reachableRatings(inquiry)),
    ...ofCases(plan, await reachableCases(inquiry)),
    ...ofApplicability(plan, await applicability(inquiry)),
    ...ofRequirements(plan, await decidingRequirements(inquiry)),
    ...ofCaps(plan, await decidingCaps(inquiry)),
    ...ofExtras(plan, await decidingExtras(inquiry)),
    ...ofBackwardPairs(plan, await backwardPairs(inquiry)),
    ...ofEffects(plan, await effects(inquiry)),
    ...ofLeverage(plan, await leverage(inquiry)),
  ];
}

type Answered<Q extends (inquiry: Inquiry) => Promise<unknown>> = Awaited<ReturnType<Q>>;

const ofRatings = (plan: Plan, replies: Answered<typeof reachableRatings>): readonly Finding[] =>
  replies.map((reply, rating) =>
    ofRecord(plan, `rating ${rating}`, reply, (record) => ratingIn(plan, record) === rating),
  );

const ofCases = (plan: Plan, replies: Answered<typeof reachableCases>): readonly Finding[] =>
  plan.criteria.flatMap(({ case: slot, applies }, criterion) =>
    (replies[criterion] ?? []).map((reply, position) =>
      ofRecord(
        plan,
        `case ${position} of ${criterion}`,
        reply,
        ({ values }) =>
          slot !== undefined &&
          at(values, slot) === BigInt(position) &&
          (applies === undefined || at(values, applies) === 1n),
      ),
    ),
  );

const ofApplicability = (plan: Plan, replies: Answered<typeof applicability>): readonly Finding[] =>
  plan.criteria.flatMap(({ applies }, criterion) => {
    const reply = replies[criterion];
    if (applies === undefined || reply === undefined) return [];
    return [
      ofRecord(
        plan,
        `applies ${criterion}`,
        reply.applies,
        ({ values }) => at(values, applies) === 1n,
      ),
      ofRecord(
        plan,
        `not applies ${criterion}`,
        reply.doesNotApply,
        ({ values }) => at(values, applies) === 0n,
      ),
    ];
  });

const ofRequirements = (
  plan: Plan,
  replies: Answered<typeof decidingRequirements>,
): readonly Finding[] =>
  replies.flatMap((ofRating, rating) =>
    ofRating.map((reply, requirement) =>
      ofRecord(
        plan,
        `requirement ${requirement} of ${rating}`,
        reply,
        (record) =>
          ratingByParts(plan, record.values, { rating, requirement }) !== ratingIn(plan, record),
      ),
    ),
  );

const ofCaps = (plan: Plan, replies: Answered<typeof decidingCaps>): readonly Finding[] =>
  replies.map((reply, cap) =>
    ofRecord(
      plan,
      `cap ${cap}`,
      reply,
      (record) => ratingByParts(plan, record.values, { cap }) !== ratingIn(plan, record),
    ),
  );

const ofExtras = (plan: Plan, replies: Answered<typeof decidingExtras>): readonly Finding[] =>
  replies.flatMap((reply, criterion) =>
    reply === undefined
      ? []
      : [
          ofRecord(
            plan,
            `extra ${criterion}`,
            reply,
            ({ values }) => totalByParts(plan, values, criterion) !== at(values, plan.total),
          ),
        ],
  );

const ofBackwardPairs = (plan: Plan, replies: Answered<typeof backwardPairs>): readonly Finding[] =>
  [...replies].map(([criterion, reply]) =>
    ofPair(plan, `backward ${criterion}`, reply, (pair) => {
      const { points, block, input } = at(plan.criteria, criterion);
      const [worse, better] = pair.map(({ values }) => at(values, points));
      const moreIsBetter = (block === 'penalty') === plan.lowerIsBetter;
      return (
        differOnlyIn(input, pair) &&
        (moreIsBetter ? better! > worse! : better! < worse!) &&
        ratingIn(plan, pair[1]) > ratingIn(plan, pair[0])
      );
    }),
  );

const ofEffects = (plan: Plan, replies: Answered<typeof effects>): readonly Finding[] =>
  [...replies].flatMap(([input, { better, worse }]) => {
    const isMore = (pair: ShownPair): boolean =>
      differOnlyIn(input, pair) && at(pair[0].values, input) < at(pair[1].values, input);
    return [
      ofPair(
        plan,
        `better ${input}`,
        better,
        (pair) => isMore(pair) && ratingIn(plan, pair[1]) < ratingIn(plan, pair[0]),
      ),
      ofPair(
        plan,
        `worse ${input}`,
        worse,
        (pair) => isMore(pair) && ratingIn(plan, pair[1]) > ratingIn(plan, pair[0]),
      ),
    ];
  });

const ofLeverage = (plan: Plan, replies: Answered<typeof leverage>): readonly Finding[] =>
  replies.flatMap((ofCriterion, criterion) =>
    ofCriterion.map((reply, boundary) =>
      ofPair(plan, `boundary ${boundary} of ${criterion}`, reply, (pair) => {
        const each = at(plan.criteria, criterion);
        const input = answeredBy(plan, each);
        const [one, other] = [ratingIn(plan, pair[0]), otherRating(plan, criterion, pair)];
        return (
          (input === undefined || differOnlyIn(input, pair)) &&
          Math.min(one, other) <= boundary &&
          boundary < Math.max(one, other)
        );
      }),
    ),
  );

/** The rating of the second record, or of the first with the points of the second where these are computed. */
function otherRating(plan: Plan, criterion: number, [first, second]: ShownPair): number {
  const each = at(plan.criteria, criterion);
  if (answeredBy(plan, each) !== undefined) return ratingIn(plan, second);
  const { change } = evaluatorOf(plan);
  const points = at(second.values, each.points);
  return Number(at(change(first.answers, first.values, each.points, points), plan.rating));
}

const ratingIn = ({ rating }: Plan, { values }: Pick<Shown, 'values'>): number =>
  Number(at(values, rating));

const differOnlyIn = (input: number | undefined, [first, second]: ShownPair): boolean =>
  first.answers.every((answer, index) => index === input || answer === second.answers[index]);

const ofRecord = (
  plan: Plan,
  question: string,
  reply: Reply<Witness>,
  isShownBy: (record: Shown) => boolean,
): Finding =>
  ofReply(
    plan,
    question,
    mapped(reply, (record) => shown(plan, record)),
    (record) => [record],
    isShownBy,
  );

const ofPair = (
  plan: Plan,
  question: string,
  reply: Reply<Pair>,
  isShownBy: (pair: ShownPair) => boolean,
): Finding =>
  ofReply(
    plan,
    question,
    mapped(reply, ([first, second]): ShownPair => [shown(plan, first), shown(plan, second)]),
    (pair) => pair,
    isShownBy,
  );

function ofReply<T>(
  plan: Plan,
  question: string,
  reply: Reply<T>,
  recordsOf: (found: T) => readonly Shown[],
  isShownBy: (found: T) => boolean,
): Finding {
  if (reply.kind !== 'found') {
    const verdict = reply.kind === 'none' ? 'no' : 'unknown';
    return { question, verdict, records: [], isConfirmed: true };
  }
  const records = recordsOf(reply.found);
  const isConfirmed = records.every((record) => isScored(plan, record)) && isShownBy(reply.found);
  return { question, verdict: 'yes', records, isConfirmed };
}

/** Whether `score` gives a record the total and the rating that it is thought to have. */
export function isScored(plan: Plan, { record, values }: Shown): boolean {
  const result = score(plan, record);
  return (
    result.status === 'rated' &&
    result.total === Number(at(values, plan.total)) / 10 ** plan.pointDecimals &&
    result.rating === at(plan.ratings, Number(at(values, plan.rating))).id
  );
}
