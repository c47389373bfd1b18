import type { RatedSheet } from '@barem/check';
import type { Diagnostic, Language } from '@barem/core';
import type { InheritedText, Plan } from '@barem/plan';
import type { Comment, Sheet } from '@barem/syntax';

/** The two forms of a sheet. */
export type Format = 'text' | 'yaml';

/** The text of a parent, laid behind that of the sheet. */
export interface ParentText extends InheritedText {
  readonly path?: string;
}

/** What is known of a sheet after reading. */
export interface Loaded {
  readonly format: Format;
  readonly language: Language;
  readonly source: string;
  /** The whole sheet, with what it inherits. Absent when the text cannot be read as a sheet. */
  readonly sheet?: Sheet;
  /** What stands in the text itself, where the sheet builds on another. */
  readonly written?: Sheet;
  /** The texts of the sheets that it builds on, the nearest first. */
  readonly inherited: readonly ParentText[];
  /** Absent when the sheet has errors. */
  readonly plan?: Plan;
  /** What roll-ups need to know of it; absent when it has errors. */
  readonly rated?: RatedSheet;
  readonly comments: readonly Comment[];
  /** Everything that is wrong, in source order. */
  readonly diagnostics: readonly Diagnostic[];
}
