/**
 * How text looks in a terminal: which columns its characters take. A letter with its marks, composed or not, takes
 * one column, a wide letter or an emoji two, a tab the rest of its stop.
 */
export interface LineLayout {
  /** The line as it may be printed: tabs as spaces, controls as a mark. */
  readonly shown: readonly Cell[];
  /** Columns that the whole line takes. */
  readonly width: number;
  /** The column, from 0, where the character around an offset starts. */
  readonly startOf: (offset: number) => number;
  /** The column behind the character that ends at or around an offset. */
  readonly endOf: (offset: number) => number;
}

/** One printed character with the columns that it takes. */
interface Cell {
  readonly text: string;
  readonly column: number;
  readonly width: number;
}

const tabStop = 4;

/** Made when it is first needed: that takes longer than reading a sheet. */
let segmenter: Intl.Segmenter | undefined;

/** Characters of `text` as readers see them. ASCII, nearly all text, needs no segmenter. */
function* graphemesOf(text: string): Iterable<string> {
  // Two characters of ASCII are one only as CR LF, which never stands within a line.
  if (/^[\x20-\x7E]*$/.test(text)) yield* text;
  else {
    segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    for (const { segment } of segmenter.segment(text)) yield segment;
  }
}

/** Lays out one line, which holds no line break. */
export function layOutLine(line: string): LineLayout {
  const starts: number[] = [];
  const ends: number[] = [0];
  const shown: Cell[] = [];
  let column = 0;
  for (const grapheme of graphemesOf(line)) {
    const isTab = grapheme === '\t';
    const width = isTab ? tabStop - (column % tabStop) : widthOf(grapheme);
    shown.push({ text: isTab ? ' '.repeat(width) : printable(grapheme), column, width });
    for (let unit = 0; unit < grapheme.length; unit += 1) {
      starts.push(column);
      ends.push(column + width);
    }
    column += width;
  }
  return {
    shown,
    width: column,
    startOf: (offset) => starts[offset] ?? column,
    endOf: (offset) => ends[Math.min(offset, ends.length - 1)] ?? column,
  };
}

/** Text of Latin letters, each one unit and one column: nearly all there is. */
const narrow = /^[\x20-\x7E\u00A1-\u00AC\u00AE-\u02FF\u1E00-\u1EFF\u2013\u2014]*$/;

/** Columns that `text` takes, without colours in it. */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const grapheme of graphemesOf(text))
    width += grapheme === '\t' ? tabStop : widthOf(grapheme);
  return width;
}

/** East Asian wide and full-width letters, and what is drawn as a picture. */
const wide =
  /[\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;
const markOnly = /^(?:\p{M}|\p{Cf})+$/u;

function widthOf(grapheme: string): number {
  if (grapheme.length === 1 && grapheme < '\u0300') return 1;
  // A bidirectional control is printed as a mark, which is seen.
  if (unsafe.test(grapheme)) return 1;
  if (markOnly.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

/** Controls, which could move the cursor or colour the screen, and marks that turn the direction of text; tabs are neither. */
const unsafe = /(?!\t)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

function printable(grapheme: string): string {
  return unsafe.test(grapheme) ? '\uFFFD' : grapheme;
}

const unsafeInText = /(?![\t\n])[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

/** Text from a file made safe to print: nothing in it can command the terminal. Line breaks and tabs stay. */
export const safeText = (text: string): string => text.replace(unsafeInText, '\uFFFD');

/** `text` broken at spaces into lines of at most `width` columns; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const size = displayWidth(word);
    if (used > 0 && used + 1 + size > width) {
      lines.push(line);
      [line, used] = [word, size];
    } else {
      line = used === 0 && line === '' ? word : `${line} ${word}`;
      used += size + (used === 0 ? 0 : 1);
    }
  }
  return [...lines, line];
}
