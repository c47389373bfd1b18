import { createToken, Lexer, type TokenType } from 'chevrotain';
import { languages } from '@barem/core';
import { keywordKeys, type KeywordKey } from './keywords/catalogue.js';
import { phrases } from './keywords/index.js';

// Explicit ranges instead of \p{L}: the lexer drops the `u` flag. Latin with every accent, and combining marks for NFD text.
const letter = 'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u1E00-\\u1EFF';
// Without U+034F, a mark that cannot be seen.
const inWord = `${letter}0-9_\\u0300-\\u034E\\u0350-\\u036F`;
const space = ' \\t\\u00A0\\u2000-\\u200A\\u202F\\u3000';

// In the order in which the lexer tries them.
export const Space: TokenType = createToken({
  name: 'Space',
  pattern: new RegExp(`[${space}\\r\\n]+`),
  group: Lexer.SKIPPED,
  line_breaks: true,
});
export const Comment: TokenType = createToken({
  name: 'Comment',
  pattern: /#[^\r\n]*/,
  group: 'comments',
});
export const QuotedText: TokenType = createToken({
  name: 'QuotedText',
  pattern: /"(?:[^"\\\r\n]|\\[^\r\n])*"|\u201C[^\u201D\r\n]*\u201D/,
});
export const UnclosedText: TokenType = createToken({
  name: 'UnclosedText',
  pattern: /["\u201C][^\r\n]*/,
});
export const QuotedName: TokenType = createToken({ name: 'QuotedName', pattern: /`[^`\r\n]+`/ });
export const DateText: TokenType = createToken({
  name: 'DateText',
  pattern: /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/\d{4}/,
});
export const NumberText: TokenType = createToken({
  name: 'NumberText',
  pattern: /\d+(?:[.,]\d+)*/,
});
const word = `[${letter}_][${inWord}]*(?:\\.[${inWord}]+)*`;
export const Word: TokenType = createToken({ name: 'Word', pattern: new RegExp(word) });
export const NotEqual: TokenType = createToken({ name: 'NotEqual', pattern: /!=|≠|<>/ });
export const AtMostSign: TokenType = createToken({ name: 'AtMostSign', pattern: /<=|≤/ });
export const AtLeastSign: TokenType = createToken({ name: 'AtLeastSign', pattern: />=|≥/ });
export const Less: TokenType = createToken({ name: 'Less', pattern: /</ });
export const Greater: TokenType = createToken({ name: 'Greater', pattern: />/ });
export const Equals: TokenType = createToken({ name: 'Equals', pattern: /=/ });
export const Plus: TokenType = createToken({ name: 'Plus', pattern: /\+/ });
export const Minus: TokenType = createToken({ name: 'Minus', pattern: /[-\u2212\u2013]/ });
export const Times: TokenType = createToken({ name: 'Times', pattern: /[*×]/ });
export const Divide: TokenType = createToken({ name: 'Divide', pattern: /[/÷]/ });
export const Percent: TokenType = createToken({ name: 'Percent', pattern: /%/ });
export const Open: TokenType = createToken({ name: 'Open', pattern: /\(/ });
export const Close: TokenType = createToken({ name: 'Close', pattern: /\)/ });
export const Comma: TokenType = createToken({ name: 'Comma', pattern: /[,;]/ });
export const Colon: TokenType = createToken({ name: 'Colon', pattern: /:/ });
/** Characters with which no token begins: whatever the text holds, the lexer itself finds nothing wrong. */
export const Strange: TokenType = createToken({
  name: 'Strange',
  pattern: new RegExp(
    `[^${letter}_0-9${space}\\r\\n#"\u201C\`!≠<≤>≥=+\\-\u2212\u2013*×/÷%(),;:]+|[\`!]+`,
  ),
  group: 'strange',
  line_breaks: false,
  start_chars_hint: Array.from({ length: 0x1_00_00 }, (_, code) => code),
});
const noPattern = Lexer.NA;

/** Whether `text` alone is read as one word, so that as an id it needs no backticks. */
export const isPlainWord = (text: string): boolean => plainWord.test(text);
const plainWord = new RegExp(`^${word}$`);

/** What the lexer itself finds; keywords are made of words afterwards (`keyword-pass.ts`). */
export const lexedTokens: TokenType[] = [
  Space,
  Comment,
  QuotedText,
  UnclosedText,
  QuotedName,
  DateText,
  NumberText,
  Word,
  NotEqual,
  AtMostSign,
  AtLeastSign,
  Less,
  Greater,
  Equals,
  Plus,
  Minus,
  Times,
  Divide,
  Percent,
  Open,
  Close,
  Comma,
  Colon,
  Strange,
];

/** One token type a keyword, whatever the language. */
export const keywordTokens: Readonly<Record<KeywordKey, TokenType>> = Object.fromEntries(
  keywordKeys.map((key) => [key, createToken({ name: key, pattern: noPattern })]),
) as Record<KeywordKey, TokenType>;

const combined = new Map<string, TokenType>();
for (const language of languages) {
  for (const { keys } of phrases[language]) {
    const name = keys.join('|');
    if (keys.length > 1 && !combined.has(name)) {
      const categories = keys.map((key) => keywordTokens[key]);
      combined.set(name, createToken({ name, pattern: noPattern, categories }));
    }
  }
}

/** The token type of a phrase: a word with several meanings belongs to each of their types. */
export function tokenTypeOf(keys: readonly KeywordKey[]): TokenType {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return keywordTokens[only];
  const type = combined.get(keys.join('|'));
  if (type === undefined) throw new Error(`no token type for ${keys.join('|')}`);
  return type;
}

/** Everything that the grammar knows. */
export const vocabulary: TokenType[] = [
  ...lexedTokens,
  ...Object.values(keywordTokens),
  ...combined.values(),
];
