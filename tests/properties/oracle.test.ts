import { score, type Result } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import { fc, recordFor, sheet } from '@barem/testing';
import { expect, test } from 'vitest';
import { evaluate, plainRecord } from '../oracle/index.js';
import { compile } from './compile.js';
import { patience, runs } from './runs.js';

/** What the interpreter and the oracle must agree on, as text without binary floating point. */
function fromOracle(sheet: Sheet, record: Readonly<Record<string, unknown>>): unknown {
  const result = evaluate(sheet, plainRecord(sheet, record));
  return {
    criteria: Object.fromEntries(
      Array.from(result.criteria, ([id, points]) => [id, points.toFixed()]),
    ),
    sections: Object.fromEntries(
      Array.from(result.sections, ([id, points]) => [id, points.toFixed()]),
    ),
    bonuses: result.bonuses.toFixed(),
    penalties: result.penalties.toFixed(),
    total: result.total.toFixed(),
    rating: result.rating,
    ratingByPoints: result.ratingByPoints,
    passedOver: result.passedOver,
    unmet: result.unmet.length,
    caps: result.caps.length,
  };
}

const texts = (points: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(points).map(([id, value]) => [id, String(value)]));

function fromInterpreter(result: Result): unknown {
  if (result.status !== 'rated') return result;
  return {
    criteria: texts(result.criteria),
    sections: texts(result.sections),
    bonuses: String(result.bonuses),
    penalties: String(result.penalties),
    total: String(result.total),
    rating: result.rating,
    ratingByPoints: result.ratingByPoints,
    passedOver: result.passedOver.map(({ rating }) => rating),
    unmet: result.unmet.length,
    caps: result.caps.length,
  };
}

test(
  'the interpreter agrees with the oracle on generated sheets and records',
  () => {
    const pairs = sheet().chain((each) =>
      fc.tuple(fc.constant(each), fc.array(recordFor(each), { minLength: 5, maxLength: 5 })),
    );
    fc.assert(
      fc.property(pairs, ([each, records]) => {
        const plan = compile(each);
        for (const record of records)
          expect(fromInterpreter(score(plan, record))).toEqual(fromOracle(each, record));
      }),
      { numRuns: runs(100, 2_500) },
    );
  },
  patience,
);
