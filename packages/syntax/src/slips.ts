import type { IToken, TokenType } from 'chevrotain';
import { languages, skeleton, withoutTones, type Language } from '@barem/core';
import type { KeywordKey } from './keywords/catalogue.js';
import { keyword, normalWord, phrases, type Phrase } from './keywords/index.js';
import { startsLine } from './statements.js';
import {
  Colon,
  Comma,
  DateText,
  Equals,
  NumberText,
  Open,
  QuotedName,
  QuotedText,
  Word,
} from './tokens.js';
import type { Words } from './words.js';

/** A phrase that was meant, how many words stand for it, and whether they are of another language. */
export interface Slip {
  readonly phrase: Phrase;
  readonly length: number;
  readonly foreign: boolean;
}

/** Whether a phrase is meant where it stands; `after` is the token behind it. */
export type Meant = (phrase: Phrase, after: IToken | undefined) => boolean;

/** Finds the keyword that the words from `index` on were meant to be, if it is longer than the one that stands there. */
type SlipFinder = (index: number, exactLength: number) => Slip | undefined;

/**
 * Finds misspelled keywords of `language`, and keywords of another one, where no name can stand.
 * @param exactAt - the keyword that begins at an index
 * @param meant - whether a phrase can be meant at the place that is looked at
 */
export function slipsIn(
  words: Words,
  language: Language,
  exactAt: (index: number) => Phrase | undefined,
  meant: Meant,
): SlipFinder {
  const { tokens } = words;
  const declared = declaredNames(words);
  const spellings = new Map<string, Spelling>();
  const spellingAt = (index: number): Spelling => {
    const image = tokens[index]?.image ?? '';
    const known = spellings.get(image) ?? spell(image);
    spellings.set(image, known);
    return known;
  };
  return (index, exactLength) => {
    const line: Spelling[] = [];
    const longest = plainWordsFrom(tokens, index, declared);
    while (line.length < longest) line.push(spellingAt(index + line.length));
    for (; line.length > exactLength; line.pop()) {
      const { length } = line;
      const candidates = targetsNear(line);
      if (candidates.length === 0) continue;
      if (length === 1 && !cannotBeName(words, index)) continue;
      const keywords = keywordsAmong(index, length, exactAt);
      if (length > 1 && keywords === 'all') continue;
      const after = tokens[index + length];
      const possible = candidates.filter(({ phrase }) => meant(phrase, after));
      const atLineStart = startsLine(tokens, index);
      const found = closest(line, possible, { language, atLineStart, keywords });
      if (found) return { ...found, length };
    }
    return undefined;
  };
}

// ── Where a keyword may have been meant ──────────────────────────────────────────────────────────

/** Words that the file uses as names: before a title, before `=`, in backticks, or where a part of another sheet is named. They are never taken for slips. */
function declaredNames(words: Words): ReadonlySet<string> {
  const { tokens } = words;
  const names = new Set<string>();
  tokens.forEach((token, index) => {
    const [before, next] = [tokens[index - 1]?.tokenType, tokens[index + 1]?.tokenType];
    if (token.tokenType === QuotedName) names.add(token.image.slice(1, -1));
    if (token.tokenType !== Word) return;
    const beginsItem =
      startsLine(tokens, index) ||
      before === Comma ||
      before === Colon ||
      endsKeyword(words, index - 1);
    if (next === Equals || (next === QuotedText && beginsItem) || isNamed(words, index))
      names.add(token.image);
  });
  return names;
}

/** Keywords behind which a name stands that only another sheet may declare: `ngay sau đạt`, `bãi bỏ tiêu chí đạt`. */
const naming: readonly (readonly KeywordKey[])[] = [
  ['Extends'],
  ['CapTo'],
  ['FloorTo'],
  ['RightAfter'],
  ['RightBefore'],
  ['Becomes'],
  ['AmendLevel'],
  ['RemoveLevel'],
  ['Into', 'Section'],
  ...(['Amend', 'Remove', 'Move', 'Renumber'] as const).flatMap((verb) =>
    (['Facts', 'Let', 'Section', 'Criterion', 'Ratings'] as const).map((part) => [verb, part]),
  ),
];

/** Their words, by the last of them. */
const namingWords: ReadonlyMap<string, readonly (readonly string[])[]> = indexNaming();

function indexNaming(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const index = new Map<string, (readonly string[])[]>();
  for (const language of languages) {
    const wordsOf = (key: KeywordKey): readonly (readonly string[])[] =>
      phrases[language].filter(({ keys }) => keys.includes(key)).map(({ words }) => words);
    for (const keys of naming) {
      const all = keys
        .map(wordsOf)
        .reduce((before, next) => before.flatMap((start) => next.map((end) => [...start, ...end])));
      for (const words of all) {
        const last = words.at(-1) ?? '';
        index.set(last, [...(index.get(last) ?? []), words]);
      }
    }
  }
  return index;
}

const firstWords: ReadonlySet<string> = new Set(
  languages.flatMap((language) => phrases[language].map(({ words }) => words[0] ?? '')),
);

/** Whether a part of another sheet is named here: behind the words for it, and not itself the first of several words. */
function isNamed({ tokens, normal }: Words, index: number): boolean {
  const line = tokens[index]?.startLine;
  const next = tokens[index + 1];
  const isLast = next?.tokenType !== Word || next.startLine !== line;
  if (!isLast && !firstWords.has(normal[index + 1] ?? '')) return false;
  const candidates = namingWords.get(normal[index - 1] ?? '') ?? [];
  return candidates.some((words) => {
    const start = index - words.length;
    return (
      tokens[start]?.startLine === line &&
      words.every((word, offset) => normal[start + offset] === word)
    );
  });
}

/** Most words that a keyword phrase has. */
const longestPhrase = Math.max(
  ...languages.flatMap((each) => phrases[each].map(({ words }) => words.length)),
);

/** How many words from `index` on may belong to one misspelled phrase: on its line, no ids with `_`, digits or dots, no declared names. */
function plainWordsFrom(
  tokens: readonly IToken[],
  index: number,
  declared: ReadonlySet<string>,
): number {
  const line = tokens[index]?.startLine;
  let count = 0;
  while (count < longestPhrase) {
    const token = tokens[index + count];
    if (token?.tokenType !== Word || token.startLine !== line) break;
    if (/[_.\d]/.test(token.image) || declared.has(token.image)) break;
    count += 1;
  }
  return count;
}

/** Which of the words are keywords already; a window that ends within a keyword counts as all. */
function keywordsAmong(
  index: number,
  length: number,
  exactAt: (index: number) => Phrase | undefined,
): 'all' | 'some' | 'none' {
  let others = 0;
  let at = index;
  while (at < index + length) {
    const keywordLength = exactAt(at)?.words.length ?? 0;
    if (keywordLength === 0) others += 1;
    at += Math.max(1, keywordLength);
  }
  if (others === 0 || at > index + length) return 'all';
  return others === length ? 'none' : 'some';
}

const nameLike: ReadonlySet<TokenType> = new Set([Word, QuotedName, NumberText, DateText]);

/** A word beside another word or number on its line, before a parenthesis, or alone on its line, is no name. */
function cannotBeName(words: Words, index: number): boolean {
  const { tokens } = words;
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  const follows = before !== undefined && before.startLine === token?.startLine;
  const isFollowed = after !== undefined && after.startLine === token?.startLine;
  // A fragment may be a single name.
  if (!follows && !isFollowed) return tokens.length > 1;
  if (isFollowed && (nameLike.has(after.tokenType) || after.tokenType === Open)) return true;
  return follows && nameLike.has(before.tokenType) && !endsKeyword(words, index - 1);
}

/** `mục I`, `tối đa x`: what follows a word that may be a keyword may be a name after all. */
const endsKeyword = ({ tokens, normal }: Words, index: number): boolean =>
  tokens[index]?.tokenType === Word && lastWords.has(normal[index] ?? '');

const lastWords: ReadonlySet<string> = new Set(
  languages.flatMap((language) => phrases[language].flatMap(({ words }) => words.slice(-1))),
);

// ── Which keyword was meant ──────────────────────────────────────────────────────────────────────

const statementStarters: ReadonlySet<KeywordKey> = new Set([
  'Sheet',
  'RollUp',
  'Facts',
  'Constraints',
  'Let',
  'Section',
  'Criterion',
  'Bonuses',
  'Penalties',
  'Ratings',
  'Caps',
  'Example',
  'Amend',
  'Add',
  'Replace',
  'Remove',
  'Move',
  'Renumber',
  'Source',
  'Note',
  'Status',
  'Changeable',
  'Effective',
  'Scale',
  'NoScale',
  'Requires',
  'CapTo',
  'FloorTo',
  'Result',
  'AppliesWhen',
] satisfies KeywordKey[]);

/** Words in the forms in which slips are measured. */
interface Spelling {
  /** In the form of keywords: only case and the place of the tone mark may differ. */
  readonly normal: string;
  readonly toneless: string;
  /** Without any accent. */
  readonly bare: string;
}

const spell = (text: string): Spelling => ({
  normal: text.split(' ').map(normalWord).join(' '),
  toneless: withoutTones(text),
  bare: skeleton(text),
});

/** A phrase that words are measured against. */
interface Target extends Spelling {
  readonly language: Language;
  readonly phrase: Phrase;
  readonly starts: boolean;
  /** The words of the phrase are run together. */
  readonly joined: boolean;
}

/** By number of words and then by length without accents, the targets that are at most one letter longer or shorter. */
const targets: readonly (readonly (readonly Target[])[])[] = indexTargets();

function indexTargets(): readonly (readonly (readonly Target[])[])[] {
  const index: Target[][][] = [];
  const put = (words: number, target: Target): void => {
    const { length } = target.bare;
    const sizes = (index[words] ??= []);
    for (const size of [length - 1, length, length + 1]) (sizes[size] ??= []).push(target);
  };
  for (const language of languages) {
    for (const phrase of phrases[language]) {
      const starts = phrase.keys.some((key) => statementStarters.has(key));
      const target = { language, phrase, starts };
      put(phrase.words.length, { ...target, ...spell(phrase.text), joined: false });
      const oneWord = phrase.text.replaceAll(' ', '');
      if (oneWord !== phrase.text) put(1, { ...target, ...spell(oneWord), joined: true });
    }
  }
  return index;
}

/** Targets of as many words and about as many letters. */
function targetsNear(words: readonly Spelling[]): readonly Target[] {
  let size = words.length - 1;
  for (const { bare } of words) size += bare.length;
  return targets[words.length]?.[size] ?? [];
}

/** What is known of the place of words that may be a slip. */
interface Place {
  readonly language: Language;
  readonly atLineStart: boolean;
  readonly keywords: 'all' | 'some' | 'none';
}

function closest(
  words: readonly Spelling[],
  candidates: readonly Target[],
  { language, atLineStart, keywords }: Place,
): Omit<Slip, 'length'> | undefined {
  const form = (key: keyof Spelling): string => words.map((word) => word[key]).join(' ');
  const bare = form('bare');
  let best: Target | undefined;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const target of candidates) {
    const native = target.language === language;
    const isSame = bare === target.bare;
    // A name beside keywords is soon one letter from another keyword: `c hoặc không`.
    if (!isSame && keywords === 'some') continue;
    const cost = isSame ? accentCost(form, target, native) : letterCost(bare, target, native);
    const total = cost + (target.starts === atLineStart ? 0 : 0.15);
    if (total < bestCost) [best, bestCost] = [target, total];
  }
  if (best === undefined) return undefined;
  const { phrase } = best;
  const foreign = best.language !== language;
  return { phrase: foreign ? translated(phrase, language, atLineStart) : phrase, foreign };
}

/** Below 1 for accents or a missing space. A keyword of another language counts only as it is written there. */
function accentCost(
  form: (key: keyof Spelling) => string,
  target: Target,
  native: boolean,
): number {
  const same = form('normal') === target.normal;
  if (!native) return same ? 0.5 : Number.POSITIVE_INFINITY;
  if (same) return target.joined ? 0.1 : Number.POSITIVE_INFINITY;
  return form('toneless') === target.toneless ? 0.2 : 0.3;
}

/** 1 for one slip of the finger in a word that is long enough for it; infinite when further away. */
const letterCost = (bare: string, target: Target, native: boolean): number =>
  native && target.bare.length >= 5 && isOneSlip(bare, target.bare) ? 1 : Number.POSITIVE_INFINITY;

/** The phrase of `language` that means the same. */
function translated({ words, keys }: Phrase, language: Language, atLineStart: boolean): Phrase {
  const key = keys.find((each) => statementStarters.has(each) === atLineStart) ?? keys[0];
  if (key === undefined) throw new Error('a phrase has at least one meaning');
  return { text: keyword(key, language), words, keys: [key] };
}

/** Whether one letter inserted, removed, replaced or swapped with its neighbour turns `a` into `b`. */
function isOneSlip(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
