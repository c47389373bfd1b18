import { createScanner, score, type Plan } from '@barem/plan';
import { fc } from '@barem/testing';
import { expect, test } from 'vitest';
import { pairs } from '../differential/pairs.js';
import { patience, runs } from './runs.js';

/** What `score` makes of a record, as far as a scan tells it. */
function scored(plan: Plan, record: unknown): unknown {
  const result = score(plan, record);
  switch (result.status) {
    case 'rated':
      return { status: 'rated', rating: result.rating, total: result.total };
    case 'refused':
      return { status: 'refused', problems: result.problems };
    case 'incomplete':
      return {
        status: 'incomplete',
        missing: result.open.map(({ id }) => id).toSorted(),
        ...(result.exact && {
          ratings: [result.ratings[0], result.ratings.at(-1)],
          total: result.total,
        }),
      };
  }
}

test(
  'a scan says in numbers what score says',
  () => {
    let shown = 0;
    fc.assert(
      fc.property(pairs({ whole: 2, faulty: 2, partial: 6 }), ({ plan, records }) => {
        const scanner = createScanner(plan);
        const unit = 10 ** plan.pointDecimals;
        const idOf = (place: number): string | undefined => plan.ratings[place]?.id;
        for (const record of records) {
          const result = score(plan, record);
          const found = scanner.scan(record);
          if (found.status !== 'incomplete') {
            const told =
              found.status === 'refused'
                ? found
                : { status: 'rated', rating: idOf(found.rating), total: found.total / unit };
            expect(told).toEqual(scored(plan, record));
            continue;
          }
          const isExact = result.status === 'incomplete' && result.exact;
          expect({
            status: 'incomplete',
            missing: found.missing.map((at) => plan.inputs[at]?.id).toSorted(),
            ...(isExact && {
              ratings: [idOf(found.best), idOf(found.worst)],
              total: { least: found.least / unit, greatest: found.greatest / unit },
            }),
          }).toEqual(scored(plan, record));
          if (!found.isExhaustive) continue;
          shown += 1;
          scanner.show('worst');
          expect(scanner.values[plan.rating]).toBe(found.worst);
          scanner.show('best');
          expect(scanner.values[plan.rating]).toBe(found.best);
        }
      }),
      { numRuns: runs(150, 3_000) },
    );
    expect(shown).toBeGreaterThan(0);
  },
  patience,
);
