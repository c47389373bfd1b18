import { lineStarts, positionAt, type Span } from '@barem/core';

/**
 * A text from which parts of a sheet come that builds on another. It is laid behind the text of the sheet, so that a
 * span says where it belongs: `start` is where it begins, counted from the beginning of the sheet's own text.
 */
export interface InheritedText {
  /** The sheet and its edition: `nghe_an.thuong_ky 2021`. */
  readonly name: string;
  readonly text: string;
  readonly start: number;
}

/** A line of a source, and the text that it stands in where that is an inherited one. */
export interface SourceLine {
  readonly line: number;
  readonly from?: string;
}

/** Finds the lines of spans in a text and in those that are laid behind it. */
export function lineFinder(
  source: string,
  inherited: readonly InheritedText[],
): (span: Span) => SourceLine {
  const own = lineStarts(source);
  const others = inherited.map((each) => ({ ...each, starts: lineStarts(each.text) }));
  return ({ start }) => {
    const other = others.findLast((each) => each.start <= start);
    return other
      ? { line: positionAt(other.starts, start - other.start).line, from: other.name }
      : { line: positionAt(own, start).line };
  };
}
