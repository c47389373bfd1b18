import { parseText } from '@barem/syntax';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../src/index.js';
import {
  criterionWith,
  fixture,
  placed,
  repositoryFile,
  sheetWith,
  withoutSpans,
} from './support.js';

const treeOfText = (name: string): unknown => withoutSpans(parseText(fixture(name)).sheet);

test('an abridged sheet is read as it stands', () => {
  const { sheet, diagnostics } = readYaml(fixture('abridged.yaml.txt'));
  expect(diagnostics).toEqual([]);
  expect(sheet?.sections.map(({ id }) => id.id)).toEqual(['I', 'II']);
});

test('the shipped sheet is the same in both forms', () => {
  const { sheet, diagnostics } = readYaml(
    repositoryFile('rulesets/nghe-an/2021/thuong_ky.barem.yaml'),
  );
  expect(diagnostics).toEqual([]);
  expect(withoutSpans(sheet)).toEqual(treeOfText('thuong_ky.barem'));
});

test('everything that a sheet can say is the same in both forms', () => {
  const { sheet, diagnostics } = readYaml(fixture('everything.yaml.txt'));
  expect(diagnostics).toEqual([]);
  expect(withoutSpans(sheet)).toEqual(treeOfText('everything.barem'));
});

describe('places', () => {
  const source = fixture('everything.yaml.txt');
  const nodes = Array.from(placed(readYaml(source).sheet));

  test('every node lies inside the file', () => {
    const outside = nodes.filter(
      ({ span }) => !(span.start >= 0 && span.start <= span.end && span.end <= source.length),
    );
    expect(nodes.length).toBeGreaterThan(300);
    expect(outside).toEqual([]);
  });

  test('names, numbers and operators are where they stand', () => {
    const at = (node: (typeof nodes)[number]): string =>
      source.slice(node.span.start, node.span.end);
    const names = nodes.filter((node) => node['kind'] === 'name');
    expect(names.map(at)).toEqual(names.map(({ id }) => id));
    const numbers = nodes.filter((node) => node['kind'] === 'number').map(at);
    expect(
      numbers.filter((text) => !/^-?\d+(?:[.,]\d+)*%?$/.test(text.replaceAll('"', ''))),
    ).toEqual([]);
    expect(nodes.filter((node) => node['kind'] === 'level-of').map(at)).toEqual([
      'mức(2.3)',
      'mức(P.1)',
    ]);
  });

  test('a sheet with a byte order mark and Windows line ends is the same, in its own places', () => {
    const windows = `\uFEFF${source.replaceAll('\n', '\r\n')}`;
    const { sheet, diagnostics } = readYaml(windows);
    expect(diagnostics).toEqual([]);
    expect(withoutSpans(sheet)).toEqual(withoutSpans(readYaml(source).sheet));
    const names = Array.from(placed(sheet)).filter((node) => node['kind'] === 'name');
    expect(names.map(({ span }) => windows.slice(span.start, span.end))).toEqual(
      names.map(({ id }) => id),
    );
  });

  test('lines may end in a lone carriage return', () => {
    const { sheet } = readYaml(source.replaceAll('\n', '\r'));
    expect(sheet).toEqual(readYaml(source).sheet);
  });
});

describe('texts', () => {
  test('a folded text stands on one line', () => {
    const source = sheetWith('note: |\n  Dòng một\n\n    dòng hai  \n');
    expect(readYaml(source).sheet?.annotations.notes[0]?.value).toBe('Dòng một dòng hai');
  });

  test('spaces inside a text on one line stay', () => {
    const source = sheetWith('note: "  a   b\\t"');
    expect(readYaml(source).sheet?.annotations.notes[0]?.value).toBe('  a   b\t');
  });

  test('texts and ids are in NFC, places in the file as it is', () => {
    const source = sheetWith('let: { bậc: có_mặt * 2 }').normalize('NFD');
    const binding = readYaml(source).sheet?.lets[0];
    expect(binding?.id.id).toBe('bậc'.normalize('NFC'));
    expect(source.slice(binding?.span.start, binding?.span.end)).toBe(
      'bậc: có_mặt * 2'.normalize('NFD'),
    );
  });
});

describe('values', () => {
  test('ids may look like numbers, truth values or properties of objects', () => {
    const source = sheetWith(
      'let: { 1.10: a, true: a, null: a, __proto__: a, constructor: a, toString: a }',
    );
    const { sheet, diagnostics } = readYaml(source.replace('__proto__: a, ', ''));
    expect(diagnostics).toEqual([]);
    expect(sheet?.lets.map(({ id }) => id.id)).toEqual([
      '1.10',
      'true',
      'null',
      'constructor',
      'toString',
    ]);
    expect(readYaml(source).diagnostics.map(({ code }) => code)).toEqual(['syntax/name-malformed']);
  });

  test('numbers are exact', () => {
    const source = sheetWith('scale: { max: 99999999999.9999, step: 0.0001 }');
    expect(readYaml(source).sheet?.scale).toMatchObject({
      bounds: { to: { value: { numerator: 999_999_999_999_999n, denominator: 10_000n } } },
      step: { value: { numerator: 1n, denominator: 10_000n } },
    });
  });

  test('a percentage is a hundredth, with or without its sign', () => {
    const bounds = (min: string): unknown =>
      readYaml(sheetWith(`facts:\n  f: { label: A, type: percentage, min: ${min}, max: 100 }`))
        .sheet?.facts[0]?.type;
    expect(withoutSpans(bounds('12.5'))).toEqual(withoutSpans(bounds('"12,5%"')));
    expect(bounds('12.5')).toMatchObject({
      from: { percent: true, value: { numerator: 1n, denominator: 8n } },
    });
  });

  test.each([
    ['met', { kind: 'met', value: true }],
    ['not met', { kind: 'met', value: false }],
    ['đạt', { kind: 'met', value: true }],
    ['Không đạt', { kind: 'met', value: false }],
    ['true', { kind: 'boolean', value: true }],
    ['không', { kind: 'boolean', value: false }],
    ['yes', { kind: 'boolean', value: true }],
    ['n/a', { kind: 'not-applicable' }],
    ['không áp dụng', { kind: 'not-applicable' }],
    ['tốt', { kind: 'choice', id: 'tốt' }],
    ['"`đạt`"', { kind: 'choice', id: 'đạt' }],
    ['"5"', { kind: 'choice', id: '5' }],
    ['-0.5', { kind: 'number', percent: false, value: { numerator: -1n, denominator: 2n } }],
    ['85%', { kind: 'number', percent: true, value: { numerator: 17n, denominator: 20n } }],
  ])('an example may answer %s', (answer, value) => {
    const source = sheetWith(
      `examples:\n  - { title: A, answers: { a: ${answer} }, result: { points: 1 } }`,
    );
    expect(withoutSpans(readYaml(source).sheet?.examples[0]?.answers[0]?.value)).toEqual(value);
  });

  test.each([
    ['vi', 'từ 0 đến 7,5'],
    ['en', 'from 0 to 7.5 points'],
  ])('ranges are in the language of the sheet: %s', (language, range) => {
    const source = criterionWith(`points: ${JSON.stringify(range)}`, language);
    expect(readYaml(source).sheet?.sections[0]?.criteria[0]?.scoring).toMatchObject({
      kind: 'assessed',
      to: { value: { numerator: 15n, denominator: 2n } },
    });
  });
});
