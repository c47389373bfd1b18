import type { Localized, Rational } from '@barem/core';
import type { Period, PeriodKind } from '../../calendar/period.js';
import type { Tree } from '../../register/tree.js';
import type { SheetTitle, Status, Titled } from '../report.js';

/** A criterion of a sheet, with the most points it can earn. */
export interface CriterionInfo extends Titled {
  readonly maximum: Rational;
}

/** What a report must know of one edition of a sheet. */
export interface SheetInfo extends SheetTitle {
  /** How often units meet by it. */
  readonly every: PeriodKind;
  /** Best first. */
  readonly classes: readonly Titled[];
  readonly criteria: readonly CriterionInfo[];
}

/** What a report must know of the roll-up that rated the period. */
export interface RollUpInfo extends Titled {
  readonly edition: string;
  readonly status: Status;
  /** Best first. */
  readonly classes: readonly Titled[];
}

/** What a report is about. */
export interface ReportSubject {
  readonly period: Period;
  /** The day on which the report is drawn up, as an ISO date. */
  readonly date?: string;
  /** Id of the organisation that reports. */
  readonly organisation: string;
  /** The organisations of the last day of the period. */
  readonly tree: Tree;
  readonly sheets: readonly SheetInfo[];
  readonly rollUp?: RollUpInfo;
}

/** What one assessor found of a meeting. */
export interface AssessorScore {
  readonly assessor: string;
  readonly total: Rational;
  readonly rating: string;
}

/** One meeting of one unit that was scored. */
export interface Meeting {
  readonly sheet: { readonly id: string; readonly edition: string };
  readonly unit: string;
  /** Within that of the report. */
  readonly period: Period;
  /** The total and rating that count; absent where the scores are not complete. */
  readonly counting?: AssessorScore;
  /** In order of precedence. */
  readonly byAssessor: readonly AssessorScore[];
  /** Points each criterion lost, in the order of the sheet; absent where it did not apply. Empty where nothing counts. */
  readonly lost: readonly (Rational | undefined)[];
  /** Whether two totals differ beyond the limit of the sheet. */
  readonly totalsApart: boolean;
  /** Ids of criteria in which two assessors differ beyond the limit of the sheet. */
  readonly criteriaApart: readonly string[];
  /** It was scored for trial: counted apart, and nowhere else. */
  readonly trial: boolean;
}

/** What became of one unit in the period; every unit is added once. */
export interface Unit {
  readonly unit: string;
  /** Its class, after all quotas; absent where it has none. */
  readonly rating?: string;
  /** It has no class only because some periods are not over; false where it is absent. */
  readonly isNotOver?: boolean;
  /** What should be looked at in its records: some are refused, or stand twice. */
  readonly reasons: readonly Localized[];
  readonly missing: readonly { readonly sheet: string; readonly period: Period }[];
  /** Periods that were declared exempt; none where it is absent. */
  readonly exempt?: readonly {
    readonly sheet: string;
    readonly period: Period;
    readonly reason: string;
  }[];
  /** Its class in the period before; absent where it is not known. */
  readonly previous?: string;
}

/** A unit that a quota moved; organisation and unit by id. */
export interface Move {
  readonly unit: string;
  readonly within: string;
  readonly from: string;
  readonly to: string;
  readonly reason: Localized;
}
