import { exact, rational } from '@barem/core';
import { expect, test } from 'vitest';
import { divideExactly } from '../src/interpret.js';
import { roundingCodes } from '../src/program.js';

test('division rounds whole numbers as exact fractions do, in every mode and sign', () => {
  for (const mode of ['half-up', 'half-even', 'up', 'down'] as const) {
    for (let of = -40; of <= 40; of += 1) {
      for (let by = 1; by <= 8; by += 1) {
        const rounded = exact.roundTo(rational(BigInt(of), BigInt(by)), exact.one, mode);
        expect(divideExactly(of, by, roundingCodes[mode])).toBe(Number(rounded.numerator));
      }
    }
  }
});

test('near 2^53 no digit is lost', () => {
  expect(divideExactly(9_007_199_254_740_991, 2, roundingCodes['half-up'])).toBe(
    4_503_599_627_370_496,
  );
  expect(divideExactly(-9_007_199_254_740_991, 2, roundingCodes['half-up'])).toBe(
    -4_503_599_627_370_495,
  );
});
