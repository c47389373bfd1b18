import type { Localized } from '@barem/core';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import type { RecordData } from '../arbitraries/answers.js';
import { recordFor } from '../arbitraries/records.js';
import { NotRated } from './rated.js';
import type { Subject } from './subject.js';

/** What a law was tried on, for readers. */
export interface Shown {
  /** Absent where a law speaks of the sheet itself. */
  readonly record?: RecordData;
  /** What was done with the record or the sheet, such as another order. */
  readonly remarks?: readonly Localized[];
}

/** One case of a law: what it was tried on, and in which ways the law is broken there. */
export interface Trial extends Shown {
  /** Empty where the law holds. */
  readonly broken: readonly Localized[];
  /** What the engine threw, where that is how the law is broken. */
  readonly error?: unknown;
}

/** Something that holds for every sheet without errors, whatever the sheet and the record are. */
export interface Law {
  /** The name of its file. */
  readonly id: string;
  /** The law itself, in one sentence. */
  readonly name: Localized;
  /** Cases of one sheet; each draws a record of its own. */
  readonly trials: (subject: Subject) => Arbitrary<Trial>;
  /** One trial of a sheet says all that there is to say. */
  readonly once: boolean;
}

/** A law about cases that are drawn. */
export interface LawOf<T> extends Pick<Law, 'id' | 'name'> {
  readonly cases: (subject: Subject) => Arbitrary<T>;
  /** What is wrong in one of the cases. */
  readonly broken: (subject: Subject, given: T) => Iterable<Localized>;
  readonly shows: (given: T, subject: Subject) => Shown;
}

/** A law about cases that are drawn. */
export const law = <T>({ id, name, cases, broken, shows }: LawOf<T>): Law => ({
  id,
  name,
  once: false,
  trials: (subject) =>
    cases(subject).map((given) => ({
      ...shows(given, subject),
      ...judged(() => broken(subject, given)),
    })),
});

/** A law about complete, valid records. */
export const lawOfRecords = (rest: Omit<LawOf<RecordData>, 'cases' | 'shows'>): Law =>
  law({ ...rest, cases: ({ sheet }) => recordFor(sheet), shows: (record) => ({ record }) });

/** A law about the sheet itself. */
export const lawOfSheet = (rest: Omit<LawOf<undefined>, 'cases' | 'shows'>): Law => ({
  ...law({ ...rest, cases: () => fc.constant(undefined), shows: () => ({}) }),
  once: true,
});

/** An engine that throws breaks the law, too; so what it throws at shrinks like any other case. */
function judged(broken: () => Iterable<Localized>): Pick<Trial, 'broken' | 'error'> {
  try {
    return { broken: [...broken()] };
  } catch (error) {
    if (error instanceof NotRated) return { broken: [error.text] };
    const what = error instanceof Error ? error.message : String(error);
    return {
      broken: [{ vi: `máy dừng vì lỗi: ${what}`, en: `the engine throws: ${what}` }],
      error,
    };
  }
}
