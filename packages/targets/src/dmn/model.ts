/** A cell of a decision table that holds whatever the value is. */
export const anything = '-';

/** The logic of a decision, in FEEL. */
export type DmnLogic =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'table';
      /** `UNIQUE`: one rule holds; `FIRST`: the first that holds; `COLLECT`: all that hold, as a list. */
      readonly hitPolicy: 'UNIQUE' | 'FIRST' | 'COLLECT';
      readonly inputs: readonly DmnColumn[];
      readonly output: DmnType;
      readonly rules: readonly DmnRule[];
    };

export type DmnType = 'number' | 'string' | 'boolean' | 'Any';

export interface DmnColumn {
  readonly text: string;
  readonly type: DmnType;
}

export interface DmnRule {
  /** One unary test a column. */
  readonly inputs: readonly string[];
  readonly output: string;
  /** What the rule means, in the words of the sheet. */
  readonly note?: string | undefined;
}

/** Something that a record gives. */
export interface DmnInput {
  /** Its id and the name of its variable. */
  readonly name: string;
  readonly title: string;
  readonly type: DmnType;
}

export interface DmnDecision {
  readonly name: string;
  readonly title: string;
  readonly type: DmnType;
  readonly logic: DmnLogic;
  /** Names of the inputs and decisions that it looks at. */
  readonly requires: readonly string[];
}

/** A sheet as decisions; each comes after those it looks at. */
export interface DmnModel {
  readonly name: string;
  readonly title: string;
  /** A URI that tells this rule from every other. */
  readonly namespace: string;
  readonly inputs: readonly DmnInput[];
  readonly decisions: readonly DmnDecision[];
}
