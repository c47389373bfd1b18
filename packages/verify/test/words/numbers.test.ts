import { expect, test } from 'vitest';
import {
  countText,
  exactly,
  measuredText,
  numberText,
  shareText,
} from '../../src/words/numbers.js';

test.each([
  { part: 1n, whole: 4n, vi: '25%', en: '25%' },
  { part: 1n, whole: 3n, vi: '33,3%', en: '33.3%' },
  {
    part: 379_973_581_617_273n,
    whole: 924_044_194_396_267_308_000n,
    vi: '0,000041%',
    en: '0.000041%',
  },
  { part: 999_999n, whole: 1_000_000n, vi: '99,9999%', en: '99.9999%' },
  { part: 0n, whole: 7n, vi: '0%', en: '0%' },
  { part: 7n, whole: 7n, vi: '100%', en: '100%' },
])('$part of $whole is $en', ({ part, whole, vi, en }) => {
  expect([shareText(part, whole, 'vi'), shareText(part, whole, 'en')]).toEqual([vi, en]);
});

test('no share but none at all is 0 %, and no share but the whole is 100 %', () => {
  const whole = 10n ** 60n;
  for (let part = 1n; part < whole; part *= 10n) {
    expect(shareText(part, whole, 'en')).not.toBe('0%');
    expect(shareText(whole - part, whole, 'en')).not.toBe('100%');
  }
});

test('counts of any length are grouped as the language does', () => {
  expect([countText(1_234_567n, 'vi'), countText(1_234_567n, 'en')]).toEqual([
    '1.234.567',
    '1,234,567',
  ]);
});

test.each([
  { measured: { of: 17, by: 20, percent: true }, text: '17/20 = 85%' },
  { measured: { of: 249, by: 499, percent: true }, text: '249/499 ≈ 49,9%' },
  { measured: { of: 0.855, percent: true }, text: '85,5%' },
  { measured: { of: 59 }, text: '59' },
  { measured: { of: 3500.25 }, text: '3.500,25' },
  { measured: { of: 7, by: 2 }, text: '7/2 = 3,5' },
  { measured: { of: 1, by: 3 }, text: '1/3 ≈ 0,33' },
] as const)('$text', ({ measured, text }) => {
  expect(measuredText(measured, 'vi')).toBe(text);
});

test('a rounded value never looks like the threshold that it is beside', () => {
  const threshold = { of: 0.5, percent: true } as const;
  const below = { of: 49_999_999, by: 100_000_001, percent: true } as const;
  expect(measuredText(below, 'en')).toBe('49,999,999/100,000,001 ≈ 50%');
  expect(measuredText(below, 'en', threshold)).toBe('49,999,999/100,000,001 ≈ 49.999999%');
});

test.each([
  { value: 0.1 + 0.2, text: '0,3' },
  { value: 1e-7, text: '0,0000001' },
  { value: -2.5, text: '-2,5' },
  { value: 123_456_789_012_345, text: '123.456.789.012.345' },
])('$value is written $text', ({ value, text }) => {
  expect(numberText(value, 'vi')).toBe(text);
});

test('a decimal is the number that it was before it became binary', () => {
  expect(exactly(17 / 20)).toEqual({ numerator: 17n, denominator: 20n });
});
