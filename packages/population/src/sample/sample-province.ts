import { invariant } from '@barem/core';
import { yearLimits } from '../calendar/date.js';
import { cellsOf, type Cell } from './cell.js';
import { districtsOf } from './district.js';
import { periodsOf } from './meeting.js';
import { organisationsOf } from './organisation.js';
import { columnsOf, recordsOf } from './records.js';
import { registerRows, type SampleRegisterRow } from './register-rows.js';
import { sheetForms, type SampleSheet } from './sheets.js';

/** How large a sample is, and of which year. The same options give the same sample. */
export interface SampleOptions {
  /** Grassroots organisations, from 1 to {@link sampleLimits}. */
  readonly organisations: number;
  /** A cell is the same one in a sample with more cells. */
  readonly cells: number;
  readonly year: number;
  /** A whole number from 0 to 2^32 - 1; another one gives another province. */
  readonly seed: number;
}

/** A table whose rows are made as they are read; each time it is read it is the same. */
export interface SampleTable {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}

/** A province that does not exist, and what its cells hand in within a year. */
export interface SampleProvince {
  readonly register: Iterable<SampleRegisterRow>;
  /** Records by cell, in the order of time: its own, then that of the superior who attended. */
  readonly records: (sheet: SampleSheet) => SampleTable;
  /** Periods in which a cell need not meet, by cell: those of months, then those of quarters. */
  readonly exemptions: SampleTable;
}

/** The most that a sample may hold. */
export const sampleLimits = { organisations: 99_999, cells: 900_000 } as const;

/**
 * Makes up a province that could be one: good cells and bad ones, late and missing meetings, cells that copy their
 * sheets or score themselves too high. All of it is valid: no record is one that the sheets refuse.
 * @throws {Error} a number is not whole or not within its limits
 */
export function sampleProvince({
  organisations,
  cells,
  year,
  seed,
}: SampleOptions): SampleProvince {
  const { organisations: mostOrganisations, cells: mostCells } = sampleLimits;
  invariant(isWithin(organisations, 1, mostOrganisations), 'organisations is within its limits');
  invariant(isWithin(cells, 0, mostCells), 'cells is within its limits');
  // Late meetings are held in the year after.
  invariant(isWithin(year, yearLimits.first, yearLimits.last - 1), 'year is within its limits');
  invariant(isWithin(seed, 0, 0xffff_ffff), 'seed is a 32-bit number');
  const districts = districtsOf(seed, organisations);
  const allOrganisations = organisationsOf(seed, organisations, districts);
  const allCells = (): Iterable<Cell> => cellsOf(seed, cells, allOrganisations);
  return {
    register: again(() => registerRows(year, districts, allOrganisations, allCells())),
    records(sheet) {
      const form = sheetForms[sheet];
      const rows = (cell: Cell): Iterable<readonly string[]> => recordsOf(seed, year, cell, form);
      return { columns: columnsOf(form), rows: again(() => ofEach(allCells(), rows)) };
    },
    exemptions: {
      columns: ['unit', 'period', 'reason'],
      rows: again(() => ofEach(allCells(), (cell) => exemptionsOf(seed, year, cell))),
    },
  };
}

const isWithin = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && least <= number && number <= most;

/** What can be read any number of times, and is made anew each time. */
const again = <T>(read: () => Iterator<T>): Iterable<T> => ({ [Symbol.iterator]: read });

function* ofEach<T>(cells: Iterable<Cell>, rows: (cell: Cell) => Iterable<T>): Generator<T> {
  for (const cell of cells) yield* rows(cell);
}

function* exemptionsOf(seed: number, year: number, cell: Cell): Generator<readonly string[]> {
  for (const frequency of ['month', 'quarter'] as const) {
    for (const period of periodsOf(seed, year, cell, frequency)) {
      if (period.kind !== 'exempt') continue;
      yield [cell.id, period.exemption.period, period.exemption.reason];
    }
  }
}
