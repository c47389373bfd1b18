import type { YAMLError } from 'yaml';
import { limits, type Diagnostic, type Fix, type Span } from '@barem/core';
import {
  badEscape,
  colonInValue,
  indentation,
  keyNotText,
  missingColon,
  missingComma,
  needsQuotes,
  tab,
  unexpected,
} from './diagnostics.js';
import { addSpace, quoteAs } from './fixes.js';

/**
 * Says in plain words what is wrong with the layout of a YAML text. Of mistakes on neighbouring lines only the first
 * is told: the others mostly follow from it.
 */
export function explainLayout(
  errors: readonly YAMLError[],
  source: string,
  brackets: readonly Span[],
): readonly Diagnostic[] {
  const lines = lineCounter(source);
  const found: Diagnostic[] = [];
  let lastLine = Number.NEGATIVE_INFINITY;
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const line = lines(error.pos[0]);
    if (line > lastLine + 1) found.push(explain(error, source, brackets));
    lastLine = line;
    if (found.length > limits.diagnostics) break;
  }
  return found;
}

/** Numbers the lines of offsets that come in ascending order. */
function lineCounter(source: string): (offset: number) => number {
  let line = 0;
  let next = source.indexOf('\n');
  return (offset) => {
    while (next !== -1 && next < offset) {
      line += 1;
      next = source.indexOf('\n', next + 1);
    }
    return line;
  };
}

function explain({ code, pos }: YAMLError, source: string, brackets: readonly Span[]): Diagnostic {
  const at = Math.min(pos[0], source.length);
  const rest = restOfLine(source, at);
  const inBrackets = brackets.some(({ start, end }) => start < at && at < end);
  switch (code) {
    case 'TAB_AS_INDENT': {
      const width = /^\t+/.exec(source.slice(at))?.[0].length ?? 1;
      const span = { start: at, end: at + width };
      const title = { vi: 'Thay bằng dấu cách', en: 'Replace with spaces' };
      return tab(span, {}, { fix: { title, edits: [{ span, text: '  '.repeat(width) }] } });
    }
    case 'BAD_SCALAR_START': {
      const part = inBrackets ? bracketPart(source, at) : rest;
      return needsQuotes(part, { character: source[at] ?? '' }, { fix: quoted(part, source) });
    }
    case 'BAD_DQ_ESCAPE':
      return badEscape({ start: at, end: at + 2 }, { found: source.slice(at, at + 2) });
    case 'NON_STRING_KEY':
      return keyNotText(rest, {});
    case 'BLOCK_IN_FLOW':
      return explainInBrackets(source, bracketPart(source, at));
    case 'BLOCK_AS_IMPLICIT_KEY':
      return explainInLine(source, at, rest);
    case 'BAD_INDENT':
      return indentation(lineOf(source, at), {});
    case 'MULTILINE_IMPLICIT_KEY':
    case 'MISSING_CHAR':
      return explainMissing(source, at, rest, inBrackets);
    default:
      return unexpected(rest, { found: textOf(rest, source) });
  }
}

function explainMissing(source: string, at: number, rest: Span, inBrackets: boolean): Diagnostic {
  const text = textOf(rest, source);
  if (source[at]?.trim() === '' || /^-(?:\s|$)/.test(text))
    return indentation(lineOf(source, at), {});
  if (text.startsWith('#')) return unexpected(rest, { found: text });
  if (inBrackets) {
    const part = bracketPart(source, at);
    return missingComma(part, { found: textOf(part, source) });
  }
  const colon = /^[^\s:]+:(?=\S)/.exec(text)?.[0];
  if (colon === undefined) return missingColon(rest, { found: text, colon: false });
  const fix = addSpace(at + colon.length);
  return missingColon(rest, { found: text, colon: true }, { fix });
}

/** Two parts where a value should be: a colon inside a text, or a line that is indented too far. */
function explainInLine(source: string, at: number, rest: Span): Diagnostic {
  const text = textOf(rest, source);
  if (text.startsWith('? ')) return unexpected(rest, { found: text });
  if (/:(?:\s|$)/.test(text))
    return colonInValue(rest, { found: text }, { fix: quoted(rest, source) });
  const ownLine = source[at]?.trim() === '' || text.startsWith('-');
  return indentation(lineOf(source, ownLine ? at : rest.end + 1), {});
}

/** Two parts between brackets without a comma, or a colon inside a text; only quotes tell which. */
function explainInBrackets(source: string, part: Span): Diagnostic {
  const text = textOf(part, source);
  const first = /^(?:"[^"]*"|'[^']*')\s*/.exec(text)?.[0];
  if (first === undefined) return colonInValue(part, { found: text });
  const second = { start: part.start + first.length, end: part.end };
  return missingComma(second, { found: textOf(second, source) });
}

/** Puts a text in quotation marks, unless it holds marks that would need more than that. */
function quoted(span: Span, source: string): Fix | undefined {
  const text = textOf(span, source);
  return text === '' || /["\\]/.test(text) ? undefined : quoteAs(span, text);
}

const textOf = ({ start, end }: Span, source: string): string => source.slice(start, end);

/** From `at` to the end of its line, without comment and trailing space. */
function restOfLine(source: string, at: number): Span {
  const lineEnd = source.indexOf('\n', at);
  const line = source.slice(at, lineEnd === -1 ? source.length : lineEnd);
  const comment = line.indexOf(' #');
  return { start: at, end: at + (comment === -1 ? line : line.slice(0, comment)).trimEnd().length };
}

/** From `at` to the next comma or bracket on its line. */
function bracketPart(source: string, at: number): Span {
  const { end } = restOfLine(source, at);
  const length = source.slice(at, end).search(/[,\]}]/);
  return {
    start: at,
    end: length === -1 ? end : at + source.slice(at, at + length).trimEnd().length,
  };
}

/** The line that holds `at`, or the next one with content, without the space around it. */
function lineOf(source: string, at: number): Span {
  const from = source.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const start = from + (/^\s*/.exec(source.slice(from))?.[0].length ?? 0);
  return restOfLine(source, Math.min(start, source.length));
}
