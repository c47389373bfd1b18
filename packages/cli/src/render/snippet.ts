import { lineStarts, positionAt, type Span } from 'barem';
import { layOutLine, type LineLayout } from './columns.js';

/** A source text made ready to show parts of it. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly starts: readonly number[];
}

export const sourceOf = ({
  path,
  text,
}: {
  readonly path: string;
  readonly text: string;
}): Source => ({
  path,
  text,
  starts: lineStarts(text),
});

/** `path:line:column`, which terminals and editors can open. */
export function placeOf({ path, text, starts }: Source, { start }: Span): string {
  const { line, column } = positionAt(starts, start);
  // The mark at the beginning of a file is no column that anyone counts.
  const hidden = line === 1 && text.startsWith('\uFEFF') ? 1 : 0;
  return `${path}:${line}:${Math.max(column - hidden, 1)}`;
}

/** One line of a source as it is printed, and the marks under it. */
export interface SnippetLine {
  /** From 1; absent where lines are left out. */
  readonly number: number | undefined;
  readonly text: string;
  /** Spaces and marks below the text; empty where there are none. */
  readonly marks: string;
}

/** Lines of a span that are shown before the rest is left out. */
const mostLines = 4;

/**
 * The lines that `span` covers, its characters underlined. Lines wider than `width` are cut around the marks.
 * @param mark - the character to underline with
 */
export function snippet(
  source: Source,
  span: Span,
  mark: string,
  width: number,
): readonly SnippetLine[] {
  const { text, starts } = source;
  const first = positionAt(starts, span.start).line;
  const last = Math.max(first, positionAt(starts, Math.max(span.start, span.end - 1)).line);
  const numbers =
    last - first < mostLines
      ? Array.from({ length: last - first + 1 }, (_, index) => first + index)
      : [first, first + 1, undefined, last];
  return numbers.map((number): SnippetLine => {
    if (number === undefined) return { number, text: '…', marks: '' };
    const from = starts[number - 1] ?? 0;
    const until = starts[number] ?? text.length;
    // The mark at the beginning of a file is not shown.
    const begin = from === 0 && text.startsWith('\uFEFF') ? 1 : from;
    const line = text.slice(begin, until).replace(/[\r\n]+$/, '');
    // A long line of hostile or generated text is never laid out as a whole.
    const layout = layOutLine(line.slice(0, Math.max(longest, span.start - begin + longest)));
    const start = layout.startOf(Math.max(span.start - begin, firstLetter(line, number > first)));
    const end = layout.endOf(Math.max(0, Math.min(span.end - begin, line.length)));
    return { number, ...cut(layout, start, Math.max(end, start + 1), mark, width) };
  });
}

const longest = 2_000;

/** Lines after the first are marked from their first letter on. */
const firstLetter = (line: string, isLater: boolean): number =>
  isLater ? line.length - line.trimStart().length : 0;

/** The part of a line that fits, and the marks from column `start` to `end` under it. */
function cut(
  { shown, width: whole }: LineLayout,
  start: number,
  end: number,
  mark: string,
  width: number,
): Pick<SnippetLine, 'text' | 'marks'> {
  if (Math.max(whole, end) <= width) {
    return {
      text: shown
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
      marks: ' '.repeat(start) + mark.repeat(end - start),
    };
  }
  // Some text before the marks tells where they stand.
  const context = Math.max(0, Math.min(Math.floor(width / 3), width - (end - start) - 2));
  const from = start <= width / 2 ? 0 : start - context;
  const room = width - (from > 0 ? 1 : 0) - 1;
  const kept = shown.filter(
    ({ column, width: own }) => column >= from && column + own <= from + room,
  );
  const left = kept[0]?.column ?? from;
  const right = from + room;
  const isCutRight = whole > right;
  const offset = from > 0 ? 1 : 0;
  const markEnd = Math.min(end, right);
  return {
    text: `${from > 0 ? '…' : ''}${kept.map(({ text }) => text).join('')}${isCutRight ? '…' : ''}`,
    marks: ' '.repeat(offset + start - left) + mark.repeat(Math.max(1, markEnd - start)),
  };
}
