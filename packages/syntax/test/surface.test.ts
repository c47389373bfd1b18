import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toPlainText } from '@barem/core';
import { parseText } from '../src/index.js';
import { expressionOf, sheetOf, sheetWith } from './reading.js';
import { withoutSpans } from './without-spans.js';

const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
const construct = fixture('every-construct.barem');
const tree = withoutSpans(sheetOf(construct));

describe('the same sheet', () => {
  test('with Windows line ends', () => {
    expect(withoutSpans(sheetOf(construct.replaceAll('\n', '\r\n')))).toEqual(tree);
  });

  test('with old Macintosh line ends', () => {
    expect(withoutSpans(sheetOf(construct.replaceAll('\n', '\r')))).toEqual(tree);
  });

  test('with a byte order mark', () => {
    expect(withoutSpans(sheetOf(`\uFEFF${construct}`))).toEqual(tree);
  });

  test('in NFD, as some systems save it', () => {
    expect(withoutSpans(sheetOf(construct.normalize('NFD')))).toEqual(tree);
  });

  test('with non-breaking spaces and tabs, as word processors leave them', () => {
    const spaces = ['\u00A0', '\t', '\u202F', '\u2009', '\u3000'];
    let next = 0;
    const text = construct.replace(/^ +| {2,}/gm, (run) => spaces[next++ % spaces.length] ?? run);
    expect(withoutSpans(sheetOf(text))).toEqual(tree);
  });

  test('with a non-breaking space inside every keyword of several words', () => {
    const text = construct.replace(/"(?:[^"\\]|\\.)*"|#.*| (?=[\p{L}])/gu, (found) =>
      found === ' ' ? '\u00A0' : found,
    );
    expect(withoutSpans(sheetOf(text))).toEqual(tree);
  });

  test('without indentation and blank lines', () => {
    expect(withoutSpans(sheetOf(construct.replace(/\n\s+/g, '\n')))).toEqual(tree);
  });

  test('with typographic minus signs, dashes, quotation marks and comparison signs', () => {
    const text = construct
      .replace(/ - /g, ' – ')
      .replace(/(?<=[ (])-(?=[\d\p{L}])/gu, '\u2212')
      .replace(/"([^"\\\n]*)"/g, '“$1”')
      .replace(/(?<=[^<>])>=/g, '≥')
      .replace(/<=/g, '≤')
      .replace(/ \* /g, ' × ')
      .replace(/ \/ /g, ' ÷ ');
    expect(withoutSpans(sheetOf(text))).toEqual(tree);
  });
});

describe('keywords', () => {
  const rest = ' từ 0 đến 5 điểm';
  test.each([
    'mục i "M" tiêu chí a "A"',
    'MỤC i "M" TIÊU CHÍ a "A"',
    'Mục i "M" Tiêu Chí a "A"',
    'mục i "M" tiêu   chí a "A"',
    'mục i "M" tiêu\tchí a "A"',
    'mục\ni\n"M"\ntiêu chí\na\n"A"',
    'mục i "M" tiêu chí a "A"'.normalize('NFD'),
  ])('%s', (text) => {
    const criterion = sheetWith(text + rest, 'vi').sections[0]?.criteria[0];
    expect(criterion?.id.id).toBe('a');
  });

  test.each(['minh họa', 'minh hoạ', 'MINH HOẠ', 'Minh Họa', 'minh hoạ'.normalize('NFD')])(
    'both placements of the tone mark: %s',
    (word) => {
      expect(sheetWith(`trạng thái ${word}`, 'vi').annotations.status?.value).toBe('illustrative');
    },
  );

  test('of several words stand on one line', () => {
    const { diagnostics } = parseText('biểu a "A"\nmục I "M"\n  tiêu\n  chí a "A" từ 0 đến 5 điểm');
    expect(diagnostics).not.toEqual([]);
  });

  test('may run into a number or a sign', () => {
    expect(
      toPlainText(sheetWith('mục i "M"15điểm', 'vi').sections[0]?.points?.value ?? fail()),
    ).toBe('15');
  });

  test('in a title or a comment mean nothing', () => {
    const sheet = sheetOf('biểu a "mục I “tiêu chí” #1" # biểu b "B"\n# mục II "M"');
    expect(sheet.title.value).toBe('mục I “tiêu chí” #1');
    expect(sheet.sections).toEqual([]);
  });
});

function fail(): never {
  throw new Error('nothing was read');
}

describe('numbers', () => {
  test.each([
    { text: '0,5', language: 'vi', value: '0.5' },
    { text: '3.500', language: 'vi', value: '3500' },
    { text: '3,500', language: 'en', value: '3500' },
    { text: '3.500', language: 'en', value: '3.5' },
    { text: '1.234.567,89', language: 'vi', value: '1234567.89' },
  ] as const)('$text in $language is $value', ({ text, language, value }) => {
    expect(withoutSpans(expressionOf(text, language))).toEqual({
      kind: 'number',
      value,
      percent: false,
    });
  });
});

describe('dates', () => {
  const date = (text: string, language: 'vi' | 'en') =>
    sheetWith(`${language === 'vi' ? 'hiệu lực từ' : 'effective from'} ${text}`, language).effective
      ?.from.iso;

  test.each(['1/2/2024', '01/02/2024', '01/2/2024', '2024-02-01'])('%s in Vietnamese', (text) => {
    expect(date(text, 'vi')).toBe('2024-02-01');
  });

  test('leap days exist in leap years', () => {
    expect(date('29/02/2024', 'vi')).toBe('2024-02-29');
    expect(date('2000-02-29', 'en')).toBe('2000-02-29');
  });
});

describe('texts', () => {
  test.each([
    { text: '"a \\"b\\" \\\\ c"', value: 'a "b" \\ c' },
    { text: '“a "b" \\ c”', value: 'a "b" \\ c' },
    { text: '""', value: '' },
    { text: '"Biên bản “đầy đủ” – đúng"', value: 'Biên bản “đầy đủ” – đúng' },
    { text: `"${'Ngữ'.normalize('NFD')}"`, value: 'Ngữ' },
    { text: '"\u200B😀"', value: '\u200B😀' },
  ])('$text', ({ text, value }) => {
    expect(sheetOf(`biểu a ${text}`).title.value).toBe(value);
  });
});

describe('names', () => {
  const sectionId = (text: string): string | undefined =>
    sheetWith(`mục ${text} "M"`, 'vi').sections[0]?.id.id;

  test.each([
    { text: 'I', id: 'I' },
    { text: 'I.1', id: 'I.1' },
    { text: '1', id: '1' },
    { text: '1.2', id: '1.2' },
    { text: '01', id: '01' },
    { text: '1.2.10', id: '1.2.10' },
    { text: 'Phần_2b', id: 'Phần_2b' },
    { text: 'I.1a', id: 'I.1a' },
    { text: '`1.2a`', id: '1.2a' },
    { text: '`mục`', id: 'mục' },
    { text: '`Мы`', id: 'Мы' },
    { text: 'Ðạt', id: 'Ðạt' },
    { text: 'đủ_điều_kiện'.normalize('NFD'), id: 'đủ_điều_kiện' },
    { text: 'constructor', id: 'constructor' },
    { text: 'toString', id: 'toString' },
    { text: 'hasOwnProperty.x', id: 'hasOwnProperty.x' },
  ])('$text', ({ text, id }) => {
    expect(sectionId(text)).toBe(id);
  });

  test('keep their accents and case', () => {
    const ids = sheetWith('mục tot "M" mục tốt "M" mục Tốt "M"', 'vi').sections.map(
      ({ id }) => id.id,
    );
    expect(ids).toEqual(['tot', 'tốt', 'Tốt']);
  });
});

test('statements stand in any order', () => {
  const [first = '', ...blocks] = construct.split('\n\n');
  const sheet = sheetOf([first, ...blocks.toReversed()].join('\n\n'));
  const [sections, examples] = [sheet.sections.toReversed(), sheet.examples.toReversed()];
  expect(withoutSpans({ ...sheet, sections, examples })).toEqual(tree);
});

describe('the language of a sheet', () => {
  test.each([
    { text: 'biểu a "A"', language: 'vi' },
    { text: 'BIỂU a "A"', language: 'vi' },
    { text: 'sheet a "A"', language: 'en' },
    { text: '# sheet\nbiểu a "A"', language: 'vi' },
    { text: 'sheet a "biểu"\nsection I "mục"', language: 'en' },
    { text: 'shet a "A" section I "M" criterion I.1 "T" from 0 to 5 points', language: 'en' },
    { text: 'bieu a "A" mục I "M"', language: 'vi' },
    { text: '', language: 'vi' },
  ])('$text is $language', ({ text, language }) => {
    expect(parseText(text).language).toBe(language);
  });
});
