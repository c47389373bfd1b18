import { assertNever, exact, formatNumber, type Localized, type Rational } from '@barem/core';
import type { Criterion, Progressive, Scoring, Sheet } from '@barem/syntax';
import type { Plan } from '@barem/plan';
import { criteriaOf, maximumOf } from '../reckon/reckoning.js';
import { numberText } from './differences.js';
import { lawOfRecords, type Law } from './law.js';
import { points, rated } from './rated.js';

export const budgets: Law = lawOfRecords({
  id: 'budgets',
  name: {
    vi: 'điểm của tiêu chí, mục và tổng điểm nằm trong giới hạn mà biểu cho phép',
    en: 'points stay within their budgets',
  },
  *broken({ sheet, plan }, record) {
    const result = rated(plan, record);
    for (const criterion of criteriaOf(sheet)) {
      const id = criterion.id.id;
      const what = { vi: `tiêu chí ${id}`, en: `criterion ${id}` };
      const [low, high] = [leastOf(criterion), mostOf(criterion, sheet, plan)];
      yield* within(what, result.criteria[id], low, high);
    }
    for (const { id, points: stated, criteria } of sheet.sections) {
      const what = { vi: `mục ${id.id}`, en: `section ${id.id}` };
      const low = exact.sum(criteria.map(leastOf));
      const high = exact.sum(criteria.map((each) => mostOf(each, sheet, plan)));
      yield* within(what, result.sections[id.id], low, stated?.value ?? high);
    }
    const bounds = scaleOf(sheet, plan);
    if (bounds) yield* within({ vi: 'cả biểu', en: 'the total' }, result.total, ...bounds);
  },
});

function* within(
  what: Localized,
  value: number | undefined,
  low: Rational,
  high: Rational,
): Iterable<Localized> {
  if (value === undefined) {
    yield { vi: `${what.vi} không có điểm`, en: `${what.en} has no points` };
    return;
  }
  const earned = points(value);
  const isWithin = exact.compare(earned, low) >= 0 && exact.compare(earned, high) <= 0;
  if (isWithin && !Object.is(value, -0)) return;
  yield {
    vi: `${what.vi} được ${numberText(value, 'vi')} điểm, nằm ngoài khoảng từ ${formatNumber(low, 'vi')} đến ${formatNumber(high, 'vi')}`,
    en: `${what.en} has ${numberText(value, 'en')} points, outside of ${formatNumber(low, 'en')} to ${formatNumber(high, 'en')}`,
  };
}

/** The ends of the scale, if the sheet has one; a sheet that states none goes from 0 to the sum of its sections. */
export function scaleOf(sheet: Sheet, plan: Plan): readonly [Rational, Rational] | undefined {
  const { scale } = sheet;
  if (scale && !scale.bounds) return undefined;
  if (scale?.bounds) return [scale.bounds.from?.value ?? exact.zero, scale.bounds.to.value];
  const criteria = sheet.sections.flatMap((section) => section.criteria);
  return [exact.zero, exact.sum(criteria.map((each) => mostOf(each, sheet, plan)))];
}

/** The most that a criterion can earn; where the sheet states none, as the plan works it out. */
export function mostOf(criterion: Criterion, sheet: Sheet, plan: Plan): Rational {
  const { scoring, applies } = criterion;
  if (scoring.kind !== 'per-unit' || scoring.maximum) {
    return maximumOf(criterion, new Map(sheet.facts.map((fact) => [fact.id.id, fact])));
  }
  const planned = plan.criteria.find(({ id }) => id === criterion.id.id)?.maximum ?? 0;
  const maximum = points(planned / 10 ** plan.pointDecimals);
  return applies?.otherwise.kind === 'points'
    ? exact.greatest(maximum, applies.otherwise.points.value)
    : maximum;
}

/** The least that a criterion can earn. */
function leastOf({ scoring, applies }: Criterion): Rational {
  const scored = leastOfScoring(scoring);
  if (applies?.otherwise.kind === 'points')
    return exact.least(scored, applies.otherwise.points.value);
  return applies?.otherwise.kind === 'leaves-scale' ? exact.least(scored, exact.zero) : scored;
}

function leastOfScoring(scoring: Scoring): Rational {
  switch (scoring.kind) {
    case 'assessed':
    case 'formula':
      return scoring.from.value;
    case 'levels':
      return scoring.levels
        .map((level) =>
          level.points.kind === 'number'
            ? level.points.value
            : (level.points.from?.value.value ?? exact.zero),
        )
        .reduce(exact.least);
    case 'bands':
      return scoring.bands.map((band) => band.points.value).reduce(exact.least);
    case 'progressive':
      return leastOfProgressive(scoring);
    case 'met-or-not':
    case 'per-unit':
      return exact.zero;
    default:
      return assertNever(scoring);
  }
}

/** Rounding pro rata may lead below the base where the base is no multiple of what is rounded to. */
function leastOfProgressive({ base, maximum, proRata }: Progressive): Rational {
  const least = exact.least(base.value, maximum.value);
  return proRata ? exact.least(least, exact.roundTo(least, proRata.to.value, proRata.mode)) : least;
}
