import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import type { Subject } from './subject.js';

/** One case of a law: what it was tried on, and in which ways the law is broken there. */
export interface Trial {
  readonly given: unknown;
  /** Empty where the law holds. */
  readonly broken: readonly string[];
}

/** Something that holds for every sheet without errors, whatever the sheet and the record are. */
export interface Law {
  readonly name: string;
  /** Cases of one sheet; each draws a record of its own. */
  readonly trials: (subject: Subject) => Arbitrary<Trial>;
  /** One trial of a sheet says all that there is to say. */
  readonly once: boolean;
}

/** A law about cases that are drawn: `broken` gives what is wrong in one of them. */
export const law = <T>(
  name: string,
  cases: (subject: Subject) => Arbitrary<T>,
  broken: (subject: Subject, given: T) => Iterable<string>,
): Law => ({
  name,
  once: false,
  trials: (subject) =>
    cases(subject).map((given) => ({ given, broken: [...broken(subject, given)] })),
});

/** A law about the sheet itself. */
export const lawOfSheet = (name: string, broken: (subject: Subject) => Iterable<string>): Law => ({
  ...law(name, () => fc.constant(undefined), broken),
  once: true,
});
