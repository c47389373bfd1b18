import type { Language, Localized } from 'barem';

/** One thing that was tried; it passed when nothing speaks against it. */
export interface Outcome {
  readonly name: Localized;
  readonly failures: readonly Localized[];
}

/** The outcomes of one file. */
export interface Suite {
  /** What was tested: a sheet, a file of cases. */
  readonly title: string;
  /** The language to speak about it. */
  readonly language: Language;
  readonly outcomes: readonly Outcome[];
  /** Findings that keep the file from being tested, ready to print. */
  readonly problem?: string;
}
