import type { Comment } from './parse.js';

/** One printed line before it is laid out. Rows of one `table` line up in columns. */
export interface Row {
  /** Steps of indentation. */
  readonly depth: number;
  readonly cells: readonly string[];
  /** Offset in the source of what the row prints, to find the comments that belong to it. */
  readonly anchor: number;
  /** The row is the keyword above what `anchor` stands for. */
  readonly isHeading?: boolean;
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
    const after =
      trailing
        .get(index)
        ?.map(({ text }) => `  ${text}`)
        .join('') ?? '';
    const columns = row.table === undefined ? undefined : widths.get(row.table);
    lines.push(indent + printCells(row.cells, columns ?? []) + after);
  });
  if (rest.length > 0) lines.push('');
  for (const { text } of rest) lines.push(text);
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
function placeComments(
  rows: readonly Row[],
  comments: readonly Comment[],
  source: string,
): PlacedComments {
  const leading = new Map<number, Comment[]>();
  const trailing = new Map<number, Comment[]>();
  const rest: Comment[] = [];
  const anchors = comments.length === 0 ? [] : anchorsOf(rows, comments, source);
  for (const comment of comments) {
    const { start } = comment.span;
    const isAlone = /^[\r\n\uFEFF]?$/.test(source.charAt(endOfTextBefore(source, start) - 1));
    const at = countBefore(anchors, start, ({ anchor }) => anchor);
    const row = (isAlone ? anchors[at] : anchors[at - 1])?.index;
    if (row === undefined) rest.push(comment);
    else {
      const place = isAlone ? leading : trailing;
      const placed = place.get(row);
      if (placed) placed.push(comment);
      else place.set(row, [comment]);
    }
  }
  return { leading, trailing, rest };
}

/** Where the spaces end on the left of `offset`, on its line. */
function endOfTextBefore(source: string, offset: number): number {
  let end = offset;
  while (end > 0 && /[^\S\r\n\uFEFF]/.test(source.charAt(end - 1))) end -= 1;
  return end;
}

interface Anchor {
  readonly anchor: number;
  readonly index: number;
}

/** The rows in the order in which the source has them. */
function anchorsOf(
  rows: readonly Row[],
  comments: readonly Comment[],
  source: string,
): readonly Anchor[] {
  return rows
    .map(({ anchor, isHeading }, index) => ({
      anchor: isHeading ? keywordBefore(anchor, comments, source) : anchor,
      index,
    }))
    .toSorted((a, b) => a.anchor - b.anchor);
}

/** The place of the last character before `offset` that is neither space nor comment. */
function keywordBefore(offset: number, comments: readonly Comment[], source: string): number {
  let end = offset;
  for (;;) {
    while (end > 0 && /\s/.test(source.charAt(end - 1))) end -= 1;
    const comment = comments[countBefore(comments, end, ({ span }) => span.start) - 1];
    if (comment === undefined || comment.span.end < end) return end - 1;
    end = comment.span.start;
  }
}

/** How many of `items`, in ascending order of place, stand before `offset`. */
function countBefore<T>(items: readonly T[], offset: number, placeOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
