import type { Localized } from '@barem/core';
import { score } from '@barem/plan';
import type { Boundaries, Boundary, BoundaryRow, Measured } from '../report.js';
import {
  list,
  paragraph,
  subheading,
  type Block,
  type Row,
  type SignOff,
  type Table,
} from './document.js';
import { countText, measuredText, numberText, plural } from './numbers.js';
import { openBlocks, whenDecided, type Section, type Tell } from './section.js';
import { quoted, type Speaker } from './speaker.js';

const words = {
  threshold: { vi: 'Ngưỡng', en: 'Threshold' },
  side: { vi: 'Phía', en: 'Side' },
  value: { vi: 'Giá trị', en: 'Value' },
  points: { vi: 'Điểm', en: 'Points' },
  total: { vi: 'Tổng', en: 'Total' },
  byPoints: { vi: 'Loại theo điểm', en: 'By points' },
  rating: { vi: 'Xếp loại', en: 'Rating' },
  below: { vi: 'ngay dưới', en: 'below' },
  at: { vi: 'đúng ngưỡng', en: 'at' },
  above: { vi: 'ngay trên', en: 'above' },
  ratings: { vi: 'Ngưỡng giữa các loại', en: 'Between the ratings' },
  agreed: {
    vi: 'Đã rà soát từng dòng của bảng ranh giới:',
    en: 'Every row of the boundary table has been reviewed by:',
  },
  reviewer: { vi: 'Người rà soát', en: 'Reviewed by' },
  signature: { vi: 'Chữ ký', en: 'Signature' },
  date: { vi: 'Ngày', en: 'Date' },
  others: {
    vi: 'Ở bảng này và các bảng theo tiêu chí dưới đây, những câu trả lời không liên quan đến ngưỡng là của một phiếu loại tốt nhất.',
    en: 'In this table and those of criteria below, answers that have nothing to do with the threshold are those of a record with the best rating.',
  },
} satisfies Record<string, Localized>;

/** The table that a board signs: what happens at every threshold and right beside it. */
export const boundariesSection: Tell = ({ boundaries }, speaker) =>
  whenDecided(boundaries, speaker, ({ boundaries: all, undecided }: Boundaries): Section => {
    const { say, language } = speaker;
    const lines = all.reduce((sum, each) => sum + each.rows.length, 0);
    const [count, rows] = [countText(all.length, language), countText(lines, language)];
    const ofRatings = all.filter(({ kind }) => kind === 'rating');
    const bands = all.flatMap((each) => (each.kind === 'band' ? [each] : []));
    const criteria = [...new Set(bands.map(({ criterion }) => criterion))];
    return {
      finding: say({
        vi: `${count} ngưỡng, ${rows} dòng`,
        en: `${count} ${plural(all.length, 'threshold')}, ${rows} ${plural(lines, 'row')}`,
      }),
      blocks: [
        ...(ofRatings.length === 0
          ? []
          : [
              subheading(say(words.ratings)),
              boundaryTable(ofRatings, speaker),
              ...reasonBlocks(ofRatings, speaker),
            ]),
        ...criteria.flatMap((criterion, index) => {
          const own = bands.filter((each) => each.criterion === criterion);
          return criterionBlocks(criterion, own, index === 0, speaker);
        }),
        ...openBlocks(undecided, speaker),
        ...(all.length === 0 ? [] : [signOff(speaker)]),
      ],
    };
  });

const signOff = ({ say }: Speaker): SignOff => ({
  kind: 'sign-off',
  text: say(words.agreed),
  columns: [say(words.reviewer), say(words.signature), say(words.date)],
  lines: 3,
});

const criterionBlocks = (
  criterion: string,
  bands: readonly Boundary[],
  isFirst: boolean,
  speaker: Speaker,
): readonly Block[] => [
  subheading(speaker.criterion(criterion)),
  ...(isFirst ? [paragraph(speaker.say(words.others), 'quiet')] : []),
  boundaryTable(bands, speaker),
  ...reasonBlocks(bands, speaker),
];

function boundaryTable(boundaries: readonly Boundary[], speaker: Speaker): Table {
  const { say } = speaker;
  const isBand = boundaries.some(({ kind }) => kind === 'band');
  return {
    kind: 'table',
    columns: [
      { title: say(words.threshold) },
      { title: say(words.side) },
      ...(isBand
        ? [{ title: say(words.value) }, { title: say(words.points), isNumber: true as const }]
        : []),
      { title: say(words.total), isNumber: true },
      { title: say(words.byPoints) },
      { title: say(words.rating) },
    ],
    rows: boundaries.flatMap((boundary) =>
      boundary.rows.map((row, index): Row => rowOf(boundary, row, index === 0, speaker)),
    ),
  };
}

function rowOf(boundary: Boundary, row: BoundaryRow, isFirst: boolean, speaker: Speaker): Row {
  const { say, number, rating } = speaker;
  return {
    cells: [
      isFirst ? thresholdText(boundary, speaker) : '',
      say(words[row.side]),
      ...(boundary.kind === 'band'
        ? [
            measuredText(row.value, speaker.language, boundary.threshold),
            row.points === undefined ? '–' : number(row.points),
          ]
        : []),
      number(row.total),
      rating(row.ratingByPoints),
      rating(row.rating),
    ],
    ...(row.side === 'at' && { isStrong: true }),
  };
}

/** The threshold as a person says it: `90 điểm`, `85%`. */
export const thresholdText = (
  { kind, threshold }: { readonly kind: Boundary['kind']; readonly threshold: Measured },
  { language, points }: Speaker,
): string =>
  kind === 'rating'
    ? points(threshold.of)
    : threshold.by === undefined && !threshold.percent
      ? numberText(threshold.of, language)
      : measuredText(threshold, language);

/** Why rows have a worse rating than their points would give, each reason once. */
function reasonBlocks(boundaries: readonly Boundary[], speaker: Speaker): readonly Block[] {
  const reasons = new Set(
    boundaries.flatMap(({ rows }) => rows.flatMap(({ record }) => reasonsOf(record, speaker))),
  );
  return reasons.size === 0 ? [] : [list([...reasons])];
}

function reasonsOf(
  record: BoundaryRow['record'],
  { plan, say, rating }: Speaker,
): readonly string[] {
  const result = score(plan, record);
  if (result.status !== 'rated') return [];
  return result.passedOver.flatMap(({ rating: passed, unmet, caps }) => [
    ...unmet.map((title) =>
      say({
        vi: `Không xếp ${rating(passed)}: chưa đạt yêu cầu ${quoted(title)}`,
        en: `Not rated ${rating(passed)}: requirement ${quoted(title)} not met`,
      }),
    ),
    ...caps.map((title) =>
      say({
        vi: `Không xếp ${rating(passed)}: bị khống chế ${quoted(title)}`,
        en: `Not rated ${rating(passed)}: capped by ${quoted(title)}`,
      }),
    ),
  ]);
}
