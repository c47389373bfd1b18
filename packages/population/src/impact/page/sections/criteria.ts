import type { Cell } from '../../../report/page/page.js';
import type { CriterionShift } from '../../impact.js';
import type { TellImpact } from '../tell.js';

/** What becomes of the points of each criterion, over all records. */
export const criteria: TellImpact = ({ impact, speaker }) => {
  const { say, count, points, change } = speaker;
  const changed = impact.criteria.filter(
    ({ is, raised, lowered, open }) => is !== 'kept' || raised + lowered + open > 0,
  );
  if (changed.length === 0) return undefined;
  const maximum = (value: CriterionShift['maximum']['before']): string =>
    value === undefined ? '–' : points(value);
  const mean = ({ mean: value, open, records }: CriterionShift): Cell => {
    const text = value === undefined ? '–' : change(value);
    if (open === 0) return text;
    const note = say({ vi: 'tùy câu trả lời', en: 'open' });
    return { text, note: records === 0 ? note : `${note}: ${count(open)}` };
  };
  return {
    id: 'criteria',
    title: say({ vi: 'Điểm từng tiêu chí', en: 'Points by criterion' }),
    blocks: [
      {
        kind: 'table',
        caption: say({
          vi: 'Tiêu chí có điểm thay đổi, tính trên các phiếu mà cả hai biểu nhận',
          en: 'Criteria whose points change, over the records that both sheets accept',
        }),
        columns: [
          { title: say({ vi: 'Tiêu chí', en: 'Criterion' }), is: 'name' },
          { title: say({ vi: 'Tối đa cũ', en: 'Old maximum' }), is: 'number' },
          { title: say({ vi: 'Tối đa mới', en: 'New maximum' }), is: 'number' },
          { title: say({ vi: 'Phiếu tăng', en: 'Raised' }), is: 'number' },
          { title: say({ vi: 'Phiếu giảm', en: 'Lowered' }), is: 'number' },
          { title: say({ vi: 'Bình quân', en: 'Mean change' }), is: 'number' },
        ],
        rows: changed.map((each) => ({
          cells: [
            `${each.id} ${each.title}${say(
              {
                kept: { vi: '', en: '' },
                added: { vi: ' (mới)', en: ' (new)' },
                removed: { vi: ' (bị bỏ)', en: ' (gone)' },
              }[each.is],
            )}`,
            maximum(each.maximum.before),
            maximum(each.maximum.after),
            count(each.raised),
            count(each.lowered),
            mean(each),
          ],
        })),
      },
    ],
  };
};
