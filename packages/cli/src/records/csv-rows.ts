import { parse, type CsvError, type InfoRecord } from 'csv-parse/sync';
import { lastRowEnd, type CsvShape } from './csv-shape.js';

/** Characters that a row may have. */
export const longestRow = 1_000_000;

/** What rows are given to, in their order. Lines count from 1, from the beginning of the text. */
export interface RowReader {
  /** @param line - where the row begins */
  readonly row: (cells: readonly string[], line: number) => void;
  /** A row that cannot be read. */
  readonly broken: (mistake: RowMistake, line: number) => void;
}

/** What is wrong with a row: a quotation mark that nothing closes, or one where none can stand; or its length. */
export type RowMistake = 'open-quote' | 'misplaced-quote' | 'endless';

/**
 * Reads the rows of a text that begins and ends with whole rows. Lines without anything are left out.
 * @returns the lines of the text
 */
export function readRows(text: string, shape: CsvShape, reader: RowReader): number {
  return text.includes('"') ? readQuoted(text, shape, reader) : readPlain(text, shape, reader);
}

/** Without quotation marks lines and delimiters alone tell the cells. */
function readPlain(text: string, { delimiter, lineEnd }: CsvShape, reader: RowReader): number {
  const lines = text.split(lineEnd);
  const hasReturns = lineEnd === '\n' && text.includes('\r');
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  for (let at = 0; at < count; at += 1) {
    const line = lines[at]!;
    const isEnded = at + 1 < lines.length;
    const row = hasReturns && isEnded && line.endsWith('\r') ? line.slice(0, -1) : line;
    if (row === '') continue;
    if (row.length > longestRow) reader.broken('endless', at + 1);
    else reader.row(row.split(delimiter), at + 1);
  }
  return count;
}

/** The rules of quotation marks are left to a library. */
function readQuoted(text: string, shape: CsvShape, reader: RowReader): number {
  const bytes = Buffer.from(text);
  const lineAt = lineCounter(bytes, shape);
  /** The cell behind the last one that was whole when a mistake was found in its row. */
  let brokenAt: number | undefined;
  parse(bytes, {
    delimiter: shape.delimiter,
    record_delimiter: shape.lineEnd === '\n' ? ['\r\n', '\n'] : ['\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_record: (cells: readonly string[], { bytes: end }: InfoRecord) => {
      brokenAt = undefined;
      const line = lineAt(end - 1) - linesInside(cells, shape);
      const length = cells.reduce((sum, cell) => sum + cell.length, 0);
      if (length > longestRow) reader.broken('endless', line);
      else reader.row(cells, line);
      return undefined;
    },
    on_skip: (error: CsvError | undefined) => {
      const start = behindLineEnds(bytes, Number(error?.['bytes'] ?? 0), shape);
      const between = brokenAt === undefined ? '' : bytes.toString('latin1', brokenAt, start);
      const isSameRow = brokenAt !== undefined && lastRowEnd(between, shape) === 0;
      const isOpen = error?.code === 'CSV_QUOTE_NOT_CLOSED';
      brokenAt = start;
      // A row is told once; but that it swallows all behind it is told, too.
      if (isSameRow && !isOpen) return undefined;
      const isEndless = isOpen && bytes.length - start > longestRow;
      const mistake = isEndless ? 'endless' : isOpen ? 'open-quote' : 'misplaced-quote';
      reader.broken(mistake, lineAt(start));
      return undefined;
    },
  });
  return lineAt(bytes.length) - (text.endsWith(shape.lineEnd) ? 1 : 0);
}

/** A function that gives the line on which a place stands; it is asked for places in their order. */
function lineCounter(bytes: Buffer, { lineEnd }: CsvShape): (place: number) => number {
  const end = lineEnd.charCodeAt(0);
  let line = 1;
  let next = bytes.indexOf(end);
  return (place) => {
    while (next !== -1 && next < place) {
      line += 1;
      next = bytes.indexOf(end, next + 1);
    }
    return line;
  };
}

function behindLineEnds(bytes: Buffer, place: number, { lineEnd }: CsvShape): number {
  const [line, back] = [lineEnd.charCodeAt(0), 0x0d];
  let at = place;
  for (;;) {
    if (bytes[at] === line) at += 1;
    else if (bytes[at] === back && bytes[at + 1] === line) at += 2;
    else return at;
  }
}

/** Line breaks within the cells of a row. */
const linesInside = (cells: readonly string[], { lineEnd }: CsvShape): number =>
  cells.reduce((sum, cell) => sum + cell.split(lineEnd).length - 1, 0);
