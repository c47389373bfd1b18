import { applyEdits, languages, type DiagnosticDefinition } from '@barem/core';
import { describe, expect, test } from 'vitest';
import { yamlDiagnostics } from '../src/index.js';
import { criterionWith, findings, marked, sheetWith, show } from './support.js';

interface Case {
  readonly code: string;
  readonly file?: keyof typeof findings;
  /** What is reported stands between `<|` and `|>`. */
  readonly source: string;
  /** The source after the fix, where there is one. */
  readonly fixed?: string;
}

const ruleset = (parts: string): string =>
  `barem: 1
ruleset: a
edition: 2021
title: A
issuer: A
status: draft
numbers: illustrative
effective: { from: 2021-12-01 }
sources: [A]
cases: []
${parts}
`;

const fact = (parts: string): string => sheetWith(`facts:\n  f: { label: A, ${parts} }`);

const cases: readonly Case[] = [
  // the file as such
  {
    code: 'yaml/unknown-character',
    source: 'title: A<|\u0000|>B',
    fixed: 'title: AB',
  },
  {
    code: 'yaml/unknown-character',
    source: sheetWith('scale:\n<|\u00A0|> max: 100'),
    fixed: sheetWith('scale:\n  max: 100'),
  },
  { code: 'yaml/unknown-character', source: 'title: A<|\uD800|>B', fixed: 'title: AB' },
  { code: 'yaml/empty-file', source: '<||># nothing here\n' },
  { code: 'yaml/several-documents', source: 'a: 1\n<|---|>\nb: 2\n' },
  { code: 'yaml/several-documents', source: '---\na: 1\n...\n<|b|>: 2\n' },
  { code: 'yaml/directive', source: '<|%YAML 1.1|>\n---\nbarem: 1\n' },
  {
    code: 'yaml/nesting',
    source: `${'['.repeat(24)}<|[|>${']'.repeat(25)}`,
  },
  { code: 'yaml/nesting', file: 'json', source: `${'['.repeat(24)}<|[|>${']'.repeat(25)}` },
  { code: 'yaml/too-many-values', source: `${'-\n'.repeat(100_000)}<|-|>\n` },

  // what other YAML files may have
  { code: 'yaml/anchor', source: sheetWith('note: <|&a|> A') },
  { code: 'yaml/alias', source: sheetWith('note: <|*quan|> trọng') },
  { code: 'yaml/tag', source: sheetWith('note: <|!!str|> 1') },
  { code: 'yaml/tag', source: sheetWith('note: <|!important|>') },
  { code: 'yaml/merge-key', source: sheetWith('scale:\n  <|<<|>: *a') },
  { code: 'yaml/merge-key', source: sheetWith('scale:\n  <|<<|>: [*a, *b]') },
  { code: 'yaml/merge-key', source: sheetWith('scale: { <|<<|>: { step: 1 }, max: 100 }') },

  // layout
  { code: 'yaml/indentation', source: 'barem: 1\n  <|sheet: a|>\nlanguage: vi\n' },
  { code: 'yaml/indentation', source: 'facts:\n   a: {}\n  <|b: {}|>\n' },
  { code: 'yaml/indentation', source: 'caps:\n  - when: a\n   <|at_most: b|>\n' },
  { code: 'yaml/indentation', source: 'note:\n  - A\n <|- B|>\ntitle: A\n' },
  { code: 'yaml/indentation', source: 'barem: 1\n<|- a|>\n' },
  { code: 'yaml/tab', source: 'scale:\n<|\t|>max: 100\n', fixed: 'scale:\n  max: 100\n' },
  { code: 'yaml/unclosed', source: 'title: <|"A|>\nbarem: 1\n' },
  { code: 'yaml/unclosed', source: "title: <|'A|>\nbarem: 1\n" },
  { code: 'yaml/unclosed', source: 'title: <|"A\\"|>' },
  { code: 'yaml/unclosed', source: 'caps:\n  - <|{|> when: a, at_most: b\n  - { when: a }\n' },
  { code: 'yaml/unclosed', source: 'note: <|[|>A, B}\n' },
  {
    code: 'yaml/colon-in-value',
    source: 'title: <|Thời gian: phút|>\nbarem: 1\n',
    fixed: 'title: "Thời gian: phút"\nbarem: 1\n',
  },
  { code: 'yaml/colon-in-value', source: 'scale: { step: <|0.5 max: 100|> }\n' },
  {
    code: 'yaml/comma-in-value',
    source: criterionWith('met: { when: <|nhỏ nhất(a, b) >= 3|>, points: 5 }'),
    fixed: criterionWith('met: { when: "nhỏ nhất(a, b) >= 3", points: 5 }'),
  },
  { code: 'yaml/missing-colon', source: 'barem: 1\n<|title A|>\nlanguage: vi\n' },
  {
    code: 'yaml/missing-colon',
    source: 'barem: 1\n<|title:A|>\nlanguage: vi\n',
    fixed: 'barem: 1\ntitle: A\nlanguage: vi\n',
  },
  {
    code: 'yaml/missing-colon',
    source: sheetWith('scale: { <|step:1|>, max: 100 }'),
    fixed: sheetWith('scale: { step: 1, max: 100 }'),
  },
  { code: 'yaml/missing-comma', source: 'scale: { round: "a" <|max: 100|> }\n' },
  { code: 'yaml/needs-quotes', source: 'title: <|@A b|> # c\n', fixed: 'title: "@A b" # c\n' },
  {
    code: 'yaml/needs-quotes',
    source: 'caps: [{ when: <|%a|>, x: 1 }]\n',
    fixed: 'caps: [{ when: "%a", x: 1 }]\n',
  },
  { code: 'yaml/escape', source: 'title: "A<|\\d|>"\n' },
  { code: 'yaml/unexpected', source: 'title: "A" <|b c|>\n' },
  { code: 'yaml/unexpected', source: 'title: <|- A|>\n' },
  { code: 'yaml/unexpected', source: 'scale: { max: 1 }<|}|>\n' },
  { code: 'yaml/key', source: '<|[a]: 1|>\n' },
  { code: 'json/unexpected', file: 'json', source: '{"a": 1,<|}|>' },
  { code: 'json/unexpected', file: 'json', source: '{"a": <|tru|>}' },
  { code: 'json/unexpected', file: 'json', source: '{"a": 1<||>' },
  { code: 'json/unexpected', file: 'json', source: '{"a": 1} <|x|>' },

  // keys
  { code: 'yaml/duplicate-key', source: sheetWith('<|title|>: B') },
  { code: 'yaml/duplicate-key', file: 'json', source: '{"a": 1, <|"a"|>: 2}' },
  {
    code: 'yaml/unknown-key',
    source: sheetWith('<|facst|>: {}'),
    fixed: sheetWith('facts: {}'),
  },
  { code: 'yaml/unknown-key', source: sheetWith('<|constructor|>: 1') },
  {
    code: 'yaml/unknown-key',
    source: sheetWith('facts:\n  f: { <|title|>: A, type: boolean }'),
    fixed: sheetWith('facts:\n  f: { label: A, type: boolean }'),
  },
  {
    code: 'yaml/unknown-key',
    source: criterionWith('<|level|>: [{ id: a, title: A, points: 1 }]'),
    fixed: criterionWith('levels: [{ id: a, title: A, points: 1 }]'),
  },
  { code: 'yaml/missing-key', source: sheetWith('facts:\n  <|f|>: { label: A, type: count }') },
  { code: 'yaml/missing-key', source: sheetWith('sections:\n  - { id: <|I|> }') },
  { code: 'yaml/missing-choice', source: criterionWith('note: A').replace('I.1', '<|I.1|>') },
  { code: 'yaml/missing-choice', source: sheetWith('<|scale|>: { step: 1 }') },
  {
    code: 'yaml/missing-choice',
    source: sheetWith('examples:\n  - { title: A, <|result|>: {} }'),
  },
  {
    code: 'yaml/key-conflict',
    source: criterionWith('met: { points: 1 }, <|points|>: từ 0 đến 1'),
  },
  {
    code: 'yaml/key-conflict',
    source: criterionWith('each: { measure: a, adds: 1, <|deducts|>: 1 }'),
  },
  { code: 'yaml/key-needs', source: criterionWith('<|bands|>: [{ range: còn lại, points: 1 }]') },
  { code: 'yaml/key-needs', source: criterionWith('<|by|>: a') },
  { code: 'yaml/key-needs', source: criterionWith('met: { points: 1 }, <|formula|>: a') },
  { code: 'yaml/key-not-here', source: fact('type: boolean, <|min|>: 1') },
  { code: 'yaml/key-not-here', source: fact('type: count, min: 0, max: 1, <|options|>: []') },
  { code: 'yaml/key-not-here', source: sheetWith('scale: { none: true, <|max|>: 1 }') },

  // values
  { code: 'yaml/wrong-type', source: sheetWith('sections: <|A|>') },
  { code: 'yaml/wrong-type', source: '<|- barem: 1\n|>' },
  {
    code: 'yaml/wrong-type',
    source: sheetWith('note: <|2021|>'),
    fixed: sheetWith('note: "2021"'),
  },
  {
    code: 'yaml/wrong-type',
    source: sheetWith('scale: { max: <|"100"|> }'),
    fixed: sheetWith('scale: { max: 100 }'),
  },
  { code: 'yaml/wrong-type', source: fact('type: number, decimals: <|1.5|>, min: 0, max: 1') },
  { code: 'yaml/wrong-type', source: fact('type: count, min: <|a|>, max: 1') },
  { code: 'yaml/wrong-type', file: 'records', source: 'unit: <|[a]|>\n' },
  { code: 'yaml/empty-value', source: sheetWith('note:<||>') },
  { code: 'yaml/empty-value', file: 'json', source: '{"a": <|null|>}' },
  {
    code: 'yaml/not-one-of',
    source: fact('type: <|bolean|>'),
    fixed: fact('type: boolean'),
  },
  {
    code: 'yaml/not-one-of',
    source: sheetWith('status: <|minh họa|>'),
    fixed: sheetWith('status: illustrative'),
  },
  { code: 'yaml/version', source: sheetWith('').replace('barem: 1', 'barem: <|2|>') },
  { code: 'yaml/empty-list', source: criterionWith('levels: <|[]|>') },
  {
    code: 'yaml/out-of-bounds',
    source: fact('type: number, decimals: <|16|>, min: 0, max: 1'),
  },
  { code: 'yaml/number-malformed', source: sheetWith('scale: { max: <|1e2|> }') },
  { code: 'yaml/number-malformed', source: sheetWith('scale: { max: <|.inf|> }') },
  { code: 'yaml/number-malformed', source: sheetWith('scale: { max: <|0x1F|> }') },
  { code: 'yaml/number-malformed', source: sheetWith('scale: { max: <|1234567890123456|> }') },
  {
    code: 'yaml/number-style',
    source: sheetWith('scale:\n  max: 100\n  step: <|0,5|>'),
    fixed: sheetWith('scale:\n  max: 100\n  step: 0.5'),
  },
  {
    code: 'yaml/number-style',
    source: sheetWith('scale: { step: <|0, 5|>, max: 100 }'),
    fixed: sheetWith('scale: { step: 0.5, max: 100 }'),
  },
  { code: 'yaml/number-inexact', file: 'records', source: 'unit: <|007|>\n' },
  { code: 'yaml/number-inexact', file: 'json', source: '{"a": <|0.1234567890123456789|>}' },
  { code: 'yaml/number-inexact', file: 'json', source: '{"a": <|1e400|>}' },
  { code: 'yaml/date-malformed', source: sheetWith('effective: { from: <|2021-02-29|> }') },
  { code: 'yaml/date-malformed', source: sheetWith('effective: { from: <|01/12/2021|> }') },
  { code: 'yaml/range-open', source: criterionWith('points: <|từ 0 đến dưới 10|>') },
  { code: 'yaml/range-open', source: criterionWith('points: <|10|>') },
  {
    code: 'yaml/remaining-not-here',
    source: sheetWith('ratings:\n  - { id: a, label: A, points: <|còn lại|> }'),
  },
  {
    code: 'yaml/answer-malformed',
    source: sheetWith(
      'examples:\n  - { title: A, answers: { a: <|đạt rồi|> }, result: { points: 1 } }',
    ),
  },
  {
    code: 'yaml/file-path',
    file: 'ruleset',
    source: ruleset('sheets: [{ id: a, file: <|../a.barem|> }]'),
  },
  {
    code: 'yaml/file-path',
    file: 'ruleset',
    source: ruleset('sheets: [{ id: a, file: <|/etc/passwd|> }]'),
  },
  {
    code: 'yaml/file-path',
    file: 'ruleset',
    source: ruleset("sheets: [{ id: a, file: <|'C:\\a.barem'|> }]"),
  },

  // findings shared with the text form
  {
    code: 'syntax/name-with-spaces',
    source: sheetWith('let: { <|tỷ lệ|>: a }'),
    fixed: sheetWith('let: { tỷ_lệ: a }'),
  },
  { code: 'syntax/name-malformed', source: sheetWith('let: { <|a!|>: a }') },
  {
    code: 'syntax/misspelled-keyword',
    source: criterionWith('points: từ 0 <|den|> 10'),
    fixed: criterionWith('points: từ 0 đến 10'),
  },
  {
    code: 'syntax/number-style',
    source: criterionWith("points: 'từ 0 đến <|7.5|>'"),
    fixed: criterionWith("points: 'từ 0 đến 7,5'"),
  },
  { code: 'limit/source-length', source: `<||>${'# a\n'.repeat(250_001)}` },
  {
    code: 'limit/declarations',
    source: `sheet: <|a|>\nbarem: 1\nlanguage: vi\ntitle: A\nconstraints:\n${'  - check: a\n'.repeat(5_001)}`,
  },
];

test.each(cases)('$code at the right place: $source', ({ code, file = 'sheet', source, fixed }) => {
  const { text, span } = marked(source);
  const found = findings[file](text);
  expect(found.map((each) => show(each, text))).toEqual([
    `${code} ${JSON.stringify(text.slice(span.start, span.end))}`,
  ]);
  expect(found[0]?.span).toEqual(span);
  expect(found[0]?.fix && applyEdits(text, found[0].fix.edits)).toBe(fixed);
});

const definitions = Object.values(yamlDiagnostics).flatMap((each) =>
  'definition' in each ? [each.definition as DiagnosticDefinition<never>] : [],
);

test('every finding of this package has a case', () => {
  const shown = new Set(cases.map(({ code }) => code));
  expect(definitions.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([]);
});

describe.each(cases)('the words of $code', ({ file = 'sheet', source }) => {
  const found = findings[file](marked(source).text);

  test.each(languages)(
    'in %s are a line that starts small and ends without a full stop',
    (language) => {
      for (const { message, help } of found) {
        for (const words of [message[language], ...(help ? [help[language]] : [])]) {
          expect(words).toMatch(/^[^\p{Lu}\n][^\n]*[^.\n]$/u);
        }
      }
    },
  );
});

describe('one mistake gives one finding', () => {
  test.each([
    { name: 'two missing bounds', source: fact('type: count') },
    { name: 'a language that is not known', source: sheetWith('let: { a: b + }', 'vn') },
    { name: 'no language', source: sheetWith('let: { a: b + }').replace('language: vi\n', '') },
    {
      name: 'a misspelled key that must be there',
      source: sheetWith('').replace('title', 'titel'),
    },
    {
      name: 'a level without its list',
      source: criterionWith('levels: { id: a, title: A, points: 1 }'),
    },
    {
      name: 'a list of what may not be there',
      source: fact('type: boolean, options: [{ x: 1 }, 2]'),
    },
    { name: 'a broken line in a list', source: 'note:\n  - A\n - B\n - C\n  - D\ntitle: A\n' },
    { name: 'a bracket too many', source: 'scale: { max: 1 }}\ntitle: A\nbarem: 1\n' },
    {
      name: 'a comma in a condition',
      source: sheetWith('caps: [{ at_most: a, when: lớn nhất(a, b, c) > 1 }]'),
    },
  ])('$name', ({ source }) => {
    expect(findings.sheet(source).map((each) => show(each, source))).toHaveLength(1);
  });
});

test('mistakes in different places are all found, in the order of the file', () => {
  const source = sheetWith(
    `scale: { max: 1e2 }
facts:
  f: { label: A, type: cuont }
constraints:
  - { check: f >, message: A }
caps:
  - { when: f }`,
  );
  expect(findings.sheet(source).map((each) => show(each, source))).toEqual([
    'yaml/number-malformed "1e2"',
    'yaml/not-one-of "cuont"',
    'syntax/unexpected ""',
    'yaml/missing-choice "when"',
  ]);
});

test('beyond a few hundred findings there is one that says so', () => {
  const source = sheetWith(Array.from({ length: 500 }, (_, index) => `x${index}: 1`).join('\n'));
  const found = findings.sheet(source);
  expect(found).toHaveLength(201);
  expect(found.at(-1)?.code).toBe('limit/diagnostics');
});
