import { applyQuotas } from '@barem/population';
import { fc } from '@barem/testing';
import { load, score } from 'barem';
import { describe, expect, test } from 'vitest';
import { patience, runs } from '../properties/runs.js';
import { isRollUp, loadShipped } from '../structure/shipped.js';
import { trackedFiles } from '../structure/workspace.js';
import { monthly, ratingsIn, record, registerOf, runOver, yearly, yearOf } from './province.js';

/** What holds of every roll-up, quota and report. */

const cells = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
const { register } = registerOf(cells);

const points = fc.option(fc.constantFrom(40, 69, 70, 85, 90, 95), { nil: undefined, freq: 12 });
const province = fc.array(fc.array(points, { minLength: 12, maxLength: 12 }), {
  minLength: cells.length,
  maxLength: cells.length,
});

test(
  'a report does not depend on the order of records',
  () => {
    const superior = fc.array(
      fc.record({ cell: fc.nat(7), month: fc.integer({ min: 1, max: 12 }) }),
    );
    fc.assert(
      fc.property(province, superior, fc.infiniteStream(fc.nat()), (years, visits, keys) => {
        const records = [
          ...years.flatMap((each, at) => yearOf(cells[at]!, each)),
          ...visits.map(({ cell, month }) =>
            record(cells[cell]!, `2022-${String(month).padStart(2, '0')}`, 80, {
              assessor: 'cấp_trên',
            }),
          ),
        ];
        const shuffled = records
          .map((each) => ({ each, key: keys.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(runOver(shuffled, { register }).report).toEqual(
          runOver(records, { register }).report,
        );
      }),
      { numRuns: runs(15, 300) },
    );
  },
  patience,
);

test(
  'the totals of a report are the sums of its parts',
  () => {
    fc.assert(
      fc.property(province, fc.constantFrom('P', 'D', 'G1'), (years, organisation) => {
        const records = years.flatMap((each, at) => yearOf(cells[at]!, each));
        const { report, units } = runOver(records, { register, organisation });
        const sums = (
          rows: readonly { readonly counts: readonly number[]; readonly none: number }[],
        ) => [
          ...report.classes.map((_, at) => rows.reduce((sum, { counts }) => sum + counts[at]!, 0)),
          rows.reduce((sum, { none }) => sum + none, 0),
        ];
        const whole = [...report.whole.counts, report.whole.none];
        expect(sums(report.byOrganisation)).toEqual(whole);
        expect(sums(report.byType)).toEqual(whole);
        expect(report.whole.total).toBe(units.length);
        const scored = report.trend.reduce((sum, { whole: each }) => sum + each.total, 0);
        const unitIds = new Set(units.map(({ membership }) => membership.id));
        const given = records.filter(({ record: { unit } }) => unitIds.has(unit as string));
        expect(scored).toBe(given.length);
      }),
      { numRuns: runs(30, 1_000) },
    );
  },
  patience,
);

const quota = `hạn mức
  nhiều nhất 20% tốt trên số từ khá trở lên trong mỗi tổ chức cơ sở đảng
    làm tròn xuống đến 1
    xếp hạng theo trung bình điểm của tháng
    vượt hạn mức thì xuống khá
    bằng nhau thì TIES`;

describe.each(['cùng xuống', 'theo mã đơn vị'])('a quota whose ties go %s', (ties) => {
  const { plan } = yearly('hai phiếu một kỳ lấy phiếu mới nhất', quota.replace('TIES', ties));

  test(
    'never exceeds, moves only those who come last, and does not depend on the order of units',
    () => {
      const standing = fc.array(
        fc.array(fc.constantFrom(70, 90, 92, 95, 100), { minLength: 12, maxLength: 12 }),
        { minLength: 8, maxLength: 8 },
      );
      fc.assert(
        fc.property(standing, fc.infiniteStream(fc.nat()), (years, keys) => {
          const standings = years.map((each, at) => {
            const facts = Object.fromEntries(
              each.flatMap((value, month) => [
                [`tháng.${month + 1}`, value >= 90 ? 'tốt' : 'khá'],
                [`tháng.${month + 1}.points`, value],
              ]),
            );
            const given = { unit: cells[at]!, period: '2022', facts };
            const result = score(plan!, given);
            if (result.status !== 'rated') throw new Error(JSON.stringify(result));
            return {
              unit: cells[at]!,
              rating: result.rating,
              record: given,
              sum: each.reduce<number>((a, b) => a + b, 0),
            };
          });
          const tree = register.on('2022-12-31');
          const outcome = applyQuotas(plan, tree, standings);
          const shuffled = standings
            .map((each) => ({ each, key: keys.next().value as number }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ each }) => each);
          expect(applyQuotas(plan, tree, shuffled)).toEqual(outcome);
          for (const within of ['G1', 'G2']) {
            const members = standings.filter(({ unit }) => tree.ancestors(unit)[0]?.id === within);
            const limit = Math.floor(members.length / 5);
            const best = members.filter(({ rating }) => rating === 'tốt');
            const [moved, kept] = [true, false].map((isMoved) =>
              best.filter(({ unit }) => outcome.ratings.has(unit) === isMoved),
            );
            expect(kept!.length).toBeLessThanOrEqual(
              Math.max(limit, best.length <= limit ? best.length : limit),
            );
            for (const down of moved!)
              for (const up of kept!) expect(down.sum).toBeLessThanOrEqual(up.sum);
          }
          expect(outcome.moves.map(({ unit }) => unit).toSorted()).toEqual(
            [...outcome.ratings.keys()].toSorted(),
          );
        }),
        { numRuns: runs(100, 3_000) },
      );
    },
    patience,
  );
});

describe('adding a better month never lowers the year', () => {
  // A roll-up over units below has no months.
  const shipped = trackedFiles()
    .filter((path) => path.startsWith('rulesets/') && path.endsWith('.barem') && isRollUp(path))
    .filter((path) =>
      loadShipped(path).plan?.rollUp?.series.some((each) => each.periods.length > 0),
    );

  test('there are shipped roll-ups', () => {
    expect(shipped.length).toBeGreaterThan(3);
  });

  test.each(shipped)('%s', (path) => {
    const { plan } = loadShipped(path);
    const inputs = plan!.inputs;
    const answers = inputs.map((input): fc.Arbitrary<unknown> => {
      switch (input.type) {
        case 'choice':
          return fc.constantFrom(...input.options.filter((each) => each !== 'exempt'));
        case 'number':
          return fc
            .integer({ min: input.min, max: input.max })
            .map((each) => each / 10 ** input.decimals);
        default:
          return fc.boolean();
      }
    });
    const periods = plan!.rollUp!.series.flatMap((each) => each.periods);
    const trial = fc.record({
      facts: fc.tuple(...answers),
      period: fc.constantFrom(...periods),
      step: fc.integer({ min: 1, max: 3 }),
    });
    const ratings = plan!.ratings.map(({ id }) => id);
    const height = (facts: readonly unknown[]): number | undefined => {
      const record = { facts: Object.fromEntries(inputs.map(({ id }, at) => [id, facts[at]])) };
      const result = score(plan!, record);
      return result.status === 'rated' ? ratings.indexOf(result.rating) : undefined;
    };
    fc.assert(
      fc.property(trial, ({ facts, period, step }) => {
        const input = inputs[period]!;
        const options = input.type === 'choice' ? input.options : [];
        const at = options.indexOf(facts[period] as string);
        // A missing month stands below all ratings.
        const better = options[Math.max(0, at - step)];
        const [before, after] = [height(facts), height(facts.with(period, better))];
        if (before === undefined || after === undefined) return;
        expect(after).toBeLessThanOrEqual(before);
      }),
      { numRuns: runs(300, 10_000) },
    );
  });
});

test('a preview after eight months says what is still possible', () => {
  const { plan } = load(
    `tổng hợp a.năm "Năm"
  gồm tháng theo biểu a.tháng mỗi tháng
  thiếu kỳ coi như kém
  không có kỳ nào thì chưa xếp loại
  phiếu chưa xong thì chưa xếp loại
  hai phiếu một kỳ thì chưa xếp loại
xếp loại
  tốt "Tốt"
    yêu cầu ít nhất 7 tháng từ tốt trở lên
  kém "Kém"`,
    { sheets: [monthly] },
  );
  const facts = Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((at) => [`tháng.${at}`, at < 5 ? 'tốt' : 'khá']),
  );
  const result = score(plan!, { facts });
  expect(result.status === 'incomplete' && result.ratings).toEqual(['tốt', 'kém']);
  const hopeless = score(plan!, { facts: { ...facts, 'tháng.3': 'khá', 'tháng.4': 'khá' } });
  expect(hopeless.status === 'incomplete' ? hopeless.ratings : hopeless.status).toEqual(['kém']);
  expect(ratingsIn(runOver([], { register, organisation: 'G1' }))).toEqual({
    A: 'kém',
    C: 'kém',
    E: 'kém',
    G: 'kém',
  });
});
