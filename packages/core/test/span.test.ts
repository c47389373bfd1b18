import { expect, test } from 'vitest';
import { cover, lineStarts, positionAt } from '../src/span.js';

test('a cover reaches from the first to the last', () => {
  expect(cover({ start: 3, end: 5 }, { start: 7, end: 9 })).toEqual({ start: 3, end: 9 });
  expect(cover({ start: 7, end: 9 }, { start: 3, end: 20 })).toEqual({ start: 3, end: 20 });
});

test.each([
  { text: '', starts: [0] },
  { text: 'a', starts: [0] },
  { text: 'a\nb', starts: [0, 2] },
  { text: 'a\r\nb', starts: [0, 3] },
  { text: 'a\rb', starts: [0, 2] },
  { text: '\r\n\r\n', starts: [0, 2, 4] },
  { text: '\n\r', starts: [0, 1, 2] },
  { text: 'a\r\r\nb\n', starts: [0, 2, 4, 6] },
])('the lines of $text', ({ text, starts }) => {
  expect(lineStarts(text)).toEqual(starts);
});

test('a place is a line and a column, both from one', () => {
  const text = 'biểu\r\n  mục I\r\nđặt';
  const starts = lineStarts(text);
  const place = (word: string) => positionAt(starts, text.indexOf(word));
  expect(place('biểu')).toEqual({ line: 1, column: 1 });
  expect(place('\r')).toEqual({ line: 1, column: 5 });
  expect(place('\n')).toEqual({ line: 1, column: 6 });
  expect(place('mục')).toEqual({ line: 2, column: 3 });
  expect(place('đặt')).toEqual({ line: 3, column: 1 });
  expect(positionAt(starts, text.length)).toEqual({ line: 3, column: 4 });
});

test('columns count UTF-16 units, as editors do', () => {
  expect(positionAt(lineStarts('😀x'), 2)).toEqual({ line: 1, column: 3 });
});

test('every place of a long text is found', () => {
  const text = 'ab\n'.repeat(1000);
  const starts = lineStarts(text);
  for (let offset = 0; offset < text.length; offset += 1) {
    const expected = { line: Math.floor(offset / 3) + 1, column: (offset % 3) + 1 };
    expect(positionAt(starts, offset)).toEqual(expected);
  }
});
