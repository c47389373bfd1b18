import { expect, test } from 'vitest';
import { dayAfter } from '../../src/calendar/date.js';
import { firstDay, lastDay } from '../../src/calendar/period-days.js';
import { periodOf, periodsIn, previousPeriod } from '../../src/calendar/period-steps.js';
import { periodText } from '../../src/calendar/period.js';
import { period } from './periods.js';

const kinds = ['year', 'half', 'quarter', 'month'] as const;

test.each([
  { date: '2022-01-01', texts: ['2022', '2022-H1', '2022-Q1', '2022-01'] },
  { date: '2022-03-31', texts: ['2022', '2022-H1', '2022-Q1', '2022-03'] },
  { date: '2022-06-30', texts: ['2022', '2022-H1', '2022-Q2', '2022-06'] },
  { date: '2022-07-01', texts: ['2022', '2022-H2', '2022-Q3', '2022-07'] },
  { date: '2024-02-29', texts: ['2024', '2024-H1', '2024-Q1', '2024-02'] },
  { date: '2022-12-31', texts: ['2022', '2022-H2', '2022-Q4', '2022-12'] },
])('$date lies in $texts', ({ date, texts }) => {
  expect(kinds.map((kind) => periodText(periodOf(date, kind)))).toEqual(texts);
});

test('a text that is no date lies in no period', () => {
  expect(() => periodOf('2022-02-29', 'month')).toThrow('2022-02-29 is a date');
});

test.each([
  { text: '2022', kind: 'year', parts: ['2022'] },
  { text: '2022', kind: 'half', parts: ['2022-H1', '2022-H2'] },
  { text: '2022', kind: 'quarter', parts: ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4'] },
  { text: '2022-H2', kind: 'quarter', parts: ['2022-Q3', '2022-Q4'] },
  { text: '2022-Q2', kind: 'month', parts: ['2022-04', '2022-05', '2022-06'] },
  { text: '2022-02', kind: 'month', parts: ['2022-02'] },
  { text: '2022-02', kind: 'quarter', parts: [] },
  { text: '2022-H1', kind: 'year', parts: [] },
] as const)('$text is made up of each $kind in $parts', ({ text, kind, parts }) => {
  expect(periodsIn(period(text), kind).map(periodText)).toEqual(parts);
});

test('the parts of a period follow each other without a gap', () => {
  for (const text of ['2024', '2024-H2', '2024-Q1'])
    for (const kind of kinds) {
      const whole = period(text);
      const parts = periodsIn(whole, kind);
      if (parts.length === 0) continue;
      expect(firstDay(parts[0]!)).toBe(firstDay(whole));
      expect(lastDay(parts.at(-1)!)).toBe(lastDay(whole));
      parts.slice(1).forEach((part, at) => {
        expect(firstDay(part)).toBe(dayAfter(lastDay(parts[at]!)));
      });
    }
});

test.each([
  { text: '2022', before: '2021' },
  { text: '2022-H2', before: '2022-H1' },
  { text: '2022-H1', before: '2021-H2' },
  { text: '2022-Q1', before: '2021-Q4' },
  { text: '2022-01', before: '2021-12' },
  { text: '2022-12', before: '2022-11' },
])('$before comes before $text', ({ text, before }) => {
  expect(previousPeriod(period(text))).toEqual(period(before));
});

test.each(['1900', '1900-H1', '1900-Q1', '1900-01'])('nothing comes before %s', (text) => {
  expect(previousPeriod(period(text))).toBeUndefined();
});
