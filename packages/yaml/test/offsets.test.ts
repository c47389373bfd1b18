import { describe, expect, test } from 'vitest';
import { readYaml } from '../src/index.js';
import { marked, sheetWith, show } from './support.js';

// The name that cannot be read stands where the finding is, however the text around it is written.
describe('a mistake inside a string is found where it stands', () => {
  test.each([
    { style: 'plain', source: 'let: { a: b + c <|d|> }' },
    { style: 'plain over lines', source: 'let:\n  a: b +\n    c\n\n    <|d|>\n' },
    { style: 'single-quoted', source: "let: { a: 'b + c <|d|>' }" },
    {
      style: 'single-quoted with a quote in it',
      source: "caps:\n  - { at_most: a, when: 'b <|''|>c' }",
    },
    { style: 'double-quoted', source: 'let: { a: "b + c <|d|>" }' },
    { style: 'double-quoted with escapes', source: 'let: { a: "b\\u0020+\\x20c\\t<|d|>" }' },
    {
      style: 'double-quoted with an escaped letter',
      source: 'let: { a: "b\\U0000002B c_\\u1EC7 <|d|>" }',
    },
    { style: 'double-quoted over lines', source: 'let:\n  a: "b +\n    c \\\n    \\ <|d|>"\n' },
    { style: 'literal', source: 'let:\n  a: |\n    b +\n    c\n    <|d|>\n' },
    { style: 'literal with a header', source: 'let:\n  a: |2- # a note\n    b + c\n    <|d|>\n' },
    { style: 'folded', source: 'let:\n  a: >-\n    b +\n    c\n    <|d|>\n' },
    { style: 'behind a comma', source: 'let: { a: "nhỏ nhất(b, c) <|d|>" }' },
  ])('$style', ({ source }) => {
    const { text, span } = marked(sheetWith(source));
    const found = readYaml(text).diagnostics.filter(({ code }) => code.startsWith('syntax/'));
    expect(found.map((each) => show(each, text))).toHaveLength(1);
    expect(found[0]?.span).toEqual(span);
  });

  test.each([
    { style: 'plain', source: 'let:\n  a: b +<||>\n' },
    { style: 'double-quoted', source: 'let: { a: "b +<||> " }' },
    { style: 'literal', source: 'let:\n  a: |\n    b\n    +<||>\n' },
  ])(
    'what is missing at the end of a $style text is missing behind its last word',
    ({ source }) => {
      const { text, span } = marked(sheetWith(source));
      expect(readYaml(text).diagnostics.map(({ span: place }) => place)).toEqual([span]);
    },
  );
});
