import { expect, test } from 'vitest';
import { contains, firstDay, lastDay } from '../../src/calendar/period-days.js';
import { period } from './periods.js';

test.each([
  { text: '2022', first: '2022-01-01', last: '2022-12-31' },
  { text: '2022-H1', first: '2022-01-01', last: '2022-06-30' },
  { text: '2022-H2', first: '2022-07-01', last: '2022-12-31' },
  { text: '2022-Q1', first: '2022-01-01', last: '2022-03-31' },
  { text: '2022-Q2', first: '2022-04-01', last: '2022-06-30' },
  { text: '2022-Q3', first: '2022-07-01', last: '2022-09-30' },
  { text: '2022-Q4', first: '2022-10-01', last: '2022-12-31' },
  { text: '2022-02', first: '2022-02-01', last: '2022-02-28' },
  { text: '2024-02', first: '2024-02-01', last: '2024-02-29' },
  { text: '2022-11', first: '2022-11-01', last: '2022-11-30' },
])('$text lasts from $first to $last', ({ text, first, last }) => {
  expect([firstDay(period(text)), lastDay(period(text))]).toEqual([first, last]);
});

test.each([
  { outer: '2022-Q1', day: '2022-01-01', isIn: true },
  { outer: '2022-Q1', day: '2022-03-31', isIn: true },
  { outer: '2022-Q1', day: '2021-12-31', isIn: false },
  { outer: '2022-Q1', day: '2022-04-01', isIn: false },
  { outer: '2024-02', day: '2024-02-29', isIn: true },
  { outer: '2022-02', day: '2022-02-29', isIn: false },
  { outer: '2022', day: '2022-6-1', isIn: false },
  { outer: '2022', day: '2022-06', isIn: false },
  { outer: '2022', day: 'constructor', isIn: false },
])('that $day is a day of $outer is $isIn', ({ outer, day, isIn }) => {
  expect(contains(period(outer), day)).toBe(isIn);
});

test.each([
  { outer: '2022', inner: '2022', isIn: true },
  { outer: '2022', inner: '2022-H2', isIn: true },
  { outer: '2022-H1', inner: '2022-Q2', isIn: true },
  { outer: '2022-H1', inner: '2022-Q3', isIn: false },
  { outer: '2022-Q4', inner: '2022-12', isIn: true },
  { outer: '2022-12', inner: '2022-Q4', isIn: false },
  { outer: '2022', inner: '2023-01', isIn: false },
])('that $inner is part of $outer is $isIn', ({ outer, inner, isIn }) => {
  expect(contains(period(outer), period(inner))).toBe(isIn);
});
