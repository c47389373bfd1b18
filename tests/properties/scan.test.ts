import { createScanner, score, type Plan, type Scanned } from '@barem/plan';
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
        missing: inOrder(result.open.map(({ id }) => id)),
        ...(result.exact && {
          ratings: [result.ratings[0], result.ratings.at(-1)],
          total: result.total,
        }),
      };
  }
}

/** What a scan says, in the words of a result. */
function told(found: Scanned, plan: Plan, isExact: boolean): unknown {
  const unit = 10 ** plan.pointDecimals;
  const idOf = (place: number): string | undefined => plan.ratings[place]?.id;
  switch (found.status) {
    case 'rated':
      return { status: 'rated', rating: idOf(found.rating), total: found.total / unit };
    case 'refused':
      return found;
    case 'incomplete':
      return {
        status: 'incomplete',
        missing: inOrder(found.missing.map((at) => plan.inputs[at]!.id)),
        ...(isExact && {
          ratings: [idOf(found.best), idOf(found.worst)],
          total: { least: found.least / unit, greatest: found.greatest / unit },
        }),
      };
  }
}

const inOrder = (ids: readonly string[]): readonly string[] =>
  ids.toSorted((a, b) => (a < b ? -1 : 1));

test(
  'a scan says in numbers what score says',
  () => {
    let shown = 0;
    fc.assert(
      fc.property(pairs({ whole: 2, faulty: 2, partial: 6 }), ({ plan, records }) => {
        const scanner = createScanner(plan);
        for (const record of records) {
          const result = score(plan, record);
          const found = scanner.scan(record);
          const isExact = result.status === 'incomplete' && result.exact;
          expect(told(found, plan, isExact)).toEqual(scored(plan, record));
          if (found.status !== 'incomplete') continue;
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
