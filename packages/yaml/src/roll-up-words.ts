import type { Decision, Frequency, Series, Situation } from '@barem/syntax';

type FrequencyWord = 'month' | 'quarter' | 'half_year' | 'year';

type SituationWord =
  | 'missing_period'
  | 'no_period'
  | 'unfinished_record'
  | 'two_records'
  | 'sheet_changed';

/** The words of the YAML form for how often. */
export const frequencies: Readonly<Record<FrequencyWord, Frequency>> = {
  month: 'month',
  quarter: 'quarter',
  half_year: 'half-year',
  year: 'year',
};

export const everyOf: Readonly<Record<FrequencyWord | 'unit_below', Series['every']>> = {
  ...frequencies,
  unit_below: 'unit-below',
};

export const situationOf: Readonly<Record<SituationWord, Situation>> = {
  missing_period: 'missing-period',
  no_period: 'no-period',
  unfinished_record: 'unfinished-record',
  two_records: 'two-records',
  sheet_changed: 'sheet-changed',
};

type FixedDecision =
  | 'missing'
  | 'not_counted'
  | 'no_rating'
  | 'latest'
  | 'earliest'
  | 'best'
  | 'worst'
  | 'all_editions'
  | 'latest_edition';

/** Decisions that are one word. */
export const decisionOf: Readonly<Record<FixedDecision, Decision>> = {
  missing: { kind: 'as-missing' },
  not_counted: { kind: 'not-counted' },
  no_rating: { kind: 'no-rating' },
  latest: { kind: 'take', which: 'latest' },
  earliest: { kind: 'take', which: 'earliest' },
  best: { kind: 'take', which: 'best' },
  worst: { kind: 'take', which: 'worst' },
  all_editions: { kind: 'editions', which: 'all' },
  latest_edition: { kind: 'editions', which: 'latest' },
};

/** The word for a value of one of these tables. */
export function wordFor<T>(table: Readonly<Record<string, T>>, value: T): string {
  const text = JSON.stringify(value);
  const found = Object.entries(table).find(([, each]) => JSON.stringify(each) === text);
  return found?.[0] ?? '';
}
