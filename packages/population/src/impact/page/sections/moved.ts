import type { Cell } from '../../../report/page/page.js';
import type { MovedRecord } from '../../impact.js';
import { moveWords } from '../../words/moves.js';
import type { ImpactSpeaker } from '../../words/speaker.js';
import { moreText, type TellImpact } from '../tell.js';

/** The records that do not keep their rating for certain, those that fall farthest first. */
export const moved: TellImpact = ({ impact, speaker, most }) => {
  const { say, count, points, rating, range } = speaker;
  if (impact.moved.length === 0) return undefined;
  const totalText = ({ totals: { least, greatest } }: MovedRecord): string => {
    if (!least || !greatest) return '–';
    const texts = [points(least), points(greatest)];
    return texts[0] === texts[1] ? texts[0]! : texts.join(' – ');
  };
  return {
    id: 'moved',
    title: say({ vi: 'Phiếu đổi loại', en: 'Records that move' }),
    blocks: [
      {
        kind: 'table',
        caption: say({
          vi: 'Phiếu không chắc giữ loại; xuống nhiều bậc đứng trước',
          en: 'Records that may not keep their rating; those that fall farthest first',
        }),
        columns: [
          { title: say({ vi: 'STT', en: 'No.' }), is: 'number' },
          { title: say({ vi: 'Phiếu', en: 'Record' }), is: 'name' },
          { title: say({ vi: 'Kỳ', en: 'Period' }) },
          { title: say({ vi: 'Thế nào', en: 'Move' }) },
          { title: say({ vi: 'Loại cũ', en: 'Old' }) },
          { title: say({ vi: 'Loại mới', en: 'New' }) },
          { title: say({ vi: 'Tổng cũ', en: 'Old total' }), is: 'number' },
          { title: say({ vi: 'Tổng mới', en: 'New total' }), is: 'number' },
        ],
        rows: impact.moved.slice(0, most).map((each, at) => ({
          cells: [
            count(at + 1),
            nameOf(each, speaker),
            each.whose.period ?? '–',
            say(moveWords[each.move]),
            rating(each.before),
            each.after ? range(each.after.best, each.after.worst) : '–',
            points(each.totals.before),
            totalText(each),
          ],
        })),
        ...moreText(impact.moved.length - most, speaker),
      },
    ],
  };
};

function nameOf({ whose: { unit, assessor, place } }: MovedRecord, { say }: ImpactSpeaker): Cell {
  const text =
    unit ??
    (place
      ? `${place.path}${place.line === undefined ? '' : `:${place.line}`}`
      : say({ vi: 'không ghi đơn vị', en: 'no unit given' }));
  return assessor === undefined ? text : { text, note: assessor };
}
