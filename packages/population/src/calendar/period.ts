import { isYear, twoDigits } from './date.js';

export type PeriodKind = 'year' | 'half' | 'quarter' | 'month';

/** A year, or one of the equal parts of a year. */
export interface Period {
  readonly kind: PeriodKind;
  /** From 1900 to 2999. */
  readonly year: number;
  /** Which one of its kind in the year, from 1; for a year 1. */
  readonly index: number;
}

/** How many periods of a kind a year has. */
export const periodsPerYear: Readonly<Record<PeriodKind, number>> = {
  year: 1,
  half: 2,
  quarter: 4,
  month: 12,
};

/** The period that a text names, such as `2022`, `2022-H1`, `2022-Q1` or `2022-03`; `undefined` for any other text. */
export function parsePeriod(text: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:H(\d)|Q(\d)|(\d{2})))?$/.exec(text);
  if (!match) return undefined;
  const [, year, half, quarter, month] = match;
  const kind = half ? 'half' : quarter ? 'quarter' : month ? 'month' : 'year';
  const period = {
    kind,
    year: Number(year),
    index: Number(half ?? quarter ?? month ?? 1),
  } as const;
  return exists(period) ? period : undefined;
}

const exists = ({ kind, year, index }: Period): boolean =>
  isYear(year) && index >= 1 && index <= periodsPerYear[kind];

const suffixes: Readonly<Record<PeriodKind, (index: number) => string>> = {
  year: () => '',
  half: (index) => `-H${index}`,
  quarter: (index) => `-Q${index}`,
  month: (index) => `-${twoDigits(index)}`,
};

/** The text that {@link parsePeriod} reads as this period: `2022-Q1`. */
export const periodText = ({ kind, year, index }: Period): string =>
  `${year}${suffixes[kind](index)}`;
