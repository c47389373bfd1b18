import { dateOf, isDate } from '../calendar/date.js';

/** The ISO date that a day written in another way may mean: `31/12/2022`, the day first, or an ISO date with a time. */
export function dayMeant(text: string): string | undefined {
  const [, date = ''] = /^(\d{4}-\d{2}-\d{2})[T ][\d:.]+Z?$/.exec(text) ?? [];
  if (isDate(date)) return date;
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const meant = dateOf(Number(year), Number(month), Number(day));
  return isDate(meant) ? meant : undefined;
}
