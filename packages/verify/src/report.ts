import type { Reason } from './budget.js';
import type { RecordData } from './records.js';

/** A question that the budget leaves open. */
export interface Undecided {
  readonly verdict: 'undecided';
  readonly reason: Reason;
}

/** A question that was decided, or why it was not. */
export type Decided<T> = T | Undecided | Vacuous;

/** Every record gets exactly one rating; broken where no record is valid at all. */
export interface Totality {
  readonly verdict: 'proved' | 'broken';
  /** How many records there are; absent where the solver decided, which does not count. */
  readonly records?: bigint;
}

/** A total and a record that has it. */
export interface Attained {
  readonly total: number;
  readonly record: RecordData;
}

/** Totals from `from` to `to`, `step` apart. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Which totals occur; broken where an end of the scale does not. */
export interface Totals {
  readonly verdict: 'proved' | 'broken';
  readonly least: Attained;
  readonly greatest: Attained;
  /** How many different totals occur, and all of them, ascending; absent where the solver decided. */
  readonly all?: { readonly distinct: number; readonly runs: readonly Run[] };
  /** The ends of the scale, and whether a record has them. */
  readonly ends: readonly { readonly total: number; readonly isAttained: boolean }[];
}

/** How much leads to one rating. */
export interface RatingShare {
  readonly rating: string;
  readonly title: string;
  /** Different totals of records that are rated so. */
  readonly totals: number;
  readonly records: bigint;
  /** One of them. */
  readonly record?: RecordData;
}

export interface Share {
  readonly verdict: 'proved';
  readonly totals: number;
  readonly records: bigint;
  /** Best first. */
  readonly ratings: readonly RatingShare[];
}

/** Something of a sheet that may turn out to decide nothing. */
export type Item =
  | { readonly kind: 'case'; readonly criterion: string; readonly case: number }
  | { readonly kind: 'applies' | 'does-not-apply'; readonly criterion: string }
  | { readonly kind: 'rating'; readonly rating: string }
  | { readonly kind: 'requirement'; readonly rating: string; readonly requirement: number }
  | { readonly kind: 'cap' | 'floor'; readonly cap: number }
  | { readonly kind: 'bonus' | 'penalty'; readonly criterion: string };

/** Why something decides nothing; nothing is known of it where the solver decided. */
export type Shadow =
  /** Without the constraint it would. */
  | { readonly kind: 'constraint'; readonly constraint: number }
  /** Without one of the constraints alone it would not, without all of them it would. */
  | { readonly kind: 'constraints' }
  /** Without the requirement, cap or floor it would. */
  | { readonly kind: 'requirement'; readonly rating: string; readonly requirement: number }
  | { readonly kind: 'cap' | 'floor'; readonly cap: number }
  /** Several requirements, caps and floors together stand before it. */
  | { readonly kind: 'several' }
  /** No record has such points. */
  | { readonly kind: 'points' }
  /** The answers cannot come to it, whatever the constraints. */
  | { readonly kind: 'answers' };

export interface Dead {
  readonly item: Item;
  readonly shadows: readonly Shadow[];
  /** A record that comes nearest: it meets the condition that makes no difference, or breaks only the constraint. */
  readonly record?: RecordData;
}

/** What decides nothing; proved where there is no such thing. */
export interface Alive {
  readonly verdict: 'proved' | 'broken';
  /** How many levels, bands, outcomes, ratings, requirements, caps, floors, bonuses and penalties were looked at. */
  readonly items: number;
  readonly dead: readonly Dead[];
}

/** Two records that differ in one answer only. */
export interface Pair {
  readonly before: RecordData;
  readonly after: RecordData;
}

/** What a better answer, or a greater fact, does to the rating. */
export interface Direction {
  readonly id: string;
  readonly kind: 'score' | 'fact';
  /** What the sheet, or the caller, says is better; of a fact for which nobody says so, absent. */
  readonly better?: 'higher' | 'lower';
  /** Where the greater fact, or the better answer, makes the rating better. */
  readonly rises?: Pair;
  /** Where it makes it worse. */
  readonly falls?: Pair;
}

/** Broken where a better answer makes a rating worse. */
export interface Monotonic {
  readonly verdict: 'proved' | 'broken';
  readonly directions: readonly Direction[];
  /** Answers that were not decided. */
  readonly undecided: readonly { readonly id: string; readonly reason: Reason }[];
}

/** A criterion that takes records over the boundary between two neighbouring ratings. */
export interface Crossing {
  /** Position of the better of the two ratings. */
  readonly boundary: number;
  readonly criterion: string;
  /** Two records that differ in this criterion's answer only; of a computed criterion one record, and the points it has instead. */
  readonly before: RecordData;
  readonly after: RecordData | { readonly points: number };
}

/** How few answers can take a record over a boundary. */
export type Fewest =
  /** A criterion alone can. */
  | { readonly kind: 'criterion' }
  /** No criterion alone can, but these answers, and no fewer: two records that differ in them only. */
  | ({ readonly kind: 'answers'; readonly answers: readonly string[] } & Pair)
  /** No criterion alone can, nor up to so many answers together. */
  | { readonly kind: 'more'; readonly than: number }
  /** No record is rated on one of its sides. */
  | { readonly kind: 'never' }
  /** A criterion that was not decided may cross it. */
  | { readonly kind: 'undecided' };

export interface Leverage {
  readonly verdict: 'proved';
  readonly crossings: readonly Crossing[];
  /** Criteria that change no rating. */
  readonly decorative: readonly string[];
  /** For each boundary between neighbouring ratings. */
  readonly fewest: readonly Fewest[];
  readonly undecided: readonly { readonly id: string; readonly reason: Reason }[];
}

/** One line of the boundary table. */
export interface BoundaryRow {
  readonly side: 'below' | 'at' | 'above';
  /** The total, or the measured value: a number, or a ratio as two numbers that a record gives. */
  readonly value: Measured;
  readonly record: RecordData;
  readonly total: number;
  /** Points of the criterion, at a threshold of bands. */
  readonly points?: number;
  readonly ratingByPoints: string;
  readonly rating: string;
}

/** A number, or one number over another; a percentage has `percent`. */
export interface Measured {
  readonly of: number;
  readonly by?: number;
  readonly percent?: true;
}

/** Records at a threshold and at the nearest values on both sides of it that occur; a side where none occurs has no row. */
export type Boundary =
  | {
      readonly kind: 'rating';
      /** The better of the two ratings that meet here, by points. */
      readonly rating: string;
      readonly threshold: Measured;
      readonly rows: readonly BoundaryRow[];
    }
  | {
      readonly kind: 'band';
      readonly criterion: string;
      /** Positions of the bands below and above the threshold. */
      readonly below: number;
      readonly above: number;
      readonly threshold: Measured;
      readonly rows: readonly BoundaryRow[];
    };

export interface Boundaries {
  readonly verdict: 'proved';
  readonly boundaries: readonly Boundary[];
  readonly undecided: readonly { readonly id: string; readonly reason: Reason }[];
}

/** Nothing can be said where there is no record at all. */
export interface Vacuous {
  readonly verdict: 'vacuous';
}

/** What was found out about all records of a sheet. */
export interface Verification {
  readonly sheet: string;
  /** Hash of the plan that was looked at. */
  readonly plan: string;
  readonly engine: string;
  readonly totality: Decided<Totality>;
  readonly totals: Decided<Totals>;
  readonly alive: Decided<Alive>;
  readonly boundaries: Decided<Boundaries>;
  readonly monotonic: Decided<Monotonic>;
  readonly leverage: Decided<Leverage>;
  readonly share: Decided<Share>;
}

/** Whether two sheets rate every record the same. */
export interface Equivalence {
  readonly verdict: 'proved' | 'broken';
  /** Answers that only one of the sheets asks for, or whose values differ; records are compared in what both ask for. */
  readonly form: {
    readonly onlyFirst: readonly string[];
    readonly onlySecond: readonly string[];
    readonly changed: readonly string[];
  };
  /** A record that one sheet refuses and the other rates. */
  readonly validity?: { readonly record: RecordData; readonly ratedBy: 'first' | 'second' };
  /** A record that they rate differently. */
  readonly rating?: {
    readonly record: RecordData;
    readonly first: string;
    readonly second: string;
  };
  /** The record whose totals differ most; absent where all totals are the same. */
  readonly total?: { readonly record: RecordData; readonly first: number; readonly second: number };
  /** Every pair of ratings that some record has, those of the first sheet's best rating first. */
  readonly cells: readonly RatingCell[];
  /** The record whose total grows most, and that whose total falls most; absent where none does. */
  readonly raise?: RatedTwice;
  readonly drop?: RatedTwice;
}

/** A record that two sheets rate: in the form of each, where they ask for different answers. */
export interface RatedTwice {
  readonly records: readonly [RecordData, RecordData];
  readonly ratings: readonly [string, string];
  readonly totals: readonly [number, number];
}

/** A pair of ratings that can occur, with a record that has them and the changes of totals among all such records. */
export interface RatingCell {
  readonly first: string;
  readonly second: string;
  readonly witness: RatedTwice;
  /** The total under the second sheet less that under the first: the least and the greatest of all records with these ratings. */
  readonly change: { readonly least: number; readonly greatest: number };
}

/** One answer to change. */
export interface AdvisedChange {
  readonly id: string;
  readonly title: string;
  /** As a record writes them. */
  readonly from: number | string | boolean;
  readonly to: number | string | boolean;
}

/** One way to the better rating, and the record that it leads to. */
export interface Alternative {
  readonly changes: readonly AdvisedChange[];
  /** Points of criteria that change, in all. */
  readonly points: number;
  readonly record: RecordData;
  readonly total: number;
  readonly rating: string;
}

/** The least that has to change for the next better rating. */
export type Advice =
  /** The record already has the best rating. */
  | { readonly status: 'best'; readonly rating: string; readonly total: number }
  /** No change of what may be changed leads to a better rating. */
  | { readonly status: 'out-of-reach'; readonly rating: string; readonly total: number }
  | {
      readonly status: 'advised';
      readonly rating: string;
      readonly total: number;
      /** The better rating that is reached with the fewest changes. */
      readonly next: string;
      /** What the total lacks for it by points; 0 where only conditions stand in the way. */
      readonly missing: number;
      /** Titles of its requirements that do not hold, and of the caps that forbid it. */
      readonly unmet: readonly string[];
      /** Fewest changes first, then fewest points; all of them where `isComplete`. */
      readonly alternatives: readonly Alternative[];
      readonly isComplete: boolean;
    };
