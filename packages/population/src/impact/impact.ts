import type { Localized, Rational } from '@barem/core';
import type { FormChange } from '@barem/plan';
import type { Status, Titled } from '../report/report.js';
import type { Place } from '../register/place.js';

/** One of the two sheets that are compared. */
export interface ImpactSheet extends Titled {
  /** Hash of its plan. */
  readonly plan: string;
  readonly status: Status;
  /** Days in force, where it states them. */
  readonly effective?: { readonly from: string; readonly to?: string };
  /** Its ratings, best first. */
  readonly classes: readonly Titled[];
}

/** What becomes of a record under one sheet: a rating by its id, or none. */
export type Outcome =
  | { readonly kind: 'rated'; readonly rating: string }
  /** Something that the sheet asks for is not answered. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'refused' };

/**
 * How a record moves. Where the second sheet asks for more than the record says, a move is certain: whatever the answers will be.
 * `same`, `up` and `down` are said of records that the first sheet rates.
 */
export type RecordMove =
  | 'same'
  | 'up'
  | 'down'
  /** Depends on answers that are still missing. */
  | 'open'
  /** To a rating that cannot be told better or worse from the old one. */
  | 'other'
  /** The second sheet refuses it: it no longer fits the form. */
  | 'unfit'
  /** The first sheet does not rate it, and the second one does, or can. */
  | 'gained'
  /** Neither sheet rates it. */
  | 'neither';

/** All moves, in the order in which they are told. */
export const recordMoves: readonly RecordMove[] = [
  'same',
  'up',
  'down',
  'other',
  'open',
  'unfit',
  'gained',
  'neither',
];

/** How many records move in each way; their sum is the number of records. */
export type MoveCounts = Readonly<Record<RecordMove, number>>;

/** How many records go from one outcome to another, with one of them. */
export interface MatrixCell {
  readonly before: Outcome;
  readonly after: Outcome;
  readonly records: number;
  readonly witness: Witness;
}

/** Whose a record is, and where it stands. */
export interface Whose {
  readonly unit?: string;
  readonly period?: string;
  readonly assessor?: string;
  readonly place?: Place;
}

/** A record with whose it is; scoring it again has given what is said of it. */
export interface Witness {
  readonly whose: Whose;
  readonly record: unknown;
}

/** Records of one old rating that lack answers for the second sheet, with the best and the worst rating that these leave open. */
export interface RatingRange {
  readonly before: string;
  readonly best: string;
  readonly worst: string;
  readonly move: RecordMove;
  readonly records: number;
}

/** What makes a record move, in the sheets' own terms. */
export type CauseSubject =
  /** The points of a criterion; new and removed ones too. */
  | { readonly kind: 'criterion'; readonly id: string; readonly title: string }
  /** A requirement that was not in the way and now is, or the reverse. */
  | {
      readonly kind: 'requirement' | 'cap' | 'floor';
      readonly title: string;
      readonly rating: string;
      /** Of the first sheet, where it stood in the way, or of the second. */
      readonly of: 'before' | 'after';
    }
  /** The same total has another rating. */
  | { readonly kind: 'threshold'; readonly rating: string };

/** A cause with how often it is there. One record may have several. */
export interface Cause {
  readonly subject: CauseSubject;
  readonly direction: 'up' | 'down';
  /** Records that move this way and have it. */
  readonly records: number;
  /** Those of them that would keep their rating if it alone were undone. */
  readonly decisive: number;
  /** Points that it gave or took in all these records together. */
  readonly points: Rational;
}

/** What became of the points of one criterion, over the records that both sheets tell them of. */
export interface CriterionShift {
  readonly id: string;
  readonly title: string;
  readonly is: 'kept' | 'added' | 'removed';
  /** The greatest number of points; absent where the sheet has no such criterion. */
  readonly maximum: { readonly before?: Rational; readonly after?: Rational };
  readonly records: number;
  readonly raised: number;
  readonly lowered: number;
  /** Mean change of what it adds to the total; absent where there are no records. */
  readonly mean?: Rational;
  /** Records whose new points depend on answers still missing. */
  readonly open: number;
}

/** Totals and how many records have each, ascending. */
export interface TotalCounts {
  readonly totals: readonly { readonly total: Rational; readonly records: number }[];
  readonly records: number;
  /** Absent where there are none. */
  readonly mean?: Rational;
}

/** Moves in one organisation or of one type of unit. */
export interface MoveRow {
  /** Empty for the records of which the register does not say it. */
  readonly id: string;
  readonly title: string;
  readonly records: number;
  readonly moves: MoveCounts;
}

/** Why records that the first sheet rates are refused by the second. */
export interface UnfitReason {
  readonly code: string;
  /** Id of the answer; empty where it is about the whole record. */
  readonly answer: string;
  readonly records: number;
  /** What is said of the first such record. */
  readonly example: Localized;
}

/** A record that does not keep its rating for certain. */
export interface MovedRecord {
  readonly whose: Whose;
  readonly move: Exclude<RecordMove, 'same' | 'neither' | 'gained'>;
  readonly before: string;
  /** The best and the worst rating that it can get; absent where it no longer fits. */
  readonly after?: { readonly best: string; readonly worst: string };
  readonly totals: {
    readonly before: Rational;
    readonly least?: Rational;
    readonly greatest?: Rational;
  };
}

/** What another sheet would change about records. */
export interface Impact {
  readonly before: ImpactSheet;
  readonly after: ImpactSheet;
  readonly form: FormChange;
  /** Answers that were taken for given where records lack them. */
  readonly assumed: Readonly<Record<string, unknown>>;
  /** All that were read. */
  readonly records: number;
  /** Rows that could not be read; they are not among the records. */
  readonly unreadable: number;
  readonly moves: MoveCounts;
  /** The cells with any records: first those of the best rating before. They sum to the records. */
  readonly matrix: readonly MatrixCell[];
  /** What becomes of the records that are incomplete under the second sheet and rated under the first. */
  readonly ranges: readonly RatingRange[];
  /** Those that most records have first. */
  readonly causes: readonly Cause[];
  readonly criteria: readonly CriterionShift[];
  /** Totals of the records that both sheets rate, or may rate; after the change at the least and at the most. */
  readonly totals: {
    readonly before: TotalCounts;
    readonly least: TotalCounts;
    readonly greatest: TotalCounts;
  };
  /** Absent without a register. */
  readonly organisations?: {
    readonly title: string;
    readonly byOrganisation: readonly MoveRow[];
    readonly byType: readonly MoveRow[];
  };
  readonly unfit: readonly UnfitReason[];
  /** What the second sheet asks for that records which the first one rates do not answer. */
  readonly asked: readonly {
    readonly id: string;
    readonly title: string;
    readonly records: number;
  }[];
  /** Those that fall farthest first. */
  readonly moved: readonly MovedRecord[];
}
