import type { IToken, TokenType } from 'chevrotain';
import { languages, limits, type Diagnostic, type Language, type Span } from '@barem/core';
import type { KeywordKey } from './keywords/catalogue.js';
import { phrases, type Phrase } from './keywords/index.js';
import { misspelledKeyword, otherLanguage } from './diagnostics.js';
import { slipsIn, type Meant, type Slip } from './slips.js';
import { endsOperand, isA } from './statements.js';
import { Colon, keywordTokens as K, QuotedName, QuotedText, tokenTypeOf, Word } from './tokens.js';
import type { Words } from './words.js';

/** Phrases of one language by their first word, the longest first. */
type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

const indexed: Readonly<Record<Language, PhraseIndex>> = {
  vi: indexByFirstWord(phrases.vi),
  en: indexByFirstWord(phrases.en),
};

function indexByFirstWord(all: readonly Phrase[]): PhraseIndex {
  const index = new Map<string, Phrase[]>();
  for (const phrase of all) {
    const first = phrase.words[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), phrase]);
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** The language whose keyword stands first in the file; a file with none counts by its other keywords, else as Vietnamese. */
export function languageOf(words: Words): Language {
  for (const language of languages) {
    const first = matchAt(words, 0, language);
    if (first?.keys.some((key) => key === 'Sheet' || key === 'RollUp')) return language;
  }
  const hits = languages.map((language) => ({
    language,
    count: words.tokens.filter((_, index) => matchAt(words, index, language)).length,
  }));
  return hits.reduce((best, next) => (next.count > best.count ? next : best)).language;
}

/** What the keyword pass gives: tokens in which phrases have become keywords, and what was misspelled. */
export interface KeywordPass {
  readonly tokens: IToken[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns the words of a token list into keywords of `language`. A phrase of several words stands on one line.
 * Words that are nearly a keyword, where no name can stand, are read as that keyword and reported with the repair.
 */
export function withKeywords(source: string, words: Words, language: Language): KeywordPass {
  const raw = words.tokens;
  const tokens: IToken[] = [];
  const diagnostics: Diagnostic[] = [];
  const meant: Meant = (phrase, after) => isMeant(phrase, tokens, after);
  const slipAt = slipsIn(words, language, (index) => matchAt(words, index, language), meant);
  for (let index = 0; index < raw.length;) {
    const token = raw[index];
    if (token === undefined) break;
    const exact = matchAt(words, index, language, meant);
    const mayBeSlip = token.tokenType === Word && diagnostics.length <= limits.diagnostics;
    const slip = mayBeSlip ? slipAt(index, exact?.words.length ?? 0) : undefined;
    const phrase = slip?.phrase ?? exact;
    if (phrase === undefined) {
      tokens.push(token);
      index += 1;
      continue;
    }
    const length = slip?.length ?? phrase.words.length;
    const merged = merge(source, raw.slice(index, index + length), tokenTypeOf(phrase.keys));
    tokens.push(merged);
    index += length;
    if (slip) diagnostics.push(reportSlip(merged, slip, language));
  }
  return { tokens, diagnostics };
}

function reportSlip(token: IToken, { phrase, foreign }: Slip, language: Language): Diagnostic {
  const span: Span = { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
  const args = { found: token.image, keyword: phrase.text };
  const title = { vi: `Sửa thành \`${phrase.text}\``, en: `Change to \`${phrase.text}\`` };
  const fix = { title, edits: [{ span, text: phrase.text }] };
  return foreign
    ? otherLanguage(span, { ...args, language }, { fix })
    : misspelledKeyword(span, args, { fix });
}

/** The longest keyword that begins at `index`. */
function matchAt(
  { tokens, normal }: Words,
  index: number,
  language: Language,
  meant: Meant = () => true,
): Phrase | undefined {
  if (tokens[index]?.tokenType !== Word) return undefined;
  const fits = (word: string, offset: number): boolean =>
    normal[index + offset] === word &&
    (offset === 0 || joins(tokens[index + offset - 1], tokens[index + offset]));
  return indexed[language]
    .get(normal[index] ?? '')
    ?.find(
      (phrase) =>
        phrase.words.every((word, offset) => fits(word, offset)) &&
        meant(phrase, tokens[index + phrase.words.length]),
    );
}

/** Words of a phrase stand on one line; around the mark of `n/a` there is no space, since `n / a` is a division. */
function joins(before: IToken | undefined, piece: IToken | undefined): boolean {
  if (before === undefined || piece === undefined) return false;
  const marked = piece.tokenType !== Word || before.tokenType !== Word;
  return (
    before.startLine === piece.startLine &&
    (!marked || (before.endOffset ?? 0) + 1 === piece.startOffset)
  );
}

/** How often there is a result stands behind the name of its sheet. */
const isFrequency = (before: IToken): boolean =>
  [Word, QuotedName, K.DrawnUp].some((type) => isA(before, type));

/** Whether a phrase may stand behind `before`, which stands behind `earlier`. */
type Place = (before: IToken, after: IToken | undefined, earlier: IToken | undefined) => boolean;

/** Phrases whose words may also meet by chance, and where the phrase is meant. */
const places: Partial<Readonly<Record<KeywordKey, Place>>> = {
  // not in `a = có hoặc không b`
  YesOrNo: (before, _, earlier) =>
    before.tokenType === QuotedText || (earlier !== undefined && isA(earlier, K.Facts)),
  // not in `tiêu chí I.1 "…" mỗi tháng trừ 1 điểm`
  EachMonth: isFrequency,
  EachQuarter: isFrequency,
  EachHalfYear: isFrequency,
  EachYear: isFrequency,
  // not in `nếu không b thì …`
  Else: (before, after) => endsOperand(before) || after?.tokenType === Colon,
  // not in `trừ 1 điểm tối đa 5 điểm`, where a comma is missing
  FullPoints: (before) => before.tokenType === Colon || isA(before, K.Else),
};

function isMeant(
  { words, keys }: Phrase,
  behind: readonly IToken[],
  after: IToken | undefined,
): boolean {
  const before = behind.at(-1);
  // not in `tiêu chí I.1 "…" mỗi …` without its accents
  if (words.length === 1) return keys[0] !== 'Every' || before?.tokenType !== QuotedText;
  return keys.every((key) => {
    const place = places[key];
    return place === undefined || (before !== undefined && place(before, after, behind.at(-2)));
  });
}

function merge(source: string, pieces: readonly IToken[], tokenType: TokenType): IToken {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) throw new Error('a phrase has at least one word');
  return {
    ...first,
    image: source.slice(first.startOffset, (last.endOffset ?? last.startOffset) + 1),
    endOffset: last.endOffset ?? last.startOffset,
    endLine: last.endLine ?? last.startLine ?? 0,
    endColumn: last.endColumn ?? 0,
    tokenType,
    tokenTypeIdx: tokenType.tokenTypeIdx ?? 0,
  };
}
