import { exact, rational, type Localized, type Rational } from '@barem/core';
import { assess, type Plan, type Rated } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import type { RecordData } from '../arbitraries/answers.js';
import { recordFor } from '../arbitraries/records.js';
import { differences } from './differences.js';
import { law, type Law } from './law.js';

export const assessors: Law = law({
  id: 'assessors',
  name: {
    vi: 'nhiều người chấm: thứ tự phiếu không ảnh hưởng, điểm được tính đúng như biểu ghi',
    en: 'with several assessors the order of records does not matter, and what counts is as written',
  },
  cases: ({ sheet, plan }) => fc.record({ records: panelFor(sheet, plan), seed: fc.nat(1000) }),
  shows: ({ records: [record] }) => (record ? { record } : {}),
  *broken({ plan }, { records, seed }) {
    const assessment = assess(plan, records);
    const { counting, results } = assessment;
    const turned = records.map((_, index) => records[(index + seed) % records.length]!);
    const again = assess(plan, turned).counting;
    const what = (words: string): Localized => ({ vi: words, en: words });
    yield* differences(
      { total: again?.total, rating: again?.rating },
      { total: counting?.total, rating: counting?.rating },
      what('counting'),
    );
    if (!counting) return;
    const rated = results.flatMap(({ result }) => (result.status === 'rated' ? [result] : []));
    yield* differences(counting.total, expectedTotal(plan, rated), what('counting › total'));
    const [first] = rated;
    if (first && (rated.length === 1 || counting.by === 'first') && first.total === counting.total)
      yield* differences(counting.rating, first.rating, what('counting › rating'));
  },
});

/** Records of all who must score, and sometimes of more; nobody answers what is reserved for another. */
function panelFor(
  sheet: Sheet,
  { assessors: panel, inputs }: Plan,
): Arbitrary<readonly RecordData[]> {
  if (!panel) return recordFor(sheet).map((record) => [record]);
  const seats = panel.members.flatMap(({ id, min, max }, member) =>
    Array.from({ length: Math.min(max, Math.max(min, 1) + 1) }, (_, seat) => ({
      id,
      member,
      mayStay: seat < Math.max(min, 1),
    })),
  );
  const records = seats.map(({ id, member, mayStay }) =>
    fc
      .record({ record: recordFor(sheet), comes: fc.constantFrom(true, mayStay) })
      .map(({ record, comes }): readonly RecordData[] => {
        const reserved = (panel.onlyFor ?? []).filter((each) => each.assessor !== member);
        const hidden = new Set(reserved.map(({ input }) => inputs[input]!.id));
        const own = Object.entries(record).filter(([key]) => !hidden.has(key));
        return comes ? [{ ...Object.fromEntries(own), assessor: id }] : [];
      }),
  );
  return fc.tuple(...records).map((each) => each.flat());
}

/** The total that counts, computed with fractions. */
function expectedTotal({ assessors: panel, pointDecimals }: Plan, rated: readonly Rated[]): number {
  const unit = 10 ** pointDecimals;
  const totals = rated.map(({ total }) => rational(Math.round(total * unit), unit));
  if (!panel?.rounding || panel.counts === 'first') return rated[0]?.total ?? 0;
  const sorted = totals.toSorted(exact.compare);
  const { lowest = 0, highest = 0 } = panel.dropping ?? {};
  const kept = sorted.slice(lowest, sorted.length - highest);
  const half = Math.floor(kept.length / 2);
  const middle: readonly Rational[] =
    panel.counts === 'average'
      ? kept
      : kept.length % 2 === 1
        ? kept.slice(half, half + 1)
        : kept.slice(half - 1, half + 1);
  const mean = exact.divide(exact.sum(middle), rational(middle.length));
  const to = rational(panel.rounding.to, unit);
  const { numerator, denominator } = exact.roundTo(mean, to, panel.rounding.mode);
  return Number(numerator) / Number(denominator);
}
