import { periodTitle } from '../../../calendar/period-title.js';
import { words } from '../../words/words.js';
import { classCells, legendOf } from '../classes.js';
import type { Cell } from '../page.js';
import type { Tell } from '../section.js';

/** Classes before and now. */
export const changes: Tell = ({ changes: found, whole, classes, period }, speaker) => {
  if (!found) return undefined;
  const { say, language } = speaker;
  const cells = [found.before, whole].map((each) => classCells(classes, each, speaker));
  return {
    id: 'changes',
    title: say(words.changes),
    blocks: [
      {
        kind: 'table',
        caption: say(words.changesCaption),
        columns: [
          { title: say(words.rating), is: 'name' },
          { title: periodTitle(found.previous, language), is: 'number' },
          { title: periodTitle(period, language), is: 'number' },
        ],
        rows: legendOf(classes, speaker).map((title, at) => ({
          cells: [title, ...cells.map((each): Cell => each[at] ?? '0')],
        })),
      },
    ],
  };
};
