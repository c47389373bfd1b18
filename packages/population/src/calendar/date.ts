/** The first and the last year that dates and periods may have. */
export const yearLimits = { first: 1900, last: 2999 } as const;

/** The first and the last day that dates may be. */
export const calendarDays: { readonly first: string; readonly last: string } = {
  first: `${yearLimits.first}-01-01`,
  last: `${yearLimits.last}-12-31`,
};

const monthDays: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean =>
  year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month has; 0 where there is no such month. `month` counts from 1. */
export const daysInMonth = (year: number, month: number): number =>
  (monthDays[month - 1] ?? 0) + (month === 2 && isLeapYear(year) ? 1 : 0);

/** Whether a year is one that dates and periods may have. */
export const isYear = (year: number): boolean =>
  year >= yearLimits.first && year <= yearLimits.last;

/** Whether a text is `YYYY-MM-DD` and the day exists, from 1900-01-01 to 2999-12-31. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return isYear(year) && day >= 1 && day <= daysInMonth(year, month);
}

/** Year, month and day of a date, as numbers. */
export const partsOf = (
  date: string,
): { readonly year: number; readonly month: number; readonly day: number } => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/** The date as text. Dates as texts stand in the order of time. */
export const dateOf = (year: number, month: number, day: number): string =>
  `${year}-${twoDigits(month)}-${twoDigits(day)}`;

/** `3` as `03`. */
export const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** The day after a date. */
export function dayAfter(date: string): string {
  const { year, month, day } = partsOf(date);
  if (day < daysInMonth(year, month)) return dateOf(year, month, day + 1);
  return month < 12 ? dateOf(year, month + 1, 1) : dateOf(year + 1, 1, 1);
}

/** The day before a date. */
export function dayBefore(date: string): string {
  const { year, month, day } = partsOf(date);
  if (day > 1) return dateOf(year, month, day - 1);
  return month > 1
    ? dateOf(year, month - 1, daysInMonth(year, month - 1))
    : dateOf(year - 1, 12, 31);
}
