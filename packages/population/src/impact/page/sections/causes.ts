import { paragraph, quiet, type Block } from '../../../report/page/page.js';
import type { Cause } from '../../impact.js';
import { causeText } from '../../words/causes.js';
import { moreText, type ImpactStory, type TellImpact } from '../tell.js';

/** Why records move. */
export const causes: TellImpact = (story) => {
  const { impact, speaker } = story;
  const { say } = speaker;
  if (impact.moves.up + impact.moves.down === 0) return undefined;
  return {
    id: 'causes',
    title: say({ vi: 'Vì sao đổi loại', en: 'Why ratings change' }),
    blocks: [
      ...(['down', 'up'] as const).flatMap((direction) => tableOf(story, direction)),
      quiet(
        say({
          vi: '“Quyết định”: chỉ riêng điều ấy được như cũ thì phiếu không đổi loại. Một phiếu có thể có nhiều nguyên nhân, nên các số không cộng thành tổng.',
          en: '“Decisive”: with this alone undone the record would not move so. A record may have several causes, so the numbers do not add up.',
        }),
      ),
    ],
  };
};

function tableOf(story: ImpactStory, direction: Cause['direction']): readonly Block[] {
  const { impact, speaker, most } = story;
  const { say, count, part, change } = speaker;
  const records = impact.moves[direction];
  const found = impact.causes.filter((each) => each.direction === direction);
  if (records === 0) return [];
  const caption =
    direction === 'down'
      ? say({ vi: 'Nguyên nhân xuống loại', en: 'Why records fall' })
      : say({ vi: 'Nguyên nhân lên loại', en: 'Why records rise' });
  if (found.length === 0)
    return [
      paragraph(
        `${caption}: ${say({ vi: 'chưa tách được khi câu trả lời còn thiếu', en: 'not told apart while answers are missing' })}.`,
      ),
    ];
  return [
    {
      kind: 'table',
      caption: `${caption} (${speaker.records(records)})`,
      columns: [
        { title: say({ vi: 'Nguyên nhân', en: 'Cause' }), is: 'name' },
        { title: say({ vi: 'Số phiếu', en: 'Records' }), is: 'number' },
        { title: say({ vi: 'Quyết định', en: 'Decisive' }), is: 'number' },
        { title: say({ vi: 'Tổng điểm thêm, bớt', en: 'Points in all' }), is: 'number' },
      ],
      rows: found.slice(0, most).map((each) => ({
        cells: [
          causeText(each, impact, speaker),
          { text: count(each.records), note: part(each.records, records) },
          count(each.decisive),
          each.points.numerator === 0n ? '–' : change(each.points),
        ],
      })),
      ...moreText(found.length - most, speaker),
    },
  ];
}
