import { invariant } from '@barem/core';
import { isDate, isYear, partsOf } from './date.js';
import { periodsPerYear, type Period, type PeriodKind } from './period.js';

/**
 * The period of a kind in which a day lies.
 * @throws {Error} `date` is no date; ask {@link isDate} first
 */
export function periodOf(date: string, kind: PeriodKind): Period {
  invariant(isDate(date), `${date} is a date`);
  const { year, month } = partsOf(date);
  return { kind, year, index: Math.ceil((month * periodsPerYear[kind]) / 12) };
}

/** The periods of a kind that make up a period, in order; none where the kind is longer than the period. */
export function periodsIn(period: Period, kind: PeriodKind): readonly Period[] {
  const count = periodsPerYear[kind] / periodsPerYear[period.kind];
  if (count < 1) return [];
  const first = (period.index - 1) * count + 1;
  return Array.from({ length: count }, (_, at) => ({
    kind,
    year: period.year,
    index: first + at,
  }));
}

/** The period of the same kind just before; `undefined` for the first one of 1900. */
export function previousPeriod({ kind, year, index }: Period): Period | undefined {
  if (index > 1) return { kind, year, index: index - 1 };
  return isYear(year - 1) ? { kind, year: year - 1, index: periodsPerYear[kind] } : undefined;
}
