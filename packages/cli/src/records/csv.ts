import { pipeline } from 'node:stream';
import type { Localized, Plan } from 'barem';
import { parse, type CsvError, type Info } from 'csv-parse';
import { Failure } from '../failure.js';
import { shownPath } from '../source.js';
import { readHeader, type Columns } from './header.js';
import type { ReadRecord } from './record.js';

/** What csv-parse gives for a row when it is asked for the place, too. */
interface Row {
  readonly record: readonly string[];
  readonly info: Info;
}

/** Characters in which the end of the first line is looked for. */
const longestHeader = 1_000_000;

/**
 * Records of a table whose first row names the columns. Cells are trimmed; an empty cell is an absent answer.
 * A row that cannot be read is given as such, and the rows after it are read.
 */
export async function* readCsv(
  path: string,
  pieces: AsyncIterable<string>,
  plan: Plan,
): AsyncGenerator<ReadRecord> {
  const { delimiter, rest } = await detectDelimiter(pieces);
  const broken: CsvError[] = [];
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
  parser.on('skip', (error: CsvError) => broken.push(error));
  // Whoever reads the rows hears of an error in the source.
  pipeline(rest, parser, () => undefined);
  let columns: Columns | undefined;
  let number = 0;
  let lastLine = 0;
  const takeBroken = function* (): Iterable<ReadRecord> {
    for (const error of broken.splice(0)) {
      number += 1;
      // A quotation mark that nothing closes swallows everything behind it.
      const line =
        error.code === 'CSV_QUOTE_NOT_CLOSED'
          ? lastLine + 1
          : Number(error['lines'] ?? lastLine + 1);
      yield { kind: 'unreadable', message: quoteProblem(error), place: { path, number, line } };
    }
  };
  for await (const row of parser as AsyncIterable<Row>) {
    yield* takeBroken();
    const { record: cells, info } = row;
    const line =
      info.lines -
      cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
    lastLine = info.lines;
    if (!columns) {
      columns = readHeader(cells, plan, path, line);
      continue;
    }
    // Spreadsheets leave rows of nothing but delimiters.
    if (cells.every((cell) => cell.trim() === '')) continue;
    number += 1;
    const place = { path, number, line };
    const problem = misfit(cells, columns);
    if (problem) yield { kind: 'unreadable', message: problem, place };
    else yield { kind: 'record', record: recordOf(cells, columns), place };
  }
  if (!columns && broken.length === 0) throw emptyFile(path);
  yield* takeBroken();
}

function recordOf(cells: readonly string[], columns: Columns): Readonly<Record<string, string>> {
  const record: Record<string, string> = Object.create(null) as Record<string, string>;
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

const quoteProblem = ({ code }: CsvError): Localized =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? {
        vi: 'dấu ngoặc kép mở ở đây không được đóng lại; từ dòng này trở đi không đọc được',
        en: 'a quotation mark opened here is never closed; nothing from this line on could be read',
      }
    : {
        vi: 'dấu ngoặc kép sai chỗ; ô có dấu ngoặc kép phải nằm trong ngoặc kép và ghi đôi: "chi bộ ""A"""',
        en: 'a misplaced quotation mark; a cell that holds one is put in quotation marks and doubles it: "cell ""A"""',
      };

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
  while (!isDone && head.length < longestHeader && !/\S[^\n\r]*[\n\r]/.test(head)) {
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
