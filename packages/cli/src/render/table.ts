import { displayWidth, safeText, wrap } from './columns.js';

/** One column of a table in a terminal. */
export interface TableColumn {
  readonly title: string;
  readonly isNumber: boolean;
}

/** A row: a cell for every column, and how its text is painted. */
export interface TableRow {
  readonly cells: readonly string[];
  readonly paint?: (text: string) => string;
}

/** Space between two columns. */
const gap = 2;

/** Columns with text are not made narrower than this, unless they hold less. */
const leastWidth = 10;

/**
 * A table as lines, its cells broken where it would be wider than `room`. Texts of the sheet in it cannot command the terminal.
 * @param paintHead - how the titles are painted
 */
export function tableLines(
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  room: number,
  paintHead: (text: string) => string,
): readonly string[] {
  const safe = rows.map(({ cells, paint }) => ({ cells: cells.map(safeText), paint }));
  const titles = columns.map(({ title }) => safeText(title));
  const widths = fitted(columns, [titles, ...safe.map(({ cells }) => cells)], room);
  const draw = (
    cells: readonly string[],
    paint: ((text: string) => string) | undefined,
  ): readonly string[] => rowLines(cells, columns, widths, paint ?? ((text) => text));
  const hasTitles = titles.some((title) => title !== '');
  return [
    ...(hasTitles ? draw(titles, paintHead) : []),
    ...safe.flatMap(({ cells, paint }) => draw(cells, paint)),
  ];
}

/** Widths of columns that fit into `room` together, the widest columns made narrower first. */
function fitted(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  room: number,
): readonly number[] {
  const natural = columns.map((_, at) =>
    Math.max(...rows.map((cells) => displayWidth(cells[at] ?? ''))),
  );
  const least = columns.map(({ isNumber }, at) =>
    isNumber ? longestWord(rows, at) : Math.min(natural[at] ?? 0, leastWidth),
  );
  const widths = [...natural];
  const taken = (): number => widths.reduce((sum, width) => sum + width, gap * (widths.length - 1));
  for (let over = taken() - room; over > 0; over -= 1) {
    const slack = widths.map((width, at) => (width > (least[at] ?? 0) ? width : 0));
    const widest = slack.indexOf(Math.max(...slack));
    if (slack[widest] === 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

const longestWord = (rows: readonly (readonly string[])[], at: number): number =>
  Math.max(0, ...rows.flatMap((cells) => (cells[at] ?? '').split(' ').map(displayWidth)));

function rowLines(
  cells: readonly string[],
  columns: readonly TableColumn[],
  widths: readonly number[],
  paint: (text: string) => string,
): readonly string[] {
  const broken = columns.map((_, at) => hanging(cells[at] ?? '', widths[at] ?? 0));
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ isNumber }, at) => padded(broken[at]?.[line] ?? '', widths[at] ?? 0, isNumber, paint))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}

/** How far the lines after the first stand to the right, so that they are not taken for rows of their own. */
const indent = 2;

function hanging(text: string, width: number): readonly string[] {
  const [first = '', ...rest] = wrap(text, width);
  if (rest.length === 0) return [first];
  return [first, ...wrap(rest.join(' '), width - indent).map((line) => ' '.repeat(indent) + line)];
}

/** A cell with the space that its column needs; space has no colour, so that it can be cut off. */
function padded(
  text: string,
  width: number,
  isNumber: boolean,
  paint: (text: string) => string,
): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  const painted = text === '' ? '' : paint(text);
  return isNumber ? space + painted : painted + space;
}
