import type { Language } from '@barem/core';
import type { Period, PeriodKind } from './period.js';

type Title = (year: number, index: number) => string;

const roman = ['I', 'II', 'III', 'IV'];
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const titles: Readonly<Record<PeriodKind, Readonly<Record<Language, Title>>>> = {
  year: { vi: (year) => `Năm ${year}`, en: (year) => String(year) },
  half: {
    vi: (year, index) => `6 tháng ${index === 1 ? 'đầu' : 'cuối'} năm ${year}`,
    en: (year, index) => `${index === 1 ? 'First' : 'Second'} half of ${year}`,
  },
  quarter: {
    vi: (year, index) => `Quý ${roman[index - 1]} năm ${year}`,
    en: (year, index) => `Quarter ${index} of ${year}`,
  },
  month: {
    vi: (year, index) => `Tháng ${index} năm ${year}`,
    en: (year, index) => `${monthNames[index - 1]} ${year}`,
  },
};

/** The name of a period for people: `Quý I năm 2022`, `Quarter 1 of 2022`. */
export const periodTitle = ({ kind, year, index }: Period, language: Language): string =>
  titles[kind][language](year, index);
