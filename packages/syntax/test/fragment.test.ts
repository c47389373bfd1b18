import { describe, expect, test } from 'vitest';
import type { Language } from '@barem/core';
import { parseFragment, type Fragments } from '../src/index.js';
import { withoutSpans } from './without-spans.js';

/** The tree of a fragment, or the codes of its findings. */
function read(kind: keyof Fragments, text: string, language: Language = 'vi'): unknown {
  const parsed = parseFragment(kind, text, language, (offset) => offset);
  return parsed.ok ? withoutSpans(parsed.value) : parsed.diagnostics.map(({ code }) => code);
}

const number = (value: string, percent = false) => ({ kind: 'number', value, percent });

describe('fragments', () => {
  test.each([
    { kind: 'expression', text: 'tu', tree: { kind: 'name', id: 'tu' } },
    {
      kind: 'expression',
      text: 'có hoặc không b',
      tree: {
        kind: 'logic',
        operator: 'or',
        left: { kind: 'boolean', value: true },
        right: { kind: 'not', operand: { kind: 'name', id: 'b' } },
      },
    },
    {
      kind: 'expression',
      text: 'c hoặc không',
      tree: {
        kind: 'logic',
        operator: 'or',
        left: { kind: 'name', id: 'c' },
        right: { kind: 'boolean', value: false },
      },
    },
    {
      kind: 'measure',
      text: 'a / b',
      tree: {
        kind: 'arithmetic',
        operator: '/',
        left: { kind: 'name', id: 'a' },
        right: { kind: 'name', id: 'b' },
      },
    },
    {
      kind: 'range',
      text: 'từ 85% đến dưới 95%',
      tree: {
        from: { value: number('0.85', true), inclusive: true },
        to: { value: number('0.95', true), inclusive: false },
      },
    },
    {
      kind: 'range',
      text: '70 điểm trở xuống',
      tree: { to: { value: number('70'), inclusive: true } },
    },
    { kind: 'range', text: 'còn lại', tree: undefined },
    { kind: 'rounding', text: 'làm tròn lên đến 0,5', tree: { mode: 'up', to: number('0.5') } },
    { kind: 'number', text: '-2,5 điểm', tree: number('-2.5') },
  ] as const)('$kind: $text', ({ kind, text, tree }) => {
    expect(read(kind, text)).toEqual(tree);
  });

  test('in English', () => {
    expect(read('range', 'otherwise', 'en')).toBeUndefined();
    expect(read('range', '90 or more', 'en')).toEqual({
      from: { value: number('90'), inclusive: true },
    });
  });
});

describe('mistakes in fragments', () => {
  test.each([
    { kind: 'expression', text: '', codes: ['syntax/unexpected'] },
    { kind: 'expression', text: ' # a', codes: ['syntax/unexpected'] },
    { kind: 'expression', text: 'a b', codes: ['syntax/unexpected'] },
    { kind: 'expression', text: 'a +', codes: ['syntax/unexpected'] },
    { kind: 'expression', text: 'a mục I "M"', codes: ['syntax/unexpected'] },
    { kind: 'expression', text: 'a > 1.5', codes: ['syntax/number-style'] },
    { kind: 'expression', text: 'a @ b', codes: ['syntax/unknown-character'] },
    {
      kind: 'expression',
      text: 'a tu 1 den 2',
      codes: ['syntax/misspelled-keyword', 'syntax/misspelled-keyword'],
    },
    { kind: 'expression', text: '('.repeat(40), codes: ['limit/nesting'] },
    { kind: 'expression', text: `${'1 + '.repeat(600)}1`, codes: ['limit/expression'] },
    { kind: 'measure', text: 'a > b', codes: ['syntax/unexpected'] },
    { kind: 'range', text: 'từ', codes: ['syntax/unexpected'] },
    { kind: 'number', text: 'năm', codes: ['syntax/unexpected'] },
  ] as const)('$kind: $text', ({ kind, text, codes }) => {
    expect(read(kind, text)).toEqual(codes);
  });

  test('are placed in the file that the fragment came from', () => {
    // The fragment stands at 100, and every character takes two in the file.
    const placeOf = (offset: number) => 100 + offset * 2;
    const spans = (text: string) =>
      parseFragment('expression', text, 'vi', placeOf).diagnostics.map(({ span }) => span);
    expect(spans('a b')).toEqual([{ start: 104, end: 106 }]);
    expect(spans('a +')).toEqual([{ start: 106, end: 106 }]);
    expect(spans('a @')).toEqual([{ start: 104, end: 106 }]);
    expect(spans('')).toEqual([{ start: 100, end: 100 }]);
    const [finding] = parseFragment('expression', '1.5', 'vi', placeOf).diagnostics;
    expect(finding?.fix?.edits).toEqual([{ span: { start: 100, end: 106 }, text: '1,5' }]);
  });

  test('trees carry places in the file, too', () => {
    const parsed = parseFragment('expression', 'a + bc', 'vi', (offset) => offset + 7);
    expect(parsed).toMatchObject({
      value: { span: { start: 7, end: 13 }, right: { span: { start: 11, end: 13 } } },
    });
  });
});
