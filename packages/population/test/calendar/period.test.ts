import { expect, test } from 'vitest';
import { parsePeriod, periodText } from '../../src/calendar/period.js';

test.each([
  { text: '2022', period: { kind: 'year', year: 2022, index: 1 } },
  { text: '2022-H1', period: { kind: 'half', year: 2022, index: 1 } },
  { text: '2022-H2', period: { kind: 'half', year: 2022, index: 2 } },
  { text: '2022-Q4', period: { kind: 'quarter', year: 2022, index: 4 } },
  { text: '2022-01', period: { kind: 'month', year: 2022, index: 1 } },
  { text: '2022-12', period: { kind: 'month', year: 2022, index: 12 } },
  { text: '1900', period: { kind: 'year', year: 1900, index: 1 } },
  { text: '2999-12', period: { kind: 'month', year: 2999, index: 12 } },
] as const)('$text is read and printed as the same period', ({ text, period }) => {
  expect(parsePeriod(text)).toEqual(period);
  expect(periodText(period)).toBe(text);
});

test.each([
  '',
  '22',
  '1899',
  '3000',
  '2022-',
  '2022-00',
  '2022-13',
  '2022-1',
  '2022-001',
  '2022-H0',
  '2022-H3',
  '2022-Q0',
  '2022-Q5',
  '2022-q1',
  '2022Q1',
  '2022-H1Q1',
  '2022-01-01',
  '2022\n',
  ' 2022',
  '２０２２',
  '__proto__',
])('%j is no period', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});
