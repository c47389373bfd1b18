import { blanks, isAmong, type Dialect } from './dialect.js';
import type { Term } from './term.js';

/** Words of records in small letters; the interpreter reads the same ones. */
export const yesWords = { boolean: ['có', 'yes', 'true'], met: ['đạt', 'met', 'true'] } as const;
export const noWords = {
  boolean: ['không', 'no', 'false'],
  met: ['không đạt', 'not met', 'false'],
} as const;
export const notApplicableWords: readonly string[] = ['không áp dụng', 'n/a', 'not applicable'];

const allWords: readonly string[] = [
  ...Object.values(yesWords).flat(),
  ...Object.values(noWords).flat(),
  ...notApplicableWords,
];

/**
 * The ways in which Vietnamese text is stored: letters in one, in all their parts, or with only the tone apart as older
 * code pages have it.
 */
export const spellings = (word: string): readonly string[] => [
  ...new Set([word.normalize('NFC'), word.normalize('NFD'), toneApart(word), word]),
];

const toneApart = (word: string): string =>
  Array.from(word.normalize('NFC'))
    .map((letter) => {
      const parts = letter.normalize('NFD');
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(parts)?.[0];
      return tone === undefined ? letter : parts.replace(tone, '').normalize('NFC') + tone;
    })
    .join('');

/** Whether a text is one of some words, letter by letter. */
export const isOneOf = (dialect: Dialect, term: Term, words: readonly string[]): Term =>
  isAmong(dialect, term, [...new Set(words.flatMap(spellings))]);

/** A text as words are compared: without blanks around it, in small letters. */
export const plain = (dialect: Dialect, term: Term): Term =>
  dialect.lowered(trimmed(dialect, term), allWords.flatMap(spellings));

/** A text without blanks around it. */
export const trimmed = (dialect: Dialect, term: Term): Term =>
  dialect.without(dialect.without(term, `^[${blanks}]+`), `[${blanks}]+$`);

/** Pairs of a word and what it stands for as arms of a CASE: first as words are stored as a rule, then in other spellings. */
export const spelled = (
  dialect: Dialect,
  term: Term,
  words: readonly (readonly [word: string, then: Term])[],
): readonly (readonly [when: Term, then: Term])[] => [
  ...words.map(([word, then]) => [isAmong(dialect, term, [word]), then] as const),
  ...words.flatMap(([word, then]) => {
    const others = spellings(word).filter((each) => each !== word);
    return others.length === 0 ? [] : [[isAmong(dialect, term, others), then] as const];
  }),
];
