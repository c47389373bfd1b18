import { lawOfRecords, type Law } from './law.js';
import { rated } from './rated.js';

export const totality: Law = lawOfRecords({
  id: 'totality',
  name: { vi: 'phiếu hợp lệ nào cũng được xếp loại', en: 'every valid record is rated' },
  *broken({ sheet, plan }, record) {
    const { rating } = rated(plan, record);
    if (!sheet.ratings.some(({ id }) => id.id === rating))
      yield { vi: `biểu không có loại \`${rating}\``, en: `the sheet has no rating \`${rating}\`` };
  },
});
