import type { Localized } from '@barem/core';
import type { Share } from '../report.js';
import { paragraph, type Chart } from './document.js';
import { countText, shareText } from './numbers.js';
import { recordBlocks } from './record-table.js';
import { whenDecided, type Section, type Tell } from './section.js';
import type { Speaker } from './speaker.js';

const words = {
  rating: { vi: 'Loại', en: 'Rating' },
  records: { vi: 'Số phiếu', en: 'Records' },
  ofRecords: { vi: 'Tỷ lệ phiếu', en: 'Share of records' },
  totals: { vi: 'Số tổng điểm', en: 'Totals' },
  ofTotals: { vi: 'Tỷ lệ tổng điểm', en: 'Share of totals' },
  chart: { vi: 'Độ rộng của từng loại', en: 'How wide each rating is' },
  examples: { vi: 'Một phiếu của mỗi loại:', en: 'A record of each rating:' },
  overlap: {
    vi: 'Một tổng điểm có thể được nhiều loại, khi yêu cầu hay khống chế quyết định thêm; nó được đếm ở mỗi loại ấy.',
    en: 'One total can have several ratings where requirements, caps or floors decide, too; it counts for each of them.',
  },
} satisfies Record<string, Localized>;

/** How many records and totals lead to each rating. */
export const shareSection: Tell = ({ share }, speaker) =>
  whenDecided(share, speaker, (found: Share): Section => {
    const { say, language } = speaker;
    const { ratings, records, totals } = found;
    const summed = ratings.reduce((sum, each) => sum + each.totals, 0);
    const [best] = ratings;
    // Without criteria there are no points, and one total, which is none.
    const hasPoints = speaker.plan.criteria.length > 0;
    return {
      finding: best
        ? say({
            vi: `${speaker.rating(best.rating)}: ${shareText(best.records, records, language)} số phiếu`,
            en: `${speaker.rating(best.rating)}: ${shareText(best.records, records, language)} of the records`,
          })
        : '',
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: say(words.rating) },
            ...[
              words.records,
              words.ofRecords,
              ...(hasPoints ? [words.totals, words.ofTotals] : []),
            ].map((title) => ({
              title: say(title),
              isNumber: true as const,
            })),
          ],
          rows: ratings.map((each) => ({
            cells: [
              speaker.rating(each.rating),
              countText(each.records, language),
              shareText(each.records, records, language),
              ...(hasPoints
                ? [
                    countText(each.totals, language),
                    shareText(BigInt(each.totals), BigInt(totals), language),
                  ]
                : []),
            ],
          })),
        },
        shareChart(found, speaker),
        ...(hasPoints && summed > totals ? [paragraph(say(words.overlap), 'quiet')] : []),
        paragraph(say(words.examples)),
        ...recordBlocks(
          ratings.flatMap(({ rating, record }) =>
            record ? [{ title: speaker.rating(rating), record }] : [],
          ),
          speaker,
        ),
      ],
    };
  });

/** The shares as bars: two for each rating, of records and of totals. */
export function shareChart({ ratings, records, totals }: Share, speaker: Speaker): Chart {
  const { say, language } = speaker;
  const hasPoints = speaker.plan.criteria.length > 0;
  const groups = ratings.map((each) => {
    const counts = [
      [each.records, records] as const,
      ...(hasPoints ? [[BigInt(each.totals), BigInt(totals)] as const] : []),
    ];
    return {
      title: speaker.rating(each.rating),
      bars: counts.map(([part, whole]) => ({
        share: drawnShare(part, whole),
        isSome: part > 0n,
        text: shareText(part, whole, language),
      })),
    };
  });
  const parts = groups.map(({ title, bars: [ofRecords, ofTotals] }) =>
    say({
      vi: `${title}: ${ofRecords?.text} số phiếu${ofTotals ? `, ${ofTotals.text} số tổng điểm` : ''}`,
      en: `${title}: ${ofRecords?.text} of the records${ofTotals ? `, ${ofTotals.text} of the totals` : ''}`,
    }),
  );
  return {
    kind: 'chart',
    title: say(words.chart),
    subtitle: speaker.plan.text.title,
    description: `${parts.join('. ')}.`,
    series: [say(words.ofRecords), ...(hasPoints ? [say(words.ofTotals)] : [])],
    groups,
  };
}

/** A share as a length, which no eye sees more exactly than this. */
const drawnShare = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;
