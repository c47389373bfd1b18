import { exact, type Rational } from '@barem/core';
import type { Rated } from '@barem/plan';
import { recordFor } from '../arbitraries/records.js';
import { mostOf, scaleOf } from './budgets.js';
import { law, type Law } from './law.js';
import { points, rated } from './rated.js';
import type { Subject } from './subject.js';

export const sums: Law = law(
  'the total is the sum of its parts',
  ({ sheet }) => recordFor(sheet),
  function* (subject, record) {
    const { sheet, plan } = subject;
    const result = rated(plan, record);
    const sumOf = (criteria: readonly { readonly id: { readonly id: string } }[]): Rational =>
      exact.sum(criteria.map(({ id }) => points(result.criteria[id.id] ?? NaN)));
    const same = function* (what: string, found: number, expected: Rational): Iterable<string> {
      if (!exact.equal(points(found), expected))
        yield `${what} is ${found}, its parts come to ${expected.numerator}/${expected.denominator}`;
    };
    for (const { id, criteria } of sheet.sections) {
      yield* same(`section ${id.id}`, result.sections[id.id] ?? NaN, sumOf(criteria));
    }
    yield* same('the sum of the bonuses', result.bonuses, sumOf(sheet.bonuses));
    yield* same('the sum of the penalties', result.penalties, sumOf(sheet.penalties));
    yield* same('the total', result.total, totalOf(subject, result));
    yield* rescaling(subject, result);
  },
);

/** Points of criteria that left the scale. */
function leftBy({ sheet, plan }: Subject, { notApplied }: Rated): Rational {
  const leaving = sheet.sections
    .flatMap(({ criteria }) => criteria)
    .filter(({ id, applies }) => {
      return applies?.otherwise.kind === 'leaves-scale' && notApplied.includes(id.id);
    });
  return exact.sum(leaving.map((each) => mostOf(each, sheet, plan)));
}

/** clamp(sections, rescaled where criteria left the scale, + bonuses − penalties). */
export function totalOf(subject: Subject, result: Rated): Rational {
  const { sheet, plan } = subject;
  const earned = exact.sum(Object.values(result.sections).map(points));
  const left = leftBy(subject, result);
  const outside = exact.subtract(points(result.bonuses), points(result.penalties));
  const bounds = scaleOf(sheet, plan);
  const sum = exact.add(rescaled(subject, earned, left), outside);
  return bounds ? exact.greatest(bounds[0], exact.least(sum, bounds[1])) : sum;
}

function rescaled({ sheet: { scale } }: Subject, earned: Rational, left: Rational): Rational {
  if (left.numerator === 0n || !scale?.bounds || !scale.rounding) return earned;
  const full = scale.bounds.to.value;
  const share = exact.divide(exact.multiply(earned, full), exact.subtract(full, left));
  return exact.roundTo(share, scale.rounding.to.value, scale.rounding.mode);
}

/** What a result says of rescaling agrees with what was done. */
function* rescaling(subject: Subject, result: Rated): Iterable<string> {
  const left = leftBy(subject, result);
  if (left.numerator === 0n) {
    if (result.rescaled) yield 'it says that it was rescaled, and no criterion left the scale';
    return;
  }
  if (!result.rescaled) {
    yield 'criteria left the scale, and the result does not say so';
    return;
  }
  const { earned, possible, to } = result.rescaled;
  const all = subject.sheet.sections.flatMap(({ criteria }) => criteria);
  const full = exact.sum(all.map((each) => mostOf(each, subject.sheet, subject.plan)));
  const sum = exact.sum(Object.values(result.sections).map(points));
  const agrees =
    exact.equal(points(earned), sum) &&
    exact.equal(points(possible), exact.subtract(full, left)) &&
    exact.equal(points(to), rescaled(subject, sum, left));
  if (!agrees) yield `it says that ${earned} of ${possible} became ${to}`;
}
