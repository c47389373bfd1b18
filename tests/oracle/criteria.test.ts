import { rational } from '@barem/core';
import type { Band, Bands, Criterion, PerUnit, Progressive, Scoring } from '@barem/syntax';
import { nodes } from '@barem/testing';
import { expect, test } from 'vitest';
import {
  assessed,
  count,
  criterion,
  decimal,
  half,
  levels,
  metFor,
  otherwise,
  recordOf,
  sheetOf,
} from './builders.js';
import { evaluate } from './index.js';

const { compare, named, number, span } = nodes;

/** Points of the one criterion `X` on a record; `x` is a count, `y` a number with one decimal. */
function points(
  scoring: Scoring,
  values: Readonly<Record<string, unknown>>,
  applies?: Criterion['applies'],
): string | undefined {
  const sheet = sheetOf({
    facts: [count('x', 0, 10_000), decimal('y', 1, 0, 1000)],
    criteria: [criterion('X', scoring, applies)],
    scale: { span, lowerIsBetter: false },
  });
  return evaluate(sheet, recordOf(sheet, values)).criteria.get('X')?.toFixed();
}

test('an assessed criterion earns what was entered', () => {
  expect(points(assessed(0, 10), { X: 7.5 })).toBe('7.5');
});

test('a level earns its points, or the points entered within its range', () => {
  const scoring = levels({ tốt: [12, 15], khá: 8, kém: 0 });
  expect(points(scoring, { X: 13.5 })).toBe('13.5');
  expect(points(scoring, { X: 'khá' })).toBe('8');
});

test('met earns all, not met nothing', () => {
  expect(points(metFor(5), { X: true })).toBe('5');
  expect(points(metFor(5), { X: false })).toBe('0');
  expect(points(metFor(5, compare(named('x'), '=', number(0))), { x: 0 })).toBe('5');
  expect(points(metFor(5, compare(named('x'), '=', number(0))), { x: 1 })).toBe('0');
});

const band = (range: Band['range'] | undefined, value: number): Band => ({
  span,
  ...(range && { range }),
  points: number(value),
  annotations: nodes.noAnnotations,
});

test('a band earns its points; what no band holds is the rest', () => {
  const bands: Bands = {
    kind: 'bands',
    span,
    measure: named('x'),
    bands: [
      band(nodes.from(number(90)), 5),
      band(nodes.between(number(60), number(90), { to: false }), 3),
      band(undefined, 1),
    ],
  };
  expect(['90', '89', '60', '59'].map((x) => points(bands, { x: Number(x) }))).toEqual([
    '5',
    '3',
    '3',
    '1',
  ]);
});

test('a value that two bands hold is our bug, not a score', () => {
  const bands: Bands = {
    kind: 'bands',
    span,
    measure: named('x'),
    bands: [band(nodes.from(number(1)), 1), band(nodes.from(number(2)), 2)],
  };
  expect(() => points(bands, { x: 2 })).toThrow('exactly one band');
});

const perUnit = (effect: PerUnit['effect'], maximum?: number): PerUnit => ({
  kind: 'per-unit',
  span,
  measure: named('x'),
  effect,
  points: number(half(3)),
  ...(maximum !== undefined && { maximum: number(maximum) }),
});

test('units add up to a maximum', () => {
  expect([0, 2, 5].map((x) => points(perUnit('adds', 5), { x }))).toEqual(['0', '3', '5']);
  expect(points(perUnit('adds'), { x: 100 })).toBe('150');
});

test('in a section, units are deducted from the maximum down to 0', () => {
  expect([0, 2, 5].map((x) => points(perUnit('deducts', 5), { x }))).toEqual(['5', '2', '0']);
});

test('among the penalties, units are the amount taken away', () => {
  const sheet = sheetOf({
    facts: [count('x', 0, 100)],
    criteria: [criterion('I.1', assessed(0, 10))],
    penalties: [criterion('P.1', perUnit('deducts', 5))],
  });
  const result = evaluate(sheet, recordOf(sheet, { x: 2, 'I.1': 10 }));
  expect([result.penalties.toFixed(), result.total.toFixed()]).toEqual(['3', '7']);
});

const progressive = (proRata?: Progressive['proRata']): Progressive => ({
  kind: 'progressive',
  span,
  measure: named('x'),
  upTo: number(3500),
  base: number(10),
  every: number(100),
  adds: number(half(1)),
  maximum: number(35),
  ...(proRata && { proRata }),
});

test('each further whole step counts', () => {
  expect([0, 3500, 3599, 3600, 3650, 8500, 9999].map((x) => points(progressive(), { x }))).toEqual([
    '10',
    '10',
    '10',
    '10.5',
    '10.5',
    '35',
    '35',
  ]);
});

test('part steps count pro rata, rounded as declared', () => {
  const toCents = progressive(nodes.rounding('half-up', number(rational(1, 100))));
  expect([3500, 3501, 3503, 3650, 9999].map((x) => points(toCents, { x }))).toEqual([
    '10',
    '10.01',
    '10.02',
    '10.75',
    '35',
  ]);
  const toTwos = progressive(nodes.rounding('up', number(2)));
  expect([3500, 3501, 9999].map((x) => points(toTwos, { x }))).toEqual(['10', '12', '35']);
});

test('a formula is kept within its range', () => {
  const formula: Scoring = {
    kind: 'formula',
    span,
    value: nodes.arithmetic(named('y'), '-', number(5)),
    from: number(0),
    to: number(20),
  };
  expect([0, 5.5, 100].map((y) => points(formula, { y }))).toEqual(['0', '0.5', '20']);
});

test('a formula without end in decimals is no score', () => {
  const formula: Scoring = {
    kind: 'formula',
    span,
    value: nodes.arithmetic(named('y'), '/', number(3)),
    from: number(0),
    to: number(20),
  };
  expect(() => points(formula, { y: 10 })).toThrow(RangeError);
});

const when = compare(named('x'), '>', number(0));

test.each([
  ['its maximum', otherwise.maximum, '5'],
  ['stated points', otherwise.points(2), '2'],
  ['stated points above its maximum', otherwise.points(8), '8'],
])('a criterion that does not apply earns %s', (_, outcome, expected) => {
  expect(
    points(metFor(5), { x: 0 }, { span, when, mayBeNotApplicable: false, otherwise: outcome }),
  ).toBe(expected);
  expect(
    points(
      metFor(5),
      { x: 1, X: 'n/a' },
      { span, when, mayBeNotApplicable: true, otherwise: outcome },
    ),
  ).toBe(expected);
  expect(
    points(
      metFor(5),
      { x: 1, X: false },
      { span, when, mayBeNotApplicable: true, otherwise: outcome },
    ),
  ).toBe('0');
});

test('the maximum of a criterion counts the points it earns where it does not apply', () => {
  const x = criterion('X', metFor(5), { mayBeNotApplicable: true, otherwise: otherwise.points(8) });
  const y = criterion('Y', metFor(1, compare(nodes.maximumOf('X'), '=', number(8))));
  const sheet = sheetOf({ criteria: [x, y] });
  expect(
    evaluate(sheet, recordOf(sheet, { X: true }))
      .criteria.get('Y')
      ?.toFixed(),
  ).toBe('1');
});

test('a criterion that counts only while a section is low', () => {
  const low = compare(nodes.pointsOf('I'), '<', number(5));
  const sheet = sheetOf({
    criteria: [criterion('I.1', assessed(0, 10))],
    bonuses: [
      criterion('T.1', metFor(3), {
        when: low,
        mayBeNotApplicable: false,
        otherwise: otherwise.points(0),
      }),
    ],
  });
  expect(evaluate(sheet, recordOf(sheet, { 'I.1': 4, 'T.1': true })).total.toFixed()).toBe('7');
  expect(evaluate(sheet, recordOf(sheet, { 'I.1': 5 })).total.toFixed()).toBe('5');
});
