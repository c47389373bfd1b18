import { fc } from '@barem/testing';
import { load, score, type Loaded } from 'barem';
import { expect, test } from 'vitest';
import { patience, runs } from '../properties/runs.js';

/**
 * Every quantifier against a second reading of the language page: over lists of results, in fractions of whole numbers,
 * knowing nothing of plans.
 */

const monthly = load(`biểu a.tháng "Tháng"
mục I "I" 100 điểm
  tiêu chí I.1 "I.1" từ 0 đến 100 điểm
xếp loại
  tốt "Tốt" từ 90 điểm trở lên
  khá "Khá" từ 70 đến dưới 90 điểm
  yếu "Yếu" từ 50 đến dưới 70 điểm
  kém "Kém" dưới 50 điểm`);

const ratings = ['tốt', 'khá', 'yếu', 'kém'] as const;
const floors: Readonly<Record<string, number>> = { tốt: 90, khá: 70, yếu: 50, kém: 0 };

/** One month: points, a period without a result, or one that is exempt. */
type Month = number | 'missing' | 'exempt';

const ratingOf = (points: number): string => ratings.find((each) => points >= floors[each]!)!;

/** What a missing month is declared to be. */
type Missing = 'coi như yếu' | 'coi như yếu, 65 điểm' | 'không tính';

interface Counted {
  readonly rating: string;
  readonly points: number;
  readonly isMissing: boolean;
}

function counted(months: readonly Month[], missing: Missing): readonly Counted[] {
  return months.flatMap((month): readonly Counted[] => {
    if (month === 'exempt' || (month === 'missing' && missing === 'không tính')) return [];
    if (month !== 'missing') return [{ rating: ratingOf(month), points: month, isMissing: false }];
    return [{ rating: 'yếu', points: missing === 'coi như yếu' ? 50 : 65, isMissing: true }];
  });
}

const height = (rating: string): number => 4 - ratings.indexOf(rating as 'tốt');

const members: Readonly<Record<string, (month: Counted) => boolean>> = {
  'từ khá trở lên': ({ rating }) => height(rating) >= 3,
  'trên yếu': ({ rating }) => height(rating) > 2,
  'khá trở xuống': ({ rating }) => height(rating) <= 3,
  'dưới khá': ({ rating }) => height(rating) < 3,
  'bằng yếu': ({ rating }) => rating === 'yếu',
  'từ yếu đến dưới tốt': ({ rating }) => height(rating) >= 2 && height(rating) < 4,
  'có điểm từ 70 đến dưới 85': ({ points }) => points >= 70 && points < 85,
  'có kết quả': ({ isMissing }) => !isMissing,
  'không có kết quả': ({ isMissing }) => isMissing,
};

function longestRun(months: readonly Counted[], fits: (month: Counted) => boolean): number {
  let run = 0;
  let longest = 0;
  for (const month of months) {
    run = fits(month) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const pointsOf = (months: readonly Counted[]): readonly number[] =>
  months.map(({ points }) => points);

/** Conditions over all months that count, of which there is at least one. */
const conditions = (
  member: string,
  number: number,
): Readonly<Record<string, (months: readonly Counted[]) => boolean>> => {
  const fits = members[member]!;
  const count = (months: readonly Counted[]): number => months.filter(fits).length;
  return {
    [`mọi tháng ${member}`]: (months) => months.every(fits),
    [`ít nhất ${number} tháng ${member}`]: (months) => count(months) >= number,
    [`ít nhất ${number}5% tháng ${member}`]: (months) =>
      count(months) * 100 >= (number * 10 + 5) * months.length,
    [`nhiều nhất ${number} tháng ${member}`]: (months) => count(months) <= number,
    [`nhiều nhất ${number}5% tháng ${member}`]: (months) =>
      count(months) * 100 <= (number * 10 + 5) * months.length,
    [`số kỳ tháng ${member} = ${number}`]: (months) => count(months) === number,
    [`tỷ lệ kỳ tháng ${member} > 2/3`]: (months) => count(months) * 3 > months.length * 2,
    [`chuỗi dài nhất tháng ${member} >= ${number}`]: (months) => longestRun(months, fits) >= number,
    [`kỳ mới nhất của tháng ${member}`]: (months) => fits(months.at(-1)!),
    [`trung bình điểm của tháng >= 7${number}`]: (months) =>
      sum(pointsOf(months)) >= (70 + number) * months.length,
    [`trung vị điểm của tháng >= 7${number},5`]: (months) => {
      const sorted = pointsOf(months).toSorted((a, b) => a - b);
      const [low, high] = [sorted.length - 1, sorted.length].map(
        (at) => sorted[Math.floor(at / 2)]!,
      );
      return low! + high! >= 2 * (70.5 + number);
    },
    [`điểm thấp nhất của tháng < 5${number}`]: (months) =>
      Math.min(...pointsOf(months)) < 50 + number,
    [`điểm cao nhất của tháng >= 8${number}`]: (months) =>
      Math.max(...pointsOf(months)) >= 80 + number,
    [`tổng điểm của tháng > ${number}00`]: (months) => sum(pointsOf(months)) > number * 100,
    [`điểm mới nhất của tháng >= 8${number}`]: (months) => months.at(-1)!.points >= 80 + number,
  };
};

const rollUp = (requirement: string, missing: Missing): Loaded =>
  load(
    `tổng hợp a.năm "Năm"
  gồm tháng theo biểu a.tháng mỗi tháng
  thiếu kỳ ${missing}
  không có kỳ nào thì chưa xếp loại
  phiếu chưa xong coi như thiếu kỳ
  hai phiếu một kỳ lấy phiếu mới nhất
xếp loại
  giữ "Giữ được"
    yêu cầu ${requirement}
  hụt "Không giữ được"`,
    { sheets: [monthly] },
  );

function record(months: readonly Month[], asksPoints: boolean): Record<string, unknown> {
  return Object.fromEntries(
    months.flatMap((month, at): [string, unknown][] => {
      const id = `tháng.${at + 1}`;
      if (typeof month === 'string') return [[id, month]];
      return [
        [id, ratingOf(month)],
        ...(asksPoints ? [[`${id}.points`, month] as [string, number]] : []),
      ];
    }),
  );
}

const month: fc.Arbitrary<Month> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 49, 50, 65, 69, 70, 75, 84, 85, 89, 90, 100) },
  { weight: 2, arbitrary: fc.nat(100) },
  { weight: 1, arbitrary: fc.constantFrom<Month[]>('missing', 'exempt') },
);

test(
  'every quantifier means what the language page says',
  () => {
    const trial = fc.record({
      months: fc.array(month, { minLength: 12, maxLength: 12 }),
      member: fc.constantFrom(...Object.keys(members)),
      number: fc.integer({ min: 1, max: 9 }),
      at: fc.nat(14),
      missing: fc.constantFrom<Missing[]>('coi như yếu', 'coi như yếu, 65 điểm', 'không tính'),
    });
    const seen = new Set<string>();
    fc.assert(
      fc.property(trial, ({ months, member, number, at, missing }) => {
        // Missing periods that do not count can be asked for all the same: see below.
        fc.pre(member !== 'không có kết quả' || missing !== 'không tính');
        const [requirement, holds] = Object.entries(conditions(member, number))[at]!;
        const { plan, diagnostics } = rollUp(requirement, missing);
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        const facts = record(months, plan!.rollUp!.series[0]!.points.length > 0);
        const result = score(plan!, { unit: 'a', period: '2022', facts });
        const counts = counted(months, missing);
        const expected = counts.length === 0 ? undefined : holds(counts) ? 'giữ' : 'hụt';
        seen.add(`${at} ${expected}`);
        expect(result.status === 'rated' ? result.rating : undefined).toBe(expected);
      }),
      { numRuns: runs(1_500, 20_000) },
    );
    expect(seen.size).toBeGreaterThan(25);
  },
  patience,
);

test('periods without a result can be counted even where they count for nothing else', () => {
  const { plan } = rollUp('nhiều nhất 2 tháng không có kết quả', 'không tính');
  const year = (absent: number): string | undefined => {
    const months = Array.from({ length: 12 }, (_, at): Month => (at < absent ? 'missing' : 75));
    const result = score(plan!, { unit: 'a', period: '2022', facts: record(months, false) });
    return result.status === 'rated' ? result.rating : undefined;
  };
  expect([year(0), year(2), year(3)]).toEqual(['giữ', 'giữ', 'hụt']);
});
