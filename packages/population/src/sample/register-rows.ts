import { dateOf, daysInMonth, dayBefore } from '../calendar/date.js';
import type { Column } from '../register/columns.js';
import type { Level } from '../register/levels.js';
import { cellKinds, type Cell } from './cell.js';
import type { District } from './district.js';
import { organisationTypes, type Organisation } from './organisation.js';

/** A row of a register as it stands in a file; an empty text says nothing. */
export type SampleRegisterRow = Readonly<Record<Column, string>> & { readonly level: Level };

const province = { id: 'TU', name: 'Tỉnh ủy Hồng Lam (dữ liệu mẫu)' } as const;

/** The register of a province in one year: from the top down, cells in the order of their ids. */
export function* registerRows(
  year: number,
  districts: readonly District[],
  organisations: readonly Organisation[],
  cells: Iterable<Cell>,
): Generator<SampleRegisterRow> {
  const always = { from: '', to: '' } as const;
  yield { ...province, level: 'province', parent: '', type: 'tỉnh', ...always };
  for (const { id, name, type } of districts)
    yield { id, name, level: 'district', parent: province.id, type, ...always };
  for (const { id, name, kind, district } of organisations) {
    const type = organisationTypes[kind];
    yield { id, name, level: 'grassroots', parent: district.id, type, ...always };
  }
  for (const cell of cells) yield* cellRows(year, cell);
}

function* cellRows(year: number, cell: Cell): Generator<SampleRegisterRow> {
  const { firstMonth, foundedOn, lastMonth, move } = cell.life;
  const from = foundedOn === undefined ? '' : dateOf(year, firstMonth, foundedOn);
  const to = lastMonth === 12 ? '' : dateOf(year, lastMonth, daysInMonth(year, lastMonth));
  if (!move) {
    yield cellRow(cell, cell.organisation.id, from, to);
    return;
  }
  const moved = dateOf(year, move.month, 1);
  yield cellRow(cell, cell.organisation.id, from, dayBefore(moved));
  yield cellRow(cell, move.to.id, moved, to);
}

/** A cell that moves keeps its name. */
const cellRow = (
  { id, title, kind, organisation }: Cell,
  parent: string,
  from: string,
  to: string,
): SampleRegisterRow => ({
  id,
  name: `Chi bộ ${title}, ${organisation.place}`,
  level: 'cell',
  parent,
  type: cellKinds[kind].type,
  from,
  to,
});
