import { score, type Plan } from '@barem/plan';
import { printText } from '@barem/syntax';
import { fc } from '@barem/testing';
import { standardBudget, verify, type Verification } from '@barem/verify';
import { expect, test } from 'vitest';
import { spaceOf } from '../brute-force/records.js';
import { mostCombinations, smallSheet } from '../brute-force/small-sheets.js';
import { compile } from '../properties/compile.js';
import { patience, runs } from '../properties/runs.js';
import { bruteVerdicts, provedVerdicts } from './brute-verdicts.js';

test(
  'every verdict and every count on small sheets is that of brute force, and every witness holds',
  () => {
    fc.assert(
      fc.property(smallSheet(), (sheet) => {
        const plan = compile(sheet);
        const space = spaceOf(plan, mostCombinations);
        if (!space) return;
        // Answers in classes, and every answer by itself.
        const budget = { ...standardBudget, classesFrom: space.points.length % 2 === 0 ? 2 : 50 };
        const verification = verify(plan, { budget });
        const shown = printText(sheet);
        expect({ shown, ...provedVerdicts(plan, verification) }).toEqual({
          shown,
          ...bruteVerdicts(space),
        });
        expect({ shown, wrong: wrongWitnesses(plan, verification) }).toEqual({ shown, wrong: [] });
      }),
      { numRuns: runs(500, 2_000), endOnFailure: true },
    );
  },
  patience,
);

/** Witnesses that `score` does not confirm. */
function wrongWitnesses(
  plan: Plan,
  { totals, share, boundaries, monotonic, leverage }: Verification,
): readonly unknown[] {
  const rated = (record: unknown): { total: number; rating: number } => {
    const result = score(plan, record);
    return result.status === 'rated'
      ? { total: result.total, rating: plan.ratings.findIndex(({ id }) => id === result.rating) }
      : { total: NaN, rating: NaN };
  };
  const wrong: unknown[] = [];
  const hold = (holds: boolean, what: unknown): void => {
    if (!holds) wrong.push(what);
  };
  if ('least' in totals)
    for (const { total, record } of [totals.least, totals.greatest])
      hold(rated(record).total === total, record);
  if ('ratings' in share)
    for (const [at, { record }] of share.ratings.entries())
      hold(record === undefined || rated(record).rating === at, record);
  if ('boundaries' in boundaries)
    for (const boundary of boundaries.boundaries)
      for (const row of boundary.rows) {
        const { rating, total } = rated(row.record);
        hold(plan.ratings[rating]?.id === row.rating && total === row.total, row);
      }
  if ('directions' in monotonic)
    for (const { rises, falls } of monotonic.directions) {
      if (rises) hold(rated(rises.after).rating < rated(rises.before).rating, rises);
      if (falls) hold(rated(falls.after).rating > rated(falls.before).rating, falls);
    }
  if ('crossings' in leverage)
    for (const { boundary, before, after } of leverage.crossings) {
      const from = rated(before).rating;
      const to = isPoints(after) ? undefined : rated(after).rating;
      const isAcross =
        to === undefined || (Math.min(from, to) <= boundary && Math.max(from, to) > boundary);
      hold(!Number.isNaN(from) && isAcross, { before, after });
    }
  return wrong;
}

const isPoints = (after: object): boolean => Object.keys(after).join() === 'points';
