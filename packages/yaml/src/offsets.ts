import type { Scalar } from './data.js';

const isSpace = (character: string | undefined): boolean =>
  character === ' ' || character === '\t' || character === '\n' || character === '\r';

/** Characters that an escape such as `\u00E0` takes in a double-quoted text, the backslash included. */
function escapeLength(source: string, at: number): number {
  const letter = source[at + 1];
  return letter === 'x' ? 4 : letter === 'u' ? 6 : letter === 'U' ? 10 : 2;
}

/**
 * Turns offsets into the text of a scalar into offsets into the file, whatever quotes, escapes, folded lines and
 * indentation lie between the two. Beyond the end of the text is the end of the scalar.
 */
export function offsetsIn(
  source: string,
  { text, span, style }: Scalar,
): (offset: number) => number {
  const places: number[] = [];
  let at = contentStart(source, span.start, style);
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (style === 'double-quoted' && source[at] === '\\') {
      while (source[at] === '\\' && isLineBreak(source[at + 1])) at = afterBreak(source, at + 1);
    }
    if (style === 'double-quoted' && source[at] === '\\') {
      const length = escapeLength(source, at);
      places.push(at);
      at += length;
      // One long escape may give two units of UTF-16.
      if (length === 10 && (text.codePointAt(offset) ?? 0) > 0xff_ff) {
        places.push(at - length);
        offset += 1;
      }
    } else if (isSpace(character)) {
      places.push(at);
      if (isSpace(source[at])) at += 1;
    } else {
      while (isSpace(source[at])) at += 1;
      places.push(at);
      at += style === 'single-quoted' && character === "'" ? 2 : 1;
    }
  }
  const end = Math.min(at, span.end);
  return (offset) => (offset >= places.length ? end : Math.min(places[offset] ?? end, end));
}

/** Where the text begins: behind a quotation mark, or on the line below the header of a block. */
function contentStart(source: string, start: number, style: Scalar['style']): number {
  if (style === 'plain') return start;
  if (style !== 'block') return start + 1;
  let lineEnd = start;
  while (lineEnd < source.length && !isLineBreak(source[lineEnd])) lineEnd += 1;
  return lineEnd + (source.startsWith('\r\n', lineEnd) ? 2 : 1);
}

const isLineBreak = (character: string | undefined): boolean =>
  character === '\n' || character === '\r';

function afterBreak(source: string, at: number): number {
  let next = at;
  while (isSpace(source[next])) next += 1;
  return next;
}
