import type { Localized, RoundingMode } from '@barem/core';

/** The version of the plan's form. A stored plan of an older form keeps its meaning. */
export const planFormat = 1;

/** Position of a value in the list of operations. */
export type Slot = number;

/**
 * One threshold of a step table: `value × times >= bound × by`, in whole numbers.
 * Without `by` the right side is `bound` alone. A threshold that must be exceeded has `strict`.
 */
export interface Cut {
  readonly times: number;
  readonly bound: number;
  readonly strict?: true;
}

/**
 * One operation on exact integers; a condition is 0 or 1. Operands are slots before it.
 * `min` and `max` of its result are known for every valid record and never leave ±2^53.
 */
export type Operation = { readonly min: number; readonly max: number; readonly origin: string } & (
  | { readonly op: 'constant'; readonly value: number }
  /** The answer to an input; its least value where it is absent or not applicable, which then decides nothing. */
  | { readonly op: 'input'; readonly input: number }
  /** Whether an input was answered with "not applicable". */
  | { readonly op: 'not-applicable'; readonly input: number }
  | { readonly op: 'add'; readonly of: readonly Slot[] }
  | { readonly op: 'subtract'; readonly left: Slot; readonly right: Slot }
  | { readonly op: 'scale'; readonly of: Slot; readonly by: number }
  | { readonly op: 'multiply'; readonly left: Slot; readonly right: Slot }
  | { readonly op: 'least' | 'greatest'; readonly of: readonly Slot[] }
  | { readonly op: 'clamp'; readonly of: Slot; readonly low: number; readonly high: number }
  | { readonly op: 'equal' | 'less' | 'at-most'; readonly left: Slot; readonly right: Slot }
  | { readonly op: 'and' | 'or'; readonly of: readonly Slot[] }
  | { readonly op: 'not'; readonly of: Slot }
  | { readonly op: 'select'; readonly when: Slot; readonly then: Slot; readonly otherwise: Slot }
  /** `values[n]`, where `n` of the cuts, which ascend, hold for `of` (over `by`, which is above 0). */
  | {
      readonly op: 'steps';
      readonly of: Slot;
      readonly by?: Slot;
      readonly cuts: readonly Cut[];
      readonly values: readonly number[];
    }
  /** `values[of]`. */
  | { readonly op: 'lookup'; readonly of: Slot; readonly values: readonly number[] }
  /** `of / by` rounded to a whole number; 0 where `by` is not above 0, which is never looked at. */
  | {
      readonly op: 'divide';
      readonly of: Slot;
      readonly by: Slot;
      readonly mode: 'half-up' | 'half-even' | 'up' | 'down';
    }
);

/** The slots that an operation reads. */
export function operandsOf(operation: Operation): readonly Slot[] {
  switch (operation.op) {
    case 'constant':
    case 'input':
    case 'not-applicable':
      return [];
    case 'add':
    case 'least':
    case 'greatest':
    case 'and':
    case 'or':
      return operation.of;
    case 'subtract':
    case 'multiply':
    case 'equal':
    case 'less':
    case 'at-most':
      return [operation.left, operation.right];
    case 'scale':
    case 'clamp':
    case 'not':
    case 'lookup':
      return [operation.of];
    case 'steps':
      return operation.by === undefined ? [operation.of] : [operation.of, operation.by];
    case 'divide':
      return [operation.of, operation.by];
    case 'select':
      return [operation.when, operation.then, operation.otherwise];
  }
}

/** What a record may answer under one id, as scaled integers. */
export type Input = {
  readonly id: string;
  readonly kind: 'fact' | 'score';
  /** The answer may be "not applicable". */
  readonly mayBeNotApplicable?: true;
  /** A condition under which the answer matters. Where it is 0, a fact may be absent and a score must be. */
  readonly needed?: Slot;
  /** Only "not applicable" can be answered; an absent answer means that the computed criterion applies. */
  readonly computed?: true;
} & (
  | {
      readonly type: 'number';
      /** The stored integer is the written number × 10^decimals; a percentage is the number before `%`. */
      readonly decimals: number;
      readonly percent?: true;
      readonly min: number;
      readonly max: number;
      /** Values are whole multiples of it, in stored units. */
      readonly step: number;
      /** Levels with ranges: the only values within min and max that some level holds. */
      readonly within?: readonly (readonly [number, number])[];
      /** Levels with fixed points among levels with ranges: their ids stand for these values. */
      readonly named?: Readonly<Record<string, number>>;
    }
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | { readonly type: 'boolean' }
  | { readonly type: 'met' }
);

export interface PlanCriterion {
  readonly id: string;
  readonly block: 'section' | 'bonus' | 'penalty';
  /** Position of its section. */
  readonly section?: number;
  readonly points: Slot;
  readonly maximum: number;
  /** Position of the level or band that gave the points, or whether it was met. */
  readonly case?: Slot;
  /** Whether the criterion applies; absent where it always does. */
  readonly applies?: Slot;
  /** The input that answers it. */
  readonly input?: number;
  /** Positions of the inputs that its points depend on. */
  readonly dependsOn: readonly number[];
  /** What it goes by: a whole number, or a ratio of two. */
  readonly measure?: PlanMeasure;
}

/** A measured value: `of / by / unit`, `by` being 1 when absent. */
export interface PlanMeasure {
  readonly of: Slot;
  readonly by?: Slot;
  readonly unit: number;
  readonly percent: boolean;
}

export interface PlanSection {
  readonly id: string;
  readonly points: Slot;
  readonly maximum: number;
}

export interface PlanRequirement {
  readonly holds: Slot;
  /** Positions of the inputs that it depends on. */
  readonly dependsOn: readonly number[];
}

export interface PlanRating {
  readonly id: string;
  readonly requirements: readonly PlanRequirement[];
}

export interface PlanCap {
  readonly kind: 'cap' | 'floor';
  readonly rating: number;
  readonly fires: Slot;
  readonly dependsOn: readonly number[];
}

/** One person or office that scores; on a council, several. Without `min` of them there is no result. */
export interface PlanAssessor {
  readonly id: string;
  readonly min: number;
  readonly max: number;
}

/** Who scores, and what of their totals counts. Points are stored points. */
export interface PlanAssessors {
  readonly counts: 'first' | 'average' | 'median';
  /** In order of precedence. */
  readonly members: readonly PlanAssessor[];
  /** Totals left out of an average or median. */
  readonly dropping?: { readonly highest: number; readonly lowest: number };
  readonly rounding?: { readonly mode: RoundingMode; readonly to: number };
  /** Differences beyond these are reported. */
  readonly totalDifference?: number;
  readonly criterionDifference?: number;
  /** Positions of the inputs that only one assessor answers, and the position of that assessor. */
  readonly onlyFor?: readonly { readonly input: number; readonly assessor: number }[];
}

/** Results that a roll-up includes, and the inputs that stand for them. */
export interface PlanSeries {
  readonly id: string;
  readonly source: 'sheet' | 'roll-up';
  /** The id of the sheet or roll-up that gives the results. */
  readonly of: string;
  readonly every: Frequency | 'unit-below';
  /** Positions of the inputs that hold the rating of each period, in the order of time; none for units below. */
  readonly periods: readonly number[];
  /** Positions of the inputs that hold the points of each period; none where nobody asks. */
  readonly points: readonly number[];
  /** Positions of the inputs that count units below, by rating; `missing` counts those without one. */
  readonly counts: Readonly<Record<string, number>>;
  /** What is made of an unfinished record, of two records for one period, of results of several editions; absent: no rating. */
  readonly unfinished?: 'missing';
  readonly twoRecords?: 'latest' | 'earliest' | 'best' | 'worst';
  readonly editions?: 'all' | 'latest';
}

export type Frequency = 'month' | 'quarter' | 'half-year' | 'year';

/** A requirement that so many results of a series fit: what is still needed can be told while some are unknown. */
export interface PlanTally {
  readonly rating: number;
  readonly requirement: number;
  readonly series: number;
  /** Answers that fit. */
  readonly fits: readonly string[];
  /** Answers that do not count at all. */
  readonly apart: readonly string[];
  /** At least so many, or – with `of` – so many of each `of` that count. */
  readonly atLeast: number;
  readonly of?: number;
}

/** How many units of a population may have a rating. */
export interface PlanQuota {
  /** So many units, or – with `of` – so many of each `of` that are rated as `outOf` says. */
  readonly limit: number;
  readonly of?: number;
  /** How a share becomes a whole number; absent where the limit is one. */
  readonly rounding?: { readonly mode: RoundingMode; readonly to: number };
  /** Positions of ratings. */
  readonly rating: number;
  readonly outOf: readonly number[];
  readonly loweredTo: number;
  readonly within: 'grassroots' | 'district' | 'province';
  /** What comes first keeps the rating: the greatest `of / by`, or the least. */
  readonly ranking: readonly {
    readonly of: Slot;
    readonly by?: Slot;
    readonly lowestFirst: boolean;
  }[];
  readonly ties: 'lowered' | 'by-id';
}

/** What makes the plan of a sheet the plan of a roll-up. */
export interface PlanRollUp {
  readonly drawnUp: Frequency;
  readonly series: readonly PlanSeries[];
  readonly tallies: readonly PlanTally[];
  /** In the order in which they are applied. */
  readonly quotas: readonly PlanQuota[];
}

/** What decides a score: nothing in it is a label, and its hash names the rule. */
export interface PlanCore {
  readonly format: typeof planFormat;
  /** Points are stored × 10^pointDecimals. */
  readonly pointDecimals: number;
  readonly inputs: readonly Input[];
  /** In an order in which operands come first; it begins with the inputs, one operation each, in their order. */
  readonly operations: readonly Operation[];
  /** Conditions that every valid record keeps. */
  readonly constraints: readonly PlanRequirement[];
  readonly sections: readonly PlanSection[];
  readonly criteria: readonly PlanCriterion[];
  readonly ratings: readonly PlanRating[];
  readonly caps: readonly PlanCap[];
  readonly sectionTotal: Slot;
  readonly bonuses: Slot;
  readonly penalties: Slot;
  readonly total: Slot;
  /** Points of criteria that left the scale, when any can. */
  readonly left?: Slot;
  /** Position of the rating by points, of the one after floors, of the one after caps, and of the final one. */
  readonly ratingByPoints: Slot;
  readonly ratingAfterFloors: Slot;
  readonly ratingAfterCaps: Slot;
  readonly rating: Slot;
  readonly lowerIsBetter: boolean;
  /** Absent where the sheet names no assessors. */
  readonly assessors?: PlanAssessors;
  /** Absent where the sheet is no roll-up. */
  readonly rollUp?: PlanRollUp;
}

/** Words of a sheet for explanations, and where they stand. */
export interface PlanText {
  readonly language: 'vi' | 'en';
  readonly sheet: string;
  readonly title: string;
  readonly sources: readonly string[];
  readonly status?: 'official' | 'illustrative' | 'draft';
  readonly effective?: { readonly from: string; readonly to?: string };
  /** The scale in stored points, as the sheet states it; absent where there is none. */
  readonly scale?: { readonly low: number; readonly high: number };
  /** Names of the assessors, in their order. */
  readonly assessors?: readonly string[];
  readonly inputs: readonly string[];
  /** Titles of the options of each choice that is a fact, by its id; absent where there is none. */
  readonly options?: Readonly<Record<string, readonly string[]>>;
  /** Ids of the answers that advice may change, in the order of the inputs; absent where the sheet marks none. */
  readonly changeable?: readonly string[];
  readonly constraints: readonly PlanLabel[];
  readonly sections: readonly PlanLabel[];
  readonly criteria: readonly PlanCriterionText[];
  readonly ratings: readonly (PlanLabel & { readonly requirements: readonly PlanLabel[] })[];
  readonly caps: readonly PlanLabel[];
  /** Absent where there are none. */
  readonly quotas?: readonly PlanLabel[];
}

export interface PlanLabel {
  readonly title: string;
  /** Line of the source text. */
  readonly line: number;
  /** The sheet and edition whose text that is, where the part is inherited: `nghe_an.thuong_ky 2021`. */
  readonly from?: string;
  readonly sources?: readonly string[];
  readonly notes?: readonly string[];
}

export interface PlanCriterionText extends PlanLabel {
  readonly scoring:
    | 'assessed'
    | 'levels'
    | 'bands'
    | 'met-or-not'
    | 'per-unit'
    | 'progressive'
    | 'formula';
  /** Levels or bands in the order of the sheet. */
  readonly cases?: readonly (Omit<PlanLabel, 'title'> & { readonly title: Localized })[];
  /** The rule in words, for criteria that are computed. */
  readonly rule?: Localized;
  /** Condition for applying, and what is earned otherwise. */
  readonly applies?: Localized;
}

/** The compiled form of a sheet: flat, integer, the same for every back-end. Plain JSON. */
export interface Plan extends PlanCore {
  /** SHA-256 of the core, as 64 hexadecimal digits. */
  readonly hash: string;
  readonly text: PlanText;
}
