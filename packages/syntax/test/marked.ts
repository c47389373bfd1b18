import type { Diagnostic } from '@barem/core';
import { parseText } from '../src/index.js';

/** What is reported of a marked text. */
export interface Report {
  /** The text without its marks. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The codes in the order of the text; one that is not at its mark, or a mark without one, says so. */
  readonly codes: readonly string[];
}

/** Reads a text in which `<|…|>` marks every place that must be reported. */
export function reportOf(marked: string): Report {
  const marks: string[] = [];
  let text = '';
  let start = 0;
  for (const piece of marked.split(/(<\||\|>)/)) {
    if (piece === '<|') start = text.length;
    else if (piece === '|>') marks.push(`${start}–${text.length}`);
    else text += piece;
  }
  const { diagnostics } = parseText(text);
  const codes = diagnostics.map(({ code, span, message }, index) => {
    const place = `${span.start}–${span.end}`;
    return place === marks[index] ? code : `${code} at ${place}: ${message.en}`;
  });
  const missed = marks.slice(codes.length).map((mark) => `nothing at ${mark}`);
  return { text, diagnostics, codes: [...codes, ...missed] };
}
