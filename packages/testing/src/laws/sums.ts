import { exact, formatNumber, type Language, type Localized, type Rational } from '@barem/core';
import type { Rated } from '@barem/plan';
import { mostOf, scaleOf } from './budgets.js';
import { numberText } from './differences.js';
import { lawOfRecords, type Law } from './law.js';
import { points, rated } from './rated.js';
import type { Subject } from './subject.js';

export const sums: Law = lawOfRecords({
  id: 'sums',
  name: { vi: 'tổng điểm bằng các phần cộng lại', en: 'the total is the sum of its parts' },
  *broken(subject, record) {
    const { sheet, plan } = subject;
    const result = rated(plan, record);
    const sumOf = (criteria: readonly { readonly id: { readonly id: string } }[]): Rational =>
      exact.sum(criteria.map(({ id }) => points(result.criteria[id.id] ?? NaN)));
    for (const { id, criteria } of sheet.sections) {
      const what = { vi: `điểm mục ${id.id}`, en: `section ${id.id}` };
      yield* comesTo(what, result.sections[id.id] ?? NaN, sumOf(criteria));
    }
    const [bonuses, penalties] = [sumOf(sheet.bonuses), sumOf(sheet.penalties)];
    yield* comesTo({ vi: 'điểm thưởng', en: 'the sum of the bonuses' }, result.bonuses, bonuses);
    yield* comesTo({ vi: 'điểm trừ', en: 'the sum of the penalties' }, result.penalties, penalties);
    const total = totalOf(subject, result);
    yield* comesTo({ vi: 'tổng điểm', en: 'the total' }, result.total, total);
    yield* rescaling(subject, result);
  },
});

function* comesTo(what: Localized, found: number, expected: Rational): Iterable<Localized> {
  if (exact.equal(points(found), expected)) return;
  const [vi, en] = [formatNumber(expected, 'vi'), formatNumber(expected, 'en')];
  yield {
    vi: `${what.vi} là ${numberText(found, 'vi')}, nhưng các phần cộng lại là ${vi}`,
    en: `${what.en} is ${numberText(found, 'en')}, but its parts come to ${en}`,
  };
}

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
function* rescaling(subject: Subject, result: Rated): Iterable<Localized> {
  const left = leftBy(subject, result);
  if (left.numerator === 0n) {
    if (result.rescaled)
      yield {
        vi: 'kết quả ghi là đã quy đổi, nhưng không tiêu chí nào bị bỏ ra khỏi thang điểm',
        en: 'the result says that it was rescaled, and no criterion left the scale',
      };
    return;
  }
  if (!result.rescaled) {
    yield {
      vi: 'có tiêu chí bị bỏ ra khỏi thang điểm, nhưng kết quả không ghi là đã quy đổi',
      en: 'criteria left the scale, and the result does not say so',
    };
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
  if (agrees) return;
  const said = (language: Language, word: string): string =>
    `${numberText(earned, language)}/${numberText(possible, language)} ${word} ${numberText(to, language)}`;
  yield {
    vi: `kết quả ghi ${said('vi', 'quy đổi thành')}, không đúng với biểu`,
    en: `the result says that ${said('en', 'became')}, which is not what the sheet gives`,
  };
}
