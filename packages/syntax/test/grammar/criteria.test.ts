import { describe, expect, test } from 'vitest';
import { sheetWith, type Bilingual } from '../reading.js';
import { withoutSpans } from '../without-spans.js';

const number = (value: string, percent = false) => ({ kind: 'number', value, percent });
const end = (value: string, inclusive: boolean, percent = false) => ({
  value: number(value, percent),
  inclusive,
});
const none = { sources: [], notes: [] };
const measure = { kind: 'name', id: 'x' };

describe('sections', () => {
  const rows: readonly Bilingual[] = [
    {
      vi: 'mục I "Một" 15 điểm',
      en: 'section I "Một" 15 points',
      tree: [
        {
          kind: 'section',
          id: { id: 'I' },
          title: { value: 'Một' },
          points: number('15'),
          criteria: [],
          annotations: none,
        },
      ],
    },
    {
      vi: 'mục 1.2 "Một" căn cứ "Điều 1"\nmục `mục` "Hai"',
      en: 'section 1.2 "Một" source "Điều 1"\nsection `mục` "Hai"',
      tree: [
        {
          kind: 'section',
          id: { id: '1.2' },
          title: { value: 'Một' },
          criteria: [],
          annotations: { ...none, sources: [{ value: 'Điều 1' }] },
        },
        {
          kind: 'section',
          id: { id: 'mục' },
          title: { value: 'Hai' },
          criteria: [],
          annotations: none,
        },
      ],
    },
  ];
  test.each(rows)('$vi | $en', ({ vi, en, tree }) => {
    expect(withoutSpans(sheetWith(vi, 'vi').sections)).toEqual(tree);
    expect(withoutSpans(sheetWith(en, 'en').sections)).toEqual(tree);
  });
});

test('criteria belong to the section or block begun last', () => {
  const vi = sheetWith(
    'mục I "I" tiêu chí a "a" đạt được 1 điểm điểm thưởng tiêu chí b "b" đạt được 1 điểm ' +
      'điểm trừ tiêu chí c "c" đạt được 1 điểm mục II "II" tiêu chí d "d" đạt được 1 điểm ' +
      'điểm thưởng tiêu chí e "e" đạt được 1 điểm',
    'vi',
  );
  const ids = (criteria: readonly { readonly id: { readonly id: string } }[]) =>
    criteria.map(({ id }) => id.id);
  expect(vi.sections.map(({ criteria }) => ids(criteria))).toEqual([['a'], ['d']]);
  expect(ids(vi.bonuses)).toEqual(['b', 'e']);
  expect(ids(vi.penalties)).toEqual(['c']);
});

describe('ways to score', () => {
  const range = (from?: unknown, to?: unknown) => ({
    kind: 'range',
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  });
  const level = (id: string, points: unknown) => ({
    id: { id },
    title: { value: id },
    points,
    annotations: none,
  });
  const band = (points: string, from?: unknown, to?: unknown) => ({
    range: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    points: number(points),
    annotations: none,
  });
  const rows: readonly Bilingual[] = [
    {
      vi: 'từ 0 đến 10 điểm',
      en: 'from 0 to 10 points',
      tree: { kind: 'assessed', from: number('0'), to: number('10') },
    },
    {
      vi: 'từ -5 điểm đến 1 điểm',
      en: 'from -5 points to 1 point',
      tree: { kind: 'assessed', from: number('-5'), to: number('1') },
    },
    {
      vi: 'từ 0 đến 20 điểm = x',
      en: 'from 0 to 20 points = x',
      tree: { kind: 'formula', value: measure, from: number('0'), to: number('20') },
    },
    {
      vi: 'chọn một a "a" 5 điểm b "b" từ 1 đến dưới 3 điểm c "c" dưới 1 điểm d "d" 2 điểm trở lên e "e" 1 điểm trở xuống f "f" bằng 3 điểm g "g" từ 8 điểm trở lên h "h" trên 2 điểm đến 3 điểm',
      en: 'choose one a "a" 5 points b "b" from 1 to under 3 points c "c" under 1 point d "d" 2 points or more e "e" 1 point or less f "f" exactly 3 points g "g" from 8 points or more h "h" over 2 points to 3 points',
      tree: {
        kind: 'levels',
        levels: [
          level('a', number('5')),
          level('b', range(end('1', true), end('3', false))),
          level('c', range(undefined, end('1', false))),
          level('d', range(end('2', true))),
          level('e', range(undefined, end('1', true))),
          level('f', range(end('3', true), end('3', true))),
          level('g', range(end('8', true))),
          level('h', range(end('2', false), end('3', true))),
        ],
      },
    },
    {
      vi: 'theo x từ 95% trở lên 15 điểm từ 85% đến dưới 95% 12 điểm trên 50% 2 điểm trên 10% đến 50% 1 điểm bằng 9% 1 điểm 8% trở xuống 1 điểm dưới 5% 0,5 điểm đến 1% -1 điểm còn lại 0 điểm',
      en: 'by x from 95% 15 points from 85% to under 95% 12 points over 50% 2 points over 10% up to 50% 1 point exactly 9% 1 point 8% or less 1 point under 5% 0.5 points to 1% -1 points otherwise 0 points',
      tree: {
        kind: 'bands',
        measure,
        bands: [
          band('15', end('0.95', true, true)),
          band('12', end('0.85', true, true), end('0.95', false, true)),
          band('2', end('0.5', false, true)),
          band('1', end('0.1', false, true), end('0.5', true, true)),
          band('1', end('0.09', true, true), end('0.09', true, true)),
          band('1', undefined, end('0.08', true, true)),
          band('0.5', undefined, end('0.05', false, true)),
          band('-1', undefined, end('0.01', true, true)),
          { points: number('0'), annotations: none },
        ],
      },
    },
    {
      vi: 'đạt được 5 điểm',
      en: 'met for 5 points',
      tree: { kind: 'met-or-not', points: number('5') },
    },
    {
      vi: 'đạt khi x được 5 điểm',
      en: 'met when x earns 5 points',
      tree: { kind: 'met-or-not', when: measure, points: number('5') },
    },
    {
      vi: 'mỗi x cộng 1 điểm',
      en: 'each x adds 1 point',
      tree: { kind: 'per-unit', measure, effect: 'adds', points: number('1') },
    },
    {
      vi: 'mỗi x trừ 0,5 điểm, tối đa 5 điểm',
      en: 'each x deducts 0.5 points, at most 5 points',
      tree: {
        kind: 'per-unit',
        measure,
        effect: 'deducts',
        points: number('0.5'),
        maximum: number('5'),
      },
    },
    {
      vi: 'theo x đến 3.500 được 10 điểm, cứ thêm 100 cộng 0,5 điểm, tối đa 35 điểm',
      en: 'by x up to 3,500 earns 10 points, each further 100 adds 0.5 points, at most 35 points',
      tree: {
        kind: 'progressive',
        measure,
        upTo: number('3500'),
        base: number('10'),
        every: number('100'),
        adds: number('0.5'),
        maximum: number('35'),
      },
    },
    {
      vi: 'theo x đến -5% được 10 điểm, cứ thêm 1% cộng 1 điểm, tối đa 35 điểm, tính theo tỉ lệ làm tròn xuống đến 0,01',
      en: 'by x to -5% for 10 points, each further 1% adds 1 point, at most 35 points, pro rata rounded down to 0.01',
      tree: {
        kind: 'progressive',
        measure,
        upTo: number('-0.05', true),
        base: number('10'),
        every: number('0.01', true),
        adds: number('1'),
        maximum: number('35'),
        proRata: { mode: 'down', to: number('0.01') },
      },
    },
  ];
  test.each(rows)('$vi | $en', ({ vi, en, tree }) => {
    const criterion = {
      kind: 'criterion',
      id: { id: '1.1' },
      title: { value: 'T' },
      scoring: tree,
      annotations: none,
    };
    expect(
      withoutSpans(sheetWith(`mục 1 "M" tiêu chí 1.1 "T" ${vi}`, 'vi').sections[0]?.criteria),
    ).toEqual([criterion]);
    expect(
      withoutSpans(sheetWith(`section 1 "M" criterion 1.1 "T" ${en}`, 'en').sections[0]?.criteria),
    ).toEqual([criterion]);
  });
});

describe('when a criterion does not apply', () => {
  const rows: readonly Bilingual[] = [
    {
      vi: 'áp dụng khi x, nếu không: được điểm tối đa',
      en: 'applies when x, otherwise: maximum points',
      tree: { when: measure, mayBeNotApplicable: false, otherwise: { kind: 'maximum' } },
    },
    {
      vi: 'áp dụng khi x, cho phép không áp dụng, nếu không: điểm tối đa',
      en: 'applies when x, may be n/a, otherwise: full points',
      tree: { when: measure, mayBeNotApplicable: true, otherwise: { kind: 'maximum' } },
    },
    {
      vi: 'cho phép không áp dụng, nếu không: không tính',
      en: 'may be not applicable, else: not counted',
      tree: { mayBeNotApplicable: true, otherwise: { kind: 'leaves-scale' } },
    },
    {
      vi: 'áp dụng khi x, nếu không: 2,5 điểm',
      en: 'applies when x, otherwise: 2.5 points',
      tree: {
        when: measure,
        mayBeNotApplicable: false,
        otherwise: { kind: 'points', points: number('2.5') },
      },
    },
    {
      vi: 'áp dụng khi x, nếu không được 0 điểm',
      en: 'applies when x, otherwise earns 0 points',
      tree: {
        when: measure,
        mayBeNotApplicable: false,
        otherwise: { kind: 'points', points: number('0') },
      },
    },
    {
      vi: 'áp dụng khi x, nếu không được điểm tối đa',
      en: 'applies when x, otherwise maximum points',
      tree: { when: measure, mayBeNotApplicable: false, otherwise: { kind: 'maximum' } },
    },
  ];
  test.each(rows)('$vi | $en', ({ vi, en, tree }) => {
    const before = [
      sheetWith(`mục I "M" tiêu chí I.1 "T" chọn một ${vi} a "a" 1 điểm`, 'vi'),
      sheetWith(`section I "M" criterion I.1 "T" choose one ${en} a "a" 1 point`, 'en'),
    ];
    const after = [
      sheetWith(`mục I "M" tiêu chí I.1 "T" chọn một a "a" 1 điểm ${vi}`, 'vi'),
      sheetWith(`section I "M" criterion I.1 "T" choose one a "a" 1 point ${en}`, 'en'),
    ];
    for (const sheet of [...before, ...after]) {
      expect(withoutSpans(sheet.sections[0]?.criteria[0]?.applies)).toEqual(tree);
    }
  });
});

test('notes before the levels speak of the criterion, behind a level of the level', () => {
  const [criterion] =
    sheetWith(
      'mục I "M" tiêu chí I.1 "T" chọn một ghi chú "tiêu chí" a "a" 1 điểm ghi chú "mức a" b "b" 0 điểm áp dụng khi x, nếu không: 0 điểm ghi chú "cũng tiêu chí"',
      'vi',
    ).sections[0]?.criteria ?? [];
  const notes = (
    annotations: { readonly notes: readonly { readonly value: string }[] } | undefined,
  ) => annotations?.notes.map(({ value }) => value);
  expect(notes(criterion?.annotations)).toEqual(['tiêu chí', 'cũng tiêu chí']);
  const levels = criterion?.scoring.kind === 'levels' ? criterion.scoring.levels : [];
  expect(levels.map(({ annotations }) => notes(annotations))).toEqual([['mức a'], []]);
});

test.each([
  { place: 'before the levels', vi: 'chọn một thay đổi được a "a" 1 điểm b "b" 0 điểm' },
  { place: 'behind the levels', vi: 'chọn một a "a" 1 điểm b "b" 0 điểm thay đổi được' },
  { place: 'behind the bands', vi: 'theo x từ 1 1 điểm dưới 1 0 điểm ghi chú "n" thay đổi được' },
  {
    place: 'before a clause',
    vi: 'đạt được 1 điểm thay đổi được áp dụng khi x, nếu không: 0 điểm',
  },
])('what may be changed is the criterion, $place', ({ vi }) => {
  const [criterion] =
    sheetWith(`mục I "M" tiêu chí I.1 "T" ${vi}`, 'vi').sections[0]?.criteria ?? [];
  expect(withoutSpans(criterion)).toMatchObject({ changeable: {} });
});
