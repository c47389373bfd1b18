import { Lexer, type IToken } from 'chevrotain';
import { inSourceOrder, latinTwin, limits, type Diagnostic, type Span } from '@barem/core';
import { unclosedQuote, unknownCharacter } from './diagnostics.js';
import { lexedTokens, QuotedText, UnclosedText } from './tokens.js';

const lexer = new Lexer(lexedTokens, { ensureOptimizations: true, positionTracking: 'full' });

/** Tokens of a text, its comments, and what is no token. */
export interface Lexed {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Splits a text into tokens. Never throws; a byte order mark at its start counts as space. Letters that only look
 * Latin, wrong quotation marks and invisible characters are reported and the text is read as it was meant.
 */
export function lex(source: string): Lexed {
  const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
  const asWritten = tokenize(text);
  const slips = inSourceOrder([
    ...shown(asWritten.strange).map(strangeCharacters),
    ...shown(asWritten.tokens.filter(isUnclosed)).flatMap(mixedMarks),
  ]);
  const isRepairable = slips.length > 0 && slips.length <= limits.diagnostics;
  const { tokens, comments } = isRepairable ? tokenizeRepaired(text, slips) : asWritten;
  return {
    tokens: tokens.map((token) => (isUnclosed(token) ? closed(token) : token)),
    comments,
    diagnostics: [...slips, ...openQuotes(tokens, slips)],
  };
}

/** One more than are shown, so that it is known that there are more. */
const shown = <T>(items: readonly T[]): readonly T[] => items.slice(0, limits.diagnostics + 1);

interface Tokenized {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly strange: readonly IToken[];
}

function tokenize(text: string): Tokenized {
  const { tokens, groups } = lexer.tokenize(text);
  return { tokens, comments: groups['comments'] ?? [], strange: groups['strange'] ?? [] };
}

// ── Characters that are no token ─────────────────────────────────────────────────────────────────

/** Marks that stand for `"` in other scripts and in word processors. */
const quotationMarks = /['‘’‚‛“”„‟«»‹›′″＂＇]/;
const blank = /[\s\p{Z}\u0085]/u;
const isMark = /\p{M}/u;
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/u;

/** What the author meant by a character; `undefined` when nobody can tell. */
function meantBy(character: string): string | undefined {
  if (quotationMarks.test(character)) return '"';
  if (character !== '\uFEFF' && blank.test(character)) return ' ';
  if (invisible.test(character)) return '';
  const [letter = '', ...marks] = character.normalize('NFD');
  if (isMark.test(letter)) return character;
  const twin = latinTwin(letter);
  return twin === undefined ? undefined : [twin, ...marks].join('').normalize('NFC');
}

/** Strange characters in a row beyond which nobody meant letters. */
const longestRepair = 100;

function strangeCharacters({ image: found, startOffset: start }: IToken): Diagnostic {
  const span: Span = { start, end: start + found.length };
  const meant = found.length > longestRepair ? [undefined] : Array.from(found, meantBy);
  if (meant.includes(undefined)) return unknownCharacter(span, { found, meant: undefined });
  const repair = meant.join('');
  const title = { vi: 'Thay ký tự này', en: 'Replace this character' };
  const fix = { title, edits: [{ span, text: repair }] };
  return unknownCharacter(span, { found, meant: repair }, { fix });
}

/** The tokens of the text after the repairs that `slips` offer, at their places in the text as it is. */
function tokenizeRepaired(text: string, slips: readonly Diagnostic[]): Tokenized {
  const pieces: string[] = [];
  /** Where each piece starts, in the repaired text and in the text as it is. */
  const starts: { readonly repaired: number; readonly written: number }[] = [];
  let length = 0;
  const put = (piece: string, written: number): void => {
    starts.push({ repaired: length, written });
    pieces.push(piece);
    length += piece.length;
  };
  let at = 0;
  for (const { span, text: repair } of slips.flatMap(({ fix }) => fix?.edits ?? [])) {
    put(text.slice(at, span.start), at);
    put(repair, span.start);
    at = span.end;
  }
  put(text.slice(at), at);
  let index = 0;
  const placeOf = (offset: number): number => {
    while ((starts[index + 1]?.repaired ?? Number.POSITIVE_INFINITY) <= offset) index += 1;
    while ((starts[index]?.repaired ?? 0) > offset) index -= 1;
    const start = starts[index] ?? { repaired: 0, written: 0 };
    return start.written + offset - start.repaired;
  };
  const placed = (token: IToken): IToken => ({
    ...token,
    startOffset: placeOf(token.startOffset),
    endOffset: placeOf(token.endOffset ?? token.startOffset),
  });
  const { tokens, comments, strange } = tokenize(pieces.join(''));
  return { tokens: tokens.map(placed), comments: comments.map(placed), strange };
}

// ── Quotation marks ──────────────────────────────────────────────────────────────────────────────

const isUnclosed = ({ tokenType }: IToken): boolean => tokenType === UnclosedText;

/** A text that opens with one kind of mark and closes with the other. */
function mixedMarks(token: IToken): readonly Diagnostic[] {
  const straight = token.image.startsWith('"');
  const at = token.image.indexOf(straight ? '\u201D' : '"');
  if (at < 0) return [];
  const start = token.startOffset + at;
  const mark = straight ? '"' : '\u201D';
  const title = { vi: `Thay bằng ${mark}`, en: `Replace with ${mark}` };
  const fix = { title, edits: [{ span: { start, end: start + 1 }, text: mark }] };
  return [unclosedQuote({ start: token.startOffset, end: start + 1 }, {}, { fix })];
}

/** A text without closing mark is read as if the mark stood at the end of its line, so that the rest is read as meant. */
const closed = (token: IToken): IToken => ({
  ...token,
  tokenType: QuotedText,
  tokenTypeIdx: QuotedText.tokenTypeIdx ?? 0,
  image: `"${token.image.slice(1).replaceAll('"', '')}"`,
});

/** Texts without closing mark; one whose opening mark is reported already is not reported again. */
function openQuotes(
  tokens: readonly IToken[],
  slips: readonly Diagnostic[],
): readonly Diagnostic[] {
  const explained = new Set(slips.map(({ span }) => span.start));
  const unexplained = tokens.filter(
    (token) => isUnclosed(token) && !explained.has(token.startOffset),
  );
  return shown(unexplained).map(({ startOffset, image }) =>
    unclosedQuote({ start: startOffset, end: startOffset + image.trimEnd().length }, {}),
  );
}

/** What the lexer found beside `slips`: a misspelled keyword is replaced whole, with the characters in it. */
export const besideSlips = (
  found: readonly Diagnostic[],
  slips: readonly Diagnostic[],
): readonly Diagnostic[] =>
  found.filter(
    ({ span }) => !slips.some((slip) => slip.span.start <= span.start && span.end <= slip.span.end),
  );
