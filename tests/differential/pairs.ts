import { checkSheet } from '@barem/check';
import { lower, type Plan } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import { fc, invalidRecordFor, partialRecordFor, recordFor, sheet } from '@barem/testing';
import { compile } from '../properties/compile.js';

/** A sheet with records that every back-end must judge as the interpreter does: whole ones, and those with a fault. */
export interface Pairs {
  readonly sheet: Sheet;
  readonly plan: Plan;
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

/** How many records of each kind stand beside a generated sheet. */
export interface Mixture {
  readonly whole: number;
  readonly faulty: number;
  /** Some answers are absent. */
  readonly partial: number;
}

/** Generated sheets of all constructs, each with records. */
export const pairs = ({ whole, faulty, partial }: Mixture): fc.Arbitrary<Pairs> =>
  sheet()
    .filter(staysExact)
    .chain((each) =>
      fc
        .tuple(
          fc.array(recordFor(each), { minLength: whole, maxLength: whole }),
          fc.array(
            invalidRecordFor(each).map(({ record }) => record),
            { minLength: faulty, maxLength: faulty },
          ),
          fc.array(partialRecordFor(each), { minLength: partial, maxLength: partial }),
        )
        .map((records) => ({ sheet: each, plan: compile(each), records: records.flat() })),
    );

/** Whether all values of a sheet stay exact; of a few made-up ones they would not, which lowering reports. */
function staysExact(each: Sheet): boolean {
  const { checked } = checkSheet(each);
  return !checked || lower(checked, '').plan !== undefined;
}
