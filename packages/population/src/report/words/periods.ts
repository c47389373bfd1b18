import { type Language } from '@barem/core';
import { firstDay, lastDay } from '../../calendar/period-days.js';
import { periodTitle } from '../../calendar/period-title.js';
import type { Period, PeriodKind } from '../../calendar/period.js';
import { groupBy } from '../../register/group-by.js';

/** An ISO date as people write it in both languages: `31/12/2022`. */
export const dayText = (date: string): string => date.split('-').toReversed().join('/');

/** `01/01/2022 – 31/12/2022`. */
export const daysText = (period: Period): string =>
  `${dayText(firstDay(period))} – ${dayText(lastDay(period))}`;

const roman = ['I', 'II', 'III', 'IV'];

/** How a mark under a chart names a period of its year. */
const ticks: Readonly<Record<PeriodKind, Readonly<Record<Language, (period: Period) => string>>>> =
  {
    year: { vi: ({ year }) => String(year), en: ({ year }) => String(year) },
    half: { vi: ({ index }) => `NN${index}`, en: ({ index }) => `H${index}` },
    quarter: { vi: ({ index }) => `Quý ${roman[index - 1]}`, en: ({ index }) => `Q${index}` },
    month: { vi: ({ index }) => `T${index}`, en: (period) => monthName(period) },
  };

const monthName = (period: Period): string => periodTitle(period, 'en').slice(0, 3);

/** `T3`, `Q1`. */
export const periodTick = (period: Period, language: Language): string =>
  ticks[period.kind][language](period);

/** Periods of one kind in one year, in few words. */
const lists: Readonly<
  Record<PeriodKind, Readonly<Record<Language, (periods: readonly Period[]) => string>>>
> = {
  year: {
    vi: ([first]) => `năm ${first?.year}`,
    en: ([first]) => String(first?.year),
  },
  half: {
    vi: (periods) =>
      periods
        .map(({ index, year }) => `6 tháng ${index === 1 ? 'đầu' : 'cuối'} năm ${year}`)
        .join(', '),
    en: (periods) => withYear(periods, ({ index }) => `H${index}`, ' '),
  },
  quarter: {
    vi: (periods) => `quý ${withYear(periods, ({ index }) => `${roman[index - 1]}`, '/')}`,
    en: (periods) => withYear(periods, ({ index }) => `Q${index}`, ' '),
  },
  month: {
    vi: (periods) => `tháng ${withYear(periods, ({ index }) => String(index), '/')}`,
    en: (periods) => withYear(periods, monthName, ' '),
  },
};

const withYear = (
  periods: readonly Period[],
  name: (period: Period) => string,
  between: string,
): string => `${periods.map(name).join(', ')}${between}${periods[0]?.year}`;

/** Periods inside a sentence: `tháng 1, 2, 5/2022`, `Jan, Feb, May 2022`. */
export const periodsText = (periods: readonly Period[], language: Language): string =>
  [...groupBy(periods, ({ kind, year }) => `${year} ${kind}`).values()]
    .map((group) => lists[group[0].kind][language](group))
    .join('; ');
