import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { languages, limits } from '@barem/core';
import { catalogues, parseFragment, parseText, printText } from '../src/index.js';
import { keywordKeys } from '../src/keywords/catalogue.js';
import { seeded, type Random } from './random.js';

vi.setConfig({ testTimeout: 120_000 });

const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const construct = fixture('every-construct.barem');
const english = fixture('every-construct.en.barem');
const meeting = fixture('meeting.barem');

/** What is wrong with how a text was read: nothing, for any text. */
function offence(text: string): string | undefined {
  const { sheet, comments, diagnostics } = parseText(text);
  for (const { code, span, fix, message } of diagnostics) {
    const spans = [span, ...(fix?.edits.map((edit) => edit.span) ?? [])];
    const isWithin = spans.every(
      ({ start, end }) => 0 <= start && start <= end && end <= text.length,
    );
    if (!isWithin) return `${code} at ${JSON.stringify(spans)}`;
    if (/[\r\n]/.test(message.vi + message.en)) return `${code} has a line break`;
  }
  if (sheet === undefined) return diagnostics.length === 0 ? 'no sheet, no finding' : undefined;
  const printed = printText(sheet, { comments, source: text });
  const again = parseText(printed);
  if (again.sheet === undefined) return `cannot be read again: ${printed}`;
  const twice = printText(again.sheet, { comments: again.comments, source: printed });
  return twice === printed ? undefined : `printed differently: ${printed}`;
}

/** The first offence among texts, with the text. */
function firstOffence(texts: Iterable<string>): unknown {
  for (const text of texts) {
    const found = offence(text);
    if (found !== undefined) return { found, text };
  }
  return undefined;
}

/** Words, signs and spaces of the language, in both languages, and what is none. */
const soup: readonly string[] = [
  ...languages.flatMap((language) => keywordKeys.flatMap((key) => catalogues[language][key])),
  ...'+-*/()=,;:%<>"`#.@\\“”‘«×÷≤≥≠–−… \n\r\t\u00A0\u200B\uFEFF\u0000\uD800\uDC00'.split(''),
  ...'!= <> x I.1 1.2 có_mặt `từ` __proto__ constructor toString _ а Ð đ\u0323 😀'.split(' '),
  ...'5 0,5 0.5 3.500 85% 01/12/2021 2021-12-01 31/02/2021 99999999999999999999'.split(' '),
  ...'"Tên"|"a \\" b"|“Tên”|"mở|# ghi chú\n|\n  |\r\n'.split('|'),
];

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('any text is read without an exception, and every place lies in it', () => {
  test('random characters', () => {
    const random = seeded(1);
    const ranges = [0x20, 0x80, 0x250, 0x2100, 0x10000];
    const text = (): string =>
      times(random.below(60), () => String.fromCharCode(random.below(random.oneOf(ranges)))).join(
        '',
      );
    expect(firstOffence(times(2_000, text))).toBeUndefined();
    expect(firstOffence(times(1_000, () => `biểu a "A"\n${text()}`))).toBeUndefined();
  });

  test('random words of the language', () => {
    const random = seeded(2);
    const text = (): string =>
      times(random.below(60), () => random.oneOf(soup) + random.oneOf(['', ' ', ' ', '\n'])).join(
        '',
      );
    expect(firstOffence(times(2_000, text))).toBeUndefined();
    expect(firstOffence(times(2_000, () => `biểu a "A"\n${text()}`))).toBeUndefined();
    expect(firstOffence(times(1_000, () => `sheet a "A"\n${text()}`))).toBeUndefined();
  });

  test.each([
    { name: 'of a meeting', text: meeting, step: 1 },
    { name: 'in Vietnamese', text: construct, step: 11 },
    { name: 'in English', text: english, step: 13 },
  ])('the sheet $name, cut off anywhere', ({ text, step }) => {
    const cuts = times(Math.ceil(text.length / step), (index) => text.slice(0, index * step));
    expect(firstOffence(cuts)).toBeUndefined();
  });

  /** The text with a few of its words deleted, doubled, exchanged or replaced. */
  const mutated = (text: string, random: Random): string => {
    const words = text.split(/(\s+|(?<=\P{L})|(?=\P{L}))/u);
    for (let changes = 1 + random.below(4); changes > 0; changes -= 1) {
      const at = random.below(words.length);
      const word = words[at] ?? '';
      const other = random.below(words.length);
      const change = random.below(5);
      if (change === 0) words.splice(at, 1);
      else if (change === 1) words.splice(at, 0, word);
      else if (change === 2) [words[at], words[other]] = [words[other] ?? '', word];
      else if (change === 3) words[at] = random.oneOf(soup);
      else words.splice(at, random.below(30));
    }
    return words.join('');
  };

  test.each([
    { name: 'in Vietnamese', text: construct, seed: 3 },
    { name: 'in English', text: english, seed: 4 },
    { name: 'of a meeting', text: meeting, seed: 5 },
  ])('the sheet $name with words deleted, doubled, exchanged and replaced', ({ text, seed }) => {
    const random = seeded(seed);
    expect(firstOffence(times(300, () => mutated(text, random)))).toBeUndefined();
  });
});

test('any fragment is read without an exception, and every place lies in it', () => {
  const random = seeded(7);
  const kinds = ['expression', 'measure', 'range', 'rounding', 'number'] as const;
  const outside = times(3_000, () => {
    const text = times(random.below(12), () => random.oneOf(soup)).join(random.oneOf(['', ' ']));
    const language = random.oneOf(languages);
    const { diagnostics } = parseFragment(random.oneOf(kinds), text, language, (offset) => offset);
    const isWithin = diagnostics.every(
      ({ span }) => 0 <= span.start && span.start <= span.end && span.end <= text.length,
    );
    return isWithin ? undefined : text;
  });
  expect(outside.filter((text) => text !== undefined)).toEqual([]);
});

describe('names that are dangerous in JavaScript are names like others', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'then'])(
    '%s',
    (id) => {
      const text = `biểu ${id} "A"\n\nsố liệu\n  ${id}  "X"  có hoặc không\n\nđặt y = ${id} và điểm(${id}) > 0\n`;
      const { sheet } = parseText(text);
      expect(sheet && printText(sheet)).toBe(text);
    },
  );

  test('__proto__ is no name', () => {
    const { diagnostics } = parseText('biểu a "A"\nđặt __proto__ = 1');
    expect(diagnostics.map(({ code }) => code)).toEqual(['syntax/name-malformed']);
  });
});

describe('no text takes long', () => {
  const heads = [
    '',
    'biểu a "A"\n',
    'biểu a "A"\nsố liệu\n',
    'biểu a "A"\nràng buộc\n',
    'biểu a "A"\nđặt x = ',
    'biểu a "A"\nmục I "M"\ntiêu chí I.1 "T" chọn một\n',
    'biểu a "A"\nxếp loại\n',
    'biểu a "A"\nkhống chế\n',
    'biểu a "A"\nví dụ "E"\n',
  ];
  /** As much of `unit` as a file and its number of words may hold, but for a little. */
  const filled = (head: string, unit: string, words = 0): string => {
    const room = Math.floor((limits.sourceLength - head.length) / unit.length);
    const most = words === 0 ? room : Math.min(room, Math.floor((limits.sourceWords - 20) / words));
    return head + unit.repeat(most);
  };
  /** Milliseconds of the processor, which other work on the machine does not lengthen, for the slowest text. */
  const slowest = (texts: readonly string[]): number =>
    Math.max(
      ...texts.map((text) => {
        const before = process.cpuUsage();
        const { sheet, comments } = parseText(text);
        if (sheet) printText(sheet, { comments, source: text });
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
      }),
    );

  test.each([
    { what: 'a', unit: 'a' },
    { what: 'quotation marks', unit: '"' },
    { what: 'typographic quotation marks', unit: '“' },
    { what: 'closing quotation marks', unit: '”' },
    { what: 'backticks', unit: '`' },
    { what: 'backslashes in quotes', unit: '"\\' },
    { what: 'digits', unit: '1' },
    { what: 'numbers with marks', unit: '1.1,' },
    { what: 'dots', unit: '.' },
    { what: 'parts of an id', unit: 'a.' },
    { what: 'unknown signs', unit: '@' },
    { what: 'unknown signs apart', unit: '@ ' },
    { what: 'Cyrillic letters', unit: 'а' },
    { what: 'Cyrillic words', unit: 'а ' },
    { what: 'emoji', unit: '😀' },
    { what: 'lone surrogates', unit: '\uD800' },
    { what: 'invisible characters', unit: '\u200B' },
    { what: 'invisible characters in words', unit: 'a\u200B' },
    { what: 'zeros', unit: '\0' },
    { what: 'empty lines', unit: '\n' },
    { what: 'empty lines of the Macintosh', unit: '\r' },
    { what: 'comments', unit: '#\n' },
    { what: 'one long comment', unit: '#' },
    { what: 'commas', unit: ',', words: 1 },
    { what: 'parentheses', unit: '(', words: 1 },
    { what: 'signs', unit: '-', words: 1 },
    { what: '`không`', unit: 'không ', words: 1 },
    { what: '`nếu`', unit: 'nếu ', words: 1 },
    { what: '`mục`', unit: 'mục\n', words: 1 },
    { what: '`biểu`', unit: 'biểu\n', words: 1 },
    { what: '`tiêu chí`', unit: 'tiêu chí\n', words: 1 },
    { what: '`ví dụ`', unit: 'ví dụ ', words: 1 },
    { what: 'keywords in NFD', unit: 'đặt '.normalize('NFD'), words: 1 },
    { what: 'names', unit: 'x y z w\n', words: 4 },
    { what: 'names with titles', unit: 'a ""\n', words: 2 },
    { what: 'names without titles', unit: 'a\n', words: 1 },
    { what: 'notes', unit: 'ghi chú ""\n', words: 2 },
    { what: 'facts', unit: 'a "" có hoặc không\n', words: 3 },
    { what: 'open quotes', unit: '"a\n', words: 1 },
    { what: 'mixed quotes', unit: '“a"\n', words: 1 },
    { what: 'quotes of another kind', unit: "'a' ", words: 1 },
    { what: 'misspelled criteria', unit: 'tieu chi I "x" tu 0 den 5 diem\n', words: 9 },
    { what: 'sums', unit: '1 + ', words: 2 },
    { what: 'sums of points', unit: 'điểm(a) + ', words: 5 },
    { what: 'conditions', unit: 'nếu điểm(a) = 1 thì 1 nếu không ', words: 10 },
  ])('$what', ({ unit, words = 0 }) => {
    const full = filled(heads[unit.length % heads.length] ?? '', unit, words);
    // Every block in a tenth of the size: what grows faster than its length is slow there, too.
    const tenth = (head: string): string => filled(head, unit, words).slice(0, full.length / 10);
    expect(slowest([full, ...heads.map(tenth)])).toBeLessThan(2_000);
  });

  test('a hundred thousand different words', () => {
    const random = seeded(6);
    const word = (): string =>
      times(3 + random.below(3), () => random.oneOf('abcdeghiklmnotuvy'.split(''))).join('');
    const words = times(limits.sourceWords / 2, word);
    expect(
      slowest([`biểu a "A"\n${words.join(' ')}`, `biểu a "A"\n${words.join('\n')}`]),
    ).toBeLessThan(2_000);
  });

  test('a file beyond the limits is refused at once', () => {
    const texts = ['a', '"', '1', '(', 'không '].map((unit) =>
      unit.repeat(2 * limits.sourceLength),
    );
    expect(slowest(texts)).toBeLessThan(100);
  });
});

describe('what is nested too deep or too long is refused, not a crash', () => {
  test.each([
    {
      what: 'parentheses',
      text: `${'('.repeat(10_000)}1${')'.repeat(10_000)}`,
      code: 'limit/nesting',
    },
    { what: 'a sum', text: `1${' + 1'.repeat(40_000)}`, code: 'limit/expression' },
    { what: 'a sum of points', text: `1${' + điểm(a)'.repeat(15_000)}`, code: 'limit/expression' },
    { what: '`không`', text: `${'không '.repeat(50_000)}a`, code: 'limit/nesting' },
    { what: 'signs', text: `${'-'.repeat(50_000)}1`, code: 'limit/nesting' },
    {
      what: 'conditions',
      text: `${'nếu điểm(a) = 1 thì 1 nếu không '.repeat(5_000)}1`,
      code: 'limit/nesting',
    },
    { what: 'extremes', text: `${'nhỏ nhất('.repeat(5_000)}1`, code: 'limit/nesting' },
    { what: '`và`', text: `a${' và a'.repeat(40_000)}`, code: 'limit/expression' },
  ])('$what', ({ text, code }) => {
    const { diagnostics } = parseText(`biểu a "A"\nđặt x = ${text}`);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code]);
  });

  test('what is nested as deep as may be is read and printed', () => {
    const depth = limits.nesting;
    const texts = [
      `${'('.repeat(depth)}a${' + 1)'.repeat(depth)}`,
      `${'-'.repeat(depth)}1`,
      `${'không '.repeat(depth)}a`,
      `${'nếu a thì 1 nếu không '.repeat(depth)}1`,
      `1${' + 1'.repeat(limits.expressionTokens / 2 - 2)}`,
    ];
    const printed = texts.map((text) => {
      const { sheet } = parseText(`biểu a "A"\nđặt x = ${text}`);
      return sheet && printText(sheet);
    });
    expect(printed.map((text) => typeof text)).toEqual(texts.map(() => 'string'));
  });

  test('many small expressions are not one long one', () => {
    const caps = 'cao nhất x khi a = 1\n'.repeat(500);
    const answers = 'a = 1, '.repeat(500);
    const bands = 'từ 1 đến 2 3 điểm\n'.repeat(300);
    const text = `biểu a "A"
mục I "M" tiêu chí I.1 "T" theo x
${bands}khống chế
${caps}ví dụ "E" ${answers}kết quả 1 điểm`;
    expect(parseText(text).diagnostics).toEqual([]);
  });
});
