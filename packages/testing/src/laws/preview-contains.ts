import { preview } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import type { RecordData } from '../arbitraries/answers.js';
import { recordFor } from '../arbitraries/records.js';
import { criteriaOf, takesAnswer } from '../reckon/reckoning.js';
import { differences, shown } from './differences.js';
import { law, type Law } from './law.js';
import { rated } from './rated.js';

export const previewContains: Law = law(
  'a preview contains every completion and asks for all that is needed',
  ({ sheet }) => unfinished(sheet),
  function* ({ plan }, { whole, absent }) {
    const partial = without(whole, absent);
    const result = rated(plan, whole);
    const outlook = preview(plan, partial);
    if (outlook.status === 'refused') {
      yield `refused, though it can be completed: ${shown(outlook.problems)}`;
      return;
    }
    if (outlook.status === 'rated') {
      yield* differences(outlook.total, result.total, 'the total that nothing missing can change');
      yield* differences(
        outlook.rating,
        result.rating,
        'the rating that nothing missing can change',
      );
      return;
    }
    const { total, ratings, open } = outlook;
    if (!(total.least <= result.total && result.total <= total.greatest))
      yield `the total ${result.total} is not from ${total.least} to ${total.greatest}`;
    if (!ratings.includes(result.rating))
      yield `the rating ${result.rating} is not among ${ratings.join(', ')}`;
    if (open.length === 0) yield 'nothing is asked for';
    for (const { id, points } of open) {
      if (Object.hasOwn(partial, id)) yield `it asks for ${id}, which was answered`;
      if (!(points >= 0)) yield `${points} points rest on ${id}`;
    }
    const asked = new Set(open.map(({ id }) => id));
    const completed = preview(
      plan,
      without(
        whole,
        absent.filter((id) => !asked.has(id)),
      ),
    );
    if (completed.status !== 'rated') yield `with all that it asked for it is ${completed.status}`;
    else yield* differences(completed.total, result.total, 'with all that it asked for the total');
  },
);

/** A whole record and the ids of answers to be taken away; `n/a` to a computed criterion stays, since without it the criterion applies. */
function unfinished(
  sheet: Sheet,
): Arbitrary<{ readonly whole: RecordData; readonly absent: readonly string[] }> {
  const computed = new Set(
    criteriaOf(sheet).flatMap(({ id, scoring }) => (takesAnswer(scoring) ? [] : [id.id])),
  );
  const ids = [...sheet.facts, ...criteriaOf(sheet)]
    .map(({ id }) => id.id)
    .filter((id) => !computed.has(id));
  return fc.record({
    whole: recordFor(sheet),
    // Mostly a few are missing, as towards the end of a month.
    absent: fc.oneof(fc.subarray(ids), fc.subarray(ids, { maxLength: Math.min(3, ids.length) })),
  });
}

const without = (record: RecordData, absent: readonly string[]): RecordData =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !absent.includes(id)));
