import { invariant } from '@barem/core';
import type { Plan, PlanCriterion } from '@barem/plan';
import { at } from './at.js';
import { answerTerms, declareAnswer } from './answers.js';
import { encode, type Encoded } from './encode.js';
import {
  ask,
  inTurn,
  mapped,
  witnessOf,
  type Inquiry,
  type Reply,
  type Witness,
} from './inquiry.js';
import * as terms from './terms.js';
import type { Text } from './terms.js';

/** The input with which a criterion is answered; none where facts decide, even if it may be "not applicable". */
export const answeredBy = ({ inputs }: Plan, { input }: PlanCriterion): number | undefined =>
  input === undefined || at(inputs, input).computed ? undefined : input;

/** Two records that show something together. */
export type Pair = readonly [Witness, Witness];

/** The plan once more, with answers of its own to some inputs and the same answers to all others. */
interface Copy {
  readonly encoded: Encoded;
  readonly setting: readonly Text[];
}

function copyOf({ plan, encoded }: Inquiry, inputs: readonly number[], name: string): Copy {
  const own = new Set(inputs);
  const answers = plan.inputs.map((input, index) =>
    own.has(index) ? answerTerms(input, `${index}.${name}`) : at(encoded.answers, index),
  );
  const copy = encode(plan, answers, name);
  return {
    encoded: copy,
    setting: [
      ...inputs.flatMap((index) => declareAnswer(at(plan.inputs, index), at(answers, index))),
      ...copy.definitions,
    ],
  };
}

/** Asks for two records that differ in the answer to one input at most, both of which answer it. */
async function pairWhere(
  inquiry: Inquiry,
  input: number,
  condition: (first: Encoded, second: Encoded) => Text,
): Promise<Reply<Pair>> {
  const { plan, conversation, encoded } = inquiry;
  const copy = copyOf(inquiry, [input], 'other');
  const answers = [...encoded.answers, ...copy.encoded.answers];
  const isAnswered = ({ answers: of }: Encoded): Text => {
    const { given, notApplicable } = at(of, input);
    return terms.any([given, notApplicable]);
  };
  const both = [encoded, copy.encoded];
  const reply = await ask(conversation, {
    setting: copy.setting,
    condition: terms.all([
      ...both.map(({ isRecord }) => isRecord),
      ...both.map(isAnswered),
      condition(encoded, copy.encoded),
    ]),
    answers,
  });
  return mapped(reply, (found) => [
    witnessOf(plan, found.slice(0, plan.inputs.length)),
    witnessOf(plan, found.slice(plan.inputs.length)),
  ]);
}

const isGiven = ({ answers }: Encoded, input: number): Text => at(answers, input).given;

const ratingOf = ({ plan, value }: Encoded): Text => value(plan.rating);

/** Of every criterion that is answered: two records, of which the second has the better answer and the worse rating. */
export async function backwardPairs(inquiry: Inquiry): Promise<ReadonlyMap<number, Reply<Pair>>> {
  const { plan } = inquiry;
  const answered = plan.criteria.flatMap((criterion, index) =>
    answeredBy(plan, criterion) === undefined ? [] : [index],
  );
  return new Map(
    await inTurn(
      answered,
      async (index) => [index, (await answerEffects(inquiry, index)).worse] as const,
    ),
  );
}

/** What the better answer to a criterion does: two records of which the second has it, and a better rating, or a worse one. */
export async function answerEffects(inquiry: Inquiry, criterion: number): Promise<Effects> {
  const { plan } = inquiry;
  const of = at(plan.criteria, criterion);
  const input = answeredBy(plan, of);
  invariant(input !== undefined, 'the criterion is answered');
  const where = (isRated: (worse: Encoded, better: Encoded) => Text): Promise<Reply<Pair>> =>
    pairWhere(inquiry, input, (worse, better) =>
      terms.all([
        isGiven(worse, input),
        isGiven(better, input),
        isBetter(of, better, worse),
        isRated(worse, better),
      ]),
    );
  return {
    better: await where((worse, better) => terms.less(ratingOf(better), ratingOf(worse))),
    worse: await where((worse, better) => terms.less(ratingOf(worse), ratingOf(better))),
  };
}

/** Whether the answer to a criterion is better in one record than in another. */
function isBetter({ points, block }: PlanCriterion, one: Encoded, other: Encoded): Text {
  const moreIsBetter = (block === 'penalty') === one.plan.lowerIsBetter;
  return moreIsBetter
    ? terms.less(other.value(points), one.value(points))
    : terms.less(one.value(points), other.value(points));
}

/** What more of a fact does: two records of which the second has more of it and a better rating, or a worse one. */
export interface Effects {
  readonly better: Reply<Pair>;
  readonly worse: Reply<Pair>;
}

/** The effects of every fact that is a number or yes / no, by position of its input. */
export async function effects(inquiry: Inquiry): Promise<ReadonlyMap<number, Effects>> {
  const facts = inquiry.plan.inputs.flatMap(({ kind, type }, input) =>
    kind === 'fact' && type !== 'choice' ? [input] : [],
  );
  return new Map(
    await inTurn(facts, async (input) => [input, await factEffects(inquiry, input)] as const),
  );
}

/** What more of a fact does. */
export async function factEffects(inquiry: Inquiry, input: number): Promise<Effects> {
  const where = (isRated: (less: Encoded, more: Encoded) => Text): Promise<Reply<Pair>> =>
    pairWhere(inquiry, input, (less, more) =>
      terms.all([
        isGiven(less, input),
        isGiven(more, input),
        terms.less(less.value(input), more.value(input)),
        isRated(less, more),
      ]),
    );
  return {
    better: await where((less, more) => terms.less(ratingOf(more), ratingOf(less))),
    worse: await where((less, more) => terms.less(ratingOf(less), ratingOf(more))),
  };
}

/**
 * By criterion and boundary, `k` being the one between ratings `k` and `k + 1`: whether it alone crosses it. For an answered
 * criterion two records show it; for a computed one, a record and another with the points that it is to have instead.
 */
export const leverage = (inquiry: Inquiry): Promise<readonly (readonly Reply<Pair>[])[]> =>
  inTurn(inquiry.plan.criteria.keys(), (criterion) => crossings(inquiry, criterion));

/** By boundary: whether a criterion alone crosses it. */
export const crossings = (inquiry: Inquiry, criterion: number): Promise<readonly Reply<Pair>[]> => {
  const of = at(inquiry.plan.criteria, criterion);
  const input = answeredBy(inquiry.plan, of);
  return inTurn(inquiry.plan.ratings.slice(1).keys(), (boundary) =>
    input === undefined
      ? otherPoints(inquiry, of, boundary)
      : pairWhere(inquiry, input, (first, second) =>
          terms.all([isAbove(first, boundary), terms.not(isAbove(second, boundary))]),
        ),
  );
};

/** Whether a rating is on the better side of a boundary. */
const isAbove = (encoded: Encoded, boundary: number): Text =>
  terms.atMost(ratingOf(encoded), terms.whole(boundary));

async function otherPoints(
  inquiry: Inquiry,
  { points }: PlanCriterion,
  boundary: number,
): Promise<Reply<Pair>> {
  const { plan, conversation, encoded } = inquiry;
  const donor = copyOf(inquiry, [...plan.inputs.keys()], 'donor');
  const changed = encode(
    plan,
    encoded.answers,
    'changed',
    new Map([[points, { sort: 'Int', text: donor.encoded.value(points) }]]),
  );
  const reply = await ask(conversation, {
    setting: [...donor.setting, ...changed.definitions],
    condition: terms.all([
      encoded.isRecord,
      donor.encoded.isRecord,
      terms.differ(isAbove(encoded, boundary), isAbove(changed, boundary)),
    ]),
    answers: [...encoded.answers, ...donor.encoded.answers],
  });
  return mapped(reply, (found) => [
    witnessOf(plan, found.slice(0, plan.inputs.length)),
    witnessOf(plan, found.slice(plan.inputs.length)),
  ]);
}
