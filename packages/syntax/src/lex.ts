import { Lexer, type ILexingError, type IToken } from 'chevrotain';
import { latinTwin, type Diagnostic, type Span } from '@barem/core';
import { unclosedQuote, unknownCharacter } from './diagnostics.js';
import { lexedTokens, QuotedText, UnclosedText } from './tokens.js';

const lexer = new Lexer(lexedTokens, { ensureOptimizations: true, positionTracking: 'full' });

/** Tokens of a text, its comments, and what is no token. */
export interface Lexed {
  readonly tokens: readonly IToken[];
  readonly comments: readonly IToken[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Splits a text into tokens. Never throws; a byte order mark at its start counts as space. */
export function lex(source: string): Lexed {
  const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
  const { tokens, groups, errors } = lexer.tokenize(text);
  return {
    tokens: tokens.map((token) => (token.tokenType === UnclosedText ? closed(token) : token)),
    comments: groups['comments'] ?? [],
    diagnostics: [
      ...errors.map((error) => strangeCharacter(source, error)),
      ...tokens.filter(({ tokenType }) => tokenType === UnclosedText).map(openQuote),
    ],
  };
}

function strangeCharacter(source: string, { offset, length }: ILexingError): Diagnostic {
  const character = String.fromCodePoint(source.codePointAt(offset) ?? 0);
  const span: Span = { start: offset, end: offset + Math.max(length, character.length) };
  const twin = latinTwin(character);
  const invisible = /[\p{Cf}\p{Cc}]/u.test(character);
  const fix =
    twin === undefined && !invisible
      ? undefined
      : {
          title: { vi: 'Thay ký tự này', en: 'Replace this character' },
          edits: [{ span: { start: offset, end: offset + character.length }, text: twin ?? '' }],
        };
  return unknownCharacter(span, { character, twin }, { fix });
}

/** A text without closing mark is read as if the mark stood at the end of its line, so that the rest is read as meant. */
const closed = (token: IToken): IToken => ({
  ...token,
  tokenType: QuotedText,
  tokenTypeIdx: QuotedText.tokenTypeIdx ?? 0,
  image: `"${token.image.slice(1).replaceAll('"', '')}"`,
});

function openQuote(token: IToken): Diagnostic {
  const end = token.startOffset + token.image.trimEnd().length;
  const title = { vi: 'Thêm dấu đóng ngoặc kép', en: 'Add the closing quotation mark' };
  const span = { start: token.startOffset, end };
  // Only a text that runs to the end of its line has one right repair.
  const alone = !/\d|#/.test(token.image);
  const fix = alone ? { title, edits: [{ span: { start: end, end }, text: '"' }] } : undefined;
  return unclosedQuote(span, {}, { fix });
}
