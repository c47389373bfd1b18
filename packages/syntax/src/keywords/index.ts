import type { Language } from '@barem/core';
import { keywordKeys, type KeywordCatalogue, type KeywordKey } from './catalogue.js';
import { en } from './en.js';
import { vi } from './vi.js';

/** The keyword catalogue of every language. */
export const catalogues: Readonly<Record<Language, KeywordCatalogue>> = { vi, en };

/** The word that is printed for `key` in `language`. */
export const keyword = (key: KeywordKey, language: Language): string =>
  catalogues[language][key][0];

/** A way to write one or more keywords: `tối đa` is both `AtMost` and `MaximumOf`. */
export interface Phrase {
  /** As printed. */
  readonly text: string;
  /** The words in the form that {@link normalWord} gives. */
  readonly words: readonly string[];
  readonly keys: readonly KeywordKey[];
}

/**
 * A word as keywords are compared: NFC, lower case, and the tone mark at the end of the syllable,
 * so that `hoạ` and `họa` are one word.
 */
export function normalWord(word: string): string {
  if (/^[a-z]*$/.test(word)) return word;
  const letters = word.toLowerCase().normalize('NFD');
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(letters)?.[0] ?? '';
  return tone === '' ? letters.normalize('NFC') : letters.replace(tone, '').normalize('NFC') + tone;
}

/** The pieces that the lexer makes of a phrase: words, and marks such as the slash of `n/a`. */
export const piecesOf = (phrase: string): readonly string[] =>
  phrase.match(/[^\s/-]+|[/-]/g)?.map(normalWord) ?? [];

/** Every phrase of a language, each once. */
export const phrases: Readonly<Record<Language, readonly Phrase[]>> = {
  vi: phrasesOf(vi),
  en: phrasesOf(en),
};

function phrasesOf(catalogue: KeywordCatalogue): readonly Phrase[] {
  const keysByText = new Map<string, KeywordKey[]>();
  for (const key of keywordKeys) {
    for (const text of catalogue[key]) keysByText.set(text, [...(keysByText.get(text) ?? []), key]);
  }
  return Array.from(keysByText, ([text, keys]) => ({ text, words: piecesOf(text), keys }));
}

/** Whether `word` alone is a keyword of `language`, so that an id must be written in backticks. */
export const isKeyword = (word: string, language: Language): boolean =>
  singleWords[language].has(normalWord(word));

/** Whether `word` beside a keyword of `language` makes another one: `không` and `tính`, `round` and `up`. */
export const joinsKeyword = (word: string, language: Language): boolean =>
  joiningWords[language].has(normalWord(word));

const eachLanguage = <T>(build: (language: Language) => T): Readonly<Record<Language, T>> => ({
  vi: build('vi'),
  en: build('en'),
});

const singleWords = eachLanguage(
  (language) =>
    new Set(phrases[language].flatMap(({ words }) => (words.length === 1 ? words : []))),
);

const joiningWords = eachLanguage((language) => {
  const known = new Set(phrases[language].map(({ words }) => words.join(' ')));
  const without = ({ words }: Phrase): readonly string[] => [
    ...(known.has(words.slice(0, -1).join(' ')) ? words.slice(-1) : []),
    ...(known.has(words.slice(1).join(' ')) ? words.slice(0, 1) : []),
  ];
  return new Set(phrases[language].flatMap(without));
});
export type { KeywordKey } from './catalogue.js';
