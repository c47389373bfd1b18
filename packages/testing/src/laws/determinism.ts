import { explain, preview, score, type Plan } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import type { RecordData } from '../arbitraries/answers.js';
import { partialRecordFor, recordFor } from '../arbitraries/records.js';
import { differences } from './differences.js';
import { law, type Law } from './law.js';
import { resultDifferences } from './rated.js';

export const determinism: Law = law({
  id: 'determinism',
  name: {
    vi: 'cùng một phiếu luôn cho cùng một kết quả, kể cả theo bản biên dịch đã lưu, và phiếu không bị sửa',
    en: 'the same record gives the same result, by a stored plan too, and stays as it is',
  },
  cases: ({ sheet }) => fc.record({ record: anyRecord(sheet), other: anyRecord(sheet) }),
  shows: ({ record }) => ({ record }),
  *broken({ plan }, { record, other }) {
    const before = { ...record };
    const first = score(plan, record);
    // What happens between two scorings leaves no trace.
    explain(plan, other);
    preview(plan, other);
    yield* resultDifferences(score(plan, record), first, {
      vi: 'khi chấm lần hai',
      en: 'when it is scored again',
    });
    yield* resultDifferences(score(plan, Object.freeze({ ...record })), first, {
      vi: 'khi phiếu bị khóa',
      en: 'when the record is frozen',
    });
    const stored = JSON.parse(JSON.stringify(plan)) as Plan;
    yield* resultDifferences(score(stored, record), first, {
      vi: 'khi chấm theo bản biên dịch đã lưu',
      en: 'by the stored plan',
    });
    yield* differences(JSON.parse(JSON.stringify(first)), first, {
      vi: 'kết quả đã lưu',
      en: 'the stored result',
    });
    yield* differences(record, before, {
      vi: 'phiếu sau khi chấm',
      en: 'the record after scoring',
    });
  },
});

/** Records that are mostly complete: a preview takes a hundred times as long as a result. */
const anyRecord = (sheet: Sheet): Arbitrary<RecordData> =>
  fc.oneof(
    { arbitrary: recordFor(sheet), weight: 6 },
    { arbitrary: partialRecordFor(sheet), weight: 1 },
  );
