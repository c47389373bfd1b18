import type { Comment } from './parse.js';

/** One printed line before it is laid out. Rows of one `table` line up in columns. */
export interface Row {
  /** Steps of indentation. */
  readonly depth: number;
  readonly cells: readonly string[];
  /** Offset in the source of what the row prints, to find the comments that belong to it. */
  readonly anchor: number;
  /** Rows with the same table share their columns. */
  readonly table?: string;
  /** A blank line stands before the row. */
  readonly opensBlock?: boolean;
}

/** Columns wider than this do not line up: one long title must not push all others to the right. */
const widestColumn = 72;

const width = (text: string): number => Array.from(text.normalize('NFC')).length;

/** Lays rows out as text, with comments before the row or at the end of the row they stood by. */
export function layOut(rows: readonly Row[], comments: readonly Comment[], source: string): string {
  const lines: string[] = [];
  const { leading, trailing, rest } = placeComments(rows, comments, source);
  const widths = columnWidths(rows);
  rows.forEach((row, index) => {
    const indent = '  '.repeat(row.depth);
    if (row.opensBlock && lines.length > 0) lines.push('');
    for (const comment of leading.get(index) ?? []) lines.push(indent + comment.text);
    const after = trailing.get(index)?.map(({ text }) => `  ${text}`).join('') ?? '';
    const columns = row.table === undefined ? undefined : widths.get(row.table);
    lines.push(indent + printCells(row.cells, columns ?? []) + after);
  });
  if (rest.length > 0) lines.push('', ...rest.map(({ text }) => text));
  return `${lines.join('\n')}\n`;
}

/** The widths of the columns of every table. */
function columnWidths(rows: readonly Row[]): ReadonlyMap<string, readonly number[]> {
  const tables = new Map<string, number[]>();
  for (const { table, cells } of rows) {
    if (table === undefined) continue;
    const widths = tables.get(table) ?? [];
    cells.forEach((cell, column) => {
      const own = width(cell);
      if (own <= widestColumn) widths[column] = Math.max(widths[column] ?? 0, own);
    });
    tables.set(table, widths);
  }
  return tables;
}

/** Cells that begin with a number line up at its last digit, so that points stand under points. */
function printCells(cells: readonly string[], widths: readonly number[]): string {
  const last = cells.length - 1;
  return cells
    .map((cell, column) => {
      const space = ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)));
      if (/^-?\d[\d.,]* \S+$/.test(cell)) return space + cell;
      return column === last ? cell : cell + space;
    })
    .join('  ')
    .trimEnd();
}

interface PlacedComments {
  readonly leading: ReadonlyMap<number, readonly Comment[]>;
  readonly trailing: ReadonlyMap<number, readonly Comment[]>;
  readonly rest: readonly Comment[];
}

/** A comment alone on its line belongs to the next row, one behind text to the row before it. */
function placeComments(rows: readonly Row[], comments: readonly Comment[], source: string): PlacedComments {
  const leading = new Map<number, Comment[]>();
  const trailing = new Map<number, Comment[]>();
  const rest: Comment[] = [];
  for (const comment of comments) {
    const lineStart = Math.max(source.lastIndexOf('\n', comment.span.start - 1), source.lastIndexOf('\r', comment.span.start - 1)) + 1;
    const alone = source.slice(lineStart, comment.span.start).replace('\uFEFF', '').trim() === '';
    const index = alone ? nextRow(rows, comment.span.start) : rowBefore(rows, comment.span.start);
    if (index === undefined) rest.push(comment);
    else {
      const place = alone ? leading : trailing;
      place.set(index, [...(place.get(index) ?? []), comment]);
    }
  }
  return { leading, trailing, rest };
}

/** The row that begins soonest after `offset`. */
function nextRow(rows: readonly Row[], offset: number): number | undefined {
  let best: number | undefined;
  rows.forEach(({ anchor }, index) => {
    if (anchor >= offset && (best === undefined || anchor < (rows[best]?.anchor ?? 0))) best = index;
  });
  return best;
}

/** The row that began last before `offset`. */
function rowBefore(rows: readonly Row[], offset: number): number | undefined {
  let best: number | undefined;
  rows.forEach(({ anchor }, index) => {
    if (anchor < offset && (best === undefined || anchor >= (rows[best]?.anchor ?? 0))) best = index;
  });
  return best;
}
