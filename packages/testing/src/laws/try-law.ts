import type { Localized } from '@barem/core';
import * as fc from 'fast-check';
import type { Law, Trial } from './law.js';
import { recordLines } from './record-lines.js';
import type { Subject } from './subject.js';

/** How a law is tried. */
export interface Tries {
  /** The same seed draws the same cases. */
  readonly seed: number;
  /** Cases that are drawn, at least 1; a law about the sheet itself needs one. */
  readonly runs: number;
}

/** How a law is tried where nobody says otherwise: always in the same way. */
export const usualTries: Tries = { seed: 1, runs: 100 };

/**
 * Tries a law on a sheet; gives the smallest trial that breaks it, or nothing where it is kept.
 * @throws {NoRecordFound} no record keeps the constraints of the sheet, as far as was seen
 */
export function tryLaw(law: Law, subject: Subject, { seed, runs }: Tries): Trial | undefined {
  const kept = fc.property(law.trials(subject), ({ broken }) => broken.length === 0);
  const { counterexample } = fc.check(kept, { seed, numRuns: law.once ? 1 : runs });
  return counterexample?.[0];
}

/** What is said of a trial: more would hide the rest. */
const mostFaults = 3;

/** A trial that breaks a law, line by line for readers: what is wrong, and then the record that shows it. */
export function trialText(
  { broken, record, remarks = [] }: Trial,
  { sheet }: Subject,
): readonly Localized[] {
  const more = broken.length - mostFaults;
  return [
    ...broken.slice(0, mostFaults),
    ...(more > 0 ? [{ vi: `và ${more} điều sai nữa`, en: `and ${more} more` }] : []),
    ...(record ? [shownBy, ...recordLines(record, sheet).map(indented)] : []),
    ...remarks,
  ];
}

const shownBy: Localized = { vi: 'thấy ở phiếu:', en: 'shown by the record:' };

const indented = ({ vi, en }: Localized): Localized => ({ vi: `  ${vi}`, en: `  ${en}` });
