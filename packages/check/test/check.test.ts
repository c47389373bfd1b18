import { parseText } from '@barem/syntax';
import { expect, test } from 'vitest';
import { checkSheet } from '../src/index.js';

/** A sheet around facts, one criterion and requirements, so that a test says only what it is about. */
function codesOf(parts: {
  facts?: string;
  constraints?: string;
  lets?: string;
  scoring?: string;
  ratings?: string;
  caps?: string;
}): readonly string[] {
  const source = `sheet test.sheet "Test"
  scale 10
facts
  x "X" count from 0 to 100
  y "Y" count from 0 to 100
  ${parts.facts ?? ''}
constraints
  x + y >= 1
  ${parts.constraints ?? ''}
${parts.lets ?? ''}
section I "I" 10 points
  criterion I.1 "I.1" ${parts.scoring ?? 'from 0 to 10 points'}
ratings
  ${parts.ratings ?? 'good "Good" from 5 points\n  poor "Poor" under 5 points'}
caps
  at most poor when x > 50 or y > 50
  ${parts.caps ?? ''}
`;
  const { sheet, diagnostics } = parseText(source);
  expect(diagnostics).toEqual([]);
  return checkSheet(sheet!).diagnostics.map(({ code }) => code);
}

test('a plain sheet has no finding', () => {
  expect(codesOf({})).toEqual([]);
});

test.each([
  ['met when x / y > 50% for 10 points', ['bounds/division-by-zero']],
  ['met when y > 0 and x / y > 50% for 10 points', []],
  ['met when not (y = 0) and x / y > 50% for 10 points', []],
  ['met when if y > 0 then x / y > 50% else x > 5 for 10 points', []],
  ['from 0 to 10 points = x / 3', ['type/needs-rounding']],
  ['from 0 to 10 points = x / 4', []],
  ['from 0 to 10 points = round x / 3 to 0.5', []],
  ['met when x > 85% for 10 points', ['type/percent']],
  ['met when x for 10 points', ['type/mismatch']],
  ['met when x >= 0 for 10 points', ['condition/always-true']],
  ['met when x > 100 for 10 points', ['condition/always-false']],
  ['each x - y deducts 1 point, at most 10 points', ['type/not-whole']],
  ['each x deducts 1 point, at most 10 points', []],
  ['from 0 to 10 points = points(I.1)', ['reference/circle']],
  ['by x from 50 10 points from 1 to 48 0 points', ['band/hole', 'band/hole']],
  ['by x from 50 10 points to 50 0 points', ['band/overlap']],
  ['by x from 50 10 points otherwise 0 points', []],
])('%s reports %j', (scoring, codes) => {
  expect(codesOf({ scoring })).toEqual(codes);
});

test.each([
  ['from 0 to 10 points changeable', []],
  ['choose one changeable a "A" 10 points b "B" 0 points', []],
  ['met for 10 points changeable', []],
  ['met when x > 5 for 10 points changeable', ['advice/computed']],
  ['by x from 50 10 points otherwise 0 points changeable', ['advice/computed']],
  ['each x deducts 1 point, at most 10 points changeable', ['advice/computed']],
  ['from 0 to 10 points = x / 10 changeable', ['advice/computed']],
  [
    'by x changeable to 5 earns 1 point, each further 1 adds 1 point, at most 10 points',
    ['advice/computed'],
  ],
  ['met when x > 5 for 10 points changeable may be n/a, otherwise: 0 points', []],
])('%s reports %j, since only an answer can be changed', (scoring, codes) => {
  expect(codesOf({ scoring })).toEqual(codes);
});

test('a share of a whole is never over 100%, because a constraint says so', () => {
  const scoring = 'by x / (y + 1) from 50% to 100% 10 points under 50% 0 points';
  expect(codesOf({ scoring })).toEqual(['band/hole']);
  expect(codesOf({ scoring, constraints: 'x <= y + 1' })).toEqual([]);
});

test.each([
  ['points(I.1) <= 3', []],
  ['points(I) <= 3', []],
  ['maximum(I.1) <= x', []],
  ['level(I.1) = level(I.1)', []],
  ['x > 1 or not (points(I.1) + x > 3)', []],
  ['points(I.1)', []],
  ['points(nothing) = 1', []],
  ['points(I.1) / points(I.1) > 1%', []],
  ['least(x, points(I.1)) > 1', []],
  ['x from 1 to points(I.1)', []],
  ['if points(I.1) > 1 then x > 1 else y > 1', []],
  ['earned', ['let earned = points(I.1) > 3']],
  ['few', ['let few = not plenty', 'let plenty = points(I.1) > 3']],
])('a constraint %s asks for what is not a fact', (constraints, lets) => {
  const codes = codesOf({
    constraints,
    lets: lets.join('\n'),
    scoring: 'from 0 to 10 points = x / 10',
  });
  expect(new Set(codes)).toEqual(new Set(['reference/not-a-fact']));
});

test('a let that a constraint cannot use is found there, and is still one that others can', () => {
  const source = `sheet test.sheet "Test"
facts
  x "X" count from 0 to 10
constraints
  x > 1 or share > 50%
let share = points(I.1) / maximum(I.1)
section I "I"
  criterion I.1 "I.1" each x adds 1 point, at most 10 points
  criterion I.2 "I.2" met when share > 50% for 5 points
ratings
  good "Good" from 5 points
  poor "Poor" under 5 points
`;
  const { sheet } = parseText(source);
  const found = checkSheet(sheet!).diagnostics.map(({ code, span, related = [] }) => [
    code,
    ...[span, ...related.map((each) => each.span)].map(({ start, end }) =>
      source.slice(start, end),
    ),
  ]);
  expect(found).toEqual([['reference/not-a-fact', 'share', 'points(I.1)']]);
});

test('a circle is said as a circle, whatever constraints and criteria make of it', () => {
  const scoring = 'from 0 to 10 points = a';
  const lets = 'let a = b + points(I.1)\nlet b = a - 1';
  expect(codesOf({ constraints: 'a > x', lets, scoring })).toEqual(['reference/circle']);
  expect(codesOf({ constraints: 'points(I.1) > x', lets, scoring }).toSorted()).toEqual([
    'reference/circle',
    'reference/not-a-fact',
  ]);
});

test('a chain of lets that doubles every time is checked at once', () => {
  const lets = Array.from(
    { length: 60 },
    (_, index) => `let a${index + 1} = a${index} + a${index}`,
  );
  const codes = codesOf({
    lets: ['let a0 = x', ...lets].join('\n'),
    scoring: 'met when a60 > 0 for 10 points',
  });
  expect(codes).toEqual(['bounds/too-large']);
});
