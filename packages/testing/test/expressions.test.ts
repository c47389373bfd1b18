import { exact, rational, type Rational } from '@barem/core';
import type { Expr } from '@barem/syntax';
import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { numberDraft } from '../src/arbitraries/expression-drafts.js';
import { buildNumber, buildWhole, expr } from '../src/arbitraries/expressions.js';
import type { Unit } from '../src/arbitraries/quantity.js';
import { sampleScope } from '../src/arbitraries/scope.js';
import { numberOf, valueOf, type Lookup } from '../src/reckon/values.js';

vi.setConfig({ testTimeout: 30_000 });

/** A lookup into values for everything in the sample scope, each between its bounds. */
const lookup = (): fc.Arbitrary<Lookup> =>
  fc
    .record({
      phải_dự: fc.integer({ min: 1, max: 500 }),
      có_mặt: fc.nat(500),
      diện_tích: fc.nat(1000),
      tỷ_lệ: fc.nat(1000),
      points: fc.nat(20),
      sai: fc.boolean(),
      địa_bàn: fc.constantFrom('đô_thị', 'miền_núi'),
    })
    .map((values): Lookup => {
      const named: Readonly<Record<string, Rational | boolean | string>> = {
        phải_dự: rational(values.phải_dự),
        có_mặt: rational(values.có_mặt),
        diện_tích: rational(values.diện_tích, 10),
        tỷ_lệ: rational(values.tỷ_lệ, 1000),
        nghị_quyết_sai: values.sai,
        địa_bàn: values.địa_bàn,
      };
      return {
        named: (id) => named[id] ?? id,
        pointsOf: () => rational(values.points, 2),
        maximumOf: () => rational(15),
        levelOf: (id) => (id === 'I.2' ? values.sai : 'kém'),
      };
    });

test('every expression has a value: nothing is divided by 0', () => {
  fc.assert(
    fc.property(expr(), lookup(), (tree, values) => {
      expect(valueOf(tree, values)).toBeDefined();
    }),
    { numRuns: 1000 },
  );
});

test('a value lies within the bounds that are known of it', () => {
  const unit = fc.constantFrom<Unit[]>('plain', 'percent', 'points');
  fc.assert(
    fc.property(numberDraft(), unit, lookup(), (draft, unit, values) => {
      const { expr, low, high, whole, finite, size } = buildNumber(draft, sampleScope, unit);
      const value = numberOf(expr, values) ?? exact.zero;
      expect(exact.compare(low, value)).toBeLessThanOrEqual(0);
      expect(exact.compare(value, high)).toBeLessThanOrEqual(0);
      expect(!whole || value.denominator === 1n).toBe(true);
      expect(!finite || exact.decimalsOf(value) !== undefined).toBe(true);
      expect(Number(value.denominator)).toBeLessThanOrEqual(size.bottom);
    }),
    { numRuns: 1000 },
  );
});

test('units are counted in whole numbers from 0 up', () => {
  fc.assert(
    fc.property(numberDraft(), lookup(), (draft, values) => {
      const value = numberOf(buildWhole(draft, sampleScope).expr, values);
      expect(value?.denominator).toBe(1n);
      expect(value?.numerator).toBeGreaterThanOrEqual(0n);
    }),
    { numRuns: 1000 },
  );
});

test('every kind of expression turns up', () => {
  const found = new Set<string>();
  const visit = (tree: unknown): void => {
    if (typeof tree !== 'object' || tree === null) return;
    if ('kind' in tree) found.add(String(tree.kind));
    Object.values(tree).forEach(visit);
  };
  fc.sample(expr(), { numRuns: 2000, seed: 1 }).forEach(visit);
  const kinds: readonly Expr['kind'][] = [
    'number',
    'boolean',
    'met',
    'name',
    'points-of',
    'maximum-of',
    'level-of',
    'not',
    'negate',
    'arithmetic',
    'compare',
    'in-range',
    'logic',
    'if',
    'extreme',
    'round',
  ];
  expect([...found].toSorted()).toEqual(kinds.toSorted());
});
