import type { IToken, TokenType } from 'chevrotain';
import { languages, skeleton, withoutTones, type Diagnostic, type Language, type Span } from '@barem/core';
import type { KeywordKey } from './keywords/catalogue.js';
import { keyword, normalWord, phrases, type Phrase } from './keywords/index.js';
import { misspelledKeyword, otherLanguage } from './diagnostics.js';
import { DateText, Equals, NumberText, QuotedName, QuotedText, tokenTypeOf, Word } from './tokens.js';

/** Phrases of one language by their first word, the longest first. */
type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>;

const indexed: Readonly<Record<Language, PhraseIndex>> = {
  vi: indexBy((phrase) => phrase.words[0] ?? '', phrases.vi),
  en: indexBy((phrase) => phrase.words[0] ?? '', phrases.en),
};

function indexBy(keyOf: (phrase: Phrase) => string, all: readonly Phrase[]): PhraseIndex {
  const index = new Map<string, Phrase[]>();
  for (const phrase of all) index.set(keyOf(phrase), [...(index.get(keyOf(phrase)) ?? []), phrase]);
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length);
  return index;
}

/** The language whose keyword stands first in the file; a file with none counts by its other keywords, else as Vietnamese. */
export function languageOf(tokens: readonly IToken[]): Language {
  const line = tokens.slice(0, 4);
  for (const language of languages) {
    const first = matchAt(line, 0, indexed[language]);
    if (first && first.keys.some((key) => key === 'Sheet' || key === 'RollUp')) return language;
  }
  const hits = languages.map((language) => ({
    language,
    count: tokens.filter((_, index) => matchAt(tokens, index, indexed[language])).length,
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
export function withKeywords(source: string, raw: readonly IToken[], language: Language): KeywordPass {
  const tokens: IToken[] = [];
  const diagnostics: Diagnostic[] = [];
  const declared = declaredNames(raw);
  for (let index = 0; index < raw.length; ) {
    const exact = matchAt(raw, index, indexed[language]);
    const slip = slipAt(raw, index, language, declared, exact?.words.length ?? 0);
    const phrase = slip?.phrase ?? exact;
    const token = raw[index];
    if (token === undefined) break;
    if (phrase === undefined) {
      tokens.push(token);
      index += 1;
      continue;
    }
    const merged = merge(source, raw.slice(index, index + phrase.words.length), tokenTypeOf(phrase.keys));
    tokens.push(merged);
    index += phrase.words.length;
    if (slip) diagnostics.push(reportSlip(merged, slip, language));
  }
  return { tokens, diagnostics };
}

/** A phrase that was meant, and whether it is one of another language. */
interface Slip {
  readonly phrase: Phrase;
  readonly foreign: boolean;
}

function reportSlip(token: IToken, { phrase, foreign }: Slip, language: Language): Diagnostic {
  const span: Span = { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
  const args = { found: token.image, keyword: phrase.text };
  const fix = {
    title: { vi: `Sửa thành \`${phrase.text}\``, en: `Change to \`${phrase.text}\`` },
    edits: [{ span, text: phrase.text }],
  };
  return foreign ? otherLanguage(span, args, { fix }) : misspelledKeyword(span, args, { fix });
}

/** Words that the file uses as names: before a title, before `=`, or in backticks. They are never taken for slips. */
function declaredNames(tokens: readonly IToken[]): ReadonlySet<string> {
  const names = new Set<string>();
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]?.tokenType;
    const before = tokens[index - 1];
    const alone = before === undefined || !sameLine(before, token);
    if (token.tokenType === QuotedName) names.add(token.image.slice(1, -1));
    else if (token.tokenType === Word && next === Equals) names.add(token.image);
    else if (token.tokenType === Word && next === QuotedText && alone) names.add(token.image);
  });
  return names;
}

/** Words of a phrase stand on one line; around the mark of `n/a` there is no space, since `n / a` is a division. */
function joins(before: IToken | undefined, piece: IToken, offset: number): boolean {
  if (offset === 0 || before === undefined) return true;
  const marked = piece.tokenType !== Word || before.tokenType !== Word;
  return sameLine(before, piece) && (!marked || (before.endOffset ?? 0) + 1 === piece.startOffset);
}

function matchAt(tokens: readonly IToken[], index: number, by: PhraseIndex): Phrase | undefined {
  const token = tokens[index];
  if (token?.tokenType !== Word) return undefined;
  return by.get(normalWord(token.image))?.find((phrase) =>
    phrase.words.every((word, offset) => {
      const piece = tokens[index + offset];
      return piece !== undefined && joins(tokens[index + offset - 1], piece, offset) && normalWord(piece.image) === word;
    }),
  );
}

/** The keyword that the words from `index` on were meant to be; only where they cannot be names. */
function slipAt(
  tokens: readonly IToken[],
  index: number,
  language: Language,
  declared: ReadonlySet<string>,
  exactLength: number,
): Slip | undefined {
  const line = plainWordsFrom(tokens, index, indexed[language]);
  for (let length = line.length; length > exactLength; length -= 1) {
    const words = line.slice(0, length);
    if (words.some((word) => declared.has(word))) continue;
    if (length === 1 && !cannotBeName(tokens, index)) continue;
    const slip = closest(words, language, startsLine(tokens, index));
    if (slip) return slip;
  }
  return undefined;
}

/** Most words that a keyword phrase has. */
const longestPhrase = Math.max(...languages.flatMap((each) => phrases[each].map(({ words }) => words.length)));

/** The words from `index` on along the line that may belong to one misspelled phrase: no ids with `_`, digits or dots, no other keyword. */
function plainWordsFrom(tokens: readonly IToken[], index: number, by: PhraseIndex): readonly string[] {
  const words: string[] = [];
  const first = tokens[index];
  for (let at = index; first !== undefined && words.length < longestPhrase; at += 1) {
    const token = tokens[at];
    if (token?.tokenType !== Word || !sameLine(first, token) || /[_.\d]/.test(token.image)) break;
    if (at > index && matchAt(tokens, at, by)) break;
    words.push(token.image);
  }
  return words;
}

const startsLine = (tokens: readonly IToken[], index: number): boolean => {
  const [before, token] = [tokens[index - 1], tokens[index]];
  return before === undefined || token === undefined || !sameLine(before, token);
};

/** A word beside another word or number on its line, or alone on its line, is no name. */
function cannotBeName(tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  const follows = before !== undefined && sameLine(before, token);
  const isFollowed = after !== undefined && sameLine(token, after);
  if (!follows && !isFollowed) return true;
  const nameLike = [Word, QuotedName, NumberText, DateText];
  return (
    (isFollowed && nameLike.includes(after.tokenType)) ||
    (follows && nameLike.includes(before.tokenType) && !isStatementName(tokens, index))
  );
}

/** `mục I`, `tối đa x`: the word follows a word that may be a keyword, so it may be a name after all. */
function isStatementName(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1];
  if (before?.tokenType !== Word) return false;
  return languages.some((language) =>
    phrases[language].some(({ words }) => words.at(-1) === normalWord(before.image)),
  );
}



const statementStarters: ReadonlySet<KeywordKey> = new Set([
  'Sheet', 'RollUp', 'Facts', 'Constraints', 'Let', 'Section', 'Criterion', 'Bonuses', 'Penalties',
  'Ratings', 'Caps', 'Example', 'Source', 'Note', 'Status', 'Effective', 'Scale', 'NoScale',
  'Requires', 'CapTo', 'FloorTo', 'Result', 'AppliesWhen',
] satisfies KeywordKey[]);

/** A phrase as slips are measured against it: without tones, and bare of all accents. */
interface Target {
  readonly language: Language;
  readonly phrase: Phrase;
  readonly toneless: string;
  readonly bare: string;
  readonly starts: boolean;
}

/** Targets by their number of words. */
const targets: ReadonlyMap<number, readonly Target[]> = targetsByLength();

function targetsByLength(): ReadonlyMap<number, readonly Target[]> {
  const byLength = new Map<number, Target[]>();
  for (const language of languages) {
    for (const phrase of phrases[language]) {
      const target: Target = {
        language,
        phrase,
        toneless: withoutTones(phrase.text),
        bare: skeleton(phrase.text),
        starts: phrase.keys.some((key) => statementStarters.has(key)),
      };
      byLength.set(phrase.words.length, [...(byLength.get(phrase.words.length) ?? []), target]);
    }
  }
  return byLength;
}

function closest(words: readonly string[], language: Language, atLineStart: boolean): Slip | undefined {
  const written = words.join(' ').toLowerCase().normalize('NFC');
  const [toneless, bare] = [withoutTones(written), skeleton(written)];
  let best: Target | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const target of targets.get(words.length) ?? []) {
    const foreign = target.language !== language;
    if (foreign && target.phrase.text !== written) continue;
    const slips = slipCost(written, toneless, bare, target);
    const cost = slips + (foreign ? 0.5 : 0) + (target.starts === atLineStart ? 0 : 0.05);
    if (cost < bestCost) [best, bestCost] = [target, cost];
  }
  if (best === undefined || bestCost === Number.POSITIVE_INFINITY) return undefined;
  const foreign = best.language !== language;
  return { phrase: foreign ? translated(best.phrase, language) : best.phrase, foreign };
}

/** 0 the same, below 1 accents only, 1 one slip of the finger, infinite when further away. */
function slipCost(written: string, toneless: string, bare: string, target: Target): number {
  if (written === target.phrase.text) return 0;
  if (toneless === target.toneless) return 0.2;
  if (bare === target.bare) return 0.3;
  return target.bare.length >= 5 && oneSlip(bare, target.bare) ? 1 : Number.POSITIVE_INFINITY;
}

/** The phrase of `language` that means the same. */
function translated(phrase: Phrase, language: Language): Phrase {
  const [key] = phrase.keys;
  const text = key === undefined ? phrase.text : keyword(key, language);
  return { text, words: phrase.words, keys: phrase.keys };
}

/** Whether one letter inserted, removed, replaced or swapped with its neighbour turns `a` into `b`. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

const sameLine = (a: IToken, b: IToken): boolean => a.startLine === b.startLine;

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
