import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEdits, type Diagnostic } from '@barem/core';
import { parseText } from '../src/index.js';
import { languageOf, withKeywords } from '../src/keyword-pass.js';
import { lex } from '../src/lex.js';
import { wordsOf } from '../src/words.js';
import { reportOf } from './marked.js';

const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const meeting = fixture('meeting.barem');
const construct = fixture('every-construct.barem');

/** The sheet of the meeting with one piece of it replaced by what an author wrote instead. */
function written(right: string, wrong: string): string {
  if (!meeting.includes(right)) throw new Error(`the sheet has no ${right}`);
  return meeting.replace(right, () => wrong);
}

/** Mistakes as authors make them: what stands there, what should, and what the finding must say. */
const mistakes: readonly {
  readonly right: string;
  readonly wrong: string;
  readonly code?: string;
  readonly says: string;
}[] = [
  // what is missing
  {
    right: 'biểu a.b "Tên"',
    wrong: 'biểu a.b<||>',
    says: 'còn thiếu một đoạn chữ trong ngoặc kép',
  },
  { right: 'biểu a.b "Tên"', wrong: 'biểu <|"Tên"|>', says: 'cần có một tên' },
  { right: '15 điểm\n  tiêu', wrong: '15<||>\n  tiêu', says: 'còn thiếu `điểm`' },
  { right: '5 điểm\n    thiếu', wrong: '5<||>\n    thiếu', says: 'còn thiếu `điểm`' },
  { right: '15 điểm\n    từ 85', wrong: '15<||>\n    từ 85', says: 'còn thiếu `điểm`' },
  { right: 'từ 0 đến 10 điểm', wrong: 'từ 0 đến 10<||>', says: 'còn thiếu `điểm`' },
  { right: 'từ 0 đến 10 điểm', wrong: '<|10|> điểm', says: 'cần có cách chấm: `từ … đến … điểm`' },
  {
    right: 'I.2 "Nội dung" từ 0 đến 10 điểm',
    wrong: 'I.2 "Nội dung"<||>',
    says: 'còn thiếu cách chấm',
  },
  { right: 'mục I "Chuẩn bị"', wrong: 'mục <|"Chuẩn bị"|>', says: 'cần có một tên, ví dụ `I.1`' },
  {
    right: 'mục I "Chuẩn bị"',
    wrong: 'mục I <|Chuẩn|> bị',
    says: 'cần có một đoạn chữ trong ngoặc kép',
  },
  {
    right: 'mục I "Chuẩn bị"',
    wrong: 'mục I<|:|> "Chuẩn bị"',
    says: 'cần có một đoạn chữ trong ngoặc kép',
  },
  { right: '"Đầy đủ" 5 điểm', wrong: '"Đầy đủ"<|:|> 5 điểm', says: 'ví dụ `5 điểm`' },
  { right: 'số đếm từ 1 đến 500\n  có', wrong: 'số đếm <|1|> đến 500\n  có', says: 'cần có `từ`' },
  { right: 'số đếm từ 1 đến 500\n  có', wrong: 'số đếm<||>\n  có', says: 'còn thiếu `từ`' },
  {
    right: '"Số có mặt" số đếm',
    wrong: '"Số có mặt" <|số|> nguyên',
    says: 'cần có loại số liệu: `số đếm`',
  },
  { right: 'đạt khi sai được 5', wrong: 'đạt khi sai <|5|>', says: 'cần có `được`' },
  { right: 'trừ 1 điểm, tối đa', wrong: 'trừ 1 điểm<||> tối đa', says: 'còn thiếu dấu phẩy' },
  { right: '0,5 điểm, tối đa', wrong: '0,5 điểm<||> tối đa', says: 'còn thiếu dấu phẩy' },
  { right: '10 điểm, cứ thêm', wrong: '10 điểm<||> cứ thêm', says: 'còn thiếu dấu phẩy' },
  { right: '100, bước', wrong: '100<||> bước', says: 'còn thiếu dấu phẩy' },
  { right: 'mỗi có_mặt trừ 1', wrong: 'mỗi có_mặt <|1|>', says: 'cần có `cộng` hoặc `trừ`' },
  {
    right: 'áp dụng khi sai, nếu không: không tính',
    wrong: 'áp dụng khi sai<||>',
    says: '`, nếu không: …`',
  },
  { right: 'cao nhất kém khi', wrong: 'cao nhất <|khi|>', says: 'cần có một tên' },
  { right: 'kém khi sai "Sai"', wrong: 'kém <|nếu|> sai "Sai"', says: 'cần có `khi`' },
  {
    right: '= có_mặt / phải_dự',
    wrong: '= (có_mặt / phải_dự<||>',
    says: 'còn thiếu dấu đóng ngoặc',
  },
  {
    right: '= có_mặt / phải_dự',
    wrong: '= có_mặt /<||>',
    says: 'còn thiếu một số liệu, con số hoặc phép tính',
  },
  { right: 'đặt tỷ_lệ =', wrong: 'đặt tỷ_lệ <|có_mặt|>', says: 'cần có `=`' },
  { right: 'I.2 = 9', wrong: 'I.2 <|9|>', says: 'cần có `=`' },
  { right: 'I.2 = 9', wrong: 'I.2 =<||>', says: 'còn thiếu một câu trả lời' },
  {
    right: 'kết quả 92,5 điểm, xếp loại tốt',
    wrong: 'kết quả <|tốt|>',
    says: 'cần có số điểm hoặc `xếp loại`',
  },
  {
    right: 'tiêu chí I.2 "Nội dung" từ',
    wrong: 'tiêu chí I.2 <|từ|>',
    says: 'cần có một đoạn chữ trong ngoặc kép',
  },
  {
    right: 'I.2 = 9\n  kết quả 92,5 điểm, xếp loại tốt',
    wrong: 'I.2 = 9<||>',
    says: 'còn thiếu `kết quả`, ví dụ `kết quả 92 điểm, xếp loại tốt`',
  },
  {
    right: 'I.2 = 9\n  kết quả 92,5 điểm, xếp loại tốt',
    wrong: 'I.2 = 9<||>\n  xếp loại tốt',
    says: 'còn thiếu `kết quả`',
  },
  // what stands in the wrong place
  { right: 'từ 0 đến 10 điểm', wrong: '<|đến|> 10 từ 0 điểm', says: '`từ … đến … điểm`' },
  {
    right: 'từ 85% đến dưới 95% 12',
    wrong: 'đến dưới 95% <|từ|> 85% 12',
    says: 'cần có số điểm, ví dụ `5 điểm`',
  },
  {
    right: 'từ 01/12/2021 đến 29/10/2023',
    wrong: '<|đến|> 29/10/2023 từ 01/12/2021',
    says: 'cần có `từ`',
  },
  { right: '01/12/2021', wrong: '<|01|>-12-2021', says: 'ví dụ `01/12/2021`' },
  { right: '100, bước', wrong: '100,<|,|> bước', says: '`bước …`' },
  { right: 'phải_dự = 20,', wrong: 'phải_dự = 20,<|,|>', says: 'cần có `kết quả`' },
  { right: 'có_mặt <= phải_dự', wrong: 'có_mặt <|nhỏ|> hơn phải_dự', says: 'dấu so sánh như `<=`' },
  { right: 'từ 90 điểm trở lên', wrong: '<|>=|> 90 điểm', says: '`từ 90 điểm trở lên`' },
  { right: 'còn lại 0 điểm', wrong: '<|khác|> 0 điểm', says: 'một dòng mức hoặc khoảng nữa' },
  {
    right: 'trạng thái minh họa',
    wrong: 'trạng thái <|tạm|>',
    says: '`chính thức`, `minh họa` hoặc `dự thảo`',
  },
  { right: 'nếu không: không tính', wrong: 'nếu không: <|bỏ|> qua', says: '`được điểm tối đa`' },
  {
    right: '\nsố liệu',
    wrong: '  <|điều|> kiện "B"\nsố liệu',
    says: '`căn cứ`, `ghi chú`, `trạng thái`',
  },
  {
    right: 'loại tốt\n',
    wrong: 'loại tốt\n<|Người|> lập biểu: Nguyễn Văn A\n',
    says: 'viết sau dấu `#`',
  },
  {
    right: 'loại tốt\n',
    wrong: 'loại tốt\n<|ghi chú|> "Hết"\n',
    says: '`ví dụ` tiếp theo hoặc hết tệp',
  },
  // names
  {
    right: 'đầy_đủ "Đầy đủ"',
    wrong: '<|đạt|> "Đầy đủ"',
    code: 'syntax/keyword-as-name',
    says: 'là từ khóa',
  },
  {
    right: 'đặt tỷ_lệ =',
    wrong: 'đặt <|tỷ lệ|> =',
    code: 'syntax/name-with-spaces',
    says: '`tỷ_lệ`',
  },
  { right: 'có_mặt <=', wrong: '<|có mặt|> <=', code: 'syntax/name-with-spaces', says: '`có_mặt`' },
  {
    right: 'I.1 = đầy_đủ',
    wrong: 'I.1 = <|đầy đủ|>',
    code: 'syntax/name-with-spaces',
    says: '`đầy_đủ`',
  },
  {
    right: '  đầy_đủ "',
    wrong: '  <|đầy đủ|> "',
    code: 'syntax/name-with-spaces',
    says: '`đầy_đủ`',
  },
  {
    right: 'theo tỷ_lệ',
    wrong: 'theo <|tỷ lệ|>',
    code: 'syntax/name-with-spaces',
    says: '`tỷ_lệ`',
  },
  // keywords
  {
    right: 'tiêu chí I.2',
    wrong: '<|tiêu chi|> I.2',
    code: 'syntax/misspelled-keyword',
    says: '`tiêu chí`',
  },
  {
    right: 'tiêu chí I.2',
    wrong: '<|tiêuchí|> I.2',
    code: 'syntax/misspelled-keyword',
    says: '`tiêu chí`',
  },
  {
    right: 'tiêu chí I.2',
    wrong: '<|tiêu cí|> I.2',
    code: 'syntax/misspelled-keyword',
    says: '`tiêu chí`',
  },
  {
    right: 'điểm trừ',
    wrong: '<|Ðiểm trừ|>',
    code: 'syntax/misspelled-keyword',
    says: '`điểm trừ`',
  },
  {
    right: 'xếp loại\n',
    wrong: '<|sếp loại|>\n',
    code: 'syntax/misspelled-keyword',
    says: '`xếp loại`',
  },
  {
    right: 'khống chế',
    wrong: '<|không chế|>',
    code: 'syntax/misspelled-keyword',
    says: '`khống chế`',
  },
  {
    right: 'thang điểm 100',
    wrong: '<|tháng điểm|> 100',
    code: 'syntax/misspelled-keyword',
    says: '`thang điểm`',
  },
  {
    right: 'tiêu chí I.2',
    wrong: '<|criterion|> I.2',
    code: 'syntax/other-language',
    says: '`tiêu chí`',
  },
  {
    right: 'chọn một\n',
    wrong: '<|choose one|>\n',
    code: 'syntax/other-language',
    says: '`chọn một`',
  },
  {
    right: 'cao nhất kém',
    wrong: '<|at most|> kém',
    code: 'syntax/other-language',
    says: '`cao nhất`',
  },
  { right: 'tối đa 5', wrong: '<|at most|> 5', code: 'syntax/other-language', says: '`tối đa`' },
  // signs and numbers
  {
    right: '"Chuẩn bị" 15 điểm',
    wrong: '<|"Chuẩn bị 15 điểm|>',
    code: 'syntax/unclosed-quote',
    says: 'dấu ngoặc kép',
  },
  {
    right: '"Đầy đủ" 5 điểm',
    wrong: 'Đầy đủ<|" 5 điểm|>',
    code: 'syntax/unclosed-quote',
    says: 'dấu ngoặc kép',
  },
  { right: '"Họp"', wrong: '<|“Họp"|>', code: 'syntax/unclosed-quote', says: 'dấu ngoặc kép' },
  { right: 'bước 0,5', wrong: 'bước <|0.5|>', code: 'syntax/number-style', says: '`0,5`' },
  { right: '92,5 điểm', wrong: '<|92.5|> điểm', code: 'syntax/number-style', says: '`92,5`' },
  { right: '3.500', wrong: '<|3500.5|>', code: 'syntax/number-style', says: '`3.500,5`' },
  {
    right: '01/12/2021',
    wrong: '<|31/02/2021|>',
    code: 'syntax/date-malformed',
    says: 'không có ngày',
  },
  {
    right: 'tiêu chí I.2',
    wrong: '<|т|>iêu chí I.2',
    code: 'syntax/unknown-character',
    says: '`t`',
  },
  {
    right: 'có_mặt <= ph',
    wrong: 'có<|\u200B|>_mặt <= ph',
    code: 'syntax/unknown-character',
    says: 'U+200B',
  },
  {
    right: 'mục I "Chuẩn bị"',
    wrong: 'mục I<|.|> "Chuẩn bị"',
    code: 'syntax/unknown-character',
    says: '`.`',
  },
  {
    right: '\nđặt',
    wrong: '\n<|biểu|> c.d "Hai"\nđặt',
    code: 'syntax/second-sheet',
    says: 'một tệp chỉ có một biểu',
  },
];

test('the sheet of the meeting is right', () => {
  expect(parseText(meeting).diagnostics).toEqual([]);
});

describe('one mistake, one finding that says what to write', () => {
  test.each(mistakes)('$wrong for $right', ({ right, wrong, code = 'syntax/unexpected', says }) => {
    const { codes, diagnostics } = reportOf(written(right, wrong));
    expect(codes).toEqual([code]);
    expect(diagnostics[0]?.message.vi).toContain(says);
  });

  test('a criterion without a section is reported once', () => {
    const text = written('mục I "Chuẩn bị" 15 điểm\n  tiêu chí', '<|tiêu chí|>');
    expect(reportOf(text).codes).toEqual(['syntax/criterion-outside']);
  });

  test('each of two wrong quotation marks can be replaced', () => {
    const code = 'syntax/unknown-character';
    const { text, codes, diagnostics } = reportOf(written('"Họp"', '<|„|>Họp<|”|>'));
    expect(codes).toEqual([code, code]);
    expect(
      applyEdits(
        text,
        diagnostics.flatMap(({ fix }) => fix?.edits ?? []),
      ),
    ).toBe(meeting);
  });
});

test('a strange character in a misspelled keyword is repaired with the keyword', () => {
  const { text, codes, diagnostics } = reportOf(written('tối đa 5', '<|tоi đa|> 5'));
  expect(codes).toEqual(['syntax/misspelled-keyword']);
  expect(applyEdits(text, diagnostics[0]?.fix?.edits ?? [])).toBe(meeting);
});

test('a name with spaces is reported once, on whatever line the grammar stopped', () => {
  const marked = 'biểu a "A"\nmục I "M"\n  tiêu chí I.1 "T" chọn một\n    <|đầy đủ|> "Đ" 5 điểm\n';
  expect(reportOf(marked).codes).toEqual(['syntax/name-with-spaces']);
});

test('what has a title is a name, even when it looks like a keyword', () => {
  const texts = [
    'số liệu\n  x "X" chọn một: dat "Đ", tu "T"\nđặt y = x = dat và x = tu',
    'mục tu "T" tiêu chí diem "D" đạt được 1 điểm đặt y = điểm(tu) + điểm(diem) - 1',
    'xếp loại den "D" từ 90 điểm khống chế cao nhất den khi x',
  ];
  const codes = texts.map((text) => reportOf(`biểu a "A"\n${text}`).codes);
  expect(codes).toEqual([[], [], []]);
});

describe('mistakes in English', () => {
  const rows = [
    {
      wrong: 'sheet a "A"\n<|sectoin|> I "M" 5 points',
      code: 'syntax/misspelled-keyword',
      says: '`section`',
    },
    { wrong: 'sheet a "A"\n  scale 100, step <|0,5|>', code: 'syntax/number-style', says: '`0.5`' },
    {
      wrong: 'sheet a "A"\n  effective from <|1|>/12/21',
      code: 'syntax/unexpected',
      says: '`2021-12-01`',
    },
    {
      wrong: 'sheet a "A"\nsection I "M" 5<||>\n',
      code: 'syntax/unexpected',
      says: '`points` is missing',
    },
    {
      wrong: 'sheet a "A"\nsection I "M"\n  criterion I.1 "T" <|rate|>',
      code: 'syntax/unexpected',
      says: '`from … to … points`',
    },
    {
      wrong: 'sheet a "A"\ncaps\n  <|cao nhất|> fair when x',
      code: 'syntax/other-language',
      says: '`at most`',
    },
    {
      wrong: 'sheet a "A"\nfacts\n  <|members due|> "D" yes or no',
      code: 'syntax/name-with-spaces',
      says: '`members_due`',
    },
    {
      wrong: 'sheet a "A"\nfacts\n  <|points|> "P" yes or no',
      code: 'syntax/keyword-as-name',
      says: 'keyword',
    },
    {
      wrong: 'sheet a "A"\nlet x = if y then 1<||>',
      code: 'syntax/unexpected',
      says: '`else` is missing',
    },
    {
      wrong: 'sheet a "A"\nratings\n  good "Good" <|above|> 90',
      code: 'syntax/unexpected',
      says: '`from 90 points`',
    },
  ];
  test.each(rows)('$wrong', ({ wrong, code, says }) => {
    const { codes, diagnostics } = reportOf(wrong);
    expect(codes).toEqual([code]);
    expect(diagnostics[0]?.message.en).toContain(says);
  });
});

// ── Missing accents ──────────────────────────────────────────────────────────────────────────────

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** Every keyword of the sheet with every construct, where it stands first. */
const keywordsUsed = (() => {
  const words = wordsOf(lex(construct).tokens);
  const { tokens } = withKeywords(construct, words, languageOf(words));
  const isLexed = new Set(words.tokens.map(({ tokenType }) => tokenType));
  const places = new Map<string, number>();
  for (const { tokenType, image, startOffset } of tokens) {
    const isKeyword = !isLexed.has(tokenType) && withoutAccents(image) !== image;
    if (isKeyword && !places.has(image)) places.set(image, startOffset);
  }
  return [...places].map(([keyword, start]) => ({ keyword, start }));
})();

/** Written beside no other word, these may be names. */
const mayBeName: ReadonlySet<string> = new Set(['đạt', 'không', 'có', 'không đạt']);

describe('a keyword without its accents is read as the keyword and reported once', () => {
  test.each(keywordsUsed.filter(({ keyword }) => !mayBeName.has(keyword)))(
    '$keyword',
    ({ keyword, start }) => {
      const bare = withoutAccents(keyword);
      const end = start + keyword.length;
      const marked = `${construct.slice(0, start)}<|${bare}|>${construct.slice(end)}`;
      const { codes, diagnostics } = reportOf(marked);
      expect(codes).toEqual(['syntax/misspelled-keyword']);
      expect(diagnostics[0]?.arguments).toEqual({ found: bare, keyword });
      expect(diagnostics[0]?.fix?.edits.map(({ text }) => text)).toEqual([keyword]);
    },
  );
});

// ── Several mistakes ─────────────────────────────────────────────────────────────────────────────

describe('several mistakes', () => {
  test('in one file are each reported once', () => {
    const marked = [
      ['thang điểm 100, bước 0,5', 'thang điểm 100, <|buoc|> 0,5'],
      ['"Số có mặt" số đếm', '"Số có mặt" <|số|> nguyên'],
      ['= có_mặt / phải_dự', '= có_mặt /<||>'],
      ['thiếu "Chưa đủ" 3 điểm', 'thiếu "Chưa đủ" 3<||>'],
      ['từ 0 đến 10 điểm', '<|10|> điểm'],
      ['từ 85% đến dưới 95%', 'từ <|85.5%|> đến dưới 95%'],
      ['được 5 điểm', '<|5|> điểm'],
      ['mỗi có_mặt trừ 1 điểm', 'mỗi có_mặt <|1|> điểm'],
      ['kém "Kém" dưới 90 điểm', 'kém <|dưới|> 90 điểm'],
      ['cao nhất kém khi', 'cao nhất kém <|nếu|>'],
      ['I.2 = 9', 'I.2 <|9|>'],
    ].reduce((text, [right = '', wrong = '']) => text.replace(right, () => wrong), meeting);
    const codes = Array<string>(11).fill('syntax/unexpected');
    codes[0] = 'syntax/misspelled-keyword';
    codes[5] = 'syntax/number-style';
    expect(reportOf(marked).codes).toEqual(codes);
  });

  test('on neighbouring lines are each reported', () => {
    const marked = `biểu a "A"
mục I "M"
  tiêu chí I.1 "T" chọn một
    a "a" 5<||>
    b "b" 4<||>
    c "c" 3 điểm
    d "d" 2<||>
  tiêu chí I.2 "T" từ 0 đến 5 điểm
số liệu
  x "X" <|từ|> 1 đến 5
  y "Y" <|từ|> 1 đến 5
  z "Z" số đếm từ 1<||>
`;
    expect(reportOf(marked).codes).toEqual(Array<string>(6).fill('syntax/unexpected'));
  });

  test('what stands beneath a mistaken line is not reported for it', () => {
    const marked = `biểu a "A"
số liệu
  x "X" <|chọn|>
    a "A",
    b "B"
  y "Y" số đếm từ 1 đến <|x|>
xếp loại
  tốt <|từ|> 90
    yêu cầu x = 1
    căn cứ "S"
  kém "K" <|ít|> hơn 90
`;
    expect(reportOf(marked).codes).toEqual(Array<string>(4).fill('syntax/unexpected'));
  });

  test('a number in the wrong style behind another mistake is reported as well', () => {
    const marked = `biểu a "A"
số liệu
  x "X" số đếm <|1|> đến 5
  y "Y" số thập phân từ <|0.5|> đến 5
`;
    expect(reportOf(marked).codes).toEqual(['syntax/unexpected', 'syntax/number-style']);
  });
});

// ── Repairs ──────────────────────────────────────────────────────────────────────────────────────

describe('applying the repairs removes what they repair', () => {
  const texts = [
    ...mistakes.map(({ right, wrong }) => written(right, wrong).replace(/<\||\|>/g, '')),
    ...keywordsUsed.map(({ keyword, start }) => {
      const rest = construct.slice(start + keyword.length);
      return construct.slice(0, start) + withoutAccents(keyword) + rest;
    }),
    withoutAccents(meeting),
  ];
  const isRepairable = (diagnostic: Diagnostic): boolean => diagnostic.fix !== undefined;

  test('of every mistake above', () => {
    let repaired = 0;
    for (const text of texts) {
      const fixable = parseText(text).diagnostics.filter(isRepairable);
      if (fixable.length === 0) continue;
      repaired += 1;
      const after = applyEdits(
        text,
        fixable.flatMap(({ fix }) => fix?.edits ?? []),
      );
      const left = new Set(parseText(after).diagnostics.map(({ code }) => code));
      const remaining = fixable.map(({ code }) => code).filter((code) => left.has(code));
      expect({ text, remaining }).toEqual({ text, remaining: [] });
    }
    expect(repaired).toBeGreaterThan(80);
  });
});
