import { expect, test } from 'vitest';
import { dayAfter, dayBefore, daysInMonth, isDate } from '../../src/calendar/date.js';

test.each([
  { year: 2022, days: 28 },
  { year: 2024, days: 29 },
  { year: 1900, days: 28 },
  { year: 2000, days: 29 },
  { year: 2100, days: 28 },
  { year: 2400, days: 29 },
])('February of $year has $days days', ({ year, days }) => {
  expect(daysInMonth(year, 2)).toBe(days);
});

test.each([0, 13, 1.5, Number.NaN])('there is no month %d', (month) => {
  expect(daysInMonth(2024, month)).toBe(0);
});

test.each(['1900-01-01', '2022-12-31', '2024-02-29', '2999-12-31'])('%s is a date', (text) => {
  expect(isDate(text)).toBe(true);
});

test.each([
  '',
  '2023-02-29',
  '1900-02-29',
  '2022-04-31',
  '2022-00-10',
  '2022-13-01',
  '2022-01-00',
  '1899-12-31',
  '3000-01-01',
  '2022-1-1',
  '2022-01-01T00:00',
  '2022-01-01\n',
  ' 2022-01-01',
  '+2022-01-01',
  '٢٠٢٢-٠١-٠١',
  '31/12/2022',
])('%j is no date', (text) => {
  expect(isDate(text)).toBe(false);
});

test.each([
  { day: '2022-01-30', next: '2022-01-31' },
  { day: '2022-01-31', next: '2022-02-01' },
  { day: '2022-02-28', next: '2022-03-01' },
  { day: '2024-02-28', next: '2024-02-29' },
  { day: '2024-02-29', next: '2024-03-01' },
  { day: '2022-12-31', next: '2023-01-01' },
])('$next follows $day', ({ day, next }) => {
  expect(dayAfter(day)).toBe(next);
  expect(dayBefore(next)).toBe(day);
});
