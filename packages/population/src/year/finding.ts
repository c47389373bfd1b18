import type { Localized } from '@barem/core';
import type { Place } from '../register/place.js';

/** Why a record, or something beside the records, does not count as it was handed in. */
export type YearFindingCode =
  | 'year/register'
  | 'year/unreadable'
  | 'year/strange-file'
  | 'year/no-unit'
  | 'year/unknown-unit'
  | 'year/unit-not-then'
  | 'year/no-period'
  | 'year/wrong-period'
  | 'year/other-period'
  | 'year/bad-date'
  | 'year/date-needed'
  | 'year/outside-period'
  | 'year/too-early'
  | 'year/too-late'
  | 'year/trial'
  | 'year/other-sheet'
  | 'year/said-twice'
  | 'year/two-records'
  | 'year/two-editions'
  | 'year/refused'
  | 'year/unfinished'
  | 'year/unknown-exemption'
  | 'year/exempt-and-recorded'
  | 'year/unknown-facts';

/** What is wrong or odd about a record. An error keeps it from counting. */
export interface YearFinding {
  readonly code: YearFindingCode;
  readonly severity: 'error' | 'warning';
  readonly text: Localized;
  readonly unit?: string;
  readonly place?: Place;
}
