import type { Severity } from '@barem/core';
import type { Column } from './columns.js';
import type { Level } from './levels.js';
import type { Span } from './membership.js';
import type { Place } from './place.js';

/** Kinds of findings with what they speak of. Organisations are named by id, in the order of their rows. */
export interface FindingArguments {
  /** Rows or columns from the place on are not read. */
  readonly 'register/too-large': { readonly what: 'rows' | 'columns'; readonly limit: number };
  readonly 'register/value-too-long': { readonly column: Column; readonly limit: number };
  readonly 'register/unknown-column': { readonly found: string };
  /** `suggestion` is the name of `column` that is meant. */
  readonly 'register/misspelled-column': {
    readonly found: string;
    readonly column: Column;
    readonly suggestion: string;
  };
  /** `read` and `ignored` are the headers of one column. */
  readonly 'register/column-twice': {
    readonly column: Column;
    readonly read: string;
    readonly ignored: string;
  };
  /** No row of the file has the column. */
  readonly 'register/missing-column': { readonly column: Column };
  /** `organisation` is absent where its id is what is missing. */
  readonly 'register/missing': { readonly column: Column; readonly organisation?: string };
  /** All rows of a file with the same unknown word. */
  readonly 'register/unknown-level': {
    readonly found: string;
    readonly suggestion?: string;
    readonly organisations: readonly string[];
  };
  /** `suggestion` is the ISO date that a day written in another way may mean. */
  readonly 'register/bad-date': {
    readonly column: 'from' | 'to';
    readonly found: string;
    readonly suggestion?: string;
  };
  readonly 'register/dates-reversed': { readonly from: string; readonly to: string };
  /** `other` is the row that is kept. */
  readonly 'register/duplicate': { readonly organisation: string; readonly other: Place };
  /** `other` is the row that is kept, `shared` the days on which both would hold. */
  readonly 'register/overlap': {
    readonly organisation: string;
    readonly other: Place;
    readonly shared: Span;
  };
  /** `suggestion` is an id that differs from `parent` by accents, letter case or look-alike letters, or whose name `parent` is. */
  readonly 'register/orphan': {
    readonly parent: string;
    readonly organisations: readonly string[];
    readonly suggestion?: string;
  };
  /** Every organisation names one above; `parent` is the only one that has no row. */
  readonly 'register/no-root': {
    readonly parent: string;
    readonly organisations: readonly string[];
  };
  /** Each organisation names the next one as its parent, the last one the first; all of it from a day on, or from ever. */
  readonly 'register/cycle': { readonly organisations: readonly string[]; readonly from?: string };
  /** `parent` is of a level that is not above `level`, the level of the organisations. */
  readonly 'register/wrong-level': {
    readonly parent: string;
    readonly parentLevel: Level;
    readonly level: Level;
    readonly organisations: readonly string[];
  };
  /** `absence` is the time in which the parent does not exist. Of each membership the first such time is told. */
  readonly 'register/parent-not-in-time': {
    readonly parent: string;
    readonly absence: Span;
    readonly organisations: readonly string[];
  };
}

export type FindingCode = keyof FindingArguments;

/** Something that is wrong with a register. {@link describeFinding} puts it into words. */
export type Finding<C extends FindingCode = FindingCode> = {
  readonly [K in C]: {
    /** Stable. */
    readonly code: K;
    readonly severity: Severity;
    /** Of the first row that it concerns. */
    readonly place: Place;
    readonly arguments: FindingArguments[K];
  };
}[C];

/** How much each kind weighs. */
export const severities: Readonly<Record<FindingCode, Severity>> = {
  'register/too-large': 'error',
  'register/value-too-long': 'error',
  'register/unknown-column': 'warning',
  'register/misspelled-column': 'error',
  'register/column-twice': 'error',
  'register/missing-column': 'error',
  'register/missing': 'error',
  'register/unknown-level': 'error',
  'register/bad-date': 'error',
  'register/dates-reversed': 'error',
  'register/duplicate': 'warning',
  'register/overlap': 'error',
  'register/orphan': 'error',
  'register/no-root': 'error',
  'register/cycle': 'error',
  'register/wrong-level': 'error',
  'register/parent-not-in-time': 'error',
};

/** Codes of all findings, for the reference page. */
export const findingCodes: readonly FindingCode[] = Object.keys(severities) as FindingCode[];
