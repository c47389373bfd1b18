import { describe, expect, test } from 'vitest';
import { readRecords } from '../src/index.js';
import { show } from './support.js';

test('a YAML file holds one record or a list of them', () => {
  const one = 'unit: CB-0001\nperiod: 2022-03\nphải_dự: 20\nI.2: 13.5\nIV.2: đạt\nđã_họp: true\n';
  const record = {
    unit: 'CB-0001',
    period: '2022-03',
    phải_dự: 20,
    'I.2': 13.5,
    'IV.2': 'đạt',
    đã_họp: true,
  };
  expect(readRecords(one, 'yaml')).toEqual({ records: [record], diagnostics: [] });
  const list = '- { unit: a, facts: { x: 1 }, scores: { I.1: tốt } }\n- { unit: b }\n';
  expect(readRecords(list, 'yaml').records).toEqual([
    { unit: 'a', facts: { x: 1 }, scores: { 'I.1': 'tốt' } },
    { unit: 'b' },
  ]);
});

test('a JSON file gives what JSON.parse gives', () => {
  const text =
    '\uFEFF [ {"a": -1.50, "b\\u0301": "x\\n\\"\\ud83d\\ude00", "c": true,\r\n\t"facts": {}, "d": 1e2 } , {} ]\n';
  expect(readRecords(text, 'json')).toEqual({
    records: [{ a: -1.5, 'b\u0301': 'x\n"😀', c: true, facts: {}, d: 100 }, {}],
    diagnostics: [],
  });
});

test('an empty list holds no records', () => {
  expect(readRecords('[]', 'json')).toEqual({ records: [], diagnostics: [] });
  expect(readRecords('[]', 'yaml')).toEqual({ records: [], diagnostics: [] });
});

test('keys and texts are in NFC', () => {
  const nfd = 'có_mặt: đạt\n'.normalize('NFD');
  expect(readRecords(nfd, 'yaml').records).toEqual([{ có_mặt: 'đạt' }]);
  expect(
    readRecords(JSON.stringify({ ['có_mặt'.normalize('NFD')]: 'đạt'.normalize('NFD') }), 'json')
      .records,
  ).toEqual([{ có_mặt: 'đạt' }]);
});

describe('numbers stay what they are', () => {
  test.each([
    '0',
    '-0',
    '5',
    '13.50',
    '0.1',
    '9007199254740993e0',
    '1e-7',
    '1E+3',
    '123456789012345',
    '0.000123',
  ])('%s is kept or refused like JSON.parse would keep it', (number) => {
    const { records } = readRecords(`{"a": ${number}}`, 'json');
    const changed = number === '9007199254740993e0';
    expect(records).toEqual(changed ? undefined : [{ a: Number(number) }]);
  });

  test.each([
    '12345678901234567890',
    '0.1234567890123456789',
    '1e400',
    '1e-400',
    '9007199254740993',
  ])('%s is refused', (number) => {
    const text = `[{"a": ${number}}]`;
    expect(readRecords(text, 'json').diagnostics.map((each) => show(each, text))).toEqual([
      `yaml/number-inexact "${number}"`,
    ]);
  });

  test.each(['007', '+1', '.5', '5.', '0x1F', '0o17', '.inf', '.nan', '1e400'])(
    '%s in YAML is refused',
    (number) => {
      const text = `a: ${number}\n`;
      expect(readRecords(text, 'yaml').diagnostics.map((each) => show(each, text))).toEqual([
        `yaml/number-inexact "${number}"`,
      ]);
    },
  );

  test('a Vietnamese number in a text is left to the plan', () => {
    expect(readRecords('I.2: 13,5\n', 'yaml').records).toEqual([{ 'I.2': '13,5' }]);
  });
});

test.each([
  ['[1]', 'yaml/wrong-type "1"'],
  ['"a"', 'yaml/wrong-type "\\"a\\""'],
  ['[{"a": {"b": 1}}]', 'yaml/wrong-type "{\\"b\\": 1}"'],
  ['[{"facts": [1]}]', 'yaml/wrong-type "[1]"'],
  ['[{"facts": {"a": null}}]', 'yaml/empty-value "null"'],
  ['{"a": 01}', 'json/unexpected "1"'],
  ["{'a': 1}", 'json/unexpected "\'"'],
  ['{a: 1}', 'json/unexpected "a"'],
  ['{"a": "b', 'json/unexpected "\\""'],
  ['{"a": "\\x"}', 'json/unexpected "\\""'],
  ['{"a": "\n"}', 'json/unexpected "\\""'],
  ['[1,]', 'json/unexpected "]"'],
  ['[', 'json/unexpected ""'],
  ['{"a" 1}', 'json/unexpected "1"'],
  ['NaN', 'json/unexpected "NaN"'],
  ['// a', 'json/unexpected "/"'],
])('%s is no file of records', (text, finding) => {
  const { records, diagnostics } = readRecords(text, 'json');
  expect(records).toBeUndefined();
  expect(diagnostics.map((each) => show(each, text))).toEqual([finding]);
});
