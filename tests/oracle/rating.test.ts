import type { Rating } from '@barem/syntax';
import { nodes } from '@barem/testing';
import { expect, test } from 'vitest';
import {
  assessed,
  cap,
  criterion,
  rating,
  recordOf,
  requirement,
  scaleTo,
  sheetOf,
  yesNo,
  type SheetParts,
} from './builders.js';
import { evaluate, type OracleResult } from './index.js';

const { between, from, named, number, under } = nodes;

const flags = ['a', 'b', 'c', 'd'];
const ratings: readonly Rating[] = [
  rating('tốt', {
    range: from(number(90)),
    requirements: [requirement(named('a'), 'nhãn a'), requirement(named('b'))],
  }),
  rating('gần_tốt', { requirements: [requirement(named('a'), 'cần a')] }),
  rating('khá', {
    range: between(number(70), number(90), { to: false }),
    requirements: [requirement(named('c'))],
  }),
  rating('kém', { range: under(number(70)) }),
];

function rated(
  points: number,
  yes: string,
  parts: SheetParts = {},
): Omit<OracleResult, 'criteria' | 'sections' | 'bonuses' | 'penalties' | 'total'> {
  const sheet = sheetOf({
    facts: flags.map(yesNo),
    criteria: [criterion('I.1', assessed(0, 100))],
    scale: scaleTo(100),
    ratings,
    ...parts,
  });
  const answers = Object.fromEntries(flags.map((flag) => [flag, yes.includes(flag)]));
  const { ratingByPoints, rating, passedOver, unmet, caps } = evaluate(
    sheet,
    recordOf(sheet, { ...answers, 'I.1': points }),
  );
  return { ratingByPoints, rating, passedOver, unmet, caps };
}

test.each([
  [100, 'tốt'],
  [90, 'tốt'],
  [89.5, 'khá'],
  [70, 'khá'],
  [69.5, 'kém'],
])('%s points are %s', (points, expected) => {
  expect(rated(points, 'abc')).toEqual({
    ratingByPoints: expected,
    rating: expected,
    passedOver: [],
    unmet: [],
    caps: [],
  });
});

test('a rating whose requirements fail is passed over, and says which', () => {
  expect(rated(95, 'a')).toEqual({
    ratingByPoints: 'tốt',
    rating: 'gần_tốt',
    passedOver: ['tốt'],
    unmet: [{ rating: 'tốt', index: 1, label: undefined }],
    caps: [],
  });
  expect(rated(95, '')).toEqual({
    ratingByPoints: 'tốt',
    rating: 'kém',
    passedOver: ['tốt', 'gần_tốt', 'khá'],
    unmet: [
      { rating: 'tốt', index: 0, label: 'nhãn a' },
      { rating: 'tốt', index: 1, label: undefined },
      { rating: 'gần_tốt', index: 0, label: 'cần a' },
      { rating: 'khá', index: 0, label: undefined },
    ],
    caps: [],
  });
});

test('a cap keeps the rating down, and the best of several caps does not matter', () => {
  const caps = [cap('cap', 'gần_tốt', named('c')), cap('cap', 'khá', named('d'))];
  expect(rated(95, 'abcd', { caps })).toEqual({
    ratingByPoints: 'tốt',
    rating: 'khá',
    passedOver: ['tốt', 'gần_tốt'],
    unmet: [],
    caps: [0, 1],
  });
  expect(rated(50, 'abcd', { caps }).rating).toBe('kém');
});

test('a floor raises the rating by points before requirements are looked at', () => {
  const caps = [cap('floor', 'tốt', named('d'))];
  expect(rated(50, 'abd', { caps })).toEqual({
    ratingByPoints: 'kém',
    rating: 'tốt',
    passedOver: [],
    unmet: [],
    caps: [0],
  });
  expect(rated(50, 'ad', { caps })).toEqual({
    ratingByPoints: 'kém',
    rating: 'gần_tốt',
    passedOver: ['tốt'],
    unmet: [{ rating: 'tốt', index: 1, label: undefined }],
    caps: [0],
  });
});

test('a cap beats a floor', () => {
  const caps = [cap('floor', 'tốt', named('d')), cap('cap', 'khá', named('d'))];
  expect(rated(50, 'abcd', { caps }).rating).toBe('khá');
});

test('where lower is better, ratings still stand best first', () => {
  const parts: SheetParts = {
    scale: scaleTo(100, { lowerIsBetter: true }),
    ratings: [
      rating('tốt', { range: under(number(10)) }),
      rating('kém', { range: from(number(10)) }),
    ],
  };
  expect([9.5, 10].map((points) => rated(points, '', parts).rating)).toEqual(['tốt', 'kém']);
});

test('a total that no rating holds is our bug, not a rating', () => {
  expect(() => rated(50, '', { ratings: [rating('tốt', { range: from(number(90)) })] })).toThrow(
    'exactly one rating',
  );
});
