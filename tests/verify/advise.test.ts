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
function leastChange(space: Space, from: Point): Readonly<Record<string, unknown>> | undefined {
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
  const fewest = Math.min(...ways.map(({ set }) => set.length));
  const best = ways.filter(({ set }) => set.length === fewest);
  return {
    changes: fewest,
    points: Math.min(...best.map(({ moved }) => moved)) / unit,
    ...(fewest <= 3 && { sets: new Set(best.map(({ set }) => set.join())).size }),
  };
}

/** What the advice about one record is, and what brute force says it should be. */
function advised(space: Space, from: Point): { readonly mine: unknown; readonly brute: unknown } {
  const { plan } = space;
  const changeable = plan.inputs.map(({ id }) => id);
  const advice = advise(plan, plainRecord(plan, from), { limit: 1_000, changeable });
  const brute = leastChange(space, from);
  if (!('status' in advice) || advice.status !== 'advised') return { mine: undefined, brute };
  const [first] = advice.alternatives;
  const changes = first?.changes.length ?? 0;
  const broken = advice.alternatives.filter(({ changes: some, record, rating, total }) => {
    const result = score(plan, record);
    const isSame = result.status === 'rated' && result.rating === rating && result.total === total;
    return !isSame || some.some(({ id, to }) => record[id] !== to);
  });
  return {
    mine: {
      changes,
      points: first?.points,
      ...(changes <= 3 && { sets: advice.alternatives.length }),
      broken,
    },
    brute: brute && { ...brute, broken: [] },
  };
}

test(
  'advice is the least change, and whoever follows it gets its rating',
  () => {
    const cases = smallSheet().chain((sheet) => fc.tuple(fc.constant(sheet), fc.nat(1_000_000)));
    const looked = { advised: 0 };
    fc.assert(
      fc.property(cases, ([sheet, pick]) => {
        const plan = compile(sheet);
        const space = spaceOf(plan, mostCombinations);
        // A computed criterion that is applied again is a change that leaves nothing in a record.
        if (!space?.points.length || plan.inputs.some(({ computed }) => computed)) return;
        const from = space.points[pick % space.points.length]!;
        const shown = `${printText(sheet)}\n${JSON.stringify(plainRecord(plan, from))}`;
        const { mine, brute } = advised(space, from);
        if (mine !== undefined) looked.advised += 1;
        expect({ shown, advice: mine }).toEqual({ shown, advice: brute });
      }),
      { numRuns: runs(200, 2_000), endOnFailure: true },
    );
    expect(looked.advised).toBeGreaterThan(runs(15, 150));
  },
  patience,
);
