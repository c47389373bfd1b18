import type { Plan } from '@barem/plan';
import { recordFrom, type RecordData } from '../records.js';
import {
  answerTerms,
  assert,
  declareAnswer,
  namesOf,
  readAnswer,
  type Answer,
  type AnswerTerms,
} from './answers.js';
import { at } from './at.js';
import { encode, type Encoded } from './encode.js';
import { invariant } from '@barem/core';
import * as terms from './terms.js';
import type { Text } from './terms.js';
import type { Conversation, Z3 } from './z3.js';

/** A plan that z3 was told of. */
export interface Inquiry {
  readonly plan: Plan;
  readonly conversation: Conversation;
  readonly encoded: Encoded;
}

/**
 * Tells z3 of a plan.
 * @param timeoutMs - what z3 may spend on one check: one for each part of a question, for a greatest value several
 */
export async function inquire(z3: Z3, plan: Plan, timeoutMs: number): Promise<Inquiry> {
  const conversation = z3.converse();
  const answers = plan.inputs.map((input, index) => answerTerms(input, `${index}`));
  const encoded = encode(plan, answers, 'plan');
  await tell(conversation, [
    `(set-option :timeout ${timeoutMs})`,
    ...plan.inputs.flatMap((input, index) => declareAnswer(input, at(answers, index))),
    ...encoded.definitions,
  ]);
  return { plan, conversation, encoded };
}

/** A record that z3 found. */
export interface Witness {
  readonly answers: readonly Answer[];
  readonly record: RecordData;
}

/** What z3 says of a condition: something that fulfils it, that there is nothing, or that time ran out. */
export type Reply<T> =
  | { readonly kind: 'found'; readonly found: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** What is asked for. */
export interface Wanted {
  /** What the condition speaks of besides the plan: declarations, definitions, assertions. */
  readonly setting?: readonly Text[];
  readonly condition: Text;
  /** The answers that are read where there are some. */
  readonly answers: readonly AnswerTerms[];
}

/** Tells z3 something to which there is nothing to say. */
export async function tell({ say }: Conversation, commands: readonly Text[]): Promise<void> {
  const printed = await say(commands.join('\n'));
  invariant(printed === '', `z3 understands what it is told: ${printed}`);
}

/** Asks for answers that fulfil a condition. */
export async function ask(
  { say }: Conversation,
  { setting = [], condition, answers }: Wanted,
): Promise<Reply<readonly Answer[]>> {
  // In one call, as each takes some milliseconds. Where there are no values, z3 says so; it is not listened to.
  const printed = await say(
    [
      '(push 1)',
      ...setting,
      assert(condition),
      '(check-sat)',
      `(get-value (${answers.flatMap(namesOf).join(' ')}))`,
      '(pop 1)',
    ].join('\n'),
  );
  const verdict = /^\w+/.exec(printed)?.[0];
  switch (verdict) {
    case 'sat': {
      const found = readValues(printed);
      return { kind: 'found', found: answers.map((each) => readAnswer(each, found)) };
    }
    case 'unsat':
      return { kind: 'none' };
    case 'unknown':
      return { kind: 'unknown' };
    default:
      throw new Error(`z3 does not understand what it is asked: ${printed}`);
  }
}

/** Values by name; conditions are 0 and 1. */
function readValues(printed: string): ReadonlyMap<Text, bigint> {
  const pairs = printed.matchAll(/\(([\w.]+) (?:(true|false)|(\d+)|\(- (\d+)\))\)/g);
  return new Map(
    [...pairs].map(([, name = '', condition, natural, negative]) => [
      name,
      condition === undefined
        ? BigInt(natural ?? `-${negative}`)
        : BigInt(Number(condition === 'true')),
    ]),
  );
}

/** Asks for a record that fulfils a condition. */
export async function recordWhere(
  { plan, conversation, encoded }: Inquiry,
  condition: Text,
  setting: readonly Text[] = [],
): Promise<Reply<Witness>> {
  const reply = await ask(conversation, {
    setting,
    condition: terms.all([encoded.isRecord, condition]),
    answers: encoded.answers,
  });
  return mapped(reply, (answers) => witnessOf(plan, answers));
}

/** Answers with the record that they are. */
export const witnessOf = (plan: Plan, answers: readonly Answer[]): Witness => ({
  answers,
  record: recordFrom(
    plan,
    answers.map((answer) =>
      typeof answer === 'bigint'
        ? { kind: 'given', value: Number(answer) }
        : { kind: answer === 'absent' ? 'absent' : 'away' },
    ),
  ),
});

/** What is found in a reply, as something else. */
export const mapped = <T, U>(reply: Reply<T>, change: (found: T) => U): Reply<U> =>
  reply.kind === 'found' ? { kind: 'found', found: change(reply.found) } : reply;

/** Replies to questions that are asked one after another, as z3 takes them. */
export async function inTurn<T, U>(
  items: Iterable<T>,
  question: (item: T, index: number) => Promise<U>,
): Promise<readonly U[]> {
  const replies: U[] = [];
  for (const item of items) replies.push(await question(item, replies.length));
  return replies;
}
