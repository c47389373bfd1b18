import { describe, expect, test } from 'vitest';
import { applyEdits, languages, limits, type DiagnosticFactory } from '@barem/core';
import { parseText, syntaxDiagnostics } from '../src/index.js';
import { expectations } from '../src/expectations.js';
import { reportOf } from './marked.js';

/** One failing text for every finding, in both languages where they differ. */
const findings: Readonly<Record<string, readonly string[]>> = {
  'syntax/unexpected': [
    'biểu a "A"\nmục I "M" <|,|> 15 điểm',
    'sheet a "A"\nsection I "M" 15<||>',
    'biểu a<||>',
    'sheet a "A"\nlet x = (1 + 2<||>\nlet y = 1',
  ],
  'syntax/misspelled-keyword': [
    '<|bieu|> a "A"',
    'sheet a "A"\n<|secton|> I "M" 15 points',
    'biểu a "A"\nsố liệu\n  x "X" có hoặc không\n    <|thay đổi dược|>',
    'sheet a "A"\nfacts\n  x "X" yes or no\n    <|changable|>\n  y "Y" yes or no',
  ],
  'syntax/other-language': [
    'biểu a "A"\n<|section|> I "M" 15 điểm',
    'sheet a "A"\n<|mục|> I "M" 15 points',
    'biểu a "A"\nsố liệu\n  x "X" có hoặc không\n    <|changeable|>',
    'sheet a "A"\nfacts\n  x "X" yes or no\n    <|thay đổi được|>',
  ],
  'syntax/keyword-as-name': [
    'biểu a "A"\nsố liệu\n  <|điểm|> "Đ" có hoặc không',
    'sheet a "A"\nfacts\n  <|step|> "S" yes or no',
    'sheet a "A"\nlet <|changeable|> = 1',
    'biểu a "A"\nđặt <|mỗi|> = 1',
  ],
  'syntax/unclosed-quote': ['biểu a <|"A|>', 'sheet a <|“A"|>', 'biểu a <|"A”|> # mở'],
  'syntax/unknown-character': [
    'biểu a "A"\n  ghi chú "B" <|@|>',
    'biểu a<|м|>b "A"',
    'sheet a<|\u200B|>b "A"',
    'biểu a <|«|>A<|»|>',
  ],
  'syntax/number-style': [
    'biểu a "A"\nđặt x = <|12.5|>',
    'sheet a "A"\nlet x = <|12,5|>',
    'biểu a "A"\n  thang điểm từ <|-0.5|> đến 100',
    'biểu a "A"\nđặt x = y >= <|85.5%|>',
  ],
  'syntax/number-malformed': [
    'biểu a "A"\nđặt x = <|1.2.3|>',
    'sheet a "A"\nlet x = <|1,23,456|>',
    'sheet a "A"\nlet x = <|1234567890123456|>',
  ],
  'syntax/date-malformed': [
    'biểu a "A"\n  hiệu lực từ <|31/02/2021|>',
    'biểu a "A"\n  hiệu lực từ 01/01/2021 đến <|2021-13-01|>',
    'biểu a "A"\n  hiệu lực từ <|29/02/1900|>',
    'sheet a "A"\n  effective from <|01/12/2021|>',
    'sheet a "A"\n  effective from <|2021-2-1|>',
  ],
  'syntax/name-malformed': [
    'biểu <|__proto__|> "A"',
    'biểu <|`có dấu cách`|> "A"',
    'biểu <|`a\u200B`|> "A"',
    'sheet <|_a|> "A"',
    `sheet <|${'a'.repeat(101)}|> "A"`,
    'biểu a "A"\nmục <|1,2|> "M"',
  ],
  'syntax/name-with-spaces': [
    'biểu a "A"\nđặt <|tỷ lệ dự|> = 1',
    'sheet a "A"\nfacts\n  <|members present|> "P" yes or no',
    'biểu a "A"\nsố liệu có_mặt "C" có hoặc không\nđặt x = 1 - <|có mặt|>',
  ],
  'syntax/repeated-clause': [
    'biểu a "A"\n  trạng thái dự thảo\n  <|trạng thái minh họa|>',
    'sheet a "A"\n  scale 10\n  source "S"\n  <|no scale|>',
    'biểu a "A"\n  hiệu lực từ 01/01/2021\n  <|hiệu lực từ 01/01/2022|>',
    'biểu a "A"\nmục I "M" tiêu chí I.1 "T" từ 0 đến 5 điểm áp dụng khi x, nếu không: 0 điểm <|áp dụng khi y, nếu không: 0 điểm|>',
    'biểu a "A"\nsố liệu\n  x "X" có hoặc không thay đổi được ghi chú "N" <|thay đổi được|>',
    'sheet a "A"\nsection I "M" criterion I.1 "T" choose one changeable a "A" 5 points <|changeable|>',
  ],
  'syntax/second-sheet': ['biểu a "A"\n<|biểu|> b "B"', 'sheet a "A"\n<|sheet|> b "B"'],
  'syntax/criterion-outside': [
    'biểu a "A"\n<|tiêu chí|> b "B" từ 0 đến 5 điểm\ntiêu chí c "C" từ 0 đến 5 điểm',
    'sheet a "A"\n<|criterion|> b "B" met for 5 points',
  ],
  'syntax/change-without-parent': [
    'biểu a "A"\n<|bãi bỏ|> tiêu chí I.2',
    'sheet a "A"\n<|add|>\n  criterion b "B" met for 5 points',
  ],
  'syntax/part-outside-change': [
    'biểu a "A"\n  kế thừa b\n<|số liệu|>\n  x "X" có hoặc không',
    'sheet a "A"\n  extends b\nremove criterion I.2\n<|criterion|> c "C" met for 5 points',
  ],
  'syntax/not-a-sheet': [
    '<||>',
    '<||># chỉ có ghi chú',
    '<|mục|> I "M"',
    '<|section|> I "M"',
    '<|"A"|>',
  ],
  'limit/source-length': [`<||>${' '.repeat(limits.sourceLength + 1)}`],
  'limit/source-words': [`<||>${'a '.repeat(limits.sourceWords + 1)}`],
  'limit/nesting': [
    `biểu a "A"\nđặt x = ${'('.repeat(limits.nesting)}<|(|>`,
    `biểu a "A"\nđặt x = ${'-'.repeat(limits.nesting)}<|-|>1`,
    `biểu a "A"\nđặt x = ${'không '.repeat(limits.nesting)}<|không|> a`,
    `sheet a "A"\nlet x = ${'if points(a) = 1 then 1 else '.repeat(limits.nesting)}<|if|> a then 1 else 2`,
  ],
  'limit/expression': [
    `biểu a "A"\nđặt x = 1${' + 1'.repeat(limits.expressionTokens / 2 - 2)} <|+|> 1`,
    `sheet a "A"\nlet x = points(a)${' + points(a)'.repeat(limits.expressionTokens / 5 - 2)} + points(<|a|>)`,
  ],
  'limit/declarations': [
    `biểu <|a|> "A"\nxếp loại\n${'x "X"\n'.repeat(limits.declarations + 1)}`,
    `sheet <|a|> "A"\nfacts\nx "X" choose one ${Array.from({ length: limits.declarations }, () => 'a "A"').join(', ')}`,
  ],
};

const definitions = Object.values(syntaxDiagnostics)
  .filter((value): value is DiagnosticFactory<object> => 'definition' in value)
  .map(({ definition }) => definition);

test('every finding has a failing text here, except the one about their number', () => {
  const codes = definitions.map(({ code }) => code);
  expect([...Object.keys(findings), 'limit/diagnostics'].toSorted()).toEqual(codes.toSorted());
  expect(new Set(codes).size).toBe(codes.length);
});

describe.each(Object.entries(findings))('%s', (code, texts) => {
  test.each(texts.map((text) => ({ text, shown: text.slice(0, 70) })))('$shown', ({ text }) => {
    const { codes, diagnostics } = reportOf(text);
    expect(new Set(codes)).toEqual(new Set([code]));
    for (const { message, help } of diagnostics) {
      for (const language of languages) {
        const wordings = [message[language], help?.[language]].filter((each) => each !== undefined);
        for (const wording of wordings) {
          expect(wording).not.toMatch(/[\r\n]|\.$|undefined|token/);
          expect(wording).toMatch(/^\P{Lu}/u);
        }
      }
    }
  });
});

test('only the digits of a number are repaired, wherever its signs stand', () => {
  const text = 'biểu a "A"\nđặt x = y từ 12.5 % đến 95.5%';
  const edits = parseText(text).diagnostics.flatMap(({ fix }) => fix?.edits ?? []);
  expect(applyEdits(text, edits)).toBe('biểu a "A"\nđặt x = y từ 12,5 % đến 95,5%');
});

describe('examples are in the language of the sheet, prose in that of the reader', () => {
  test.each([
    { text: 'sheet a "A"\nsection I "M" 5', vi: 'ở đây còn thiếu `points`' },
    { text: 'sheet a "A"\nsection 5', vi: 'ở đây còn thiếu một đoạn chữ trong ngoặc kép' },
    {
      text: 'sheet a "A"\n  status new',
      vi: 'không hiểu `new` ở đây, cần có `official`, `illustrative` hoặc `draft`',
    },
    {
      text: 'sheet a "A"\nmục I "M"',
      vi: 'biểu này viết bằng tiếng Anh: thay `mục` bằng `section`',
    },
    { text: 'sheet a "A"\nlet x = 0,5', vi: 'số `0,5` viết theo kiểu tiếng Việt, hãy viết `0.5`' },
    {
      text: 'sheet a "A"\ncriterion x "X" met for 1 point',
      vi: 'tiêu chí phải nằm trong một mục: phía trên còn thiếu dòng `section`',
    },
    {
      text: 'sheet a "A"\n  status draft\n  status draft',
      vi: '`status` đã được ghi ở trên, chỉ ghi một lần',
    },
    { text: 'biểu a "A"\nmục I "M" 5', en: '`điểm` is missing here' },
    {
      text: 'biểu a "A"\nsection I "M"',
      en: 'this sheet is in Vietnamese: write `mục` instead of `section`',
    },
    { text: 'biểu a "A"\nđặt x = 0.5', en: '`0.5` is a number in English style, write `0,5`' },
    {
      text: 'biểu a "A"\n  hiệu lực từ 1',
      en: '`1` does not fit here, expected a date, such as `01/12/2021`',
    },
  ])('$text', ({ text, vi, en }) => {
    const messages = parseText(text).diagnostics.map(({ message }) =>
      vi ? message.vi : message.en,
    );
    expect(messages).toEqual([vi ?? en]);
  });

  test('every expectation has the same examples in both languages', () => {
    const count = (text: string): number => text.match(/`[^`]*`/g)?.length ?? 0;
    const uneven = expectations.filter(({ vi, en }) => count(vi) !== count(en));
    expect(uneven).toEqual([]);
  });
});

describe('the number of findings is limited', () => {
  const { diagnostics: limit } = limits;
  const mistakes = (count: number): string => `biểu a "A"\n${'đặt x = \n'.repeat(count)}`;

  test('up to the limit all are shown', () => {
    const { diagnostics } = parseText(mistakes(limit));
    expect(diagnostics).toHaveLength(limit);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['syntax/unexpected']));
  });

  test.each([1, 5_000])('%i more give one last finding that says so', (more) => {
    const { diagnostics, sheet } = parseText(mistakes(limit + more));
    const last = diagnostics.at(-1);
    expect(sheet).toBeUndefined();
    expect(diagnostics).toHaveLength(limit + 1);
    expect(last?.code).toBe('limit/diagnostics');
    expect(last?.span.start).toBeGreaterThan(diagnostics.at(-2)?.span.start ?? 0);
  });

  test.each([
    { what: 'misspelled keywords', line: 'tieu chi I "x" tu 0 den 5 diem\n' },
    { what: 'unknown characters', line: '@ \n' },
    { what: 'open quotes', line: 'ghi chú "a\n' },
    { what: 'a bit of everything', line: '@ tieu chi "a\n' },
  ])('of $what, too', ({ line }) => {
    const { diagnostics } = parseText(`biểu a "A"\n${line.repeat(1_000)}`);
    expect(diagnostics).toHaveLength(limit + 1);
    expect(diagnostics.at(-1)?.code).toBe('limit/diagnostics');
  });
});
