import type { AnswerLiteral, Sheet } from '@barem/syntax';
import { fc, invalidRecordFor, partialRecordFor, recordFor, sheet } from '@barem/testing';
import { Big } from 'big.js';
import { expect, test } from 'vitest';
import { compare, whole } from './fraction.js';
import {
  boundsOf,
  evaluate,
  isValid,
  MissingAnswer,
  plainRecord,
  type OracleAnswer,
  type PlainRecord,
} from './index.js';

const withRecord = <T>(
  recordsOf: (sheet: Sheet) => fc.Arbitrary<T>,
): fc.Arbitrary<readonly [Sheet, T]> =>
  sheet().chain((each) => recordsOf(each).map((record) => [each, record] as const));

test('every generated sheet rates every generated record', () => {
  fc.assert(
    fc.property(withRecord(recordFor), ([sheet, values]) => {
      const record = plainRecord(sheet, values);
      expect(isValid(sheet, record)).toBe(true);
      const { total, rating, ratingByPoints } = evaluate(sheet, record);
      const [low, high] = boundsOf(sheet) ?? [whole(total), whole(total)];
      expect(compare(whole(total), low)).toBeGreaterThanOrEqual(0);
      expect(compare(whole(total), high)).toBeLessThanOrEqual(0);
      const ids = sheet.ratings.map(({ id }) => id.id);
      expect(ids).toContain(rating);
      expect(ids).toContain(ratingByPoints);
    }),
    { numRuns: 300 },
  );
}, 30_000);

test('examples of generated sheets state the total that the oracle finds', () => {
  fc.assert(
    fc.property(sheet(), (sheet) => {
      const found = sheet.examples.map(({ answers }) => {
        const record = new Map(answers.map(({ id, value }) => [id.id, answerOf(value)]));
        return evaluate(sheet, record).total.toFixed();
      });
      const stated = sheet.examples.map(
        ({ expected }) => expected.points && numeral(expected.points.value).toFixed(),
      );
      expect(found).toEqual(stated);
    }),
    { numRuns: 300 },
  );
}, 30_000);

test('a record with a fault is not valid', () => {
  fc.assert(
    fc.property(withRecord(invalidRecordFor), ([sheet, { record }]) => {
      expect(isValid(sheet, plainRecord(sheet, record))).toBe(false);
    }),
    { numRuns: 300 },
  );
}, 30_000);

test('a partial record is valid, and either rates or misses one of the answers taken away', () => {
  fc.assert(
    fc.property(withRecord(partialRecordFor), ([sheet, values]) => {
      const record = plainRecord(sheet, values);
      expect(isValid(sheet, record)).toBe(true);
      const missing = missingFrom(sheet, record);
      expect(missing === undefined || !record.has(missing)).toBe(true);
    }),
    { numRuns: 300 },
  );
}, 30_000);

/** The first answer that the oracle misses; `undefined` where it rates. */
function missingFrom(sheet: Sheet, record: PlainRecord): string | undefined {
  try {
    evaluate(sheet, record);
    return undefined;
  } catch (error) {
    if (error instanceof MissingAnswer) return error.id;
    throw error;
  }
}

function answerOf(literal: AnswerLiteral): OracleAnswer {
  switch (literal.kind) {
    case 'number':
      return numeral(literal.value).times(literal.percent ? 100 : 1);
    case 'boolean':
    case 'met':
      return literal.value;
    case 'choice':
      return literal.id;
    case 'not-applicable':
      return 'n/a';
  }
}

const numeral = ({
  numerator,
  denominator,
}: {
  readonly numerator: bigint;
  readonly denominator: bigint;
}): Big => new Big(numerator.toString()).div(denominator.toString());
