import type { Localized, Rational } from '@barem/core';
import type { Period } from '../calendar/period.js';
import type { Level } from '../register/levels.js';

/** Something with an id and a name that people read. */
export interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Where numbers come from: an official text, nowhere yet, or a text that is not signed. */
export type Status = 'official' | 'illustrative' | 'draft';

/** How many units, or meetings, are in each class. */
export interface Distribution {
  /** One number a class, best first. */
  readonly counts: readonly number[];
  /** Those without a class, because something is missing or refused. */
  readonly none: number;
  /** Sum of all of them. */
  readonly total: number;
}

/** The distribution of one organisation below, or of one type of unit. */
export interface DistributionRow extends Distribution {
  /** Empty for the units of which the register does not say it. */
  readonly id: string;
  readonly title: string;
}

/** One edition of a sheet that scored meetings. */
export interface SheetTitle extends Titled {
  readonly edition: string;
  readonly status: Status;
  /** In order of precedence; none where the sheet names none. */
  readonly assessors: readonly Titled[];
}

/** One sheet in one period of the report. */
export interface TrendPoint {
  readonly period: Period;
  /** Meetings, by class of the sheet in the order of {@link SheetTrend.classes}. */
  readonly distribution: Distribution;
  /** Mean of the totals that count; absent where there is none. */
  readonly mean?: Rational;
}

/** One edition of a sheet through all periods of the report. */
export interface SheetTrend {
  readonly sheet: string;
  readonly edition: string;
  readonly title: string;
  /** Best first. */
  readonly classes: readonly Titled[];
  /** In the order of time; without periods in which only another edition of the sheet was in use. */
  readonly points: readonly TrendPoint[];
  /** All points together. */
  readonly whole: Distribution;
  readonly mean?: Rational;
  /** Meetings that were scored for trial and count nowhere. */
  readonly trials: number;
}

/** What a criterion lost over all meetings that count. */
export interface Loss {
  readonly sheet: string;
  readonly edition: string;
  readonly criterion: string;
  readonly title: string;
  readonly maximum: Rational;
  /** Mean points lost a meeting. */
  readonly mean: Rational;
  /** Meetings in which it lost any, of `meetings`. */
  readonly times: number;
  /** Meetings to which it applied. */
  readonly meetings: number;
}

/** A unit or an organisation as lists name it. */
export interface UnitTitle {
  readonly id: string;
  readonly name: string;
  /** The organisations above it and below that of the report, nearest first. */
  readonly above: readonly { readonly id: string; readonly name: string }[];
}

/** The periods in which a unit should have met by a sheet, and did not or nobody knows. */
export interface MissingPeriods {
  readonly unit: UnitTitle;
  readonly sheet: string;
  /** In the order of time. */
  readonly periods: readonly Period[];
}

/** Periods in which a unit need not meet, and why. */
export interface ExemptPeriods extends MissingPeriods {
  readonly reason: string;
}

/** Two assessors of one meeting who differ beyond what the sheet allows: in the total, or in criteria. */
export interface ScoresApart {
  readonly unit: UnitTitle;
  readonly sheet: string;
  readonly period: Period;
  /** Ids, in order of precedence. */
  readonly assessors: readonly [string, string];
  readonly totals: readonly [Rational, Rational];
  /** How far the totals are apart; never negative. */
  readonly difference: Rational;
  /** Whether that alone is beyond the limit. */
  readonly isTotalBeyond: boolean;
  /** Ids of criteria that differ beyond the limit of the sheet. */
  readonly criteria: readonly string[];
}

/** A unit that had the same total in every one of at least three meetings. */
export interface UnmovedTotal {
  readonly unit: UnitTitle;
  readonly sheet: string;
  readonly total: Rational;
  readonly meetings: number;
}

/** A unit whose class is another than in the period before. */
export interface ClassChange {
  readonly unit: UnitTitle;
  readonly before: string;
  readonly now: string;
  /** Classes downward; negative where it is better now. */
  readonly steps: number;
}

/** The classes of the same units in the period before. */
export interface ClassChanges {
  readonly previous: Period;
  /** Units without a known class then are in `none`, so the total is that of the report. */
  readonly before: Distribution;
  /** Units of which both classes are known. */
  readonly better: number;
  readonly same: number;
  readonly worse: number;
  /** Those that fell farthest first. */
  readonly units: readonly ClassChange[];
}

/** A unit that a quota moved to another class, and why. */
export interface QuotaMove {
  readonly unit: UnitTitle;
  /** The organisation within which the quota holds. */
  readonly within: UnitTitle;
  readonly from: string;
  readonly to: string;
  readonly reason: Localized;
}

/** Why a unit should be looked at. */
export type InspectionReason =
  | { readonly kind: 'unrated' }
  | { readonly kind: 'missing'; readonly sheet: string; readonly periods: readonly Period[] }
  | {
      readonly kind: 'apart';
      readonly sheet: string;
      readonly meetings: number;
      /** The largest difference of two totals. */
      readonly most: Rational;
    }
  | {
      readonly kind: 'unmoved';
      readonly sheet: string;
      readonly total: Rational;
      readonly meetings: number;
    }
  | { readonly kind: 'jump'; readonly before: string; readonly now: string }
  /** What the scoring found: records that are refused, or stand twice. */
  | { readonly kind: 'records'; readonly text: Localized };

/** A unit that should be looked at, with every reason. */
export interface Inspection {
  readonly unit: UnitTitle;
  /** Its class; absent where it has none. */
  readonly rating?: string;
  readonly reasons: readonly InspectionReason[];
}

/** Something about the data that whoever reads the report must know: what was refused and is not counted. */
export interface ReportFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly text: Localized;
}

/** What goes up: everything about one organisation and all units below it, in one period. */
export interface Report {
  readonly period: Period;
  /** The day on which it is drawn up, as an ISO date. */
  readonly date?: string;
  readonly organisation: {
    readonly id: string;
    readonly name: string;
    /** Absent where the register does not know the organisation. */
    readonly level?: Level;
    /** The name of the organisation right above. */
    readonly above?: string;
  };
  /** What the numbers rest on. */
  readonly basis: {
    /** The weakest of all that is used. */
    readonly status: Status;
    /** What rated the period; absent where the units have no class. */
    readonly rollUp?: Titled & { readonly edition: string; readonly status: Status };
    readonly sheets: readonly SheetTitle[];
  };
  /** Classes of units, best first; none without a roll-up. */
  readonly classes: readonly Titled[];
  readonly whole: Distribution;
  /** One row an organisation right below, in the order of the register. */
  readonly byOrganisation: readonly DistributionRow[];
  /** The largest first. */
  readonly byType: readonly DistributionRow[];
  readonly trend: readonly SheetTrend[];
  /** Most lost first; all criteria of all sheets. */
  readonly losses: readonly Loss[];
  /** Most missing first. */
  readonly missing: readonly MissingPeriods[];
  /** Those that were declared, by unit. */
  readonly exempt: readonly ExemptPeriods[];
  /** Largest difference first. */
  readonly apart: readonly ScoresApart[];
  /** Most meetings first. */
  readonly unmoved: readonly UnmovedTotal[];
  /** Absent where nothing is known of the period before. */
  readonly changes?: ClassChanges;
  readonly quotas: readonly QuotaMove[];
  /** Worst first. */
  readonly inspection: readonly Inspection[];
  /** Errors first. */
  readonly findings: readonly ReportFinding[];
}
