import type { Input, ProblemCode } from '@barem/plan';

/** The version of the document's form. */
export const jsonRulesFormat = 1;

/** The id of a fact, or a whole number that never changes. */
export type Operand = string | number;

/** Comparisons that json-rules-engine brings along. */
export type JsonRulesOperator =
  | 'equal'
  | 'lessThan'
  | 'lessThanInclusive'
  | 'greaterThan'
  | 'greaterThanInclusive';

/** A condition as json-rules-engine reads it. An empty `all` holds always. */
export type JsonRulesCondition =
  | { readonly all: readonly JsonRulesCondition[] }
  | { readonly any: readonly JsonRulesCondition[] }
  | { readonly not: JsonRulesCondition }
  | {
      readonly fact: string;
      readonly operator: JsonRulesOperator;
      readonly value: number | { readonly fact: string };
    };

/** What an event that decides a fact carries: the fact has this value from then on. */
interface Decides {
  readonly fact: string;
  readonly value: number;
}

/** What the rules say of a record. Points are written points; positions count from 0 in the order of the sheet. */
export type JsonRulesEvent =
  /** The level or band of criteria whose points stand in a table; `case` is its title. */
  | {
      readonly type: 'points';
      readonly params: Decides & {
        readonly criteria: readonly string[];
        readonly points: number;
        readonly case?: string;
      };
    }
  | {
      readonly type: 'rating-by-points';
      readonly params: Decides & { readonly rating: string };
    }
  /** A rating that nothing forbids. Of several, the first in the order of the sheet is the final one. */
  | { readonly type: 'rating'; readonly params: Decides & { readonly rating: string } }
  /** A requirement that does not hold. It is a reason where its rating was passed over. */
  | {
      readonly type: 'unmet';
      readonly params: Decides & {
        readonly rating: string;
        readonly title: string;
        readonly at: readonly [rating: number, requirement: number];
      };
    }
  /** A cap or floor whose condition holds. */
  | {
      readonly type: 'cap';
      readonly params: Decides & {
        readonly kind: 'cap' | 'floor';
        readonly rating: string;
        readonly title: string;
        readonly at: number;
      };
    }
  /** A condition, or a table, that other rules and numbers look at. */
  | { readonly type: 'value'; readonly params: Decides }
  /** An answer is not given yet, and is needed. */
  | { readonly type: 'missing'; readonly params: { readonly id: string } }
  /** The record is refused; it counts where every answer that it depends on is there. */
  | {
      readonly type: 'refused';
      readonly params: {
        readonly code: ProblemCode;
        /** The answer that is wrong, or the title of the constraint. */
        readonly of: string;
        readonly dependsOn: readonly string[];
      };
    };

/** A rule as json-rules-engine reads it. */
export interface JsonRule {
  readonly name: string;
  readonly priority: number;
  readonly conditions: JsonRulesCondition;
  readonly event: JsonRulesEvent;
}

/** A fact that is computed from others: arithmetic, for which the engine has no words. Conditions are 0 or 1. */
export type JsonRulesNumber = { readonly fact: string } & (
  | { readonly op: 'add' | 'least' | 'greatest'; readonly of: readonly Operand[] }
  | { readonly op: 'subtract' | 'multiply'; readonly left: Operand; readonly right: Operand }
  | { readonly op: 'scale'; readonly of: Operand; readonly by: number }
  | { readonly op: 'clamp'; readonly of: Operand; readonly low: number; readonly high: number }
  | {
      readonly op: 'select';
      readonly when: Operand;
      readonly then: Operand;
      readonly otherwise: Operand;
    }
  | { readonly op: 'lookup'; readonly of: Operand; readonly values: readonly number[] }
  | {
      readonly op: 'divide';
      readonly of: Operand;
      readonly by: Operand;
      readonly mode: 'half-up' | 'half-even' | 'up' | 'down';
    }
);

/** An input without the condition under which it is needed, which rules say. */
export type JsonRulesInput = Input extends infer I
  ? I extends Input
    ? Omit<I, 'needed'> & { readonly needed?: 'sometimes' }
    : never
  : never;

/** Where the points of something are found, in stored points. */
export interface JsonRulesPoints {
  readonly id: string;
  readonly points: Operand;
}

/** A sheet as rules that json-rules-engine runs as it is. Plain JSON. */
export interface JsonRules {
  readonly format: typeof jsonRulesFormat;
  readonly sheet: string;
  /** Hash of the plan. */
  readonly plan: string;
  /** Points are stored × 10^pointDecimals. */
  readonly pointDecimals: number;
  /** What a record may answer; the fact `answer/<id>` is the answer as a stored whole number. */
  readonly inputs: readonly JsonRulesInput[];
  /** Computed facts, in an order in which they can be computed. */
  readonly numbers: readonly JsonRulesNumber[];
  readonly rules: readonly JsonRule[];
  /** Where the result stands. */
  readonly results: {
    readonly criteria: readonly JsonRulesPoints[];
    readonly sections: readonly JsonRulesPoints[];
    readonly bonuses: Operand;
    readonly penalties: Operand;
    readonly total: Operand;
    /** Positions of ratings. */
    readonly ratingByPoints: Operand;
    readonly ratingAfterFloors: Operand;
    /** Ids, best first. */
    readonly ratings: readonly string[];
  };
}
