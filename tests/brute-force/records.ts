import type { Input, Plan } from '@barem/plan';
import { at, evaluatorOf, type Answer, type Evaluator, type Values } from './evaluate.js';

/** A record as data gives it. */
export type PlainRecord = Readonly<Record<string, number | string | boolean>>;

/** One valid record that holds nothing superfluous. */
export interface Point {
  /** By position of the input. */
  readonly answers: readonly Answer[];
  /** Positions of the answers among the alternatives of their inputs. */
  readonly choices: readonly number[];
  /** Position of the record among all combinations of alternatives. */
  readonly position: number;
  readonly values: Values;
}

/** All records of a plan. */
export interface Space {
  readonly plan: Plan;
  readonly evaluator: Evaluator;
  /** By position of the input: all that it can be answered with. */
  readonly alternatives: readonly (readonly Answer[])[];
  readonly points: readonly Point[];
}

/** How many combinations of answers have to be looked at. */
export const combinations = ({ inputs }: Plan): number =>
  inputs.reduce((product, input) => product * countOf(input), 1);

/** All records of a plan; `undefined` where more than `limit` combinations would have to be looked at. */
export function spaceOf(plan: Plan, limit: number): Space | undefined {
  return combinations(plan) > limit ? undefined : everyNth(plan, 1);
}

/** The records among every `nth` combination of a plan's alternatives. */
export function everyNth(plan: Plan, nth: number): Space {
  const count = combinations(plan);
  const evaluator = evaluatorOf(plan);
  const alternatives = plan.inputs.map(alternativesOf);
  const points: Point[] = [];
  for (let position = 0; position < count; position += nth) {
    const choices = choicesAt(position, alternatives);
    const answers = choices.map((choice, input) => at(at(alternatives, input), choice));
    const values = evaluator.evaluate(answers);
    if (isRecord(plan, answers, values)) points.push({ answers, choices, position, values });
  }
  return { plan, evaluator, alternatives, points };
}

/** All records of a plan as data; `undefined` where more than `limit` combinations would have to be looked at. */
export const canonicalRecords = (plan: Plan, limit: number): readonly PlainRecord[] | undefined =>
  spaceOf(plan, limit)?.points.map((point) => plainRecord(plan, point));

/** A record as data. */
export const plainRecord = ({ inputs }: Plan, { answers }: Pick<Point, 'answers'>): PlainRecord =>
  Object.fromEntries(
    inputs.flatMap((input, index) => {
      const answer = at(answers, index);
      return answer === 'absent' ? [] : [[input.id, plainAnswer(input, answer)]];
    }),
  );

function plainAnswer(input: Input, answer: bigint | 'not-applicable'): number | string | boolean {
  if (answer === 'not-applicable') return 'n/a';
  switch (input.type) {
    case 'number':
      return Number(answer) / 10 ** input.decimals;
    case 'choice':
      return at(input.options, Number(answer));
    case 'boolean':
    case 'met':
      return answer === 1n;
  }
}

/** All that an input can be answered with, in whatever circumstances. */
export function alternativesOf(input: Input): readonly Answer[] {
  const mayBeAbsent = input.computed === true || input.needed !== undefined;
  return [
    ...(mayBeAbsent ? ['absent' as const] : []),
    ...(input.computed ? [] : givenAnswers(input)),
    ...(input.mayBeNotApplicable ? ['not-applicable' as const] : []),
  ];
}

/** How many {@link alternativesOf} an input there are, without listing them. */
function countOf(input: Input): number {
  const mayBeAbsent = input.computed === true || input.needed !== undefined;
  return (
    Number(mayBeAbsent) +
    Number(input.mayBeNotApplicable === true) +
    (input.computed ? 0 : countGiven(input))
  );
}

function countGiven(input: Input): number {
  switch (input.type) {
    case 'number':
      return rangesOf(input).reduce(
        (sum, [low, high]) => sum + multiples(low, high, input.step),
        0,
      );
    case 'choice':
      return input.options.length;
    case 'boolean':
    case 'met':
      return 2;
  }
}

function givenAnswers(input: Input): readonly bigint[] {
  switch (input.type) {
    case 'number':
      return rangesOf(input).flatMap(([low, high]) => {
        const first = Math.ceil(low / input.step);
        return Array.from({ length: multiples(low, high, input.step) }, (_, place) =>
          BigInt((first + place) * input.step),
        );
      });
    case 'choice':
      return input.options.map((_, place) => BigInt(place));
    case 'boolean':
    case 'met':
      return [0n, 1n];
  }
}

type NumberInput = Extract<Input, { readonly type: 'number' }>;

const rangesOf = ({ min, max, within }: NumberInput): readonly (readonly [number, number])[] =>
  within ?? [[min, max]];

/** How many multiples of `step` there are from `low` to `high`. */
const multiples = (low: number, high: number, step: number): number =>
  Math.max(0, Math.floor(high / step) - Math.ceil(low / step) + 1);

function choicesAt(
  position: number,
  alternatives: readonly (readonly Answer[])[],
): readonly number[] {
  let rest = position;
  return alternatives.map(({ length }) => {
    const choice = rest % length;
    rest = (rest - choice) / length;
    return choice;
  });
}

/** Whether what is needed is there, what is not needed is absent, and every constraint that can be judged holds. */
function isRecord(plan: Plan, answers: readonly Answer[], values: Values): boolean {
  const fits = plan.inputs.every((input, index) => {
    const isNeeded = input.needed === undefined || at(values, input.needed) === 1n;
    const isAbsent = answers[index] === 'absent';
    return isNeeded ? input.computed === true || !isAbsent : isAbsent;
  });
  return (
    fits &&
    plan.constraints.every(
      ({ holds, dependsOn }) =>
        at(values, holds) === 1n || dependsOn.some((input) => typeof answers[input] !== 'bigint'),
    )
  );
}
