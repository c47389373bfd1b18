import { expect, test } from 'vitest';
import { periodTitle } from '../../src/calendar/period-title.js';
import { period } from './periods.js';

test.each([
  { text: '2022', vi: 'Năm 2022', en: '2022' },
  { text: '2022-H1', vi: '6 tháng đầu năm 2022', en: 'First half of 2022' },
  { text: '2022-H2', vi: '6 tháng cuối năm 2022', en: 'Second half of 2022' },
  { text: '2022-Q1', vi: 'Quý I năm 2022', en: 'Quarter 1 of 2022' },
  { text: '2022-Q4', vi: 'Quý IV năm 2022', en: 'Quarter 4 of 2022' },
  { text: '2022-03', vi: 'Tháng 3 năm 2022', en: 'March 2022' },
  { text: '2022-12', vi: 'Tháng 12 năm 2022', en: 'December 2022' },
])('$text is called $vi, $en', ({ text, vi, en }) => {
  expect(periodTitle(period(text), 'vi')).toBe(vi);
  expect(periodTitle(period(text), 'en')).toBe(en);
});
