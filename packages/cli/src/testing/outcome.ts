import type { Language, Localized } from 'barem';
import type { LoadedFile } from '../load-file.js';

/** One thing that was tried; it passed when nothing speaks against it. */
export interface Outcome {
  readonly name: Localized;
  /** What speaks against it, line by line. */
  readonly failures: readonly Localized[];
  /** The error that is behind it, if one is. */
  readonly cause?: unknown;
}

/** One thing that waits to be tried. */
export interface Test {
  readonly name: Localized;
  readonly outcome: () => Outcome;
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
  /** The sheet, where it is one that was tested. */
  readonly sheet?: LoadedFile;
}

/** Whether nothing in a file failed. */
export const isPassed = ({ outcomes, problem }: Suite): boolean =>
  problem === undefined && outcomes.every(({ failures }) => failures.length === 0);
