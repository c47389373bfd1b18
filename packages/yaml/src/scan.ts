import { CST, Lexer, Parser } from 'yaml';
import { limits, type Diagnostic, type Span } from '@barem/core';
import { bounds } from './bounds.js';
import {
  alias,
  anchor,
  directive,
  mergeKey,
  severalDocuments,
  tag,
  tooManyValues,
  tooNested,
  unclosed,
  unexpected,
  unknownCharacter,
} from './diagnostics.js';

/** The pieces of a YAML text, or why it goes no further. */
export interface Scanned {
  readonly tokens: readonly CST.Token[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where `{ … }` and `[ … ]` stand, outermost ones only. */
  readonly brackets: readonly Span[];
}

/**
 * Splits a YAML text into the pieces that a composer puts together. Everything that would let it recurse without
 * bound, repeat parts of the file or change types is found here and goes no further.
 */
export function scan(source: string): Scanned {
  const strange = strangeCharacters(source);
  if (strange.length > 0) return { tokens: [], diagnostics: strange, brackets: [] };
  const tokens: CST.Token[] = [];
  const watch = watcher();
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(source)) {
    watch.see(lexeme, parser.offset);
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (depthOf(parser) > bounds.nesting) {
      const span = { start: parser.offset - 1, end: parser.offset };
      watch.stop(tooNested(span, { limit: bounds.nesting }));
    }
    if (watch.stopped()) break;
  }
  const diagnostics = watch.finish();
  if (diagnostics.length === 0) for (const token of parser.end()) tokens.push(token);
  return { tokens, diagnostics, brackets: watch.brackets };
}

/** Lists and groups that are open. The stack of the parser holds the document and the value at hand, too. */
const depthOf = ({ stack }: Parser): number =>
  stack.length - (CST.isCollection(stack.at(-1)) ? 1 : 2);

/** Control characters, halves of surrogate pairs and the like: what YAML calls not printable. */
const unprintable =
  // oxlint-disable-next-line no-control-regex -- finding them is the purpose
  /[\p{Cs}\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/gu;

/** Spaces that are none to YAML, at the beginning of a line, as word processors leave them. */
const foreignIndent = /^[ \t]*[\u00A0\u2000-\u200A\u202F\u3000]/gm;

function strangeCharacters(source: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const add = (start: number, text: string): void => {
    if (found.length > limits.diagnostics) return;
    const span = { start, end: start + 1 };
    const title = { vi: 'Thay ký tự này', en: 'Replace this character' };
    const character = source[start] ?? '';
    found.push(unknownCharacter(span, { character }, { fix: { title, edits: [{ span, text }] } }));
  };
  for (const { index } of source.matchAll(unprintable)) add(index, '');
  for (const { index, 0: text } of source.matchAll(foreignIndent))
    add(index + text.length - 1, ' ');
  return found;
}

/** Looks at the lexemes of a YAML text as they pass. */
interface Watcher {
  readonly see: (lexeme: string, offset: number) => void;
  /** Ends the watch with a finding that leaves no point in going on. */
  readonly stop: (diagnostic: Diagnostic) => void;
  readonly stopped: () => boolean;
  readonly finish: () => readonly Diagnostic[];
  readonly brackets: readonly Span[];
}

/** Features of YAML that would repeat a part of the file, change a type or how the file is read. */
const refused: Readonly<Record<string, typeof anchor>> = {
  anchor,
  alias,
  tag,
  'directive-line': directive,
};

/** Lexemes that carry no content. */
const layout: ReadonlySet<string | null> = new Set([
  'byte-order-mark',
  'doc-mode',
  'space',
  'comment',
  'newline',
]);

/** Lexemes that are bounded in number. */
const counted: ReadonlySet<string | null> = new Set([
  'newline',
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'flow-map-start',
  'flow-seq-start',
  'seq-item-ind',
  'explicit-key-ind',
  'map-value-ind',
  'comma',
]);

function watcher(): Watcher {
  const found: Diagnostic[] = [];
  const brackets: Span[] = [];
  const open: { readonly mark: string; readonly at: number }[] = [];
  let stopped = false;
  let values = 0;
  let inScalar = false;
  let started = false;
  let ended = false;
  /** The key `<<` stands before this place, with nothing but marks between. */
  let merging: Span | undefined;

  const stop = (diagnostic: Diagnostic): void => {
    if (!stopped) found.push(diagnostic);
    stopped = true;
  };
  const unclosedBracket = (): void => {
    const last = open.pop();
    if (!last) return;
    const closing = last.mark === '{' ? '}' : ']';
    stop(unclosed({ start: last.at, end: last.at + 1 }, { mark: last.mark, closing }));
  };
  const closeBracket = (lexeme: string, at: number): void => {
    const last = open.pop();
    if (!last) stop(unexpected({ start: at, end: at + 1 }, { found: lexeme }));
    else if ((last.mark === '{') !== (lexeme === '}')) {
      open.push(last);
      unclosedBracket();
    } else if (open.length === 0) brackets.push({ start: last.at, end: at + 1 });
  };

  /** One finding for `<<: [*a, *b]`. */
  const merge = (key: Span): void => {
    if (found.at(-1)?.span !== key) found.push(mergeKey(key, {}));
  };

  const see = (lexeme: string, offset: number): void => {
    const span = { start: offset, end: offset + lexeme.length };
    if (inScalar) {
      inScalar = false;
      merging = lexeme === '<<' ? span : undefined;
      return;
    }
    const type = CST.tokenType(lexeme);
    if (counted.has(type)) values += 1;
    if (values > bounds.values) stop(tooManyValues(span, { limit: bounds.values }));
    if (type === 'doc-end') ended = started;
    else if (!layout.has(type) && type !== 'directive-line') {
      if (ended || (started && type === 'doc-start')) stop(severalDocuments(span, {}));
      started = true;
    }
    switch (type) {
      case 'scalar':
        inScalar = true;
        return;
      case 'single-quoted-scalar':
      case 'double-quoted-scalar': {
        const mark = lexeme[0] ?? '"';
        if (!isClosed(lexeme)) stop(unclosed(firstLine(span, lexeme), { mark, closing: mark }));
        break;
      }
      case 'flow-map-start':
      case 'flow-seq-start':
        open.push({ mark: lexeme, at: offset });
        if (lexeme === '[') return;
        break;
      case 'flow-map-end':
      case 'flow-seq-end':
        closeBracket(lexeme, offset);
        break;
      case 'flow-error-end':
        unclosedBracket();
        break;
      case 'alias':
      case 'anchor':
      case 'tag':
      case 'directive-line':
        if (merging && type === 'alias') return merge(merging);
        found.push((refused[type] ?? anchor)(span, { found: lexeme }));
        stopped ||= found.length > limits.diagnostics;
        break;
      case 'map-value-ind':
      case 'space':
      case 'comma':
        return;
      default:
        break;
    }
    merging = undefined;
  };
  const finish = (): readonly Diagnostic[] => {
    if (!stopped) unclosedBracket();
    return found;
  };
  return { see, stop, stopped: () => stopped, finish, brackets };
}

/** Whether a quoted text ends with its quotation mark, one that no backslash takes the meaning from. */
function isClosed(lexeme: string): boolean {
  const mark = lexeme[0];
  if (lexeme.length < 2 || lexeme.at(-1) !== mark) return false;
  let backslashes = 0;
  while (lexeme.at(-2 - backslashes) === '\\') backslashes += 1;
  return mark === "'" || backslashes % 2 === 0;
}

/** An open quotation mark may take in the rest of the file: what matters is its first line. */
function firstLine({ start, end }: Span, lexeme: string): Span {
  const lineEnd = lexeme.indexOf('\n');
  return { start, end: lineEnd === -1 ? end : start + lexeme.slice(0, lineEnd).trimEnd().length };
}
