import { rational } from '@barem/core';
import { expect, test } from 'vitest';
import { fixed, partText, pointsText } from '../../src/report/words/numbers.js';
import { dayText, periodsText } from '../../src/report/words/periods.js';

test.each([
  { part: 0, whole: 7, vi: '0%', en: '0%' },
  { part: 7, whole: 7, vi: '100%', en: '100%' },
  { part: 1, whole: 3, vi: '33,3%', en: '33.3%' },
  { part: 1, whole: 2000, vi: '0,1%', en: '0.1%' },
  { part: 1, whole: 2001, vi: '<0,1%', en: '<0.1%' },
  { part: 1999, whole: 2000, vi: '>99,9%', en: '>99.9%' },
  { part: 0, whole: 0, vi: '–', en: '–' },
])('$part of $whole is $vi', ({ part, whole, vi, en }) => {
  expect([partText(part, whole, 'vi'), partText(part, whole, 'en')]).toEqual([vi, en]);
});

test.each([
  { value: rational(895, 10), vi: '89,50', en: '89.50' },
  { value: rational(269, 3), vi: '89,67', en: '89.67' },
  { value: rational(12_345), vi: '12.345,00', en: '12,345.00' },
  { value: rational(1, 200), vi: '0,01', en: '0.01' },
  { value: rational(-5, 4), vi: '-1,25', en: '-1.25' },
])('a mean is rounded half up: $vi', ({ value, vi, en }) => {
  expect([fixed(value, 2, 'vi'), fixed(value, 2, 'en')]).toEqual([vi, en]);
});

test('points stand as they were given', () => {
  expect([rational(179, 2), rational(1, 3)].map((each) => pointsText(each, 'vi'))).toEqual([
    '89,5',
    '0,33',
  ]);
});

test('dates and periods are written as people do', () => {
  const months = [1, 2, 5].map((index) => ({ kind: 'month', year: 2022, index }) as const);
  const half = { kind: 'half', year: 2022, index: 2 } as const;
  const quarter = { kind: 'quarter', year: 2023, index: 4 } as const;
  expect(dayText('2022-12-31')).toBe('31/12/2022');
  expect(periodsText(months, 'vi')).toBe('tháng 1, 2, 5/2022');
  expect(periodsText(months, 'en')).toBe('Jan, Feb, May 2022');
  expect(periodsText([half, quarter], 'vi')).toBe('6 tháng cuối năm 2022; quý IV/2023');
});
