import { exact } from '@barem/core';
import type { ScoresApart, UnitTitle } from '../report.js';
import type { AssessorScore, Meeting } from './input.js';
import { by, byUnit, inOrder, inTextOrder, inTime, largest, most, type Order } from './order.js';

/** How the assessors of a meeting differ; `undefined` where they do not beyond what the sheet allows. Of more than two, the two that are farthest apart. */
export function apartIn(
  { sheet, period, byAssessor, totalsApart, criteriaApart }: Meeting,
  unit: UnitTitle,
): ScoresApart | undefined {
  if (!totalsApart && criteriaApart.length === 0) return undefined;
  const pair = farthest(byAssessor);
  if (!pair) return undefined;
  const [first, second] = pair;
  return {
    unit,
    sheet: sheet.id,
    period,
    assessors: [first.assessor, second.assessor],
    totals: [first.total, second.total],
    difference: differenceOf(first, second),
    isTotalBeyond: totalsApart,
    criteria: [...criteriaApart],
  };
}

function farthest(
  scores: readonly AssessorScore[],
): readonly [AssessorScore, AssessorScore] | undefined {
  const pairs = scores.flatMap((first, at) =>
    scores.slice(at + 1).map((second) => [first, second] as const),
  );
  return pairs.toSorted(by(([first, second]) => differenceOf(first, second), largest))[0];
}

const differenceOf = (a: AssessorScore, b: AssessorScore): ScoresApart['difference'] =>
  exact.subtract(exact.greatest(a.total, b.total), exact.least(a.total, b.total));

/** Largest difference first. */
export const farthestFirst: Order<ScoresApart> = inOrder<ScoresApart>(
  by(({ difference }) => difference, largest),
  by(({ criteria }) => criteria.length, most),
  byUnit,
  by(({ sheet }) => sheet, inTextOrder),
  by(({ period }) => period, inTime),
);
