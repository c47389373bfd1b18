import { languages } from '@barem/core';
import { parseText, type Sheet, type Text } from '@barem/syntax';
import { describe, expect, test } from 'vitest';
import { readYaml, writeYaml } from '../src/index.js';
import { fixture, withoutSpans } from './support.js';

const sheetOf = (name: string): Sheet => {
  const { sheet } = parseText(fixture(name));
  if (!sheet) throw new Error(`${name} has mistakes`);
  return sheet;
};

const files = ['thuong_ky.barem', 'regular_meeting.en.barem', 'everything.barem'];
const everyWay = files.flatMap((file) => languages.map((language) => ({ file, language })));

describe.each(everyWay)('$file written in $language', ({ file, language }) => {
  const sheet = sheetOf(file);
  const written = writeYaml(sheet, language);
  const read = readYaml(written);

  test('is read back as the same sheet', () => {
    expect(read.diagnostics).toEqual([]);
    expect(withoutSpans(read.sheet)).toEqual(withoutSpans({ ...sheet, language }));
  });

  test('is written the same again', () => {
    expect(read.sheet && writeYaml(read.sheet)).toBe(written);
  });
});

test('the layout is the canonical one', () => {
  expect(writeYaml(sheetOf('everything.barem'), 'en')).toBe(fixture('everything.en.yaml.txt'));
});

test.each([
  '',
  ' a ',
  'a\tb',
  'a\u0000b',
  'a\uD800b',
  'a\u2028b\u0085c\uFEFF',
  '😀 \u{10FFFF}',
  'true',
  'No',
  '~',
  '1.10',
  '1e5',
  '0x1F',
  '.inf',
  '12:30',
  '2021-12-01',
  '- a',
  '-',
  '? a',
  'a: b',
  'a:',
  ': a',
  'a #b',
  '#a',
  '&a *b',
  '*a',
  '!a',
  '|',
  '>',
  '%a',
  '@a',
  '`a`',
  '{a}',
  '[a]',
  'a, b',
  'a "b" \'c\' \\d',
  "'a'",
  '---',
  '...',
  '<<',
  '=',
  'Thời gian sinh hoạt (phút), từ 90% trở lên',
])('a title keeps its text: %j', (title) => {
  const text = (value: string): Text => ({ span: { start: 0, end: 0 }, value });
  const base = sheetOf('everything.barem');
  const sheet = {
    ...base,
    title: text(title),
    annotations: { sources: [text(title), text(title)], notes: [text(title)] },
    ratings: base.ratings.map((rating) => ({ ...rating, title: text(title) })),
  };
  const read = readYaml(writeYaml(sheet));
  expect(read.diagnostics).toEqual([]);
  expect(withoutSpans(read.sheet)).toEqual(withoutSpans(sheet));
});
