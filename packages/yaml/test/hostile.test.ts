import { describe, expect, test } from 'vitest';
import { readCases, readManifest, readRecords, readYaml, type ReadSheet } from '../src/index.js';
import { findings, fixture, sheetWith } from './support.js';

/** Most milliseconds that any text may take; the machine of a test may be a slow one. */
const mostMs = 10_000;

const million = (piece: string): string => piece.repeat(Math.floor(999_000 / piece.length));

const hostile: Readonly<Record<string, string>> = {
  brackets: '['.repeat(1_800),
  braces: '{a: '.repeat(20_000),
  'closed brackets': `${'['.repeat(1_000)}${']'.repeat(1_000)}`,
  'dashes in a line': `${'- '.repeat(50_000)}a`,
  'questions in a line': '? '.repeat(50_000),
  'colons in a line': ': '.repeat(50_000),
  'ever deeper lines': Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join(
    '\n',
  ),
  'ever deeper dashes': Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth)}-`).join(
    '\n',
  ),
  'a billion laughs': `a: &a [x, x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: &b${index} [*a, *a, *a, *a]`).join('\n')}`,
  'an anchor of itself': 'a: &a [*a]\n',
  '20,000 keys': Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n'),
  '20,000 facts': sheetWith(
    `facts:\n${'x'.repeat(0)}${Array.from({ length: 20_000 }, (_, index) => `  f${index}: {}`).join('\n')}`,
  ),
  '20,000 lets': sheetWith(
    `let:\n${Array.from({ length: 20_000 }, (_, index) => `  f${index}: (`).join('\n')}`,
  ),
  '4,900 lets': sheetWith(
    `let:\n${Array.from({ length: 4_900 }, (_, index) => `  f${index}: a + (b`).join('\n')}`,
  ),
  'the same key again and again': million('a: 1\n'),
  'empty keys': million(':\n'),
  commas: `[${million(',')}]`,
  'empty lines': million('\n'),
  comments: million('#\n'),
  documents: million('---\n'),
  directives: million('%a\n'),
  'null bytes': million('\0'),
  'the control characters of the lexer': 'a: \u0002\u0018\u001F b\n',
  'lone surrogates': million('\uD800'),
  spaces: `a: "${million(' ')}"`,
  tabs: million('\t\n'),
  quotes: million('"'),
  backslashes: `a: "${million('\\\\')}`,
  'one long word': million('a'),
  'one long key': `${million('a')}: 1`,
  'one long expression': sheetWith(`let:\n  a: ${'b + '.repeat(200_000)}c`),
  'one long number': sheetWith(`scale: { max: ${'1'.repeat(900_000)} }`),
  'one long name': sheetWith(`let:\n  ? ${'a.'.repeat(100_000)}a\n  : b`),
  'nested parentheses': sheetWith(`let:\n  a: ${'('.repeat(100_000)}b`),
  'more than a million characters': 'a'.repeat(1_000_001),
  'names of properties':
    '__proto__: { a: 1 }\nconstructor: { prototype: { b: 1 } }\nhasOwnProperty: 1\n',
  nothing: '',
  'a letter': 'a',
  'a byte order mark': '\uFEFF',
  'many byte order marks': '\uFEFF\uFEFF\uFEFFa: 1',
};

const readers: Readonly<Record<string, (text: string) => Omit<ReadSheet, 'sheet'>>> = {
  sheet: readYaml,
  records: (text) => readRecords(text, 'yaml'),
  json: (text) => readRecords(text, 'json'),
  ruleset: readManifest,
  cases: readCases,
};

describe.each(Object.entries(hostile))('%s', (_, text) => {
  test.each(Object.keys(readers))('as %s is read or refused in a moment', (kind) => {
    const start = performance.now();
    const { diagnostics, ...content } = readers[kind]?.(text) ?? { diagnostics: [] };
    expect(performance.now() - start).toBeLessThan(mostMs);
    expect(diagnostics.length > 0).toBe(Object.keys(content).length === 0);
    expect(diagnostics.length).toBeLessThan(202);
    const outside = diagnostics.filter(
      ({ span }) => !(span.start >= 0 && span.start <= span.end && span.end <= text.length),
    );
    expect(outside).toEqual([]);
  });
});

test('nothing reaches a prototype', () => {
  for (const text of [
    '__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }\n',
    '[{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } } }]',
  ]) {
    for (const read of Object.values(readers)) read(text);
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  const { records = [] } = readRecords('{ "__proto__": 1, "constructor": 2 }', 'json');
  expect(Object.entries(records[0] as object)).toEqual([
    ['__proto__', 1],
    ['constructor', 2],
  ]);
  expect(Object.getPrototypeOf(records[0])).toBe(Object.prototype);
});

describe.each(['everything.yaml.txt', 'abridged.yaml.txt'])('%s', (name) => {
  const source = fixture(name);

  test('is read or refused wherever it breaks off', () => {
    for (let end = 0; end < source.length; end += 50) {
      const { sheet, diagnostics } = readYaml(source.slice(0, end));
      expect(sheet === undefined, `after ${end} characters`).toBe(diagnostics.length > 0);
    }
  }, 60_000);

  test('is read or refused whatever line is left out, said twice or misspelled', () => {
    const lines = source.split('\n');
    for (const [index, line] of lines.entries()) {
      const repairs = [[], [line, line], [` ${line}`], [line.slice(1)], [line.replace(':', '')]];
      for (const repair of repairs) {
        const { sheet, diagnostics } = readYaml(lines.toSpliced(index, 1, ...repair).join('\n'));
        expect(sheet === undefined, `line ${index + 1}: ${repair.join(' | ')}`).toBe(
          diagnostics.length > 0,
        );
      }
    }
  }, 60_000);
});

test('an alias costs no more than a finding', () => {
  expect(findings.sheet(hostile['an anchor of itself'] ?? '').map(({ code }) => code)).toEqual([
    'yaml/anchor',
    'yaml/alias',
  ]);
});
