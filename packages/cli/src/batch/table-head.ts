import { brokenHeader, endlessRow, mistakeText } from '../records/csv.js';
import { readRows, type RowMistake } from '../records/csv-rows.js';
import { hasFirstLine, lastRowEnd, rowEnd, shapeOf, type CsvShape } from '../records/csv-shape.js';
import { readHeader, type Columns, type RecordForm } from '../records/header.js';
import { decodeUtf8, notUtf8 } from '../source.js';
import { lastLineEnd } from './chunks.js';
import type { TableForm } from './table-form.js';

/** What stands at the beginning of a table. */
export interface TableHead extends TableForm {
  /** Bytes up to the end of the row that names the columns. */
  readonly length: number;
  /** Lines that these bytes have. */
  readonly lines: number;
}

const mark = [0xef, 0xbb, 0xbf];

/** Bytes of the mark that text of UTF-8 may begin with. */
export const markLength = (bytes: Uint8Array): number =>
  mark.every((byte, at) => bytes[at] === byte) ? mark.length : 0;

/**
 * The row that names the columns; absent where the bytes do not hold it to its end.
 * @param isWhole - there are no more bytes, so that the row may end with them
 * @throws {Failure} the row cannot be read, or names columns that the form does not have
 */
export function headOf(
  bytes: Buffer,
  isWhole: boolean,
  form: RecordForm,
  path: string,
): TableHead | undefined {
  const first = markLength(bytes);
  // One character a byte: what tells the shape of a table is ASCII.
  const text = bytes.toString('latin1');
  if (!isWhole && !hasFirstLine(text.slice(first))) return undefined;
  const shape = shapeOf(text.slice(first));
  let lines = 0;
  for (let start = first; start < text.length;) {
    const found = rowEnd(text, start, shape);
    if (found === -1 && !isWhole) return undefined;
    const end = found === -1 ? text.length : found;
    const decoded = decodeUtf8(bytes.subarray(start, end));
    if ('badLine' in decoded) throw notUtf8(path, lines + decoded.badLine);
    let columns: Columns | undefined;
    const before = lines;
    lines += readRows(decoded.text, shape, {
      row(cells, line) {
        if (cells.some((cell) => cell.trim() !== ''))
          columns ??= readHeader(cells, form, path, before + line);
      },
      broken(mistake, line) {
        throw broken(mistake, path, before + line);
      },
    });
    if (columns) return { shape, columns, length: end, lines };
    start = end;
  }
  return undefined;
}

const broken = (mistake: RowMistake, path: string, line: number): unknown =>
  mistake === 'endless' ? endlessRow(path, line) : brokenHeader(path, line, mistakeText[mistake]);

/** Where the last whole row of a part of a table ends. */
export const lastRowEndIn = (part: Buffer, shape: CsvShape): number =>
  shape.lineEnd === '\n' && !part.includes('"')
    ? lastLineEnd(part)
    : lastRowEnd(part.toString('latin1'), shape);
