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

test('a share of a whole is never over 100%, because a constraint says so', () => {
  const scoring = 'by x / (y + 1) from 50% to 100% 10 points under 50% 0 points';
  expect(codesOf({ scoring })).toEqual(['band/hole']);
  expect(codesOf({ scoring, constraints: 'x <= y + 1' })).toEqual([]);
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
