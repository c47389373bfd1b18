import { rational } from '@barem/core';
import type { Scale } from '@barem/syntax';
import { nodes } from '@barem/testing';
import { expect, test } from 'vitest';
import {
  assessed,
  criterion,
  metFor,
  otherwise,
  recordOf,
  scaleTo,
  sheetOf,
  texts,
  type SheetParts,
} from './builders.js';
import { evaluate } from './index.js';

const { number } = nodes;

const total = (parts: SheetParts, values: Readonly<Record<string, unknown>>): string => {
  const sheet = sheetOf(parts);
  return evaluate(sheet, recordOf(sheet, values)).total.toFixed();
};

const parts: SheetParts = {
  criteria: [criterion('I.1', assessed(0, 10))],
  bonuses: [criterion('T.1', metFor(2))],
  penalties: [criterion('P.1', metFor(3))],
};

test('a total is its sections plus bonuses less penalties', () => {
  const sheet = sheetOf({ ...parts, scale: scaleTo(10) });
  const result = evaluate(sheet, recordOf(sheet, { 'I.1': 7.5, 'T.1': true, 'P.1': true }));
  expect(texts(result.sections)).toEqual({ I: '7.5' });
  expect([result.bonuses, result.penalties, result.total].map((each) => each.toFixed())).toEqual([
    '2',
    '3',
    '6.5',
  ]);
});

test.each([
  ['within a scale', scaleTo(10), ['10', '0']],
  [
    'within a scale from below 0',
    scaleTo(10, { bounds: { from: number(-2), to: number(10) } }),
    ['10', '-2'],
  ],
  ['by nothing where there is no scale', { span: nodes.span, lowerIsBetter: false }, ['12', '-3']],
  ['within what sections can earn, where no scale is stated', undefined, ['10', '0']],
])('a total is kept %s', (_, scale, [most, least]) => {
  const scaled = scale ? { ...parts, scale } : parts;
  expect(total(scaled, { 'I.1': 10, 'T.1': true, 'P.1': false })).toBe(most);
  expect(total(scaled, { 'I.1': 0, 'T.1': false, 'P.1': true })).toBe(least);
});

const leaving: SheetParts = {
  criteria: [
    criterion('I.1', assessed(0, 10)),
    criterion('I.2', assessed(0, 5), {
      mayBeNotApplicable: true,
      otherwise: otherwise.leavesScale,
    }),
  ],
  bonuses: [criterion('T.1', metFor(2))],
};
const rounding = (mode: 'half-up' | 'down'): Scale =>
  scaleTo(15, { rounding: nodes.rounding(mode, number(rational(1, 100))) });

test('what leaves the scale rescales the rest, but not the bonuses', () => {
  expect(
    total({ ...leaving, scale: rounding('half-up') }, { 'I.1': 7, 'I.2': 'n/a', 'T.1': true }),
  ).toBe('12.5');
  expect(
    total({ ...leaving, scale: rounding('half-up') }, { 'I.1': 7, 'I.2': 2, 'T.1': true }),
  ).toBe('11');
});

test('a rescaled total is rounded as the scale says', () => {
  const thirds: SheetParts = {
    ...leaving,
    criteria: [criterion('I.1', assessed(0, 9)), ...(leaving.criteria ?? []).slice(1)],
  };
  const scale = (mode: 'half-up' | 'down'): Scale =>
    scaleTo(14, { rounding: nodes.rounding(mode, number(rational(1, 100))) });
  // 4 × 14 / 9 = 6.222…, 5 × 14 / 9 = 7.777…
  expect(
    total({ ...thirds, scale: scale('half-up') }, { 'I.1': 5, 'I.2': 'n/a', 'T.1': false }),
  ).toBe('7.78');
  expect(total({ ...thirds, scale: scale('down') }, { 'I.1': 5, 'I.2': 'n/a', 'T.1': false })).toBe(
    '7.77',
  );
});
