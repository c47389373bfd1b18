import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages, limits, type Language } from '@barem/core';
import { parseText, printText, type Change, type Sheet } from '../../src/index.js';
import { reportOf } from '../marked.js';
import { sheetOf, type Bilingual } from '../reading.js';
import { withoutSpans } from '../without-spans.js';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
const revision: Readonly<Record<Language, string>> = {
  vi: fixture('revision.barem'),
  en: fixture('revision.en.barem'),
};

const heading: Readonly<Record<Language, string>> = {
  vi: 'biểu a "A"\n  kế thừa b\n',
  en: 'sheet a "A"\n  extends b\n',
};

/** The sheet that builds on another and differs from it in `changes`. */
const childWith = (changes: string, language: Language = 'vi'): Sheet =>
  sheetOf(heading[language] + changes);

function formatted(source: string, language?: Language): string {
  const { comments } = parseText(source);
  return printText(sheetOf(source), { comments, source, ...(language && { language }) });
}

describe.each(languages)('the sheet with every change, in %s', (language) => {
  const text = revision[language];
  const other: Language = language === 'vi' ? 'en' : 'vi';

  test('is printed as it stands', () => {
    expect(formatted(text)).toBe(text);
  });

  test('gives the same tree after printing', () => {
    const sheet = sheetOf(text);
    expect(withoutSpans(sheetOf(printText(sheet)))).toEqual(withoutSpans(sheet));
  });

  test('is converted into the other language and back without loss', () => {
    expect(formatted(text, other)).toBe(revision[other]);
    expect(formatted(formatted(text, other), language)).toBe(text);
  });

  test('means the same in the other language', () => {
    const translated = sheetOf(revision[other]);
    expect(withoutSpans({ ...translated, language })).toEqual(withoutSpans(sheetOf(text)));
  });
});

// ── Trees ────────────────────────────────────────────────────────────────────────────────────────

const none = { sources: [], notes: [] };
const number = (value: string) => ({ kind: 'number', value, percent: false });
const id = (value: string) => ({ kind: 'id', id: value });
const title = (value: string) => ({ kind: 'title', value });
const name = (value: string) => ({ kind: 'name', id: value });
const assessed = { kind: 'assessed', from: number('0'), to: number('5') };
const criterion = (value: string) => ({
  kind: 'criterion',
  id: { id: value },
  title: { value },
  scoring: assessed,
  annotations: none,
});

const changes: readonly Bilingual[] = [
  {
    vi: 'sửa đổi tiêu chí I.2 "T" từ 0 đến 5 điểm ghi chú "N" cố định',
    en: 'amend criterion I.2 "T" from 0 to 5 points note "N" fixed',
    tree: [
      {
        kind: 'amend',
        id: { id: 'I.2' },
        item: {
          kind: 'criterion',
          title: { value: 'T' },
          scoring: assessed,
          annotations: { sources: [], notes: [{ value: 'N' }], permissions: [{ kind: 'fixed' }] },
          levels: [],
        },
      },
    ],
  },
  {
    vi: 'sửa đổi tiêu chí 1 sửa đổi mức a "A" 5 điểm bổ sung mức b "B" 3 điểm ngay sau a bãi bỏ mức c',
    en: 'amend criterion 1 amend level a "A" 5 points add level b "B" 3 points right after a remove level c',
    tree: [
      {
        kind: 'amend',
        id: { id: '1' },
        item: {
          kind: 'criterion',
          annotations: none,
          levels: [
            { kind: 'amend', id: { id: 'a' }, title: { value: 'A' }, points: number('5') },
            {
              kind: 'add',
              place: { kind: 'after', key: id('a') },
              level: {
                id: { id: 'b' },
                title: { value: 'B' },
                points: number('3'),
                annotations: none,
              },
            },
            { kind: 'remove', id: { id: 'c' } },
          ],
        },
      },
    ],
  },
  {
    vi: 'sửa đổi xếp loại tốt từ 88 bổ sung yêu cầu x "X" bãi bỏ yêu cầu "Y" bãi bỏ yêu cầu (z)',
    en: 'amend rating tốt from 88 add requirement x "X" remove requirement "Y" remove requirement (z)',
    tree: [
      {
        kind: 'amend',
        id: { id: 'tốt' },
        item: {
          kind: 'rating',
          range: { from: { value: number('88'), inclusive: true } },
          annotations: none,
          requirements: [
            {
              kind: 'add',
              requirement: { condition: name('x'), title: { value: 'X' }, annotations: none },
            },
            { kind: 'remove', key: title('Y') },
            { kind: 'remove', key: { kind: 'condition', condition: name('z') } },
          ],
        },
      },
    ],
  },
  {
    vi: 'sửa đổi mục I 20 điểm sửa đổi số liệu x có hoặc không sửa đổi đặt y = x',
    en: 'amend section I 20 points amend fact x yes or no amend let y = x',
    tree: [
      {
        kind: 'amend',
        id: { id: 'I' },
        item: { kind: 'section', points: number('20'), annotations: none },
      },
      {
        kind: 'amend',
        id: { id: 'x' },
        item: { kind: 'fact', type: { kind: 'boolean' }, annotations: none },
      },
      { kind: 'amend', id: { id: 'y' }, item: { kind: 'let', value: name('x') } },
    ],
  },
  {
    vi: 'bổ sung ngay trước 1.2 tiêu chí c "c" từ 0 đến 5 điểm bổ sung vào mục I tiêu chí d "d" từ 0 đến 5 điểm',
    en: 'add right before 1.2 criterion c "c" from 0 to 5 points add into section I criterion d "d" from 0 to 5 points',
    tree: [
      { kind: 'add', place: { kind: 'before', key: id('1.2') }, items: [criterion('c')] },
      { kind: 'add', place: { kind: 'into', section: { id: 'I' } }, items: [criterion('d')] },
    ],
  },
  {
    vi: 'thay thế mục I "I" tiêu chí c "c" từ 0 đến 5 điểm mục II "II"',
    en: 'replace section I "I" criterion c "c" from 0 to 5 points section II "II"',
    tree: [
      {
        kind: 'replace',
        items: [
          {
            kind: 'section',
            id: { id: 'I' },
            title: { value: 'I' },
            criteria: [criterion('c')],
            annotations: none,
          },
          {
            kind: 'section',
            id: { id: 'II' },
            title: { value: 'II' },
            criteria: [],
            annotations: none,
          },
        ],
      },
    ],
  },
  {
    vi: 'bãi bỏ tiêu chí I.3 bãi bỏ khống chế "K" bãi bỏ ràng buộc (x) bãi bỏ người chấm bãi bỏ căn cứ',
    en: 'remove criterion I.3 remove cap "K" remove constraint (x) remove assessors remove source',
    tree: [
      { kind: 'remove', target: { kind: 'criterion', key: id('I.3') } },
      { kind: 'remove', target: { kind: 'cap', key: title('K') } },
      {
        kind: 'remove',
        target: { kind: 'constraint', key: { kind: 'condition', condition: name('x') } },
      },
      { kind: 'remove', target: { kind: 'assessors' } },
      { kind: 'remove', target: { kind: 'source' } },
    ],
  },
  {
    vi: 'chuyển chỗ mục I ngay sau II chuyển chỗ tiêu chí c vào điểm trừ đổi mã xếp loại a thành mã b',
    en: 'move section I right after II move criterion c into penalties renumber rating a becomes b',
    tree: [
      {
        kind: 'move',
        target: { kind: 'section', key: id('I') },
        place: { kind: 'after', key: id('II') },
      },
      {
        kind: 'move',
        target: { kind: 'criterion', key: id('c') },
        place: { kind: 'into-block', block: 'penalties' },
      },
      { kind: 'renumber', target: { kind: 'rating', key: id('a') }, to: { id: 'b' } },
    ],
  },
];

test.each(changes)('$vi | $en', ({ vi, en, tree }) => {
  expect(withoutSpans(childWith(vi).changes)).toEqual(tree);
  expect(withoutSpans(childWith(en, 'en').changes)).toEqual(tree);
});

test('the parent is named with its edition or without', () => {
  const parents = ['kế thừa b.c', 'kế thừa b.c phiên bản "2021"'].map(
    (clause) => sheetOf(`biểu a "A"\n  ${clause}\n`).extends,
  );
  expect(withoutSpans(parents)).toEqual([
    { of: { id: 'b.c' } },
    { of: { id: 'b.c' }, edition: { value: '2021' } },
  ]);
});

test('items of several kinds beneath one word are one change for each kind', () => {
  const sheet = childWith(
    'bổ sung\n' +
      'số liệu\n  x "X" có hoặc không\n' +
      '  tiêu chí c "C" từ 0 đến 5 điểm\n' +
      'số liệu\n  y "Y" có hoặc không\n',
  );
  const shown = (sheet.changes ?? []).map((change) =>
    'items' in change ? change.items.map((item) => ('id' in item ? item.id.id : '')) : [],
  );
  expect(shown).toEqual([['x', 'y'], ['c']]);
});

test('what stands beneath `điểm thưởng` is added there, not to the section before it', () => {
  const sheet = childWith(
    'bổ sung mục III "M" 5 điểm\n' +
      '  tiêu chí III.1 "C" từ 0 đến 5 điểm\n' +
      'điểm thưởng\n  tiêu chí T.1 "T" từ 0 đến 5 điểm\n',
  );
  expect(printText(sheet)).toBe(`biểu a "A"
  kế thừa b

bổ sung mục III "M" 5 điểm
  tiêu chí III.1 "C" từ 0 đến 5 điểm

bổ sung vào điểm thưởng
  tiêu chí T.1 "T" từ 0 đến 5 điểm
`);
});

test('a change built with items of several kinds is printed so that it is read as it was meant', () => {
  const [sections, criteria] = [
    'bổ sung mục III "M"\n',
    'bổ sung\n  tiêu chí c "C" từ 0 đến 5 điểm\n',
  ].map((text) => childWith(text).changes?.[0]) as (Change & { kind: 'add' })[];
  const both = { ...sections, items: [...(sections?.items ?? []), ...(criteria?.items ?? [])] };
  const sheet: Sheet = { ...childWith('bãi bỏ thang điểm'), changes: [both as Change] };
  expect(withoutSpans(sheetOf(printText(sheet)).changes)).toEqual(
    withoutSpans([sections, criteria]),
  );
});

test('permissions stand in one order, whatever the order of the author', () => {
  const { permissions } = sheetOf('biểu a "A" được bỏ được bổ sung cố định').annotations;
  expect(permissions?.map(({ kind }) => kind)).toEqual(['fixed', 'extendable', 'removable']);
});

test('of a criterion and its last level each keeps its own note', () => {
  const text = `biểu a "A"
  kế thừa b

sửa đổi tiêu chí I.1 chọn một
  ghi chú "Của tiêu chí"
  a  "A"  5 điểm
    ghi chú "Của mức"
`;
  expect(formatted(text)).toBe(text);
});

// ── Mistakes ─────────────────────────────────────────────────────────────────────────────────────

const criterionLine = '\n  tiêu chí c "C" từ 0 đến 5 điểm';

describe('mistakes in a change', () => {
  test.each([
    { text: 'bãi bỏ<||>', says: 'còn thiếu phần bị bãi bỏ, ví dụ `tiêu chí I.2`' },
    { text: 'bãi bỏ tiêu chí<||>', says: 'còn thiếu một tên, ví dụ `I.1`' },
    { text: 'bãi bỏ <|I.3|>', says: 'cần có phần bị bãi bỏ' },
    { text: 'bãi bỏ <|câu|> I.3', says: 'cần có phần bị bãi bỏ' },
    { text: 'bãi bỏ tiêu chí <|"Tên"|>', says: 'cần có một tên, ví dụ `I.1`' },
    { text: 'bãi bỏ khống chế <|kém|>', says: 'một tên gọi trong ngoặc kép, hoặc một điều kiện' },
    { text: 'bãi bỏ ràng buộc (a > b<||>', says: 'còn thiếu dấu đóng ngoặc' },
    { text: 'bãi bỏ người chấm <|I|>', says: 'xuống dòng và viết câu tiếp theo' },
    { text: 'chuyển chỗ tiêu chí I.3<||>', says: 'còn thiếu `ngay sau …`, `ngay trước …`' },
    { text: 'chuyển chỗ tiêu chí I.3 <|sau|> I.4', says: 'cần có `ngay sau …`' },
    { text: 'chuyển chỗ <|I.3|> ngay sau I.4', says: 'cần có một phần của biểu' },
    { text: 'chuyển chỗ tiêu chí I.3 vào <|II|>', says: 'cần có `mục …`, `điểm thưởng`' },
    { text: 'đổi mã tiêu chí I.3<||>', says: 'còn thiếu `thành mã`' },
    { text: 'đổi mã tiêu chí I.3 <|thành|> I.4', says: 'cần có `thành mã`' },
    { text: 'đổi mã <|khống chế|> "A" thành mã I.4', says: 'cần có một phần có mã' },
    { text: 'đổi mã tiêu chí I.3 thành mã<||>', says: 'còn thiếu một tên' },
    { text: 'bổ sung<||>', says: 'còn thiếu phần được bổ sung' },
    { text: 'bổ sung<||>\nbãi bỏ tiêu chí I.2', says: 'còn thiếu phần được bổ sung' },
    { text: 'thay thế<||>\nví dụ "A"\n  kết quả 1 điểm', says: 'còn thiếu phần thay vào' },
    { text: `bổ sung <|sau|> I.3${criterionLine}`, says: 'cần có `ngay sau …`' },
    { text: `bổ sung ngay sau<||>${criterionLine}`, says: 'còn thiếu một mã như `I.1`' },
    { text: `bổ sung vào <|I|>${criterionLine}`, says: 'cần có `mục …`' },
    { text: `thay thế <|I.3|>${criterionLine}`, says: 'xuống dòng và viết phần thay vào' },
    { text: 'sửa đổi<||>', says: 'còn thiếu phần được sửa đổi, ví dụ `tiêu chí I.2`' },
    { text: 'sửa đổi <|I.2|> 5 điểm', says: 'cần có phần được sửa đổi' },
    { text: 'sửa đổi <|ràng buộc|> "A"', says: 'cần có phần được sửa đổi' },
    { text: 'sửa đổi tiêu chí I.2<||>', says: 'còn thiếu nội dung mới' },
    { text: 'sửa đổi mục I<||>\nbãi bỏ mục II', says: 'còn thiếu nội dung mới' },
    { text: 'sửa đổi tiêu chí I.2 <|5|> điểm', says: 'cần có nội dung mới' },
    {
      text: 'sửa đổi tiêu chí I.2\n  sửa đổi mức tốt<||>',
      says: 'còn thiếu tên gọi hoặc số điểm mới của mức',
    },
    {
      text: 'sửa đổi tiêu chí I.2\n  bổ sung mức a "A" 5 điểm <|vào|> mục I',
      says: 'cần có nội dung mới',
    },
    { text: 'sửa đổi xếp loại tốt\n  bổ sung yêu cầu<||>', says: 'còn thiếu một điều kiện' },
    {
      text: 'sửa đổi xếp loại tốt\n  bãi bỏ yêu cầu <|a|> > b',
      says: 'một tên gọi trong ngoặc kép, hoặc một điều kiện trong ngoặc đơn',
    },
    { text: 'sửa đổi mục I\n  được điều chỉnh<||>', says: 'còn thiếu `từ`' },
  ])('$text', ({ text, says }) => {
    const { codes, diagnostics } = reportOf(heading.vi + text);
    expect(codes).toEqual(['syntax/unexpected']);
    expect(diagnostics[0]?.message.vi).toContain(says);
  });

  test.each([
    '<|bai bo|> tiêu chí I.2',
    '<|sữa đổi|> tiêu chí I.2 "A"',
    '<|chuyễn chỗ|> tiêu chí I.2 ngay sau I.3',
    'chuyển chỗ tiêu chí I.2 <|ngay xau|> I.3',
    'bãi bỏ <|tieu chi|> I.2',
  ])('a slip is repaired: %s', (text) => {
    expect(reportOf(heading.vi + text).codes).toEqual(['syntax/misspelled-keyword']);
  });

  test.each([
    ['vi', 'sửa đổi tiêu chí I.1\n  sửa đổi mức met 5 điểm\n  bãi bỏ mức fixed\n'],
    ['vi', 'chuyển chỗ tiêu chí met ngay sau add\nđổi mã tiêu chí into thành mã note\n'],
    ['en', 'amend criterion I.1\n  amend level đạt 5 points\n  remove level đạt\n'],
    ['en', 'move criterion đạt right after dat\nrenumber rating đạt becomes dat\n'],
    ['en', 'add into section đạt\n  criterion c "C" from 0 to 5 points\n'],
  ] as const)('a name that is a keyword of another language is a name: %s %s', (language, text) => {
    expect(reportOf(heading[language] + text).codes).toEqual([]);
  });

  test('of several each is reported', () => {
    const text = 'bãi bỏ <|I.3|>\nchuyển chỗ tiêu chí I.3<||>\nsửa đổi tiêu chí I.2<||>\n';
    expect(reportOf(heading.vi + text).codes).toEqual(Array(3).fill('syntax/unexpected'));
  });

  test('a mistake in the line of an addition does not make strays of what is added', () => {
    const { codes } = reportOf(`${heading.vi}bổ sung <|sau|> I.3${criterionLine}${criterionLine}`);
    expect(codes).toEqual(['syntax/unexpected']);
  });

  test('changes without a parent, and parts without a change, are reported once', () => {
    const without = 'biểu a "A"\n<|bãi bỏ|> tiêu chí I.2\nbãi bỏ tiêu chí I.3';
    expect(reportOf(without).codes).toEqual(['syntax/change-without-parent']);
    const stray = `${heading.vi}<|mục|> I "M"\n  tiêu chí c "C" từ 0 đến 5 điểm\nsố liệu\n  x "X" có hoặc không`;
    expect(reportOf(stray).codes).toEqual(['syntax/part-outside-change']);
  });
});

describe('a change may declare no more than a whole sheet', () => {
  const many = (line: string): string => line.repeat(limits.declarations + 1);
  test.each([
    ['changes', many('bãi bỏ tiêu chí I.2\n')],
    ['added facts', `bổ sung số liệu\n${many('x "X" có hoặc không\n')}`],
    ['added criteria', `bổ sung\n${many('tiêu chí c "C" đạt được 1 điểm\n')}`],
    ['options', `sửa đổi số liệu x chọn một ${many('a "A",')} a "A"`],
    ['levels', `sửa đổi tiêu chí c chọn một\n${many('a "A" 5 điểm\n')}`],
    ['amended levels', `sửa đổi tiêu chí c\n${many('sửa đổi mức a 5 điểm\n')}`],
    ['requirements', `sửa đổi xếp loại a\n${many('bãi bỏ yêu cầu "A"\n')}`],
    ['replaced requirements', `thay thế xếp loại a "A"\n${many('yêu cầu x "X"\n')}`],
  ])('%s', (_, text) => {
    const { diagnostics } = parseText(heading.vi + text);
    expect(diagnostics.map(({ code }) => code)).toEqual(['limit/declarations']);
  });
});
