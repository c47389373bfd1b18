import { explain, preview, score, type Plan } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import type { RecordData } from '../arbitraries/answers.js';
import { partialRecordFor, recordFor } from '../arbitraries/records.js';
import { differences, shown } from './differences.js';
import { law, type Law } from './law.js';

export const determinism: Law = law(
  'the same record gives the same result, by a stored plan too, and stays as it is',
  ({ sheet }) => fc.record({ record: anyRecord(sheet), other: anyRecord(sheet) }),
  function* ({ plan }, { record, other }) {
    const before = shown(record);
    const first = score(plan, record);
    // What happens between two scorings leaves no trace.
    explain(plan, other);
    preview(plan, other);
    yield* differences(score(plan, record), first, 'the second result');
    yield* differences(score(plan, Object.freeze({ ...record })), first, 'of a frozen record it');
    const stored = JSON.parse(JSON.stringify(plan)) as Plan;
    yield* differences(score(stored, record), first, 'by the stored plan it');
    yield* differences(JSON.parse(JSON.stringify(first)), first, 'the stored result');
    if (shown(record) !== before) yield `the record became ${shown(record)}`;
  },
);

/** Records that are mostly complete: a preview takes a hundred times as long as a result. */
const anyRecord = (sheet: Sheet): Arbitrary<RecordData> =>
  fc.oneof(
    { arbitrary: recordFor(sheet), weight: 6 },
    { arbitrary: partialRecordFor(sheet), weight: 1 },
  );
