import { fc } from '@barem/testing';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { readRows } from '../src/records/csv-rows.js';
import { lastRowEnd, rowEnd, shapeOf, type CsvShape } from '../src/records/csv-shape.js';

/** Texts in which every character means something to CSV, or comes near. */
const hostile = (lineEnds: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('a', 'é', 'b c', '') },
        { weight: 4, arbitrary: fc.constantFrom(',', '"', ...lineEnds) },
        { weight: 2, arbitrary: fc.constantFrom('""', '"x"', '"\n"', ',"', '",', '"\r\n"') },
        { weight: 1, arbitrary: fc.constantFrom(' ', '\0', '\r', ';', '\t', '\uFEFF', '\u00A0') },
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join(''));

const unix: CsvShape = { delimiter: ',', lineEnd: '\n' };
const old: CsvShape = { delimiter: ',', lineEnd: '\r' };
const shapes = [
  { shape: unix, texts: hostile(['\n', '\r\n']) },
  { shape: old, texts: hostile(['\r']) },
];

type Told = readonly [cells: readonly string[] | string, line: number];

/** What is read of a text that comes in parts. */
function told(parts: readonly string[], shape: CsvShape): readonly Told[] {
  const rows: Told[] = [];
  let before = 0;
  for (const part of parts) {
    before += readRows(part, shape, {
      row: (cells, line) => rows.push([[...cells], before + line]),
      broken: (mistake, line) => rows.push([mistake, before + line]),
    });
  }
  return rows;
}

/** A text cut at ends of rows, one of the first that there are behind `size` characters. */
function cut(text: string, shape: CsvShape, size: number): readonly string[] {
  const parts: string[] = [];
  let rest = '';
  for (let at = 0; at < text.length; at += size) {
    rest += text.slice(at, at + size);
    const end = lastRowEnd(rest, shape);
    if (end > 0) parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}

describe('rows of a table', () => {
  test.each(shapes)('are the same however it is cut ($shape)', ({ shape, texts }) => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 20 }), (text, size) => {
        const parts = cut(text, shape, size);
        expect(parts.join('')).toBe(text);
        expect(told(parts, shape)).toEqual(told([text], shape));
      }),
      { numRuns: 3000 },
    );
  });

  test.each(shapes)('are those that the library for CSV reads ($shape)', ({ shape, texts }) => {
    fc.assert(
      fc.property(texts, (text) => {
        const expected = parse(text, {
          delimiter: ',',
          record_delimiter: shape.lineEnd === '\n' ? ['\r\n', '\n'] : ['\r'],
          relax_column_count: true,
          skip_empty_lines: true,
          skip_records_with_error: true,
        }) as readonly (readonly string[])[];
        const rows = told([text], shape).flatMap(([cells]) =>
          typeof cells === 'string' ? [] : [cells],
        );
        expect(rows).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(shapes)('end where the next one begins ($shape)', ({ shape, texts }) => {
    fc.assert(
      fc.property(texts, (text) => {
        const parts: string[] = [];
        for (let start = 0; start < text.length;) {
          const end = rowEnd(text, start, shape);
          const row = text.slice(start, end === -1 ? start : end);
          expect(lastRowEnd(row, shape)).toBe(row.length);
          parts.push(text.slice(start, end === -1 ? text.length : end));
          start = end === -1 ? text.length : end;
        }
        expect(told(parts, shape)).toEqual(told([text], shape));
      }),
      { numRuns: 3000 },
    );
  });

  test('are told with the line on which they begin', () => {
    const text = 'd"e,f"g\nh\na,"1\r\n2"\r\n\r\nb,"3"x\r\n"c\n';
    expect(told([text], unix)).toEqual([
      ['misplaced-quote', 1],
      [['h'], 2],
      [['a', '1\r\n2'], 3],
      ['misplaced-quote', 6],
      ['open-quote', 6],
    ]);
  });

  test.each([
    { text: 'a;b,c;d\n1', shape: { delimiter: ';', lineEnd: '\n' } },
    { text: '\n\n"a;b";c,d,e\r\n1', shape: { delimiter: ',', lineEnd: '\n' } },
    { text: 'a\tb\r1\t2', shape: { delimiter: '\t', lineEnd: '\r' } },
    { text: 'a,b\r', shape: { delimiter: ',', lineEnd: '\n' } },
  ])('are separated as the first line $text tells', ({ text, shape }) => {
    expect(shapeOf(text)).toEqual(shape);
  });
});
