import type { QuotaMove } from '../../report.js';
import { words } from '../../words/words.js';
import { listTable } from '../list-table.js';
import type { Tell } from '../section.js';
import { unitColumn } from '../unit-cell.js';

/** Units that quotas moved. */
export const quotas: Tell = (report, speaker) => {
  const { say, rating } = speaker;
  if (report.quotas.length === 0) return undefined;
  return {
    id: 'quotas',
    title: say(words.quotas),
    blocks: [
      listTable<QuotaMove>(
        say(words.quotasCaption),
        [
          unitColumn(speaker),
          { title: say(words.within), cell: ({ within }) => within.name },
          { title: say(words.from), cell: ({ from }) => rating(from) },
          { title: say(words.to), cell: ({ to }) => rating(to) },
          { title: say(words.reason), cell: ({ reason }) => say(reason) },
        ],
        report.quotas,
        speaker,
      ),
    ],
  };
};
