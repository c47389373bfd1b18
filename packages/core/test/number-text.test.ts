import { describe, expect, test } from 'vitest';
import type { Language } from '../src/language.js';
import {
  formatNumber,
  maximumDigits,
  plainNumber,
  readNumber,
  toPlainText,
} from '../src/number-text.js';
import { rational } from '../src/rational.js';

/** A number as data writes it, or the kind of the reading that is none. */
function reading(text: string, language: Language): string {
  const found = readNumber(text, language);
  if (found.kind === 'number') return toPlainText(found.value);
  return found.kind === 'other-style' ? `write ${found.repair}` : found.kind;
}

describe('a written number', () => {
  test.each([
    { text: '0', vi: '0', en: '0' },
    { text: '0012', vi: '12', en: '12' },
    { text: '0,5', vi: '0.5', en: 'write 0.5' },
    { text: '0.5', vi: 'write 0,5', en: '0.5' },
    { text: '3.500', vi: '3500', en: '3.5' },
    { text: '3,500', vi: '3.5', en: '3500' },
    { text: '3.500,5', vi: '3500.5', en: 'write 3,500.5' },
    { text: '3,500.5', vi: 'write 3.500,5', en: '3500.5' },
    { text: '1.234.567', vi: '1234567', en: 'write 1,234,567' },
    { text: '1.234.56', vi: 'malformed', en: 'malformed' },
    { text: '12.34', vi: 'write 12,34', en: '12.34' },
    { text: '1234.567', vi: 'write 1.234,567', en: '1234.567' },
    { text: '1,2,3', vi: 'malformed', en: 'malformed' },
    { text: '1.2,3.4', vi: 'malformed', en: 'malformed' },
    { text: '123456789012345', vi: '123456789012345', en: '123456789012345' },
    { text: '1234567890123456', vi: 'too-long', en: 'too-long' },
    { text: '0,0000000000000001', vi: 'too-long', en: 'too-long' },
  ])('$text means $vi in Vietnamese and $en in English', ({ text, vi, en }) => {
    expect(reading(text, 'vi')).toBe(vi);
    expect(reading(text, 'en')).toBe(en);
  });

  test('has at most fifteen digits, which is below 2^53', () => {
    expect(10 ** maximumDigits).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });
});

test.each([
  { value: rational(0), plain: '0', vi: '0', en: '0' },
  { value: rational(-1, 2), plain: '-0.5', vi: '-0,5', en: '-0.5' },
  { value: rational(35_001, 10), plain: '3500.1', vi: '3.500,1', en: '3,500.1' },
  { value: rational(-1_234_567), plain: '-1234567', vi: '-1.234.567', en: '-1,234,567' },
  { value: rational(1, 80), plain: '0.0125', vi: '0,0125', en: '0.0125' },
  { value: rational(123_456, 1000), plain: '123.456', vi: '123,456', en: '123.456' },
])('$plain is written $vi in Vietnamese and $en in English', ({ value, plain, vi, en }) => {
  expect(toPlainText(value)).toBe(plain);
  expect(formatNumber(value, 'vi')).toBe(vi);
  expect(formatNumber(value, 'en')).toBe(en);
  expect(plainNumber(plain)).toEqual(value);
});

test('a fraction without end is written as a fraction', () => {
  expect(toPlainText(rational(-1, 3))).toBe('-1/3');
});

test('what is written in a language is read back in it', () => {
  for (const language of ['vi', 'en'] as const) {
    for (let cents = 0; cents < 200_000; cents += 1_237) {
      const value = rational(cents, 100);
      expect(readNumber(formatNumber(value, language), language)).toEqual({
        kind: 'number',
        value,
      });
    }
  }
});
