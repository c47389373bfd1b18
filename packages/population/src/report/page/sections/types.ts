import { words } from '../../words/words.js';
import { classTable } from '../classes.js';
import { listLimit } from '../list-table.js';
import type { Tell } from '../section.js';

/** Classes of units, by their type. */
export const types: Tell = ({ classes, whole, byType }, speaker) => {
  const { say, sentence, count } = speaker;
  if (classes.length === 0 || byType.every(({ id }) => id === '')) return undefined;
  const rows = byType.map((row) => (row.id === '' ? { ...row, title: say(words.untyped) } : row));
  const rest = rows.length - listLimit;
  return {
    id: 'types',
    title: say(words.types),
    blocks: [
      {
        ...classTable(
          say(words.typesCaption),
          say(words.type),
          rows.slice(0, listLimit),
          whole,
          classes,
          speaker,
        ),
        ...(rest > 0 && { more: sentence.more(count(rest), rest === 1) }),
      },
    ],
  };
};
