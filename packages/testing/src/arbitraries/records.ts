import type { Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { criteriaOf, takesAnswer, type Answers } from '../reckon/reckoning.js';
import { answerChooser, picksNeeded, toData, type RecordData } from './answers.js';

/** No record was found that keeps all constraints of a sheet: there is none, or it is too rare to be met by chance. */
export class NoRecordFound extends Error {
  constructor() {
    super('no record was found that keeps all constraints');
    this.name = 'NoRecordFound';
  }
}

/** Draws in a row that may lead nowhere. */
const mostDraws = 2000;

/**
 * Complete, valid answers to `sheet`; half of the numbers lie on or beside a number written in it.
 * @throws {NoRecordFound} while drawing
 */
export const answersFor = (sheet: Sheet): Arbitrary<Answers> => {
  const length = Math.max(1, picksNeeded(sheet));
  let inVain = 0;
  return fc
    .array(fc.nat(0x3fff_ffff), { minLength: length, maxLength: length })
    .map(answerChooser(sheet))
    .filter((answers) => {
      inVain = answers === undefined ? inVain + 1 : 0;
      if (inVain === mostDraws) throw new NoRecordFound();
      return answers !== undefined;
    });
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
