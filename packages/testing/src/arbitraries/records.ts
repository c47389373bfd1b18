import type { Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { criteriaOf, takesAnswer, type Answers } from '../reckon/reckoning.js';
import { answerChooser, picksNeeded, toData, type RecordData } from './answers.js';

/** Complete, valid answers to `sheet`; half of the numbers lie on or beside a number written in it. */
export const answersFor = (sheet: Sheet): Arbitrary<Answers> => {
  const length = Math.max(1, picksNeeded(sheet));
  return fc
    .array(fc.nat(0x3fff_ffff), { minLength: length, maxLength: length })
    .map(answerChooser(sheet))
    .filter((answers) => answers !== undefined);
};

/** Complete records that are valid for `sheet`, which has no errors. */
export const recordFor = (sheet: Sheet): Arbitrary<RecordData> => answersFor(sheet).map(toData);

/**
 * Valid records in which some answers are not given yet. `n/a` to a computed criterion stays, because without it the
 * criterion applies, and answers that hang on it may be refused.
 */
export const partialRecordFor = (sheet: Sheet): Arbitrary<RecordData> => {
  const computed = new Set(
    criteriaOf(sheet).flatMap(({ id, scoring }) => (takesAnswer(scoring) ? [] : [id.id])),
  );
  const ids = [...sheet.facts, ...criteriaOf(sheet)].map(({ id }) => id.id);
  return fc
    .record({ answers: answersFor(sheet), absent: fc.subarray(ids, { minLength: 1 }) })
    .map(({ answers, absent }) =>
      toData(new Map([...answers].filter(([id]) => !absent.includes(id) || computed.has(id)))),
    );
};
