import type { Localized } from '@barem/core';
import type { RecordMove } from '../impact.js';

/** What a move is called. */
export const moveWords: Readonly<Record<RecordMove, Localized>> = {
  same: { vi: 'Giữ loại', en: 'Same rating' },
  up: { vi: 'Lên loại', en: 'Up' },
  down: { vi: 'Xuống loại', en: 'Down' },
  other: { vi: 'Sang loại khác', en: 'To another scale' },
  open: { vi: 'Tùy câu trả lời mới', en: 'Open' },
  unfit: { vi: 'Không còn hợp', en: 'No longer fits' },
  gained: { vi: 'Nay được xếp loại', en: 'Newly rated' },
  neither: { vi: 'Vẫn không xếp loại', en: 'Still unrated' },
};
