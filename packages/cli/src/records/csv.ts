import type { Localized } from 'barem';
import { Failure } from '../failure.js';
import { shownPath } from '../shown-path.js';
import { longestRow, readRows, type RowMistake, type RowReader } from './csv-rows.js';
import { hasFirstLine, lastRowEnd, shapeOf, type CsvShape } from './csv-shape.js';
import { readHeader, type Columns, type RecordForm } from './header.js';
import type { ReadRecord, RecordBatches } from './record.js';

/** Says what each column of a table holds, from its first row. */
export type ReadHeader = (cells: readonly string[], line: number) => Columns;

/** Records of a table whose first row names the columns by ids of a sheet. */
export const readCsv = (
  path: string,
  pieces: AsyncIterable<string>,
  plan: RecordForm,
): RecordBatches => readTable(path, pieces, (cells, line) => readHeader(cells, plan, path, line));

/**
 * The rows of a table as records. Cells are trimmed; an empty cell is an absent answer. A row that cannot be read is
 * given as such, and the rows after it are read.
 */
export async function* readTable(
  path: string,
  pieces: AsyncIterable<string>,
  columnsOf: ReadHeader,
): RecordBatches {
  const table = createTable(path, columnsOf);
  let shape: CsvShape | undefined;
  let rest = '';
  for await (const piece of pieces) {
    rest += piece;
    if (!shape && rest.length < longestRow && !hasFirstLine(rest)) continue;
    shape ??= shapeOf(rest);
    // A row without an end is told once it is too long.
    const end = rest.length > 2 * longestRow ? rest.length : lastRowEnd(rest, shape);
    if (end === 0) continue;
    table.read(rest.slice(0, end), shape);
    rest = rest.slice(end);
    yield table.take();
  }
  table.read(rest, shape ?? shapeOf(rest));
  yield table.finish();
}

/** Turns the rows of a table into records, as they come. */
interface Table {
  /** Reads a part that begins and ends with whole rows. */
  readonly read: (text: string, shape: CsvShape) => void;
  /** The records since the last time. */
  readonly take: () => readonly ReadRecord[];
  /** The last records. */
  readonly finish: () => readonly ReadRecord[];
}

function createTable(path: string, columnsOf: ReadHeader): Table {
  let records: ReadRecord[] = [];
  let columns: Columns | undefined;
  let failure: unknown;
  let number = 0;
  /** Lines of the parts before. */
  let before = 0;
  const take = (): readonly ReadRecord[] => {
    // Thrown here rather than through the library, which would wrap it.
    if (failure !== undefined) throw failure;
    const taken = records;
    records = [];
    return taken;
  };
  const reader: RowReader = {
    row(cells, at) {
      // Spreadsheets leave rows of nothing but delimiters.
      if (failure !== undefined || cells.every((cell) => cell.trim() === '')) return;
      const line = before + at;
      if (!columns) {
        try {
          columns = columnsOf(cells, line);
        } catch (error) {
          failure = error;
        }
        return;
      }
      number += 1;
      records.push(recordIn(cells, columns, { path, number, line }));
    },
    broken(mistake, at) {
      const line = before + at;
      if (mistake === 'endless') failure ??= endlessRow(path, line);
      else if (!columns) failure ??= brokenHeader(path, line, mistakeText[mistake]);
      else {
        number += 1;
        records.push({
          kind: 'unreadable',
          message: mistakeText[mistake],
          place: { path, number, line },
        });
      }
    },
  };
  return {
    take,
    read(text, shape) {
      before += readRows(text, shape, reader);
    },
    finish() {
      if (!columns) failure ??= emptyFile(path);
      return take();
    },
  };
}

/** A row as a record, or why it is none. */
export function recordIn(
  cells: readonly string[],
  columns: Columns,
  place: ReadRecord['place'],
): ReadRecord {
  const message = misfit(cells, columns);
  return message
    ? { kind: 'unreadable', message, place }
    : { kind: 'record', record: recordOf(cells, columns), place };
}

function recordOf(cells: readonly string[], columns: Columns): Readonly<Record<string, string>> {
  // A key is an id of the sheet, so that none can be `__proto__`.
  const record: Record<string, string> = {};
  for (let index = 0; index < columns.length; index += 1) {
    const key = columns[index];
    const value = cells[index]?.trim();
    if (key !== undefined && value !== undefined && value !== '') record[key] = value;
  }
  return record;
}

/** What is wrong with a row beside its header. */
function misfit(cells: readonly string[], columns: Columns): Localized | undefined {
  if (cells.length !== columns.length) {
    return {
      vi: `dòng có ${cells.length} ô, tiêu đề có ${columns.length} cột`,
      en: `the row has ${cells.length} cells, the header has ${columns.length} columns`,
    };
  }
  const nameless = cells.findIndex(
    (cell, index) => columns[index] === undefined && cell.trim() !== '',
  );
  if (nameless === -1) return undefined;
  return {
    vi: `cột thứ ${nameless + 1} có giá trị nhưng tiêu đề không có tên`,
    en: `column ${nameless + 1} has a value but no name in the header`,
  };
}

/** What is wrong with a row that cannot be read. */
export const mistakeText: Readonly<Record<Exclude<RowMistake, 'endless'>, Localized>> = {
  'open-quote': {
    vi: 'dấu ngoặc kép mở ở đây không được đóng lại; từ dòng này trở đi không đọc được',
    en: 'a quotation mark opened here is never closed; nothing from this line on could be read',
  },
  'misplaced-quote': {
    vi: 'dấu ngoặc kép sai chỗ; ô có dấu ngoặc kép phải nằm trong ngoặc kép và ghi đôi: "chi bộ ""A"""',
    en: 'a misplaced quotation mark; a cell that holds one is put in quotation marks and doubles it: "cell ""A"""',
  },
};

export function brokenHeader(path: string, line: number, problem: Localized): Failure {
  const { vi, en } = shownPath(path);
  return new Failure({ vi: `${vi}:${line}: ${problem.vi}`, en: `${en}:${line}: ${problem.en}` });
}

export function endlessRow(path: string, line: number): Failure {
  const { vi, en } = shownPath(path);
  return new Failure({
    vi: `${vi}:${line}: dòng dài quá ${longestRow} ký tự; có dấu ngoặc kép nào chưa đóng lại không?`,
    en: `${en}:${line}: the row has more than ${longestRow} characters; is a quotation mark not closed?`,
  });
}

export function emptyFile(path: string): Failure {
  const { vi, en } = shownPath(path);
  return new Failure({
    vi: `${vi}: tệp trống; dòng đầu phải là tên các cột`,
    en: `${en}: the file is empty; its first line must name the columns`,
  });
}
