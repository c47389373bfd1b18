import type { Language, Rational } from '@barem/core';

/** A report in one language, before it is laid out as a page of HTML or Markdown. */
export interface Page {
  readonly language: Language;
  /** Whose paper it is; absent where it is nobody's. */
  readonly letterhead?: {
    /** The organisation right above. */
    readonly above?: string;
    readonly organisation: string;
    readonly party: string;
    readonly date: string;
  };
  /** What kind of paper it is: `Báo cáo`. */
  readonly heading: string;
  readonly title: string;
  readonly subtitle: string;
  /** Said first and seen first. */
  readonly notice?: { readonly title: string; readonly text: string };
  readonly body: readonly Section[];
  readonly isSigned: boolean;
  readonly appendices: readonly Section[];
}

export interface Section {
  /** Of the page; for links. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | Paragraph
  | Subheading
  | Figures
  | Table
  | StackedChart
  | TrendChart
  | BarChart
  | Histogram;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** Explains what stands around it. */
  readonly isQuiet?: true;
}

export interface Subheading {
  readonly kind: 'subheading';
  readonly text: string;
}

/** The few numbers that matter most. */
export interface Figures {
  readonly kind: 'figures';
  readonly items: readonly {
    readonly title: string;
    readonly value: string;
    readonly note?: string;
  }[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  /** One of them may name the row: it is a header, too. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** What is said where the list is cut. */
  readonly more?: string;
}

export interface Column {
  readonly title: string;
  readonly is?: 'number' | 'name';
}

export interface Row {
  /** One for each column. */
  readonly cells: readonly Cell[];
  readonly isTotal?: true;
}

/** A text, with a lesser one beside it that may be empty, or several one below the other. */
export type Cell =
  | string
  | { readonly text: string; readonly note: string }
  | { readonly items: readonly string[] };

/** A part of a bar; the place among its sisters tells the class, and the last one is that of no class. */
export interface Part {
  /** From 0 to 1. */
  readonly share: Rational;
  /** The share as text. */
  readonly text: string;
  /** What it says in full: `Tốt: 4 (50,0%)`. */
  readonly title: string;
}

interface Drawing {
  readonly title: string;
  /** What it shows, for those who cannot see it. */
  readonly description: string;
}

/** Shares of classes, one bar a row. */
export interface StackedChart extends Drawing {
  readonly kind: 'stacked';
  readonly legend: readonly string[];
  readonly rows: readonly {
    readonly title: string;
    readonly total: string;
    /** It stands for all of them. */
    readonly isWhole: boolean;
    readonly parts: readonly Part[];
  }[];
}

/** A mean and shares of classes, one column a period. */
export interface TrendChart extends Drawing {
  readonly kind: 'trend';
  readonly legend: readonly string[];
  readonly note: string;
  readonly points: readonly {
    readonly title: string;
    readonly mean?: { readonly value: Rational; readonly text: string };
    readonly parts: readonly Part[];
  }[];
}

/** One bar a row, with its value in words. */
export interface BarChart extends Drawing {
  readonly kind: 'bars';
  readonly bars: readonly {
    readonly title: string;
    readonly value: string;
    /** From 0 to 1. */
    readonly share: Rational;
  }[];
}

/** How many of each of a few series lie in every range of a scale, side by side. */
export interface Histogram extends Drawing {
  readonly kind: 'histogram';
  /** Two or three. */
  readonly series: readonly string[];
  readonly bins: readonly {
    readonly title: string;
    /** One for each series. */
    readonly bars: readonly {
      /** Of the tallest bar, from 0 to 1. */
      readonly share: Rational;
      /** What it says in full. */
      readonly title: string;
    }[];
  }[];
}

export const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', text });
export const quiet = (text: string): Paragraph => ({ kind: 'paragraph', text, isQuiet: true });
export const subheading = (text: string): Subheading => ({ kind: 'subheading', text });
