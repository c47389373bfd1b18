import { score } from '@barem/plan';
import * as fc from 'fast-check';
import { recordFor } from '../arbitraries/records.js';
import { law, type Law } from './law.js';
import { resultDifferences } from './rated.js';

export const nestedRecords: Law = law({
  id: 'nested-records',
  name: {
    vi: 'ghi thẳng các câu trả lời hay xếp chúng dưới `facts` và `scores` đều cho cùng một kết quả',
    en: 'facts and scores give the same result flat and under `facts` and `scores`',
  },
  cases: ({ sheet }) => fc.record({ record: recordFor(sheet), head: fc.boolean() }),
  shows: ({ record, head }) => ({ record: { ...(head && unit), ...record } }),
  *broken({ sheet, plan }, { record, head }) {
    const facts = new Set(sheet.facts.map(({ id }) => id.id));
    const part = (isFact: boolean): object =>
      Object.fromEntries(Object.entries(record).filter(([id]) => facts.has(id) === isFact));
    const about = head ? unit : {};
    const nested = { ...about, facts: part(true), scores: part(false) };
    yield* resultDifferences(score(plan, nested), score(plan, { ...about, ...record }), {
      vi: 'khi ghi dưới `facts` và `scores`',
      en: 'under `facts` and `scores`',
    });
  },
});

const unit = { unit: 'Chi bộ 1', period: '2024-05', date: '2024-05-31' };
