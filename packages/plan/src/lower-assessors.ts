import type { CheckedSheet } from '@barem/check';
import type { Assessors, NumberLiteral } from '@barem/syntax';
import { toInteger } from './lower-criterion.js';
import type { PlanAssessors } from './plan.js';

/** Who scores, with points as stored points. */
export function lowerAssessors(
  { symbols }: CheckedSheet,
  { counts, members, dropping, rounding, totalDifference, criterionDifference }: Assessors,
  inputAt: ReadonlyMap<string, number>,
  pointScale: bigint,
): PlanAssessors {
  const whole = ({ value }: NumberLiteral): number => Number(value.numerator);
  const points = ({ value }: NumberLiteral): number => Number(toInteger(value, pointScale));
  const onlyFor = [...symbols.criteria.values()].flatMap(({ criterion }) => {
    const input = inputAt.get(criterion.id.id);
    const assessor = members.findIndex(({ id }) => id.id === criterion.onlyFor?.id);
    return input === undefined || assessor < 0 ? [] : [{ input, assessor }];
  });
  return {
    counts,
    members: members.map(({ id, required, count }) => ({
      id: id.id,
      min: count ? whole(count.from) : required ? 1 : 0,
      max: count ? whole(count.to) : 1,
    })),
    ...(dropping && {
      dropping: { highest: whole(dropping.highest), lowest: whole(dropping.lowest) },
    }),
    ...(rounding && { rounding: { mode: rounding.mode, to: points(rounding.to) } }),
    ...(totalDifference && { totalDifference: points(totalDifference) }),
    ...(criterionDifference && { criterionDifference: points(criterionDifference) }),
    ...(onlyFor.length > 0 && { onlyFor }),
  };
}
