import type { Command } from '../command.js';
import { recordsOperand, sheetOrPlanOperand } from './options.js';
import { readSelection, selectionOptions, tellEach, type SelectionArgs } from './selection.js';

/** `explain <sheet> <records>`: says where every point and the rating of a record come from. */
export const explain: Command<SelectionArgs> = {
  name: 'explain',
  summary: {
    vi: 'giải thích từng điểm và xếp loại của phiếu',
    en: 'say where every point and the rating of a record come from',
  },
  details: {
    vi: 'Mỗi điểm kèm tiêu chí, số liệu, dòng trong biểu và căn cứ. Không chọn phiếu nào thì giải thích mọi phiếu trong tệp.',
    en: 'Every point names the criterion, the facts, the line of the sheet and the article behind it. Without a choice every record of the file is explained.',
  },
  operands: [sheetOrPlanOperand, recordsOperand],
  options: selectionOptions,
  samples: [
    {
      line: {
        vi: 'barem explain thuong_ky.barem phieu.csv --unit CB-0002 --period 2022-03',
        en: 'barem explain thuong_ky.barem records.csv --unit CB-0002 --period 2022-03',
      },
      about: { vi: 'vì sao chi bộ này xếp loại như vậy', en: 'why this cell got its rating' },
    },
    {
      line: {
        vi: 'barem explain thuong_ky.barem phieu.csv --record 3',
        en: 'barem explain thuong_ky.barem records.csv --record 3',
      },
      about: { vi: 'phiếu thứ ba trong tệp', en: 'the third record of the file' },
    },
  ],
  read: readSelection,
  async run(args, io) {
    const { explain: explainOne, renderExplanation } = await import('barem');
    const { renderBrief } = await import('../render/brief.js');
    return tellEach(args, io, async (record, plan, language, place) => {
      const { result, explanation } = explainOne(plan, record);
      if (explanation) return { text: renderExplanation(explanation, language), isFine: true };
      return { text: renderBrief(result, plan, language, place), isFine: false };
    });
  },
};
