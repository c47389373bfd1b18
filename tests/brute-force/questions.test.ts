import { score } from '@barem/plan';
import { fc } from '@barem/testing';
import { expect, test } from 'vitest';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { at } from './evaluate.js';
import { capped, conditional, constrained, planOf } from './hand-sheets.js';
import {
  applicability,
  backwardPairs,
  cases,
  compare,
  decidingCaps,
  decidingExtras,
  decidingRequirements,
  directions,
  leverage,
  ratingByParts,
  ratingShares,
  totalByParts,
  totals,
} from './questions.js';
import { combinations, everyNth, spaceOf, type Space } from './records.js';
import { smallSheet } from './small-sheets.js';

function allOf(source: string): Space {
  const space = spaceOf(planOf(source), 1_000);
  if (!space) throw new Error('too many records');
  return space;
}

const both = { applies: true, doesNotApply: true };

test('facts that a constraint binds', () => {
  const space = allOf(constrained());
  expect(space.points.length).toBe(27);
  expect(totals(space)).toEqual(
    new Map([
      [0, 4],
      [1, 4],
      [2, 9],
      [3, 5],
      [4, 5],
    ]),
  );
  expect(ratingShares(space)).toEqual([
    { records: 10, totals: new Set([3, 4]) },
    { records: 9, totals: new Set([2]) },
    { records: 8, totals: new Set([0, 1]) },
  ]);
  expect(cases(space)).toEqual([new Set([0, 1]), undefined]);
  expect(applicability(space)).toEqual([undefined, undefined]);
  expect(decidingRequirements(space)).toEqual([[], [], []]);
  expect(decidingExtras(space)).toEqual([undefined, undefined]);
  expect(backwardPairs(space)).toEqual(new Map([[1, undefined]]));
  expect(directions(space)).toEqual(
    new Map([
      [0, 'lower'],
      [1, 'higher'],
    ]),
  );
  // With 0 for the work, the share makes it 0 or 2; with 1, 1 or 3.
  expect(leverage(space)).toEqual([new Set([0, 1]), new Set([0, 1])]);
});

test('criteria that may not apply', () => {
  const space = allOf(conditional);
  // The share earns 1 point without a divisor, 0 twice and 2 four times; order and plan together 2, 3, 1 or 2.
  expect(space.points.length).toBe(28);
  expect(totals(space)).toEqual(
    new Map([
      [1, 2],
      [2, 5],
      [3, 8],
      [4, 9],
      [5, 4],
    ]),
  );
  expect(ratingShares(space)).toEqual([
    { records: 13, totals: new Set([4, 5]) },
    { records: 15, totals: new Set([1, 2, 3]) },
  ]);
  expect(cases(space)).toEqual([new Set([0, 1]), new Set([0, 1]), new Set([0, 1])]);
  expect(applicability(space)).toEqual([both, both, both]);
  expect(backwardPairs(space)).toEqual(
    new Map([
      [1, undefined],
      [2, undefined],
    ]),
  );
  // Where a becomes 0, b is not asked for any more: such records differ in two answers.
  expect(directions(space)).toEqual(
    new Map([
      [0, 'either'],
      [1, 'higher'],
    ]),
  );
  // Whoever is met is asked for a plan, too; not met and not applicable earn the same.
  expect(leverage(space)).toEqual([new Set([0]), new Set(), new Set([0])]);
});

test('requirements, caps and floors, bonuses and penalties', () => {
  const space = allOf(capped);
  expect(space.points.length).toBe(40);
  expect(totals(space)).toEqual(
    new Map([
      [0, 4],
      [1, 5],
      [2, 7],
      [3, 8],
      [4, 7],
      [5, 5],
      [6, 4],
    ]),
  );
  expect(ratingShares(space)).toEqual([
    { records: 5, totals: new Set([5, 6]) },
    { records: 19, totals: new Set([0, 1, 2, 3, 4, 5]) },
    { records: 16, totals: new Set([0, 1, 2, 3, 4, 5, 6]) },
  ]);
  const occurring = new Set([0, 1]);
  expect(cases(space)).toEqual([undefined, occurring, occurring, new Set([0]), occurring]);
  // Of two equal requirements the other one is still there.
  expect(decidingRequirements(space)).toEqual([[false, false], [true], []]);
  // Four points of work are three in all even of who is late.
  expect(decidingCaps(space)).toEqual([true, true, false]);
  expect(decidingExtras(space)).toEqual([undefined, undefined, true, false, true]);
  const pairs = backwardPairs(space);
  expect([...pairs.keys()]).toEqual([0, 1, 2]);
  const { worseAnswer, betterAnswer } = pairs.get(0) ?? {};
  expect(betterAnswer).toEqual({ ...worseAnswer, 'I.1': 4 });
  expect(score(space.plan, betterAnswer)).toMatchObject({ rating: 'c' });
  expect([pairs.get(1), pairs.get(2)]).toEqual([undefined, undefined]);
  expect(directions(space)).toEqual(new Map([[0, 'lower']]));
  const all = new Set([0, 1]);
  expect(leverage(space)).toEqual([all, all, all, new Set(), all]);
});

test('a plan is equivalent to itself', () => {
  expect(compare(planOf(capped), planOf(capped), 1_000)).toEqual({
    decimals: 0,
    largest: 0n,
    raise: 0n,
    drop: 0n,
    pairs: new Set(['a a', 'b b', 'c c']),
  });
});

test('half a point more for a share is a difference of half a point', () => {
  const plans = [planOf(constrained()), planOf(constrained('2.5'))] as const;
  expect(compare(...plans, 1_000)).toEqual({
    decimals: 1,
    first: {
      record: { due: 1, present: 1, 'I.2': 0 },
      outcomes: [
        { rating: 'fair', total: 20n },
        { rating: 'fair', total: 25n },
      ],
    },
    largest: 5n,
    raise: 5n,
    drop: 0n,
    pairs: new Set(['good good', 'fair fair', 'poor poor']),
  });
  expect(compare(...plans, 10)).toBeUndefined();
});

test('a record may be one of one plan only', () => {
  const unbound = constrained().replace(/constraints\n.*\n/, '');
  expect(compare(planOf(constrained()), planOf(unbound), 1_000)).toEqual({
    decimals: 0,
    largest: 0n,
    raise: 0n,
    drop: 0n,
    pairs: new Set(['good good', 'fair fair', 'poor poor']),
    onlyOne: { record: { due: 1, present: 2, 'I.2': 0 }, plan: 1 },
  });
});

test('plans with other inputs are not compared', () => {
  expect(() => compare(planOf(constrained()), planOf(capped), 1_000)).toThrow(RangeError);
});

test(
  'rating and total by their definitions are those of the plan',
  () => {
    fc.assert(
      fc.property(smallSheet(), (sheet) => {
        const plan = compile(sheet);
        const space = everyNth(plan, 1 + Math.floor(combinations(plan) / 200));
        for (const { values } of space.points) {
          expect(BigInt(ratingByParts(plan, values))).toBe(at(values, plan.rating));
          expect(totalByParts(plan, values)).toBe(at(values, plan.total));
        }
      }),
      { numRuns: runs(60, 1_000) },
    );
  },
  patience,
);
