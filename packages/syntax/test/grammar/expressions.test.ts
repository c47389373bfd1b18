import { describe, expect, test } from 'vitest';
import { expressionOf, type Bilingual } from '../reading.js';
import { withoutSpans } from '../without-spans.js';

const number = (value: string, percent = false) => ({ kind: 'number', value, percent });
const name = (id: string) => ({ kind: 'name', id });
const yes = { kind: 'boolean', value: true };
const no = { kind: 'boolean', value: false };
const met = { kind: 'met', value: true };
const notMet = { kind: 'met', value: false };
const not = (operand: unknown) => ({ kind: 'not', operand });
const negate = (operand: unknown) => ({ kind: 'negate', operand });
const arithmetic = (left: unknown, operator: string, right: unknown) => ({
  kind: 'arithmetic',
  operator,
  left,
  right,
});
const compare = (left: unknown, operator: string, right: unknown) => ({
  kind: 'compare',
  operator,
  left,
  right,
});
const logic = (left: unknown, operator: 'and' | 'or', right: unknown) => ({
  kind: 'logic',
  operator,
  left,
  right,
});
const end = (value: unknown, inclusive: boolean) => ({ value, inclusive });
const [a, b, c] = [name('a'), name('b'), name('c')];

function bothGive(rows: readonly Bilingual[]): void {
  test.each(rows)('$vi | $en', ({ vi, en, tree }) => {
    expect(withoutSpans(expressionOf(vi, 'vi'))).toEqual(tree);
    expect(withoutSpans(expressionOf(en, 'en'))).toEqual(tree);
  });
}

describe('literals', () => {
  bothGive([
    { vi: '12', en: '12', tree: number('12') },
    { vi: '3.500,5', en: '3,500.5', tree: number('3500.5') },
    { vi: '85%', en: '85%', tree: number('0.85', true) },
    { vi: '12,5 %', en: '12.5 %', tree: number('0.125', true) },
    { vi: 'có', en: 'yes', tree: yes },
    { vi: 'không', en: 'no', tree: no },
    { vi: 'đạt', en: 'met', tree: met },
    { vi: 'không đạt', en: 'not met', tree: notMet },
    { vi: 'tỷ_lệ.dự_2', en: 'tỷ_lệ.dự_2', tree: name('tỷ_lệ.dự_2') },
  ]);

  test('a name in backticks may be a keyword', () => {
    expect(withoutSpans(expressionOf('`đạt`', 'vi'))).toEqual(name('đạt'));
    expect(withoutSpans(expressionOf('`met`', 'en'))).toEqual(name('met'));
  });
});

describe('references', () => {
  bothGive([
    { vi: 'điểm(I.1)', en: 'points(I.1)', tree: { kind: 'points-of', of: { id: 'I.1' } } },
    { vi: 'điểm (II)', en: 'points (II)', tree: { kind: 'points-of', of: { id: 'II' } } },
    { vi: 'điểm(1.2)', en: 'points(1.2)', tree: { kind: 'points-of', of: { id: '1.2' } } },
    { vi: 'tối đa(I)', en: 'maximum(I)', tree: { kind: 'maximum-of', of: { id: 'I' } } },
    { vi: 'mức(I.1)', en: 'level(I.1)', tree: { kind: 'level-of', of: { id: 'I.1' } } },
  ]);
});

describe('arithmetic', () => {
  bothGive([
    {
      vi: 'a + b - c',
      en: 'a + b - c',
      tree: arithmetic(arithmetic(a, '+', b), '-', c),
    },
    {
      vi: 'a + b * c',
      en: 'a + b × c',
      tree: arithmetic(a, '+', arithmetic(b, '*', c)),
    },
    {
      vi: 'a / b ÷ c',
      en: 'a / b / c',
      tree: arithmetic(arithmetic(a, '/', b), '/', c),
    },
    {
      vi: '(a – b) × −c',
      en: '(a - b) * -c',
      tree: arithmetic(arithmetic(a, '-', b), '*', negate(c)),
    },
    { vi: '--a', en: '- -a', tree: negate(negate(a)) },
    { vi: 'a - -1', en: 'a--1', tree: arithmetic(a, '-', negate(number('1'))) },
    {
      vi: 'nhỏ nhất(a, 1,5, b)',
      en: 'least(a, 1.5, b)',
      tree: { kind: 'extreme', which: 'least', operands: [a, number('1.5'), b] },
    },
    {
      vi: 'lớn nhất(a; 1)',
      en: 'greatest(a; 1)',
      tree: { kind: 'extreme', which: 'greatest', operands: [a, number('1')] },
    },
    {
      vi: 'lớn nhất(a)',
      en: 'greatest(a)',
      tree: { kind: 'extreme', which: 'greatest', operands: [a] },
    },
  ]);
});

describe('rounding', () => {
  const round = (mode: string) => ({ kind: 'round', mode, value: a, to: number('0.5') });
  bothGive([
    { vi: 'làm tròn a đến 0,5', en: 'round a to 0.5', tree: round('half-up') },
    { vi: 'làm tròn a đến 0,5', en: 'rounded a up to 0.5', tree: round('half-up') },
    { vi: 'làm tròn lên a đến 0,5', en: 'round up a to 0.5', tree: round('up') },
    { vi: 'làm tròn xuống a đến 0,5', en: 'round down a to 0.5', tree: round('down') },
    { vi: 'làm tròn nửa chẵn a đến 0,5', en: 'round half even a to 0.5', tree: round('half-even') },
    {
      vi: 'làm tròn a + b đến 1 + c',
      en: 'round a + b to 1 + c',
      tree: arithmetic(
        { kind: 'round', mode: 'half-up', value: arithmetic(a, '+', b), to: number('1') },
        '+',
        c,
      ),
    },
  ]);
});

describe('comparisons', () => {
  bothGive([
    { vi: 'a = b', en: 'a = b', tree: compare(a, '=', b) },
    { vi: 'a bằng b', en: 'a exactly b', tree: compare(a, '=', b) },
    { vi: 'a != b', en: 'a <> b', tree: compare(a, '!=', b) },
    { vi: 'a ≠ b', en: 'a ≠ b', tree: compare(a, '!=', b) },
    { vi: 'a < b', en: 'a < b', tree: compare(a, '<', b) },
    { vi: 'a <= b', en: 'a ≤ b', tree: compare(a, '<=', b) },
    { vi: 'a > b', en: 'a > b', tree: compare(a, '>', b) },
    { vi: 'a >= b', en: 'a ≥ b', tree: compare(a, '>=', b) },
    {
      vi: 'a + 1 < b * 2',
      en: 'a + 1 < b * 2',
      tree: compare(arithmetic(a, '+', number('1')), '<', arithmetic(b, '*', number('2'))),
    },
  ]);
});

describe('ranges', () => {
  const inRange = (from?: unknown, to?: unknown) => ({
    kind: 'in-range',
    value: a,
    range: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
  });
  bothGive([
    {
      vi: 'a từ 60 đến 90',
      en: 'a from 60 to 90',
      tree: inRange(end(number('60'), true), end(number('90'), true)),
    },
    {
      vi: 'a từ 60 đến dưới 90',
      en: 'a from 60 to under 90',
      tree: inRange(end(number('60'), true), end(number('90'), false)),
    },
    {
      vi: 'a trên b đến c + 1',
      en: 'a over b up to c + 1',
      tree: inRange(end(b, false), end(arithmetic(c, '+', number('1')), true)),
    },
    { vi: 'a từ b trở lên', en: 'a from b or more', tree: inRange(end(b, true)) },
    { vi: 'a từ b', en: 'a from b', tree: inRange(end(b, true)) },
    { vi: 'a trên b', en: 'a over b', tree: inRange(end(b, false)) },
    { vi: 'a dưới b', en: 'a under b', tree: inRange(undefined, end(b, false)) },
    { vi: 'a đến b', en: 'a to b', tree: inRange(undefined, end(b, true)) },
    { vi: 'a đến dưới b', en: 'a to under b', tree: inRange(undefined, end(b, false)) },
  ]);
});

describe('logic', () => {
  bothGive([
    {
      vi: 'a và b hoặc c',
      en: 'a and b or c',
      tree: logic(logic(a, 'and', b), 'or', c),
    },
    {
      vi: 'a và (b hoặc c)',
      en: 'a and (b or c)',
      tree: logic(a, 'and', logic(b, 'or', c)),
    },
    { vi: 'không a và b', en: 'not a and b', tree: logic(not(a), 'and', b) },
    { vi: 'không a = b', en: 'not a = b', tree: not(compare(a, '=', b)) },
    { vi: 'không không (a)', en: 'not not (a)', tree: not(not(a)) },
    { vi: 'không -a < 1', en: 'not -a < 1', tree: not(compare(negate(a), '<', number('1'))) },
  ]);
});

describe('alternatives', () => {
  const either = (condition: unknown, then: unknown, otherwise: unknown) =>
    Object.fromEntries([
      ['kind', 'if'],
      ['condition', condition],
      ['then', then],
      ['otherwise', otherwise],
    ]);
  bothGive([
    {
      vi: 'nếu a > 1 thì b nếu không c',
      en: 'if a > 1 then b else c',
      tree: either(compare(a, '>', number('1')), b, c),
    },
    {
      vi: 'nếu a thì b nếu không nếu b thì 1 nếu không 2',
      en: 'if a then b otherwise if b then 1 else 2',
      tree: either(a, b, either(b, number('1'), number('2'))),
    },
    {
      vi: '(nếu a thì 1 nếu không 2) * 3',
      en: '(if a then 1 else 2) * 3',
      tree: arithmetic(either(a, number('1'), number('2')), '*', number('3')),
    },
    {
      vi: 'nếu không a và b thì 1 nếu không 2',
      en: 'if not a and b then 1 else 2',
      tree: either(logic(not(a), 'and', b), number('1'), number('2')),
    },
    {
      vi: 'nếu a thì nếu không b thì 1 nếu không 2 nếu không 3',
      en: 'if a then if not b then 1 else 2 else 3',
      tree: either(a, either(not(b), number('1'), number('2')), number('3')),
    },
  ]);
});

describe('in Vietnamese `không` is "not" before an operand on its line, else "no"', () => {
  test.each([
    { text: 'không', tree: no },
    { text: 'không a', tree: not(a) },
    { text: 'không (a)', tree: not(a) },
    {
      text: 'không điểm(I) > 5',
      tree: not(compare({ kind: 'points-of', of: { id: 'I' } }, '>', number('5'))),
    },
    { text: 'a = không', tree: compare(a, '=', no) },
    { text: 'a = không và b', tree: logic(compare(a, '=', no), 'and', b) },
    { text: 'a = không hoặc không b', tree: logic(compare(a, '=', no), 'or', not(b)) },
    { text: 'a = có hoặc không b', tree: logic(compare(a, '=', yes), 'or', not(b)) },
    { text: '(không)', tree: no },
    { text: 'không không', tree: not(no) },
    { text: 'a != không đạt', tree: compare(a, '!=', notMet) },
  ])('$text', ({ text, tree }) => {
    expect(withoutSpans(expressionOf(text, 'vi'))).toEqual(tree);
  });
});

test('in English `n/a` is an answer, `n / a` a division', () => {
  expect(withoutSpans(expressionOf('n / a', 'en'))).toEqual(arithmetic(name('n'), '/', a));
});

test('every node knows its place', () => {
  const text = 'biểu a "A"\nđặt x = không (a  + 1 từ 2 đến 3%)  và điểm( I.1 ) = -b';
  const value = expressionOf('không (a  + 1 từ 2 đến 3%)  và điểm( I.1 ) = -b', 'vi');
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('span' in node) {
      const { start, end: last } = node.span as { start: number; end: number };
      found.push(text.slice(start, last));
    }
    Object.values(node).forEach(visit);
  };
  visit(value);
  expect(found).toEqual([
    'không (a  + 1 từ 2 đến 3%)  và điểm( I.1 ) = -b',
    'không (a  + 1 từ 2 đến 3%)',
    'a  + 1 từ 2 đến 3%',
    'a  + 1',
    'a',
    '1',
    'từ 2 đến 3%',
    '2',
    '3%',
    'điểm( I.1 ) = -b',
    'điểm( I.1 )',
    'I.1',
    '-b',
    'b',
  ]);
});
