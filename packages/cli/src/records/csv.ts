import type { Localized } from 'barem';
import { parse, type CsvError, type InfoRecord, type Parser } from 'csv-parse';
import { Failure } from '../failure.js';
import { shownPath } from '../source.js';
import { readHeader, type Columns, type RecordForm } from './header.js';
import type { ReadRecord, RecordBatches } from './record.js';

/** Characters in which the end of the first line is looked for, and that a row may have. */
const longestRow = 1_000_000;

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
  const { delimiter, rest } = await detectDelimiter(pieces);
  const table = createTable(path, columnsOf);
  // Rows without quotation marks have no line breaks in their cells.
  const plain = plainRows(delimiter, (cells, count) => table.addRow(cells, count, count.lines));
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
    // Rows go where broken rows go, too, so that they stay in order.
    on_record: (cells: string[], info: InfoRecord & Count) => {
      const count = behind(plain.count(), info);
      table.addRow(cells, count, count.lines - linesInside(cells));
      return undefined;
    },
  });
  parser.on('skip', (error) => table.addBroken(error, plain.count()));
  for await (const piece of rest) {
    const left = plain.read(piece);
    if (left !== '') await written(parser, left);
    yield table.take();
  }
  const left = plain.end();
  if (left !== '') await written(parser, left);
  await written(parser, undefined);
  yield table.finish();
}

/** Rows of a text as long as it has no quotation mark: then lines and delimiters alone tell its cells. */
interface PlainRows {
  /** Reads on; gives what must be read by the rules of quotation marks, and from then on everything. */
  readonly read: (piece: string) => string;
  /** What is left at the end of the text. */
  readonly end: () => string;
  /** What was read so. */
  readonly count: () => Count;
}

function plainRows(
  delimiter: string,
  addRow: (cells: readonly string[], count: Count) => void,
): PlainRows {
  const count = { lines: 0, empty_lines: 0 };
  let rest = '';
  let isPlain = true;
  const takeRest = (): string => {
    const left = rest;
    rest = '';
    return left;
  };
  return {
    read(piece) {
      if (!isPlain) return piece;
      rest += piece;
      const lines = rest.split('\n');
      // The last whole line waits: whatever is wrong behind it is told before what is wrong in it.
      const last = lines.splice(-2).join('\n');
      const isHard = /"|\r(?!\n|$)/.test(rest) || rest.length > longestRow;
      if (isHard) {
        isPlain = false;
        return takeRest();
      }
      rest = last;
      for (const line of lines) {
        count.lines += 1;
        const text = line.endsWith('\r') ? line.slice(0, -1) : line;
        if (text === '') count.empty_lines += 1;
        else addRow(text.split(delimiter), count);
      }
      return '';
    },
    end: takeRest,
    count: () => count,
  };
}

/** The count of rows that stand behind others. */
const behind = (before: Count, count: Count): Count => ({
  lines: before.lines + count.lines,
  empty_lines: before.empty_lines + count.empty_lines,
});

/** Resolves when the parser has looked at `piece`, or at the end. */
async function written(parser: Parser, piece: string | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const done = (error?: Error | null): void => (error ? reject(error) : resolve());
    parser.once('error', reject);
    if (piece === undefined) parser.end(() => done());
    else parser.write(piece, done);
    parser.off('error', reject);
  });
}

/** Lines of the file so far, and how many of them were empty. */
interface Count {
  readonly lines: number;
  readonly empty_lines: number;
}

/** Turns the rows of a table into records, as they come. */
interface Table {
  /** @param line - where the row begins */
  readonly addRow: (cells: readonly string[], count: Count, line: number) => void;
  readonly addBroken: (error: CsvError, before: Count) => void;
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
  let last: Count = { lines: 0, empty_lines: 0 };
  /** The line after the last row, without empty ones: where a row begins that nothing ends. */
  const nextLine = (emptyLines: unknown): number =>
    last.lines + 1 + (typeof emptyLines === 'number' ? emptyLines - last.empty_lines : 0);
  const take = (): readonly ReadRecord[] => {
    // Thrown here rather than through the parser, which would wrap it.
    if (failure !== undefined) throw failure;
    const taken = records;
    records = [];
    return taken;
  };
  return {
    take,
    addRow(cells, count, line) {
      last = { ...count };
      // Spreadsheets leave rows of nothing but delimiters.
      if (failure !== undefined || cells.every((cell) => cell.trim() === '')) return;
      if (!columns) {
        try {
          columns = columnsOf(cells, line);
        } catch (error) {
          failure = error;
        }
        return;
      }
      number += 1;
      const place = { path, number, line };
      const message = misfit(cells, columns);
      records.push(
        message
          ? { kind: 'unreadable', message, place }
          : { kind: 'record', record: recordOf(cells, columns), place },
      );
    },
    addBroken({ code, lines: own, empty_lines: ownEmpty }, before) {
      const lines = typeof own === 'number' ? own + before.lines : own;
      const emptyLines =
        typeof ownEmpty === 'number' ? ownEmpty + before.empty_lines : before.empty_lines;
      // A quotation mark that nothing closes swallows everything behind it.
      const isOpen = code === 'CSV_QUOTE_NOT_CLOSED' || typeof lines !== 'number';
      const line = isOpen ? nextLine(emptyLines) : lines;
      if (code === 'CSV_MAX_RECORD_SIZE') failure ??= endlessRow(path, nextLine(emptyLines));
      else if (!columns) failure ??= brokenHeader(path, line, quoteProblem(code));
      else {
        number += 1;
        const place = { path, number, line };
        records.push({ kind: 'unreadable', message: quoteProblem(code), place });
      }
    },
    finish() {
      if (!columns) failure ??= emptyFile(path);
      return take();
    },
  };
}

/** Line breaks within the cells of a row. */
const linesInside = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => (cell.includes('\n') ? sum + cell.split('\n').length - 1 : sum), 0);

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

const quoteProblem = (code: CsvError['code']): Localized =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? {
        vi: 'dấu ngoặc kép mở ở đây không được đóng lại; từ dòng này trở đi không đọc được',
        en: 'a quotation mark opened here is never closed; nothing from this line on could be read',
      }
    : {
        vi: 'dấu ngoặc kép sai chỗ; ô có dấu ngoặc kép phải nằm trong ngoặc kép và ghi đôi: "chi bộ ""A"""',
        en: 'a misplaced quotation mark; a cell that holds one is put in quotation marks and doubles it: "cell ""A"""',
      };

function brokenHeader(path: string, line: number, problem: Localized): Failure {
  const { vi, en } = shownPath(path);
  return new Failure({ vi: `${vi}:${line}: ${problem.vi}`, en: `${en}:${line}: ${problem.en}` });
}

function endlessRow(path: string, line: number): Failure {
  const { vi, en } = shownPath(path);
  return new Failure({
    vi: `${vi}:${line}: dòng dài quá ${longestRow} ký tự; có dấu ngoặc kép nào chưa đóng lại không?`,
    en: `${en}:${line}: the row has more than ${longestRow} characters; is a quotation mark not closed?`,
  });
}

function emptyFile(path: string): Failure {
  const { vi, en } = shownPath(path);
  return new Failure({
    vi: `${vi}: tệp trống; dòng đầu phải là tên các cột`,
    en: `${en}: the file is empty; its first line must name the columns`,
  });
}

// ── Delimiter ────────────────────────────────────────────────────────────────────────────────────

const delimiters = [',', ';', '\t'] as const;

/** The mark that separates the cells of the first line: comma, semicolon or tab; and the whole text again. */
async function detectDelimiter(
  pieces: AsyncIterable<string>,
): Promise<{ readonly delimiter: string; readonly rest: AsyncIterable<string> }> {
  const iterator = pieces[Symbol.asyncIterator]();
  let head = '';
  let isDone = false;
  while (!isDone && head.length < longestRow && !/\S[^\n\r]*[\n\r]/.test(head)) {
    const next = await iterator.next();
    if (next.done === true) isDone = true;
    else head += next.value;
  }
  const counts = countOutsideQuotes(head.trimStart());
  const delimiter = delimiters.reduce((best, each) => (counts[each] > counts[best] ? each : best));
  const rest = async function* (): AsyncGenerator<string> {
    try {
      yield head;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
        yield next.value;
    } finally {
      await iterator.return?.();
    }
  };
  return { delimiter, rest: rest() };
}

function countOutsideQuotes(text: string): Record<(typeof delimiters)[number], number> {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) break;
    else if (!isQuoted && Object.hasOwn(counts, character))
      counts[character as keyof typeof counts] += 1;
  }
  return counts;
}
