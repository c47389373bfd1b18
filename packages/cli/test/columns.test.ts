import { describe, expect, test } from 'vitest';
import { displayWidth, layOutLine, safeText, wrap } from '../src/render/columns.js';

describe('columns of a terminal', () => {
  test.each([
    ['abc', 3],
    ['tiêu chí', 8],
    ['tiêu chí'.normalize('NFD'), 8],
    ['ệ'.normalize('NFD'), 1],
    ['出席', 4],
    ['👍', 2],
    ['👨‍👩‍👧', 2],
    ['한', 2],
    ['a\u200Db', 2],
    ['–', 1],
    ['', 0],
  ])('%s takes %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('offsets of composed and decomposed letters have the same columns', () => {
    const composed = layOutLine('mục "Khá" 5');
    const decomposed = layOutLine('mục "Khá" 5'.normalize('NFD'));
    const at = (text: string): number => text.indexOf('5');
    expect(composed.startOf(at('mục "Khá" 5'))).toBe(10);
    expect(decomposed.startOf(at('mục "Khá" 5'.normalize('NFD')))).toBe(10);
  });

  test('an offset inside a letter with marks belongs to the whole letter', () => {
    const { startOf, endOf } = layOutLine('xệy'.normalize('NFD'));
    expect([startOf(1), startOf(2), endOf(2), endOf(4)]).toEqual([1, 1, 2, 2]);
  });

  test('a tab reaches to the next stop', () => {
    const { shown, width, startOf } = layOutLine('a\tb\t\tc');
    expect({ text: shown.map(({ text }) => text).join(''), width, c: startOf(5) }).toEqual({
      text: 'a   b       c',
      width: 13,
      c: 12,
    });
  });

  test('nothing in a source can command the terminal', () => {
    const { shown } = layOutLine('a\u001B[31mb\u202Ec\u0007');
    expect(shown.map(({ text }) => text).join('')).toBe('a�[31mb�c�');
    expect(safeText('a\u001B]0;x\u0007\nb\tc')).toBe('a�]0;x�\nb\tc');
  });
});

test('text is broken at spaces, never within a word', () => {
  expect(wrap('một hai ba bốn dài_hơn_một_dòng', 8)).toEqual([
    'một hai',
    'ba bốn',
    'dài_hơn_một_dòng',
  ]);
});
