import { statuses, words } from '../../words/words.js';
import type { Tell } from '../section.js';

/** What the numbers rest on. */
export const basis: Tell = ({ basis: { rollUp, sheets } }, { say }) => {
  const all = [...(rollUp ? [rollUp] : []), ...sheets];
  return {
    id: 'basis',
    title: say(words.basis),
    blocks: [
      {
        kind: 'table',
        caption: say(words.sheetsCaption),
        columns: [
          { title: say(words.sheet), is: 'name' },
          { title: capital(say(words.id)) },
          { title: capital(say(words.edition)) },
          { title: capital(say(words.status)) },
        ],
        rows: all.map(({ id, title, edition, status }) => ({
          cells: [title, id, edition, say(statuses[status])],
        })),
      },
    ],
  };
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
