import { checkSheet } from '@barem/check';
import { isError } from '@barem/core';
import { printText } from '@barem/syntax';
import { fc, laws, sheet, subjectOf } from '@barem/testing';
import { expect, test } from 'vitest';
import { patience, runs } from './runs.js';

test(
  'generated sheets pass the checks without errors',
  () => {
    fc.assert(
      fc.property(sheet(), (each) => {
        expect(checkSheet(each).diagnostics.filter(isError)).toEqual([]);
      }),
      { numRuns: runs(150, 5_000) },
    );
  },
  patience,
);

const subject = sheet().map((each) => subjectOf(each));

test.each(laws)(
  'on generated sheets: $name.en',
  ({ trials, once }) => {
    const length = once ? 1 : 5;
    const some = subject.chain((each) =>
      fc.record({
        sheet: fc.constant(printText(each.sheet)),
        trials: fc.array(trials(each), { minLength: length, maxLength: length }),
      }),
    );
    fc.assert(
      fc.property(some, ({ trials }) => {
        expect(trials.filter(({ broken }) => broken.length > 0)).toEqual([]);
      }),
      { numRuns: runs(40, 1_000) },
    );
  },
  patience,
);
