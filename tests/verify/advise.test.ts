import { score } from '@barem/plan';
import { printText } from '@barem/syntax';
import { fc } from '@barem/testing';
import { advise } from '@barem/verify';
import { expect, test } from 'vitest';
import { plainRecord, spaceOf, type Point, type Space } from '../brute-force/records.js';
import { mostCombinations, smallSheet } from '../brute-force/small-sheets.js';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';

/** The answers of one record that are others than those of another; what is left out is none. */
const changedFrom = (from: Point, to: Point): readonly number[] =>
  to.answers.flatMap((answer, input) =>
    answer !== 'absent' && answer !== from.answers[input] ? [input] : [],
  );

const ratingAt = ({ plan }: Space, point: Point): number => Number(point.values[plan.rating]);

/** The fewest answers to change for a better rating, the fewest points for that many, and in how many ways. */
function leastChange(space: Space, from: Point): unknown {
  const { plan } = space;
  const unit = 10 ** plan.pointDecimals;
  const ways = space.points.flatMap((to) => {
    if (ratingAt(space, to) >= ratingAt(space, from)) return [];
    const moved = plan.criteria.reduce(
      (sum, { points }) => sum + Math.abs(Number(to.values[points]! - from.values[points]!)),
      0,
    );
    return [{ set: changedFrom(from, to), moved }];
  });
  if (ways.length === 0) return undefined;
  // A computed criterion that is applied again is a change that leaves nothing in the record; brute force cannot see it.
  const fewest = Math.min(...ways.map(({ set }) => set.length));
  const best = ways.filter(({ set }) => set.length === fewest);
  return {
    changes: fewest,
    points: Math.min(...best.map(({ moved }) => moved)) / unit,
    ...(fewest <= 3 && { sets: new Set(best.map(({ set }) => set.join())).size }),
  };
}

test(
  'advice is the least change, and whoever follows it gets its rating',
  () => {
    const cases = smallSheet().chain((sheet) => fc.tuple(fc.constant(sheet), fc.nat(1_000_000)));
    fc.assert(
      fc.property(cases, ([sheet, pick]) => {
        const plan = compile(sheet);
        const space = spaceOf(plan, mostCombinations);
        if (!space || space.points.length === 0) return;
        if (plan.inputs.some(({ computed }) => computed)) return;
        const from = space.points[pick % space.points.length]!;
        const record = plainRecord(plan, from);
        const advice = advise(plan, record, { limit: 1_000 });
        const context = `${printText(sheet)}\n${JSON.stringify(record)}\n${JSON.stringify(advice)}`;
        const least = leastChange(space, from);
        if (!('status' in advice) || advice.status !== 'advised') {
          expect(least, context).toBeUndefined();
          return;
        }
        const [first] = advice.alternatives;
        const changes = first!.changes.length;
        expect(
          {
            changes,
            points: first!.points,
            ...(changes <= 3 && { sets: advice.alternatives.length }),
          },
          context,
        ).toEqual(least);
        for (const { changes: some, record: after, rating, total } of advice.alternatives) {
          const result = score(plan, after);
          expect(result, context).toMatchObject({ status: 'rated', rating, total });
          for (const { id, to } of some) expect(after[id], context).toBe(to);
        }
      }),
      { numRuns: runs(200, 2_000), endOnFailure: true },
    );
  },
  patience,
);
