import { exact, type Rational } from '@barem/core';
import { score, type Plan } from '@barem/plan';
import type { Criterion, Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { valueOf, type RecordData } from '../arbitraries/answers.js';
import { criterionDomains, isIn, type Domain } from '../arbitraries/domains.js';
import { recordFor } from '../arbitraries/records.js';
import { criteriaOf, type Answer } from '../reckon/reckoning.js';
import { law, type Law } from './law.js';
import { ratesAsWritten } from './one-rating.js';
import { points, rated } from './rated.js';
import type { Subject } from './subject.js';

export const thresholds: Law = law({
  id: 'thresholds',
  name: {
    vi: 'ngay tại ngưỡng, dưới và trên ngưỡng một bước, xếp loại đúng như biểu ghi',
    en: 'thresholds rate as written: right at them, a step below and a step above',
  },
  cases: steeredRecords,
  shows: (record) => ({ record }),
  *broken({ sheet, plan }, record) {
    yield* ratesAsWritten(sheet, rated(plan, record));
  },
});

/** Totals at which the rating may change, each also a step lower and a step higher; all within reach of the scale. */
export function tellingTotals({ scale, ratings }: Sheet): readonly Rational[] {
  const step = scale?.step?.value ?? exact.one;
  const found = new Map<string, Rational>();
  for (const { range } of ratings) {
    for (const end of [range?.from, range?.to]) {
      if (!end) continue;
      const at = end.value.value;
      for (const total of [at, exact.subtract(at, step), exact.add(at, step)])
        found.set(`${total.numerator}/${total.denominator}`, total);
    }
  }
  return [...found.values()];
}

/** Valid records whose assessors' answers were changed until the total came as near to a telling one as it would. */
function steeredRecords({ sheet, plan }: Subject): Arbitrary<RecordData> {
  const targets = tellingTotals(sheet);
  // Ratings without ranges have no thresholds, and any record will do.
  if (targets.length === 0) return recordFor(sheet);
  return fc
    .record({ record: recordFor(sheet), target: fc.constantFrom(...targets), first: fc.nat(30) })
    .map(({ record, target, first }) => steer(sheet, plan, record, target, first));
}

/** Changes the answers to one criterion after another, from the `first`-th on, so that the total comes nearer to `target`. */
export function steer(
  sheet: Sheet,
  plan: Plan,
  record: RecordData,
  target: Rational,
  first: number,
): RecordData {
  let best = { record, away: distance(plan, record, target) };
  const criteria = criteriaOf(sheet);
  for (let turn = 0; turn < criteria.length; turn += 1) {
    const criterion = criteria[(first + turn) % criteria.length];
    const missing = best.away;
    if (!criterion || missing === undefined || missing.numerator === 0n) break;
    const id = criterion.id.id;
    if (!Object.hasOwn(best.record, id) || best.record[id] === 'n/a') continue;
    const byPenalty = sheet.penalties.includes(criterion);
    for (const answer of answersNear(criterion, sheet, best.record[id], missing, byPenalty)) {
      const changed = { ...best.record, [id]: valueOf(answer) };
      const away = distance(plan, changed, target);
      if (away && exact.compare(magnitude(away), magnitude(best.away ?? missing)) < 0)
        best = { record: changed, away };
    }
  }
  return best.record;
}

/** What the total of a record lacks; `undefined` where the record is not rated. */
function distance(plan: Plan, record: RecordData, target: Rational): Rational | undefined {
  try {
    const result = score(plan, record);
    return result.status === 'rated' ? exact.subtract(target, points(result.total)) : undefined;
  } catch {
    // An engine that throws is found out when the law itself is tried.
    return undefined;
  }
}

const magnitude = (value: Rational): Rational =>
  value.numerator < 0n ? exact.negate(value) : value;

/** Other answers to a criterion: all that are listed, and the number that would make up for what the total lacks. */
function answersNear(
  criterion: Criterion,
  sheet: Sheet,
  now: unknown,
  away: Rational,
  byPenalty: boolean,
): readonly Answer[] {
  const change = byPenalty ? exact.negate(away) : away;
  return criterionDomains(criterion, sheet).flatMap((domain) =>
    domain.kind === 'listed' ? domain.answers : numbersNear(domain, now, change),
  );
}

function numbersNear(
  domain: Extract<Domain, { readonly kind: 'numbers' }>,
  now: unknown,
  change: Rational,
): readonly Rational[] {
  const { low, high, grid } = domain;
  if (typeof now !== 'number') return [low, high];
  const wanted = exact.subtract(exact.add(points(now), change), low);
  const near = (['down', 'up'] as const).map((mode) =>
    exact.add(low, exact.roundTo(wanted, grid, mode)),
  );
  return [...near, low, high].filter((value) => isIn(domain, value));
}
