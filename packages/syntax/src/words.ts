import type { IToken } from 'chevrotain';
import { normalWord } from './keywords/index.js';
import { Word } from './tokens.js';

/** The tokens of a text, and their words in the form in which keywords are compared. */
export interface Words {
  readonly tokens: readonly IToken[];
  readonly normal: readonly string[];
}

/** Brings the words of `tokens` into the form of {@link normalWord}, each different word once. */
export function wordsOf(tokens: readonly IToken[]): Words {
  const known = new Map<string, string>();
  const normal = tokens.map(({ tokenType, image }) => {
    if (tokenType !== Word) return image;
    const form = known.get(image) ?? normalWord(image);
    known.set(image, form);
    return form;
  });
  return { tokens, normal };
}
