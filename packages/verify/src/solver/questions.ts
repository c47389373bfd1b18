import { invariant } from '@barem/core';
import { score, type Plan, type PlanCriterion } from '@barem/plan';
import { at } from './at.js';
import type { Answer } from './answers.js';
import { clamped, type Encoded } from './encode.js';
import { greatest, least, type Extreme } from './extremes.js';
import {
  inTurn,
  recordWhere,
  witnessOf,
  type Inquiry,
  type Reply,
  type Witness,
} from './inquiry.js';
import * as terms from './terms.js';
import type { Text } from './terms.js';

/*
 * Every question is put to z3 by its definition in packages/verify/README.md.
 * Totals are stored integers; criteria, ratings, caps and inputs go by their position in the plan.
 */

// ── Totals, ratings ──────────────────────────────────────────────────────────────────────────────

/** The least and the greatest total of all records. */
export async function totalRange(
  inquiry: Inquiry,
): Promise<{ readonly least: Extreme; readonly greatest: Extreme }> {
  const { plan, encoded } = inquiry;
  const { min, max } = at(plan.operations, plan.total);
  const wanted = {
    condition: encoded.isRecord,
    answers: encoded.answers,
    term: encoded.value(plan.total),
    valueOf: (answers: readonly Answer[]) => totalOf(plan, witnessOf(plan, answers)),
  };
  return {
    least: await least(inquiry, { ...wanted, likely: BigInt(min) }),
    greatest: await greatest(inquiry, { ...wanted, likely: BigInt(max) }),
  };
}

/** The total of a record that z3 found, in stored points, as `score` has it. */
function totalOf(plan: Plan, { record }: Witness): bigint {
  const result = score(plan, record);
  invariant(result.status === 'rated', 'what z3 finds is a record');
  return BigInt(Math.round(result.total * 10 ** plan.pointDecimals));
}

/** What is left out of a rating. */
export type LeftOut =
  | { readonly rating: number; readonly requirement: number }
  | { readonly cap: number };

/** By rating: a record whose final rating it is. */
export const reachableRatings = (inquiry: Inquiry): Promise<readonly Reply<Witness>[]> =>
  inTurn(inquiry.plan.ratings, (_, rating) =>
    recordWhere(inquiry, terms.same(ratingOf(inquiry), terms.whole(rating))),
  );

const ratingOf = ({ plan, encoded }: Inquiry): Text => encoded.value(plan.rating);

// ── Dead parts ───────────────────────────────────────────────────────────────────────────────────

/** By criterion: for each level, band, or not met and met, a record in which it applies and this occurs; `undefined` where it has none. */
export const reachableCases = (
  inquiry: Inquiry,
): Promise<readonly (readonly Reply<Witness>[] | undefined)[]> =>
  inTurn(inquiry.plan.criteria, async (criterion, index) => {
    const { case: slot } = criterion;
    if (slot === undefined) return undefined;
    // What is met or not has no list of cases.
    const count = at(inquiry.plan.text.criteria, index).cases?.length ?? 2;
    return inTurn(Array(count).keys(), (position) =>
      recordWhere(
        inquiry,
        terms.all([
          applies(inquiry.encoded, criterion),
          terms.same(inquiry.encoded.value(slot), terms.whole(position)),
        ]),
      ),
    );
  });

/** By criterion: a record where it applies and one where it does not; `undefined` where it always does by the plan. */
export const applicability = (
  inquiry: Inquiry,
): Promise<
  readonly (
    | { readonly applies: Reply<Witness>; readonly doesNotApply: Reply<Witness> }
    | undefined
  )[]
> =>
  inTurn(inquiry.plan.criteria, async (criterion) => {
    if (criterion.applies === undefined) return undefined;
    const condition = applies(inquiry.encoded, criterion);
    return {
      applies: await recordWhere(inquiry, condition),
      doesNotApply: await recordWhere(inquiry, terms.not(condition)),
    };
  });

const applies = ({ holds }: Encoded, { applies: slot }: PlanCriterion): Text =>
  slot === undefined ? 'true' : holds(slot);

/** By rating and requirement: a record whose final rating changes if it is left out. */
export const decidingRequirements = (
  inquiry: Inquiry,
): Promise<readonly (readonly Reply<Witness>[])[]> =>
  inTurn(inquiry.plan.ratings, ({ requirements }, rating) =>
    inTurn(requirements, (_, requirement) => decides(inquiry, { rating, requirement })),
  );

/** By cap or floor: a record whose final rating changes if it is left out. */
export const decidingCaps = (inquiry: Inquiry): Promise<readonly Reply<Witness>[]> =>
  inTurn(inquiry.plan.caps, (_, cap) => decides(inquiry, { cap }));

const decides = (inquiry: Inquiry, leftOut: LeftOut): Promise<Reply<Witness>> =>
  recordWhere(inquiry, terms.differ(ratingByParts(inquiry.encoded, leftOut), ratingOf(inquiry)));

/**
 * The final rating by its definition: the rating by points, raised by floors, lowered by caps, then the first from there
 * downward whose requirements all hold; nothing is asked of the last.
 */
export function ratingByParts({ plan, value, holds }: Encoded, leftOut: LeftOut): Text {
  const moved = (kind: 'cap' | 'floor', start: Text): Text =>
    plan.caps.reduce((rating, cap, index) => {
      if (cap.kind !== kind || ('cap' in leftOut && leftOut.cap === index)) return rating;
      const bound = terms.whole(cap.rating);
      const isBeyond = kind === 'floor' ? terms.less(bound, rating) : terms.less(rating, bound);
      return terms.choose(terms.all([holds(cap.fires), isBeyond]), bound, rating);
    }, start);
  const start = moved('cap', moved('floor', value(plan.ratingByPoints)));
  const last = plan.ratings.length - 1;
  return plan.ratings.slice(0, last).reduceRight((worse, { requirements }, rating) => {
    const asked = requirements.filter(
      (_, requirement) =>
        !(
          'requirement' in leftOut &&
          leftOut.rating === rating &&
          leftOut.requirement === requirement
        ),
    );
    return terms.choose(
      terms.all([
        terms.atMost(start, terms.whole(rating)),
        ...asked.map((requirement) => holds(requirement.holds)),
      ]),
      terms.whole(rating),
      worse,
    );
  }, terms.whole(last));
}

/** By criterion: a record whose total changes if it earns nothing; `undefined` for those in sections. */
export const decidingExtras = (
  inquiry: Inquiry,
): Promise<readonly (Reply<Witness> | undefined)[]> =>
  inTurn(inquiry.plan.criteria, async ({ block }, criterion) =>
    block === 'section'
      ? undefined
      : recordWhere(
          inquiry,
          terms.differ(
            totalWithout(inquiry.encoded, criterion),
            inquiry.encoded.value(inquiry.plan.total),
          ),
        ),
  );

/** The total by its definition, without the points of one bonus or penalty. */
function totalWithout({ plan, value }: Encoded, leftOut: number): Text {
  const sumOf = (block: PlanCriterion['block']): Text =>
    terms.plus(
      plan.criteria.flatMap((each, index) =>
        each.block === block && index !== leftOut ? [value(each.points)] : [],
      ),
    );
  const sum = terms.minus(terms.plus([value(plan.sectionTotal), sumOf('bonus')]), sumOf('penalty'));
  const total = at(plan.operations, plan.total);
  // Where only one criterion can earn points, the total may be the slot of its formula, whose clamp is not the total's.
  return total.op === 'clamp' && total.origin === 'total'
    ? clamped(sum, terms.whole(total.low), terms.whole(total.high))
    : sum;
}
