import type { UnitTitle } from '../report.js';
import type { Speaker } from '../words/speaker.js';
import { words } from '../words/words.js';
import type { Cell } from './page.js';
import type { ListColumn } from './list-table.js';

/** The organisations above a unit, nearest first: `Đảng bộ xã A, Huyện ủy B`. */
export const aboveText = ({ above }: UnitTitle): string => above.map(({ name }) => name).join(', ');

/** A unit with those above it, and its id where a name alone may stand for several. */
export const unitCell = (unit: UnitTitle): Cell => {
  const note = [...(unit.name === unit.id ? [] : [unit.id]), aboveText(unit)]
    .filter((text) => text !== '')
    .join(' · ');
  return note === '' ? unit.name : { text: unit.name, note };
};

/** The column that names the unit of a row. */
export const unitColumn = <T extends { readonly unit: UnitTitle }>({
  say,
}: Speaker): ListColumn<T> => ({
  title: say(words.unit),
  is: 'name',
  cell: ({ unit }) => unitCell(unit),
});
