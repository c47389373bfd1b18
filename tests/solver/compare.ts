import type { Plan } from '@barem/plan';
import {
  ask,
  encode,
  greatest,
  inquire,
  lookup,
  mapped,
  tell,
  terms,
  witnessOf,
  type Answer,
  type Encoded,
  type Extreme,
  type Reply,
  type Witness,
  type Z3,
} from '@barem/verify/solver';
import { at } from '../brute-force/evaluate.js';
import { shown } from './shown.js';

type Text = string;

/** How two plans with the same inputs differ. */
export interface Comparison {
  /** Decimals of the totals: those of the plan that has more. */
  readonly decimals: number;
  /** A record of both that they rate differently; its values are those of the first plan. */
  readonly ratings: Reply<Witness>;
  /** The largest difference between the totals of a record of both. */
  readonly largest: Extreme;
  /** A record of one plan only: of the first, of the second. */
  readonly onlyOne: readonly [Reply<Witness>, Reply<Witness>];
}

/**
 * Compares two plans.
 * @param timeoutMs - what z3 may spend on one check
 * @throws {RangeError} the plans have other inputs, whenever these are needed
 */
export async function compare(
  z3: Z3,
  left: Plan,
  right: Plan,
  timeoutMs: number,
): Promise<Comparison> {
  if (bareInputs(left) !== bareInputs(right)) throw new RangeError('the inputs differ');
  const inquiry = await inquire(z3, left, timeoutMs);
  const { conversation, encoded: one } = inquiry;
  try {
    const { answers } = one;
    const other = encode(right, answers, 'right');
    await tell(conversation, other.definitions);
    const decimals = Math.max(left.pointDecimals, right.pointDecimals);
    const both = terms.all([one.isRecord, other.isRecord]);
    const where = async (plan: Plan, condition: Text): Promise<Reply<Witness>> =>
      mapped(await ask(conversation, { condition, answers }), (found) => witnessOf(plan, found));
    return {
      decimals,
      ratings: await where(
        left,
        terms.all([both, terms.differ(one.value(left.rating), ratingIn(left, other))]),
      ),
      largest: await greatest(inquiry, {
        condition: both,
        answers,
        term: magnitude(terms.minus(totalIn(decimals, one), totalIn(decimals, other))),
        valueOf: (found) => differenceOf(left, right, decimals, found),
        likely: 0n,
      }),
      onlyOne: [
        await where(left, terms.all([one.isRecord, terms.not(other.isRecord)])),
        await where(right, terms.all([other.isRecord, terms.not(one.isRecord)])),
      ],
    };
  } finally {
    conversation.end();
  }
}

/** The inputs without what says when they are needed, as text. */
const bareInputs = ({ inputs }: Plan): string =>
  JSON.stringify(inputs.map((input) => ({ ...input, needed: undefined })));

/** The position that the rating of another plan has in a plan; past the last for a rating that it does not have. */
function ratingIn({ ratings }: Plan, { plan, value }: Encoded): Text {
  const positions = plan.ratings.map(({ id }) => {
    const position = ratings.findIndex((rating) => rating.id === id);
    return position < 0 ? ratings.length : position;
  });
  return lookup(value(plan.rating), positions);
}

const factor = (decimals: number, { pointDecimals }: Plan): number =>
  10 ** (decimals - pointDecimals);

const totalIn = (decimals: number, { plan, value }: Encoded): Text =>
  terms.times(terms.whole(factor(decimals, plan)), value(plan.total));

const magnitude = (term: Text): Text =>
  terms.choose(terms.less(term, '0'), terms.negated(term), term);

function differenceOf(
  left: Plan,
  right: Plan,
  decimals: number,
  answers: readonly Answer[],
): bigint {
  const [a = 0n, b = 0n] = [left, right].map(
    (plan) =>
      at(shown(plan, witnessOf(plan, answers)).values, plan.total) * BigInt(factor(decimals, plan)),
  );
  return a < b ? b - a : a - b;
}
