import { rational, type RoundingMode } from '@barem/core';
import { expect, test } from 'vitest';
import { decimal, floor, over, plus, roundedTo, whole, written } from './fraction.js';

test('thirds add up to one', () => {
  const third = over(whole(1), whole(3));
  expect(decimal(plus(plus(third, third), third)).toFixed()).toBe('1');
});

test('one third has no decimals', () => {
  expect(() => decimal(over(whole(1), whole(3)))).toThrow(RangeError);
});

test('nothing is divided by 0', () => {
  expect(() => over(whole(1), whole(0))).toThrow('division by zero');
});

test.each([
  ['7/2', 7, 2, '3'],
  ['-7/2', -7, 2, '-4'],
  ['-4/2', -4, 2, '-2'],
  ['1/3', 1, 3, '0'],
])('the whole number below %s', (_, numerator, denominator, expected) => {
  expect(floor(written(rational(numerator, denominator))).toFixed()).toBe(expected);
});

test.each<[string, RoundingMode, string]>([
  ['2.5', 'half-up', '3'],
  ['2.5', 'half-even', '2'],
  ['3.5', 'half-even', '4'],
  ['2.5', 'up', '3'],
  ['2.5', 'down', '2'],
  ['2.4', 'half-up', '2'],
  ['2.6', 'half-even', '3'],
  ['-2.5', 'half-up', '-2'],
  ['-2.5', 'half-even', '-2'],
  ['-3.5', 'half-even', '-4'],
  ['-2.5', 'up', '-2'],
  ['-2.5', 'down', '-3'],
  ['4', 'up', '4'],
])('%s rounded %s to 1 is %s', (value, mode, expected) => {
  expect(decimal(roundedTo(whole(value), whole(1), mode)).toFixed()).toBe(expected);
});

test('rounding goes to the step that is asked for', () => {
  expect(decimal(roundedTo(whole('89.75'), whole('0.5'), 'half-up')).toFixed()).toBe('90');
  expect(decimal(roundedTo(over(whole(2), whole(3)), whole('0.01'), 'half-up')).toFixed()).toBe(
    '0.67',
  );
});
