import { dateOf, daysInMonth, isDate } from './date.js';
import { periodsPerYear, type Period } from './period.js';

const monthsIn = ({ kind }: Period): number => 12 / periodsPerYear[kind];

/** The first day of a period, as an ISO date. */
export const firstDay = (period: Period): string =>
  dateOf(period.year, (period.index - 1) * monthsIn(period) + 1, 1);

/** The last day of a period, as an ISO date: `2024-02-29` for February 2024. */
export function lastDay(period: Period): string {
  const month = period.index * monthsIn(period);
  return dateOf(period.year, month, daysInMonth(period.year, month));
}

/** Whether a day, or a whole period, lies in a period; a period lies in itself, a text that is no date in none. */
export function contains(period: Period, dateOrPeriod: string | Period): boolean {
  const [from, to] =
    typeof dateOrPeriod === 'string'
      ? [dateOrPeriod, dateOrPeriod]
      : [firstDay(dateOrPeriod), lastDay(dateOrPeriod)];
  return isDate(from) && firstDay(period) <= from && to <= lastDay(period);
}
