import type { Localized } from '@barem/core';
import type { Input, Plan, PlanCriterion, PlanLabel, PlanMeasure } from './plan.js';
import { programOf, state, type Program } from './program.js';
import { anyRating, capsOver, score, unmetBy, type Rated, type Result } from './score.js';

/** Where something stands in the sheet, and what it rests on. */
export interface Place {
  /** Line of the source text. */
  readonly line: number;
  /** The sheet and edition whose text that is, where the part is inherited. */
  readonly from?: string;
  readonly sources?: readonly string[];
  readonly notes?: readonly string[];
}

/** The value of an answer; a percentage is the number before `%`. */
export type AnswerValue =
  | { readonly kind: 'number'; readonly value: number; readonly percent: boolean }
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'boolean' | 'met'; readonly value: boolean };

/** An answer of the record. */
export interface ExplainedAnswer {
  readonly id: string;
  readonly title: string;
  readonly value: AnswerValue;
}

/** What gave a criterion its points. */
export type Reason =
  /** An assessor entered them. */
  | { readonly kind: 'assessed' }
  /** A level or band: its title, and for a band what was measured. */
  | ({ readonly kind: 'case'; readonly title: Localized; readonly measured?: Measured } & Place)
  | { readonly kind: 'met'; readonly met: boolean; readonly rule?: Localized }
  /** Per unit, progressive or a formula. */
  | { readonly kind: 'computed'; readonly rule: Localized; readonly measured?: Measured }
  | { readonly kind: 'not-applicable'; readonly rule?: Localized };

/** What a criterion goes by and its exact value: `tỷ_lệ_dự`, 17 over 20. */
export interface Measured {
  readonly rule: Localized;
  readonly numerator: number;
  /** Above 0. */
  readonly denominator: number;
  /** The sheet speaks of it in percent. */
  readonly percent: boolean;
  /** It is a quotient of answers, not a plain number. */
  readonly isRatio: boolean;
}

export interface ExplainedCriterion extends Place {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly maximum: number;
  readonly reason: Reason;
  /** The answers that the points rest on. */
  readonly answers: readonly ExplainedAnswer[];
}

export interface ExplainedSection extends Place {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly maximum: number;
  readonly criteria: readonly ExplainedCriterion[];
}

export interface ExplainedRating extends Place {
  readonly id: string;
  readonly title: string;
}

/** A requirement or cap with its place in the sheet. */
export interface ExplainedCondition extends Place {
  readonly title: string;
}

/** A tree that mirrors the sheet, from the rating down to the answers. Its parts add up to the total. */
export interface Explanation {
  readonly title: string;
  readonly sources: readonly string[];
  readonly illustrative: boolean;
  readonly result: Rated;
  readonly sections: readonly ExplainedSection[];
  readonly bonuses: readonly ExplainedCriterion[];
  readonly penalties: readonly ExplainedCriterion[];
  readonly rating: ExplainedRating;
  readonly ratingByPoints: ExplainedRating;
  readonly passedOver: readonly {
    readonly rating: ExplainedRating;
    readonly unmet: readonly ExplainedCondition[];
    readonly caps: readonly ExplainedCondition[];
  }[];
  /** Caps and floors whose condition holds. */
  readonly fired: readonly ExplainedCondition[];
}

/** A result, and for a rated record why it is so. */
export interface Explained {
  readonly result: Result;
  readonly explanation?: Explanation;
}

/** Scores a record and says where every point and the rating come from. */
export function explain(plan: Plan, record: unknown): Explained {
  const result = score(plan, record);
  if (result.status !== 'rated') return { result };
  const program = programOf(plan);
  const { text } = plan;
  const criteria = plan.criteria.map((criterion, index) =>
    explainCriterion(program, criterion, index),
  );
  const inBlock = (block: PlanCriterion['block']): readonly ExplainedCriterion[] =>
    criteria.filter((_, index) => plan.criteria[index]!.block === block);
  const ratingOf = (id: string): ExplainedRating => {
    const label = text.ratings[plan.ratings.findIndex((rating) => rating.id === id)]!;
    return { id, title: label.title, ...placeOf(label) };
  };
  const explanation: Explanation = {
    title: text.title,
    sources: text.sources,
    illustrative: text.status !== 'official',
    result,
    sections: plan.sections.map(({ id, points, maximum }, index) => ({
      id,
      title: text.sections[index]!.title,
      points: program.registers[points]! / program.pointUnit,
      maximum: maximum / program.pointUnit,
      criteria: criteria.filter((_, at) => plan.criteria[at]!.section === index),
      ...placeOf(text.sections[index]!),
    })),
    bonuses: inBlock('bonus'),
    penalties: inBlock('penalty'),
    rating: ratingOf(result.rating),
    ratingByPoints: ratingOf(result.ratingByPoints),
    passedOver: result.passedOver.map(({ rating }) => explainPassedOver(program, ratingOf(rating))),
    fired: capsOver(program, anyRating).map((at) => condition(text.caps[at]!)),
  };
  return { result, explanation };
}

const placeOf = ({ line, from, sources, notes }: Omit<PlanLabel, 'title'>): Place => ({
  line,
  ...(from !== undefined && { from }),
  ...(sources && { sources }),
  ...(notes && { notes }),
});

const condition = (label: PlanLabel): ExplainedCondition => ({
  title: label.title,
  ...placeOf(label),
});

function explainPassedOver(
  program: Program,
  rating: ExplainedRating,
): Explanation['passedOver'][number] {
  const { text, ratings } = program.plan;
  const index = ratings.findIndex(({ id }) => id === rating.id);
  return {
    rating,
    unmet: unmetBy(program, index).map((at) => condition(text.ratings[index]!.requirements[at]!)),
    caps: capsOver(program, index).map((at) => condition(text.caps[at]!)),
  };
}

function explainCriterion(
  program: Program,
  criterion: PlanCriterion,
  index: number,
): ExplainedCriterion {
  const { plan, registers, states, pointUnit } = program;
  const label = plan.text.criteria[index]!;
  return {
    id: criterion.id,
    title: label.title,
    points: registers[criterion.points]! / pointUnit,
    maximum: criterion.maximum / pointUnit,
    reason: reasonOf(program, criterion, index),
    answers: criterion.dependsOn
      .filter((input) => states[input] === state.given)
      .map((input) => ({
        id: plan.inputs[input]!.id,
        title: plan.text.inputs[input]!,
        value: answerValue(program, input),
      })),
    ...placeOf(label),
  };
}

function reasonOf({ plan, registers }: Program, criterion: PlanCriterion, index: number): Reason {
  const { scoring, cases, rule, applies } = plan.text.criteria[index]!;
  if (criterion.applies !== undefined && registers[criterion.applies] === 0) {
    return { kind: 'not-applicable', ...(applies && { rule: applies }) };
  }
  const measured = criterion.measure && rule && measuredBy(criterion.measure, rule, registers);
  switch (scoring) {
    case 'assessed':
      return { kind: 'assessed' };
    case 'levels':
    case 'bands': {
      const found = cases![registers[criterion.case!]!]!;
      return { kind: 'case', title: found.title, ...(measured && { measured }), ...placeOf(found) };
    }
    case 'met-or-not':
      return { kind: 'met', met: registers[criterion.case!] === 1, ...(rule && { rule }) };
    default:
      return { kind: 'computed', rule: rule!, ...(measured && { measured }) };
  }
}

function answerValue({ plan, answers, inputs }: Program, index: number): AnswerValue {
  const input: Input = plan.inputs[index]!;
  const stored = answers[index]!;
  switch (input.type) {
    case 'number':
      return {
        kind: 'number',
        value: stored / inputs[index]!.unit,
        percent: input.percent === true,
      };
    case 'choice':
      return { kind: 'choice', option: input.options[stored]! };
    default:
      return { kind: input.type, value: stored === 1 };
  }
}

const measuredBy = (
  { of, by, unit, percent }: PlanMeasure,
  rule: Localized,
  registers: Float64Array,
): Measured => ({
  rule,
  numerator: registers[of]!,
  denominator: (by === undefined ? 1 : registers[by]!) * unit,
  percent,
  isRatio: by !== undefined,
});
