/**
 * What a table looks like from outside: its delimiter, how its lines end, and where its rows do. These functions look at
 * ASCII alone, so that they take text as well as UTF-8 that is read one character a byte.
 */
export interface CsvShape {
  readonly delimiter: string;
  /** `\n` stands for `\r\n`, too; `\r` alone ends the lines of very old tables. */
  readonly lineEnd: '\n' | '\r';
}

const delimiters = [',', ';', '\t'] as const;

/** Whether the first line that is not blank has ended: only then {@link shapeOf} can tell. */
export const hasFirstLine = (text: string): boolean => /\S[^\n\r]*(?:\n|\r[^])/.test(text);

/** The shape that the first line tells: it is separated by commas, semicolons or tabs. */
export function shapeOf(text: string): CsvShape {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  let lineEnd: CsvShape['lineEnd'] = '\n';
  const start = text.search(/\S/);
  for (let at = start === -1 ? text.length : start; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '\n') break;
    else if (character === '\r') {
      if (text[at + 1] !== '\n' && at + 1 < text.length) lineEnd = '\r';
      break;
    } else if (Object.hasOwn(counts, character)) counts[character as keyof typeof counts] += 1;
  }
  const delimiter = delimiters.reduce((best, each) => (counts[each] > counts[best] ? each : best));
  return { delimiter, lineEnd };
}

/**
 * Where the last whole row of a text ends, behind its line break; 0 where none does. A line break within quotation marks
 * ends no row. Quotation marks are read as the library for CSV reads them, those that are misplaced included.
 * @param text - begins with a row
 */
export function lastRowEnd(text: string, { delimiter, lineEnd }: CsvShape): number {
  let end = 0;
  /** Behind the last quoted cell: no line break before it is looked at again. */
  let from = 0;
  for (let quote = text.indexOf('"'); quote !== -1; quote = text.indexOf('"', from)) {
    const before = quote === 0 ? lineEnd : text[quote - 1];
    if (before === delimiter || before === lineEnd) {
      end = lineEndWithin(text, from, quote, lineEnd) ?? end;
      const close = closingQuote(text, quote, delimiter, lineEnd);
      if (close === -1) return end;
      from = close + 1;
      // Within a cell a quotation mark is a mistake, and opens nothing.
    } else {
      end = lineEndWithin(text, from, quote, lineEnd) ?? end;
      from = quote + 1;
    }
  }
  return lineEndWithin(text, from, text.length, lineEnd) ?? end;
}

/** Where the row ends that begins at `start`, behind its line break; -1 where it does not. */
export function rowEnd(text: string, start: number, { delimiter, lineEnd }: CsvShape): number {
  for (let from = start; ;) {
    const end = text.indexOf(lineEnd, from);
    if (end === -1) return -1;
    const quote = text.slice(from, end).indexOf('"') + from;
    if (quote < from) return end + 1;
    const before = quote === start ? lineEnd : text[quote - 1];
    if (before === delimiter || before === lineEnd) {
      const close = closingQuote(text, quote, delimiter, lineEnd);
      if (close === -1) return -1;
      from = close + 1;
    } else from = quote + 1;
  }
}

/** Behind the last line break of a part of a text. */
function lineEndWithin(
  text: string,
  from: number,
  to: number,
  lineEnd: string,
): number | undefined {
  const at = to === 0 ? -1 : text.lastIndexOf(lineEnd, to - 1);
  return at < from ? undefined : at + 1;
}

/** The quotation mark that ends the cell which the one at `open` begins; -1 where none does. */
function closingQuote(text: string, open: number, delimiter: string, lineEnd: string): number {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    const next = text[at + 1];
    if (next === '"') at += 1;
    else if (next === delimiter || next === '\0' || next === lineEnd) return at;
    else if (next === '\r' && (text[at + 2] ?? lineEnd) === lineEnd) return at;
    else if (next === undefined) return at;
  }
  return -1;
}
