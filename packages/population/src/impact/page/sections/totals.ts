import { exact, rational, type Rational } from '@barem/core';
import type { Block, Histogram, Row } from '../../../report/page/page.js';
import type { Impact, TotalCounts } from '../../impact.js';
import type { ImpactSpeaker } from '../../words/speaker.js';
import type { TellImpact } from '../tell.js';

/** Bins that a drawing has at the most. */
const mostBins = 20;

/** Widths that people read easily, in points. */
const widths: readonly Rational[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((each) =>
  rational(each),
);

/** How totals are spread before and after. */
export const totals: TellImpact = ({ impact, speaker }) => {
  const { before } = impact.totals;
  if (before.records === 0) return undefined;
  const series = seriesOf(impact, speaker);
  const bins = binsOf(series.map(({ counts }) => counts));
  return {
    id: 'totals',
    title: speaker.say({ vi: 'Phân bố tổng điểm', en: 'Totals before and after' }),
    blocks: [histogram(series, bins, speaker), table(series, bins, speaker)],
  };
};

interface Series {
  readonly title: string;
  readonly counts: TotalCounts;
}

/** Before and after; where answers are missing, after at the least and at the most. */
function seriesOf(
  { totals: { before, least, greatest } }: Impact,
  { say }: ImpactSpeaker,
): readonly Series[] {
  const old = { title: say({ vi: 'Theo biểu cũ', en: 'Old sheet' }), counts: before };
  const isOne = JSON.stringify(least.totals, textOf) === JSON.stringify(greatest.totals, textOf);
  return isOne
    ? [old, { title: say({ vi: 'Theo biểu mới', en: 'New sheet' }), counts: least }]
    : [
        old,
        { title: say({ vi: 'Theo biểu mới, ít nhất', en: 'New sheet, at least' }), counts: least },
        {
          title: say({ vi: 'Theo biểu mới, nhiều nhất', en: 'New sheet, at most' }),
          counts: greatest,
        },
      ];
}

const textOf = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

interface Bin {
  /** Included. */
  readonly from: Rational;
  /** Excluded; absent where the bin holds one total alone, the greatest there is. */
  readonly to: Rational | undefined;
}

/** Bins of one width that hold all totals, from the first that holds any to the last. */
function binsOf(all: readonly TotalCounts[]): readonly Bin[] {
  const totalsOf = all.flatMap(({ totals: each }) => each.map(({ total }) => total));
  const [first = exact.zero] = totalsOf;
  const low = totalsOf.reduce(exact.least, first);
  const high = totalsOf.reduce(exact.greatest, first);
  const indexIn = (value: Rational, width: Rational): bigint =>
    exact.floor(exact.divide(value, width));
  const width =
    widths.find((each) => indexIn(high, each) - indexIn(low, each) < BigInt(mostBins)) ??
    exact.greatest(rational(1), exact.subtract(high, low));
  const [start, stop] = [indexIn(low, width), indexIn(high, width)];
  return Array.from({ length: Number(stop - start) + 1 }, (_, at) => {
    const from = exact.multiply(width, rational(start + BigInt(at)));
    return { from, to: exact.equal(from, high) ? undefined : exact.add(from, width) };
  });
}

const countIn = ({ totals: all }: TotalCounts, { from, to }: Bin): number =>
  all.reduce(
    (sum, { total, records }) =>
      exact.compare(from, total) <= 0 && (!to || exact.compare(total, to) < 0)
        ? sum + records
        : sum,
    0,
  );

/** `từ 85 đến dưới 90`. */
const binText = ({ from, to }: Bin, { say, points }: ImpactSpeaker): string =>
  to
    ? say({
        vi: `từ ${points(from)} đến dưới ${points(to)}`,
        en: `${points(from)} to under ${points(to)}`,
      })
    : points(from);

function histogram(
  series: readonly Series[],
  bins: readonly Bin[],
  speaker: ImpactSpeaker,
): Histogram {
  const { say, count, points, mean } = speaker;
  const counts = bins.map((bin) => series.map(({ counts: each }) => countIn(each, bin)));
  const tallest = Math.max(1, ...counts.flat());
  return {
    kind: 'histogram',
    title: say({ vi: 'Số phiếu theo tổng điểm', en: 'Records by total' }),
    description: `${series
      .map(({ title, counts: each }) =>
        say({
          vi: `${title}: ${count(each.records)} phiếu${each.mean ? `, bình quân ${mean(each.mean)} điểm` : ''}`,
          en: `${title}: ${count(each.records)} records${each.mean ? `, mean ${mean(each.mean)}` : ''}`,
        }),
      )
      .join(
        '. ',
      )}. ${say({ vi: 'Số của từng cột ở bảng dưới.', en: 'The table below has the number of every bar.' })}`,
    series: series.map(({ title }) => title),
    bins: bins.map((bin, at) => ({
      title: points(bin.from),
      bars: series.map(({ title }, index) => {
        const number = counts[at]![index]!;
        return {
          share: rational(number, tallest),
          title: say({
            vi: `${title}: ${count(number)} phiếu, ${binText(bin, speaker)}`,
            en: `${title}: ${count(number)} records, ${binText(bin, speaker)}`,
          }),
        };
      }),
    })),
  };
}

function table(series: readonly Series[], bins: readonly Bin[], speaker: ImpactSpeaker): Block {
  const { say, count, mean, part } = speaker;
  return {
    kind: 'table',
    caption: say({
      vi: 'Số phiếu trong từng khoảng tổng điểm',
      en: 'Records in every range of totals',
    }),
    columns: [
      { title: say({ vi: 'Tổng điểm', en: 'Total' }), is: 'name' },
      ...series.map(({ title }) => ({ title, is: 'number' as const })),
    ],
    rows: [
      ...bins.map((bin): Row => ({
        cells: [
          binText(bin, speaker),
          ...series.map(({ counts }) => {
            const number = countIn(counts, bin);
            return { text: count(number), note: number === 0 ? '' : part(number, counts.records) };
          }),
        ],
      })),
      {
        cells: [
          say({ vi: 'Bình quân', en: 'Mean' }),
          ...series.map(({ counts }) => (counts.mean ? mean(counts.mean) : '–')),
        ],
        isTotal: true,
      },
    ],
  };
}
