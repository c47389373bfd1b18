import { score } from '@barem/plan';
import { fc } from '@barem/testing';
import { expect, test } from 'vitest';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { at, divided, evaluatorOf } from './evaluate.js';
import { combinations, everyNth, plainRecord } from './records.js';
import { smallSheet } from './small-sheets.js';

test.each([
  { of: 7n, by: 2n, down: 3n, up: 4n, 'half-up': 4n, 'half-even': 4n },
  { of: 5n, by: 2n, down: 2n, up: 3n, 'half-up': 3n, 'half-even': 2n },
  { of: -5n, by: 2n, down: -3n, up: -2n, 'half-up': -2n, 'half-even': -2n },
  { of: -7n, by: 2n, down: -4n, up: -3n, 'half-up': -3n, 'half-even': -4n },
  { of: 7n, by: 3n, down: 2n, up: 3n, 'half-up': 2n, 'half-even': 2n },
  { of: -7n, by: 3n, down: -3n, up: -2n, 'half-up': -2n, 'half-even': -2n },
  { of: -6n, by: 3n, down: -2n, up: -2n, 'half-up': -2n, 'half-even': -2n },
])('$of / $by is rounded as named', ({ of, by, ...rounded }) => {
  for (const mode of ['down', 'up', 'half-up', 'half-even'] as const)
    expect(divided(of, by, mode)).toBe(rounded[mode]);
});

test(
  'integers without bounds give the points that the interpreter gives',
  () => {
    fc.assert(
      fc.property(smallSheet(), (sheet) => {
        const plan = compile(sheet);
        const points = (value: bigint): number => Number(value) / 10 ** plan.pointDecimals;
        for (const point of everyNth(plan, 1 + Math.floor(combinations(plan) / 50)).points) {
          const { values } = point;
          expect(score(plan, plainRecord(plan, point))).toMatchObject({
            status: 'rated',
            total: points(at(values, plan.total)),
            rating: at(plan.ratings, Number(at(values, plan.rating))).id,
            ratingByPoints: at(plan.ratings, Number(at(values, plan.ratingByPoints))).id,
            criteria: Object.fromEntries(
              plan.criteria.map((each) => [each.id, points(at(values, each.points))]),
            ),
          });
        }
      }),
      { numRuns: runs(40, 1_000) },
    );
  },
  patience,
);

test(
  'to change one slot of computed values is to compute them with that slot overridden',
  () => {
    fc.assert(
      fc.property(smallSheet(), fc.nat(), fc.nat(5), (sheet, pick, value) => {
        const plan = compile(sheet);
        const { evaluate, change } = evaluatorOf(plan);
        const { points } = at(plan.criteria, pick % plan.criteria.length);
        for (const { answers, values } of everyNth(plan, 1 + Math.floor(combinations(plan) / 50))
          .points) {
          const instead = new Map([[points, BigInt(value)]]);
          expect(change(answers, values, points, BigInt(value))).toEqual(
            evaluate(answers, instead),
          );
        }
      }),
      { numRuns: runs(40, 1_000) },
    );
  },
  patience,
);
