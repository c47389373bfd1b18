import { textOf, type Dialect } from './dialect.js';
import { balanced, cases, other, type Term } from './term.js';

/** A text that is listed where a condition holds. */
export interface Listed {
  readonly text: string;
  readonly when: Term;
}

/** A JSON list of the texts whose conditions hold. */
export function textList(dialect: Dialect, texts: readonly Listed[]): Term {
  if (texts.length === 0) return textOf(dialect, '[]');
  const parts = texts.map(({ text, when }) =>
    cases('other', [[when, textOf(dialect, `,${JSON.stringify(text)}`)]], textOf(dialect, '')),
  );
  const [open, close] = [textOf(dialect, '['), textOf(dialect, ']')];
  return other`${open} || substring(${balanced('other', parts, '||')}, 2) || ${close}`;
}
