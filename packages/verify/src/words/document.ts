import type { Language } from '@barem/core';

/** What is said of a question, for marks and colours. */
export type Mark =
  /** It holds for every record. */
  | 'proved'
  /** It claims nothing: what was asked for was found out. */
  | 'described'
  | 'broken'
  | 'undecided'
  /** There is no record at all. */
  | 'vacuous';

/** A report in one language, before it is laid out as a page or for a terminal. */
export interface Report {
  readonly language: Language;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What a report is made of, from top to bottom. */
export type Block = Heading | Paragraph | List | Table | Verdicts | Chart | SignOff;

export interface Heading {
  readonly kind: 'heading';
  /** 2 for a section, 3 within one. */
  readonly level: 2 | 3;
  readonly text: string;
  readonly mark?: Mark;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** Explains what stands around it; or says what matters most. */
  readonly tone?: 'quiet' | 'strong';
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly string[];
  /** Each begins with its number. */
  readonly isNumbered?: true;
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly { readonly title: string; readonly isNumber?: true }[];
  readonly rows: readonly Row[];
}

/** A cell for every column. */
export interface Row {
  readonly cells: readonly string[];
  readonly isStrong?: true;
}

/** One line for each question: what was claimed and what became of it. */
export interface Verdicts {
  readonly kind: 'verdicts';
  readonly items: readonly {
    readonly mark: Mark;
    readonly question: string;
    readonly verdict: string;
    readonly finding: string;
  }[];
}

/** Bars in groups. */
export interface Chart {
  readonly kind: 'chart';
  readonly title: string;
  /** What it is about. */
  readonly subtitle: string;
  /** What the chart shows, in full, for those who cannot see it. */
  readonly description: string;
  /** What each bar of a group counts. */
  readonly series: readonly string[];
  readonly groups: readonly {
    readonly title: string;
    /** A bar for each of the series. */
    readonly bars: readonly Bar[];
  }[];
}

export interface Bar {
  /** Of the whole, from 0 to 1; only to draw it. */
  readonly share: number;
  /** The exact share is not 0. */
  readonly isSome: boolean;
  readonly text: string;
}

/** Lines on which those who have read a table sign it. */
export interface SignOff {
  readonly kind: 'sign-off';
  readonly text: string;
  readonly columns: readonly string[];
  readonly lines: number;
}

export const heading = (text: string, mark?: Mark): Heading => ({
  kind: 'heading',
  level: 2,
  text,
  ...(mark && { mark }),
});

export const subheading = (text: string): Heading => ({ kind: 'heading', level: 3, text });

export const paragraph = (text: string, tone?: 'quiet' | 'strong'): Paragraph => ({
  kind: 'paragraph',
  text,
  ...(tone && { tone }),
});

export const list = (items: readonly string[]): List => ({ kind: 'list', items });
