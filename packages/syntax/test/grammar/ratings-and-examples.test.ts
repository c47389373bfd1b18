import { describe, expect, test } from 'vitest';
import { sheetWith, type Bilingual } from '../reading.js';
import { withoutSpans } from '../without-spans.js';

const number = (value: string, percent = false) => ({ kind: 'number', value, percent });
const end = (value: string, inclusive: boolean) => ({ value: number(value), inclusive });
const none = { sources: [], notes: [] };
const name = (id: string) => ({ kind: 'name', id });

describe('ratings', () => {
  const rating = (id: string, rest: object) => ({
    kind: 'rating',
    id: { id },
    title: { value: id },
    requirements: [],
    annotations: none,
    ...rest,
  });
  const rows: readonly Bilingual[] = [
    { vi: 'a "a"', en: 'a "a"', tree: [rating('a', {})] },
    {
      vi: 'a "a" từ 90 điểm trở lên b "b" từ 70 đến dưới 90 điểm c "c" trên 50 đến 70 điểm d "d" dưới 50 điểm',
      en: 'a "a" from 90 points b "b" from 70 to under 90 points c "c" over 50 to 70 points d "d" under 50 points',
      tree: [
        rating('a', { range: { from: end('90', true) } }),
        rating('b', { range: { from: end('70', true), to: end('90', false) } }),
        rating('c', { range: { from: end('50', false), to: end('70', true) } }),
        rating('d', { range: { to: end('50', false) } }),
      ],
    },
    {
      vi: 'a "a" 90 điểm trở lên b "b" bằng 89 c "c" trên 80 d "d" 80 trở xuống',
      en: 'a "a" 90 or more b "b" exactly 89 points c "c" over 80 d "d" 80 points or less',
      tree: [
        rating('a', { range: { from: end('90', true) } }),
        rating('b', { range: { from: end('89', true), to: end('89', true) } }),
        rating('c', { range: { from: end('80', false) } }),
        rating('d', { range: { to: end('80', true) } }),
      ],
    },
    {
      vi: 'a "a" từ -5 căn cứ "s" yêu cầu x "X" ghi chú "n" yêu cầu không y',
      en: 'a "a" from -5 source "s" requires x "X" note "n" requires not y',
      tree: [
        rating('a', {
          range: { from: end('-5', true) },
          annotations: { ...none, sources: [{ value: 's' }] },
          requirements: [
            {
              condition: name('x'),
              title: { value: 'X' },
              annotations: { ...none, notes: [{ value: 'n' }] },
            },
            { condition: { kind: 'not', operand: name('y') }, annotations: none },
          ],
        }),
      ],
    },
  ];
  test.each(rows)('$vi | $en', ({ vi, en, tree }) => {
    expect(withoutSpans(sheetWith(`xếp loại ${vi}`, 'vi').ratings)).toEqual(tree);
    expect(withoutSpans(sheetWith(`ratings ${en}`, 'en').ratings)).toEqual(tree);
  });
});

test('caps and floors', () => {
  const tree = [
    {
      kind: 'cap',
      rating: { id: 'kém' },
      condition: name('x'),
      title: { value: 'X' },
      annotations: { ...none, sources: [{ value: 's' }] },
    },
    { kind: 'floor', rating: { id: 'tốt' }, condition: name('y'), annotations: none },
  ];
  const vi = 'khống chế cao nhất kém khi x "X" căn cứ "s" thấp nhất tốt khi y';
  const en = 'caps at most kém when x "X" source "s" at least tốt when y';
  expect(withoutSpans(sheetWith(vi, 'vi').caps)).toEqual(tree);
  expect(withoutSpans(sheetWith(en, 'en').caps)).toEqual(tree);
});

describe('examples', () => {
  const answer = (id: string, value: unknown) => ({ id: { id }, value });
  const rows: readonly Bilingual[] = [
    {
      vi: 'a = 1.234,5, b = -85,5%, c = có, d = không, I.1 = đạt, I.2 = không đạt, 1.3 = không áp dụng, e = tốt, f = `đạt`\nkết quả 92,5 điểm, xếp loại tốt',
      en: 'a = 1,234.5, b = -85.5%, c = yes, d = no, I.1 = met, I.2 = not met, 1.3 = n/a, e = tốt, f = `đạt`\nresult 92.5 points, rating tốt',
      tree: {
        answers: [
          answer('a', number('1234.5')),
          answer('b', number('-0.855', true)),
          answer('c', { kind: 'boolean', value: true }),
          answer('d', { kind: 'boolean', value: false }),
          answer('I.1', { kind: 'met', value: true }),
          answer('I.2', { kind: 'met', value: false }),
          answer('1.3', { kind: 'not-applicable' }),
          answer('e', { kind: 'choice', id: 'tốt' }),
          answer('f', { kind: 'choice', id: 'đạt' }),
        ],
        expected: { points: number('92.5'), rating: { id: 'tốt' } },
      },
    },
    {
      vi: 'a = 1 b = không\nc = 2, kết quả -1 điểm xếp loại tốt',
      en: 'a = 1 b = no\nc = 2, result -1 points rating tốt',
      tree: {
        answers: [
          answer('a', number('1')),
          answer('b', { kind: 'boolean', value: false }),
          answer('c', number('2')),
        ],
        expected: { points: number('-1'), rating: { id: 'tốt' } },
      },
    },
    {
      vi: 'kết quả 1 điểm',
      en: 'result 1 point',
      tree: { answers: [], expected: { points: number('1') } },
    },
    {
      vi: 'a = không áp dụng; kết quả xếp loại `từ`',
      en: 'a = not applicable; result rating `từ`',
      tree: {
        answers: [answer('a', { kind: 'not-applicable' })],
        expected: { rating: { id: 'từ' } },
      },
    },
  ];
  test.each(rows)('$vi | $en', ({ vi, en, tree }) => {
    const example = { kind: 'example', title: { value: 'E' }, ...(tree as object) };
    expect(withoutSpans(sheetWith(`ví dụ "E" ${vi}`, 'vi').examples)).toEqual([example]);
    expect(withoutSpans(sheetWith(`example "E" ${en}`, 'en').examples)).toEqual([example]);
  });
});

test('behind an example `xếp loại` with a name and a title begins the ratings', () => {
  const sheet = sheetWith('ví dụ "E" kết quả 5 điểm xếp loại tốt "Tốt" từ 5 điểm', 'vi');
  expect(sheet.examples.map(({ expected }) => expected.rating)).toEqual([undefined]);
  expect(sheet.ratings.map(({ id }) => id.id)).toEqual(['tốt']);
});
