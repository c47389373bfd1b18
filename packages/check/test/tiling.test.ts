import { exact, plainNumber, rational, type Rational } from '@barem/core';
import { expect, test } from 'vitest';
import { tile, type Domain, type PlainRange } from '../src/tiling.js';

const n = plainNumber;
const range = (from: string | undefined, to: string | undefined, ends = '[]'): PlainRange => ({
  ...(from !== undefined && { from: { value: { value: n(from) }, inclusive: ends[0] === '[' } }),
  ...(to !== undefined && { to: { value: { value: n(to) }, inclusive: ends[1] === ']' } }),
});
const domain = (low: string, high: string, grain?: Rational): Domain => ({
  bounds: { low: n(low), high: n(high) },
  grain,
});
const half = rational(1n, 2n);

test('the published OCOP classes leave 89.5, 69.5 and so on to nobody when points come in halves', () => {
  const classes = [
    range('90', '100'),
    range('70', '89'),
    range('50', '69'),
    range(undefined, '50', '[)'),
  ];
  const { holes, overlaps, outside } = tile(classes, domain('0', '100', half));
  expect(holes.map(({ values }) => values)).toEqual([[n('69.5')], [n('89.5')]]);
  expect(overlaps).toEqual([]);
  expect(outside).toEqual([]);
});

test('whole points have nothing between 89 and 90', () => {
  const { holes } = tile([range('90', '100'), range('0', '89')], domain('0', '100', exact.one));
  expect(holes).toEqual([]);
});

test('where every number can occur, a hole is named by its ends', () => {
  const { holes } = tile([range('0.9', undefined), range(undefined, '0.85')], domain('0', '1'));
  expect(holes).toEqual([
    { from: n('0.85'), fromInclusive: false, to: n('0.9'), toInclusive: false, values: undefined },
  ]);
});

test('two ranges that both hold their common end overlap there', () => {
  const { overlaps } = tile([range('5', '10'), range('0', '5')], domain('0', '10', exact.one));
  expect(overlaps).toEqual([
    {
      from: n('5'),
      fromInclusive: true,
      to: n('5'),
      toInclusive: true,
      values: [n('5')],
      first: 0,
      second: 1,
    },
  ]);
});

test('a range that holds only values between two that can occur is outside', () => {
  const { outside } = tile(
    [range('4', '5', '()'), range('0', '4'), range('5', '9')],
    domain('0', '9', exact.one),
  );
  expect(outside).toEqual([0]);
});
