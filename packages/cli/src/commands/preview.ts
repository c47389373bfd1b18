import type { Command } from '../command.js';
import { recordsOperand, sheetOrPlanOperand } from './options.js';
import { readSelection, selectionOptions, tellEach, type SelectionArgs } from './selection.js';

/** `preview <sheet> <records>`: says what an unfinished record can still become, and what to ask next. */
export const preview: Command<SelectionArgs> = {
  name: 'preview',
  summary: {
    vi: 'xem phiếu chưa đủ còn có thể đạt loại nào, cần hỏi gì trước',
    en: 'see what an unfinished record can still become, and what to ask next',
  },
  operands: [sheetOrPlanOperand, recordsOperand],
  options: selectionOptions,
  samples: [
    {
      line: {
        vi: 'barem preview thuong_ky.barem nhap_do.csv',
        en: 'barem preview thuong_ky.barem unfinished.csv',
      },
      about: {
        vi: 'còn thiếu gì, có thể đạt bao nhiêu điểm',
        en: 'what is missing and what is still possible',
      },
    },
    {
      line: {
        vi: 'barem preview thuong_ky.barem phieu.yaml --language en',
        en: 'barem preview thuong_ky.barem record.yaml --language vi',
      },
      about: { vi: 'trả lời bằng tiếng Anh', en: 'with the answer in Vietnamese' },
    },
  ],
  read: readSelection,
  async run(args, io) {
    const { preview: previewOne, stillNeeded } = await import('barem');
    const { renderBrief } = await import('../render/brief.js');
    return tellEach(args, io, async (record, plan, language, place) => {
      const result = previewOne(plan, record);
      return {
        text: renderBrief(result, plan, language, place, stillNeeded(plan, record)),
        isFine: result.status === 'rated',
      };
    });
  },
};
