import type { Input, ProblemCode } from '@barem/plan';
import type { Term } from './term.js';

/** What a column says of one answer. */
export interface Reading {
  /** The stored whole number, or a condition; NULL unless the answer is given and right. */
  readonly value: Term;
  readonly isAbsent: Term;
  /** The text says "not applicable", where that may be said. */
  readonly isNotApplicable?: Term;
  /** What is wrong where there is a value that cannot be read. */
  readonly wrong: readonly { readonly code: ProblemCode; readonly when: Term }[];
}

/** How a column holds answers. */
export type ColumnKind = 'number' | 'boolean' | 'text';

/** Texts everywhere, as a CSV file has them, or types where an answer is always of one. */
export type SqlColumns = 'typed' | 'text';

/** Whether "not applicable" can be the answer. */
export const mayBeAway = (input: Input): boolean =>
  input.kind === 'score' && (input.mayBeNotApplicable === true || input.needed !== undefined);

/** What kind of column an input has. A score that may be "not applicable", or the name of a level, is a text. */
export function columnKind(input: Input, columns: SqlColumns): ColumnKind {
  if (columns === 'text' || mayBeAway(input)) return 'text';
  switch (input.type) {
    case 'number':
      return input.named ? 'text' : 'number';
    case 'boolean':
    case 'met':
      return 'boolean';
    case 'choice':
      return 'text';
  }
}
