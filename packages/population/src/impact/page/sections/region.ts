import { rational } from '@barem/core';
import type { RatedTwice, RatingCell } from '@barem/verify';
import { recordText } from '@barem/verify/words';
import { paragraph, quiet, type Block, type Section } from '../../../report/page/page.js';
import type { Region } from '../../region.js';
import type { ImpactStory, TellImpact } from '../tell.js';
import { certainRows } from './matrix.js';

/** Which pairs of ratings can occur at all, whatever the records are. */
export const region: TellImpact = (story) => {
  if (!story.region) return undefined;
  const { say } = story.speaker;
  return {
    id: 'region',
    title: say({ vi: 'Mọi phiếu có thể có', en: 'All records that there can be' }),
    blocks: regionBlocks(story, story.region),
  };
};

function regionBlocks(story: ImpactStory, { found, plans }: Region): readonly Block[] {
  const { speaker, impact } = story;
  const { say, rating, change, count } = speaker;
  if (found.verdict === 'undecided')
    return [
      paragraph(
        say({
          vi: `Chưa quyết được: có quá nhiều khả năng${found.reason.inputs.length > 0 ? ` của ${found.reason.inputs.join(', ')}` : ''} so với giới hạn tính toán. Các số ở trên vẫn đúng với những phiếu đã đọc.`,
          en: `Undecided: there are more possibilities${found.reason.inputs.length > 0 ? ` of ${found.reason.inputs.join(', ')}` : ''} than the budget allows. The numbers above still hold for the records that were read.`,
        }),
      ),
    ];
  const seen = certainRows(impact);
  const inData = ({ first, second }: RatingCell): number => {
    const row = seen.find(({ before }) => before.kind === 'rated' && before.rating === first);
    return row?.ratings[impact.after.classes.findIndex(({ id }) => id === second)] ?? 0;
  };
  const points = (value: number): string => change(rational(Math.round(value * unit), unit));
  const unit = 10 ** Math.max(...plans.map(({ pointDecimals }) => pointDecimals));
  return [
    paragraph(
      say({
        vi: `Đã chứng minh trên mọi phiếu mà cả hai biểu cùng nhận: ${found.cells.length} cặp loại cũ – mới có thể xảy ra, mỗi cặp có một phiếu làm chứng đã chấm lại.`,
        en: `Proved over all records that both sheets accept: ${found.cells.length} pairs of old and new ratings can occur, each with a witness that was scored again.`,
      }),
    ),
    {
      kind: 'table',
      caption: say({
        vi: 'Các cặp loại có thể xảy ra, và tổng điểm thay đổi từ đâu đến đâu',
        en: 'Pairs of ratings that can occur, and by how much totals change',
      }),
      columns: [
        { title: say({ vi: 'Theo biểu cũ', en: 'Old sheet' }), is: 'name' },
        { title: say({ vi: 'Theo biểu mới', en: 'New sheet' }) },
        {
          title: say({ vi: 'Tổng thay đổi từ', en: 'Total changes from' }),
          is: 'number',
        },
        {
          title: say({ vi: 'đến', en: 'to' }),
          is: 'number',
        },
        { title: say({ vi: 'Phiếu đã đọc', en: 'Records read' }), is: 'number' },
      ],
      rows: found.cells.map((cell) => ({
        cells: [
          rating(cell.first),
          rating(cell.second),
          points(cell.change.least),
          points(cell.change.greatest),
          count(inData(cell)),
        ],
      })),
    },
    ...[...steps(story, found.cells), ...extremes(story, found, points)].map(paragraph),
  ];
}

/** The farthest that a rating can fall and rise, where it can be told. */
function steps(
  { impact: { before, after }, speaker: { say, rating, count } }: ImpactStory,
  cells: readonly RatingCell[],
): readonly string[] {
  const ids = (classes: typeof after.classes): string => classes.map(({ id }) => id).join('\n');
  if (ids(before.classes) !== ids(after.classes)) return [];
  const place = (id: string): number => after.classes.findIndex((each) => each.id === id);
  const far = (side: 1 | -1): RatingCell | undefined => {
    const moving = cells.filter((cell) => (place(cell.second) - place(cell.first)) * side > 0);
    return moving.toSorted(
      (a, b) => (place(b.second) - place(b.first) - place(a.second) + place(a.first)) * side,
    )[0];
  };
  const [fall, rise] = [far(1), far(-1)];
  const text = (cell: RatingCell): string =>
    `${rating(cell.first)} → ${rating(cell.second)} (${count(Math.abs(place(cell.second) - place(cell.first)))} ${say({ vi: 'bậc', en: Math.abs(place(cell.second) - place(cell.first)) === 1 ? 'step' : 'steps' })})`;
  return [
    fall
      ? say({ vi: `Xuống loại xa nhất: ${text(fall)}.`, en: `Farthest fall: ${text(fall)}.` })
      : say({ vi: 'Không phiếu nào có thể xuống loại.', en: 'No record can fall.' }),
    rise
      ? say({ vi: `Lên loại xa nhất: ${text(rise)}.`, en: `Farthest rise: ${text(rise)}.` })
      : say({ vi: 'Không phiếu nào có thể lên loại.', en: 'No record can rise.' }),
  ];
}

function extremes(
  { speaker: { say, rating } }: ImpactStory,
  { raise, drop }: { readonly raise?: RatedTwice; readonly drop?: RatedTwice },
  points: (value: number) => string,
): readonly string[] {
  const change = ({ totals }: RatedTwice): string => points(totals[1] - totals[0]);
  const moved = ({ ratings }: RatedTwice): string => ratings.map(rating).join(' → ');
  return [
    ...(drop
      ? [
          say({
            vi: `Tổng điểm giảm nhiều nhất: ${change(drop)} (${moved(drop)}).`,
            en: `The total falls at most by: ${change(drop)} (${moved(drop)}).`,
          }),
        ]
      : [say({ vi: 'Không phiếu nào giảm tổng điểm.', en: 'No total falls.' })]),
    ...(raise
      ? [
          say({
            vi: `Tổng điểm tăng nhiều nhất: ${change(raise)} (${moved(raise)}).`,
            en: `The total grows at most by: ${change(raise)} (${moved(raise)}).`,
          }),
        ]
      : [say({ vi: 'Không phiếu nào tăng tổng điểm.', en: 'No total grows.' })]),
  ];
}

/** A record for every pair of ratings that differ, and those whose totals change most. */
export const witnesses: TellImpact = (story): Section | undefined => {
  const { found, plans } = story.region ?? {};
  if (!found || !plans || found.verdict === 'undecided') return undefined;
  const { say, rating, language, points } = story.speaker;
  const pairs = found.cells.filter(({ first, second }) => first !== second);
  const entries = [
    ...pairs.map(({ witness }) => ({
      title: witness.ratings.map(rating).join(' → '),
      witness,
    })),
    ...(found.drop
      ? [{ title: say({ vi: 'Giảm nhiều nhất', en: 'Largest drop' }), witness: found.drop }]
      : []),
    ...(found.raise
      ? [{ title: say({ vi: 'Tăng nhiều nhất', en: 'Largest raise' }), witness: found.raise }]
      : []),
  ];
  if (entries.length === 0) return undefined;
  const unit = 10 ** Math.max(...plans.map(({ pointDecimals }) => pointDecimals));
  return {
    id: 'witnesses',
    title: say({ vi: 'Phiếu làm chứng', en: 'Witnesses' }),
    blocks: [
      quiet(
        say({
          vi: 'Các phiếu này do máy tìm ra để chứng tỏ điều có thể xảy ra; không phải phiếu của đơn vị nào.',
          en: 'These records were found to show what can occur; they are nobody’s records.',
        }),
      ),
      {
        kind: 'table',
        caption: say({
          vi: 'Mỗi cặp loại khác nhau một phiếu, đã chấm lại theo cả hai biểu',
          en: 'One record for every pair of different ratings, scored again by both sheets',
        }),
        columns: [
          { title: say({ vi: 'Đổi loại', en: 'Change' }), is: 'name' },
          { title: say({ vi: 'Tổng cũ', en: 'Old total' }), is: 'number' },
          { title: say({ vi: 'Tổng mới', en: 'New total' }), is: 'number' },
          { title: say({ vi: 'Phiếu, theo biểu mới', en: 'Record, in the new form' }) },
        ],
        rows: entries.map(({ title, witness }) => ({
          cells: [
            title,
            ...witness.totals.map((total) => points(rational(Math.round(total * unit), unit))),
            recordText(witness.records[1], plans[1], language),
          ],
        })),
      },
    ],
  };
};
