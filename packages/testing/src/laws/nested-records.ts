import { score } from '@barem/plan';
import * as fc from 'fast-check';
import { recordFor } from '../arbitraries/records.js';
import { differences } from './differences.js';
import { law, type Law } from './law.js';

export const nestedRecords: Law = law(
  'facts and scores give the same result flat and under `facts` and `scores`',
  ({ sheet }) => fc.record({ record: recordFor(sheet), head: fc.boolean() }),
  function* ({ sheet, plan }, { record, head }) {
    const facts = new Set(sheet.facts.map(({ id }) => id.id));
    const part = (isFact: boolean): object =>
      Object.fromEntries(Object.entries(record).filter(([id]) => facts.has(id) === isFact));
    const about = head ? { unit: 'Chi bộ 1', period: '2024-05', date: '2024-05-31' } : {};
    const nested = { ...about, facts: part(true), scores: part(false) };
    yield* differences(score(plan, nested), score(plan, { ...about, ...record }), 'nested it');
  },
);
