import { describe, expect, test } from 'vitest';
import { sheetOf, sheetWith, type Bilingual } from '../reading.js';
import { withoutSpans } from '../without-spans.js';

const number = (value: string, percent = false) => ({ kind: 'number', value, percent });
const none = { sources: [], notes: [] };

test('the least of a sheet is its heading', () => {
  const rest = {
    kind: 'sheet',
    id: { id: 'nghe_an.thuong_ky' },
    title: { value: 'Tên' },
    annotations: none,
    facts: [],
    constraints: [],
    lets: [],
    sections: [],
    bonuses: [],
    penalties: [],
    ratings: [],
    caps: [],
    examples: [],
  };
  expect(withoutSpans(sheetOf('biểu nghe_an.thuong_ky "Tên"'))).toEqual({
    ...rest,
    language: 'vi',
  });
  expect(withoutSpans(sheetOf('sheet nghe_an.thuong_ky "Tên"'))).toEqual({
    ...rest,
    language: 'en',
  });
});

describe('clauses of the head', () => {
  const rows: readonly Bilingual[] = [
    {
      vi: 'căn cứ "Một" ghi chú "Hai" căn cứ "Ba"',
      en: 'source "Một" note "Hai" source "Ba"',
      tree: {
        annotations: { sources: [{ value: 'Một' }, { value: 'Ba' }], notes: [{ value: 'Hai' }] },
      },
    },
    {
      vi: 'trạng thái chính thức',
      en: 'status official',
      tree: { annotations: { ...none, status: { value: 'official' } } },
    },
    {
      vi: 'trạng thái minh họa',
      en: 'status illustrative',
      tree: { annotations: { ...none, status: { value: 'illustrative' } } },
    },
    {
      vi: 'trạng thái dự thảo',
      en: 'status draft',
      tree: { annotations: { ...none, status: { value: 'draft' } } },
    },
    {
      vi: 'hiệu lực từ 01/12/2021 đến 29/2/2024',
      en: 'effective from 2021-12-01 to 2024-02-29',
      tree: {
        annotations: none,
        effective: { from: { iso: '2021-12-01' }, to: { iso: '2024-02-29' } },
      },
    },
    {
      vi: 'hiệu lực từ 2021-12-01',
      en: 'effective from 2021-12-01',
      tree: { annotations: none, effective: { from: { iso: '2021-12-01' } } },
    },
    {
      vi: 'thang điểm 100',
      en: 'scale 100',
      tree: { annotations: none, scale: { bounds: { to: number('100') }, lowerIsBetter: false } },
    },
    {
      vi: 'thang điểm từ -15 đến 40,5, thấp hơn là tốt hơn, bước 0,5, làm tròn lên đến 0,01',
      en: 'scale from -15 to 40.5, lower is better, step 0.5, round up to 0.01',
      tree: {
        annotations: none,
        scale: {
          bounds: { from: number('-15'), to: number('40.5') },
          step: number('0.5'),
          lowerIsBetter: true,
          rounding: { mode: 'up', to: number('0.01') },
        },
      },
    },
    {
      vi: 'không có thang điểm, bước 2',
      en: 'no scale, step 2',
      tree: { annotations: none, scale: { step: number('2'), lowerIsBetter: false } },
    },
    {
      vi: 'không có thang điểm',
      en: 'no scale',
      tree: { annotations: none, scale: { lowerIsBetter: false } },
    },
  ];
  test.each(rows)('$vi | $en', ({ vi, en, tree }) => {
    for (const sheet of [sheetWith(vi, 'vi'), sheetWith(en, 'en')]) {
      const { annotations, effective, scale } = sheet;
      const found = { annotations, ...(effective && { effective }), ...(scale && { scale }) };
      expect(withoutSpans(found)).toEqual(tree);
    }
  });
});

describe('facts', () => {
  const rows: readonly Bilingual[] = [
    {
      vi: 'số đếm từ 1 đến 500',
      en: 'count from 1 to 500',
      tree: { kind: 'count', from: number('1'), to: number('500') },
    },
    {
      vi: 'số thập phân từ -1.000 đến 1.000',
      en: 'number from -1,000 to 1,000',
      tree: { kind: 'decimal', decimals: 0, from: number('-1000'), to: number('1000') },
    },
    {
      vi: 'số thập phân có 2 chữ số lẻ từ 0 đến 0,25',
      en: 'number with 2 decimals from 0 to 0.25',
      tree: { kind: 'decimal', decimals: 2, from: number('0'), to: number('0.25') },
    },
    {
      vi: 'số thập phân 1 số lẻ từ 0 đến 9',
      en: 'number 1 decimal from 0 to 9',
      tree: { kind: 'decimal', decimals: 1, from: number('0'), to: number('9') },
    },
    {
      vi: 'phần trăm từ 0% đến 100%',
      en: 'percentage from 0% to 100%',
      tree: { kind: 'percentage', decimals: 0, from: number('0', true), to: number('1', true) },
    },
    {
      vi: 'phần trăm có 1 chữ số thập phân từ -5% đến 100%',
      en: 'percentage with 1 decimal from -5% to 100%',
      tree: { kind: 'percentage', decimals: 1, from: number('-0.05', true), to: number('1', true) },
    },
    { vi: 'có hoặc không', en: 'yes or no', tree: { kind: 'boolean' } },
    {
      vi: 'chọn một: núi "Miền núi", `có` "Có"',
      en: 'choose one: núi "Miền núi", `có` "Có"',
      tree: {
        kind: 'choice',
        options: [
          { id: { id: 'núi' }, title: { value: 'Miền núi' } },
          { id: { id: 'có' }, title: { value: 'Có' } },
        ],
      },
    },
    {
      vi: 'chọn một núi "Miền núi"',
      en: 'choose one núi "Miền núi"',
      tree: { kind: 'choice', options: [{ id: { id: 'núi' }, title: { value: 'Miền núi' } }] },
    },
  ];
  test.each(rows)('$vi | $en', ({ vi, en, tree }) => {
    const fact = {
      kind: 'fact',
      id: { id: 'x' },
      title: { value: 'X' },
      type: tree,
      annotations: {
        sources: [{ value: 's' }],
        notes: [{ value: 'n' }],
        status: { value: 'draft' },
      },
      changeable: {},
    };
    const found = [
      sheetWith(
        `số liệu x "X" ${vi} căn cứ "s" thay đổi được ghi chú "n" trạng thái dự thảo`,
        'vi',
      ),
      sheetWith(`facts x "X" ${en} source "s" changeable note "n" status draft`, 'en'),
    ];
    expect(found.map(({ facts }) => withoutSpans(facts))).toEqual([[fact], [fact]]);
  });
});

describe('constraints', () => {
  const rows: readonly Bilingual[] = [
    {
      vi: 'a <= b "Không quá"',
      en: 'a <= b "Không quá"',
      tree: [
        {
          kind: 'constraint',
          condition: {
            kind: 'compare',
            operator: '<=',
            left: { kind: 'name', id: 'a' },
            right: { kind: 'name', id: 'b' },
          },
          title: { value: 'Không quá' },
        },
      ],
    },
    {
      vi: 'a\nkhông b\n(-c)\nd "D" e',
      en: 'a\nnot b\n(-c)\nd "D" e',
      tree: [
        { kind: 'constraint', condition: { kind: 'name', id: 'a' } },
        { kind: 'constraint', condition: { kind: 'not', operand: { kind: 'name', id: 'b' } } },
        { kind: 'constraint', condition: { kind: 'negate', operand: { kind: 'name', id: 'c' } } },
        { kind: 'constraint', condition: { kind: 'name', id: 'd' }, title: { value: 'D' } },
        { kind: 'constraint', condition: { kind: 'name', id: 'e' } },
      ],
    },
  ];
  test.each(rows)('$vi | $en', ({ vi, en, tree }) => {
    expect(withoutSpans(sheetWith(`ràng buộc ${vi}`, 'vi').constraints)).toEqual(tree);
    expect(withoutSpans(sheetWith(`constraints ${en}`, 'en').constraints)).toEqual(tree);
  });
});

test('a let binds a name', () => {
  const tree = [{ kind: 'let', id: { id: 'x' }, value: { kind: 'name', id: 'y' } }];
  expect(withoutSpans(sheetWith('đặt x = y', 'vi').lets)).toEqual(tree);
  expect(withoutSpans(sheetWith('let x = y', 'en').lets)).toEqual(tree);
});
