import type { Diagnostic, Span } from '@barem/core';
import { syntaxDiagnostics } from '@barem/syntax';
import { bounds } from './bounds.js';
import { repeated, type Composed } from './compose.js';
import { mapOf, type Data, type Entry, type Scalar } from './data.js';
import { emptyFile, jsonUnexpected, tooNested } from './diagnostics.js';

/**
 * Reads a JSON text with the place of every part. Unlike `JSON.parse` it keeps numbers as they are written and
 * refuses repeated keys. Never throws.
 */
export function composeJson(text: string): Composed {
  if (text.length > bounds.jsonLength) {
    const args = { length: text.length, limit: bounds.jsonLength };
    return { diagnostics: [syntaxDiagnostics.tooLong({ start: 0, end: 0 }, args)] };
  }
  const found: Diagnostic[] = [];
  const cursor: Cursor = { text, at: text.startsWith('\uFEFF') ? 1 : 0, found };
  skipSpace(cursor);
  if (cursor.at === text.length) return { diagnostics: [emptyFile({ start: 0, end: 0 }, {})] };
  const data = readValue(cursor, 0);
  if (!data) return { diagnostics: found };
  skipSpace(cursor);
  if (cursor.at < text.length) {
    unexpected(cursor);
    return { diagnostics: found };
  }
  return { data, diagnostics: found };
}

/** Where the reading stands. After a mistake of syntax it goes no further. */
interface Cursor {
  readonly text: string;
  at: number;
  readonly found: Diagnostic[];
}

/** Reports what stands at the cursor and gives up. */
function unexpected({ text, at, found }: Cursor): undefined {
  const piece = /^(?:[\p{L}\p{N}_]+|\S)/u.exec(text.slice(at, at + 40))?.[0];
  const span = { start: at, end: at + (piece?.length ?? 0) };
  found.push(jsonUnexpected(span, { found: piece }));
  return undefined;
}

function skipSpace(cursor: Cursor): void {
  while (/[ \t\r\n]/.test(cursor.text[cursor.at] ?? '')) cursor.at += 1;
}

/** Moves over `mark` and the space around it, if it stands there. */
function take(cursor: Cursor, mark: string): boolean {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== mark) return false;
  cursor.at += 1;
  skipSpace(cursor);
  return true;
}

function readValue(cursor: Cursor, depth: number): Data | undefined {
  const start = cursor.at;
  const mark = cursor.text[start];
  if ((mark === '{' || mark === '[') && depth >= bounds.nesting) {
    cursor.found.push(tooNested({ start, end: start + 1 }, { limit: bounds.nesting }));
    return undefined;
  }
  switch (mark) {
    case '{':
      return readMap(cursor, depth);
    case '[':
      return readList(cursor, depth);
    case '"':
      return readString(cursor);
    default:
      return readLiteral(cursor);
  }
}

function readList(cursor: Cursor, depth: number): Data | undefined {
  const start = cursor.at;
  const items: Data[] = [];
  take(cursor, '[');
  while (!take(cursor, ']')) {
    if (items.length > 0 && !take(cursor, ',')) return unexpected(cursor);
    const item = readValue(cursor, depth + 1);
    if (!item) return undefined;
    items.push(item);
  }
  return { kind: 'list', span: spanBack(cursor, start), items };
}

function readMap(cursor: Cursor, depth: number): Data | undefined {
  const start = cursor.at;
  const entries: Entry[] = [];
  const byKey = new Map<string, Entry>();
  take(cursor, '{');
  while (!take(cursor, '}')) {
    if (byKey.size > 0 && !take(cursor, ',')) return unexpected(cursor);
    const name = cursor.text[cursor.at] === '"' ? readString(cursor) : unexpected(cursor);
    if (!name) return undefined;
    if (!take(cursor, ':')) return unexpected(cursor);
    const value = readValue(cursor, depth + 1);
    if (!value) return undefined;
    const key = { span: name.span, text: name.text.normalize('NFC') };
    const entry: Entry = { span: { start: key.span.start, end: value.span.end }, key, value };
    const before = byKey.get(key.text);
    if (before) cursor.found.push(repeated(key, before));
    else {
      entries.push(entry);
      byKey.set(key.text, entry);
    }
  }
  return mapOf(spanBack(cursor, start), entries);
}

function readString(cursor: Cursor): Scalar | undefined {
  const { text, at: start } = cursor;
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  const value = decode(text.slice(start, end + 1));
  if (value === undefined) return unexpected(cursor);
  cursor.at = end + 1;
  return { kind: 'text', span: { start, end: end + 1 }, text: value, style: 'double-quoted' };
}

/** The text of a string literal; `undefined` where it is none. */
function decode(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const literals: readonly (readonly [Scalar['kind'], RegExp])[] = [
  ['number', /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y],
  ['boolean', /true|false/y],
  ['nothing', /null/y],
];

function readLiteral(cursor: Cursor): Scalar | undefined {
  const { text, at: start } = cursor;
  for (const [kind, pattern] of literals) {
    pattern.lastIndex = start;
    const written = pattern.exec(text)?.[0];
    if (written !== undefined) {
      cursor.at = start + written.length;
      return { kind, span: { start, end: cursor.at }, text: written, style: 'plain' };
    }
  }
  return unexpected(cursor);
}

/** From `start` to the last mark taken, without the space behind it. */
function spanBack({ text, at }: Cursor, start: number): Span {
  let end = at;
  while (/[ \t\r\n]/.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}
