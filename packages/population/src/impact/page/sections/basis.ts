import { statuses } from '../../../report/words/words.js';
import type { ImpactSheet } from '../../impact.js';
import type { TellImpact } from '../tell.js';

/** Which two sheets were compared. */
export const basis: TellImpact = ({ impact: { before, after }, speaker: { say } }) => {
  const row = (what: string, { id, title, status, effective, plan }: ImpactSheet) => ({
    cells: [
      what,
      title,
      id,
      effective ? [effective.from, effective.to ?? '…'].join(' – ') : '–',
      say(statuses[status]),
      plan.slice(0, 12),
    ],
  });
  return {
    id: 'basis',
    title: say({ vi: 'Căn cứ', en: 'Basis' }),
    blocks: [
      {
        kind: 'table',
        caption: say({ vi: 'Hai biểu được so', en: 'The two sheets compared' }),
        columns: [
          { title: '', is: 'name' },
          { title: say({ vi: 'Biểu', en: 'Sheet' }) },
          { title: say({ vi: 'Mã', en: 'Id' }) },
          { title: say({ vi: 'Hiệu lực', en: 'In force' }) },
          { title: say({ vi: 'Trạng thái', en: 'Status' }) },
          { title: say({ vi: 'Dấu vân tay', en: 'Hash' }) },
        ],
        rows: [
          row(say({ vi: 'Biểu cũ', en: 'Old sheet' }), before),
          row(say({ vi: 'Biểu mới', en: 'New sheet' }), after),
        ],
      },
    ],
  };
};
