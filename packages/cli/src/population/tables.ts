import type { Edition, Exemption, GivenRecord, RegisterRow, UnitFacts } from '@barem/population';
import type { Localized } from 'barem';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { readTable } from '../records/csv.js';
import { readHeader, type Columns } from '../records/header.js';
import type { ReadRecord } from '../records/record.js';
import { entriesOf } from '../records/whole.js';
import { readPieces } from '../source.js';

/** A row that cannot be read, with where it stands. */
export interface UnreadableRow {
  readonly path: string;
  readonly line?: number;
  readonly message: Localized;
}

type Row = Readonly<Record<string, unknown>>;

/** Names of columns as they stand; a name that every object has gets a mark, so that it is no known one. */
const plainHeader = (cells: readonly string[]): Columns =>
  cells.map((cell) => {
    const name = cell.trim().normalize('NFC');
    if (name === '') return undefined;
    return name in Object.prototype ? `${name}?` : name;
  });

/** Every row of a table that has no sheet: of a CSV file, or of a list in YAML or JSON. */
async function rowsOf(
  path: string,
  io: Io,
  unreadable: (row: UnreadableRow) => void,
): Promise<readonly { readonly row: Row; readonly line?: number }[]> {
  const format = /\.ya?ml$/i.test(path) ? 'yaml' : /\.json$/i.test(path) ? 'json' : undefined;
  if (format) return rowsOfList(path, format, io);
  const rows: { readonly row: Row; readonly line?: number }[] = [];
  for await (const batch of readTable(path, readPieces(path, io), plainHeader))
    for (const each of batch)
      if (each.kind === 'record') rows.push({ row: each.record as Row, ...lineOf(each) });
      else unreadable({ path, ...lineOf(each), message: each.message });
  return rows;
}

/** The same rows as those of a CSV file; what stands under `facts` may as well stand beside the unit. */
async function rowsOfList(
  path: string,
  format: 'yaml' | 'json',
  io: Io,
): Promise<readonly { readonly row: Row; readonly line: number }[]> {
  const entries = await entriesOf(path, readPieces(path, io), format);
  return entries.map(({ entry, line }) => ({
    row: Object.fromEntries(
      Object.entries(entry).flatMap(([key, value]) =>
        typeof value === 'object' && value !== null ? Object.entries(value) : [[key, value]],
      ),
    ),
    line,
  }));
}

const lineOf = ({ place: { line } }: ReadRecord) => ({ ...(line !== undefined && { line }) });

/** The rows of a register. */
export async function registerRows(
  path: string,
  io: Io,
  unreadable: (row: UnreadableRow) => void,
): Promise<readonly RegisterRow[]> {
  const rows = await rowsOf(path, io, unreadable);
  return rows.map(({ row, line }) => ({
    place: { path, ...(line !== undefined && { line }) },
    cells: Object.fromEntries(Object.entries(row).map(([key, value]) => [key, text(value)])),
  }));
}

/** Records of one table, of a sheet of which there may be several editions: the columns tell which one is meant. */
export async function* givenRecords(
  path: string,
  editions: readonly Edition[],
  io: Io,
  onBytes: (count: number) => void,
  unreadable: (row: UnreadableRow) => void,
): AsyncGenerator<readonly GivenRecord[]> {
  const sheet = editions[0]?.plan.text.sheet ?? '';
  const columnsOf = (cells: readonly string[], line: number): Columns =>
    fittingHeader(editions, (edition) => readHeader(cells, edition.plan, path, line));
  const known = new Map<unknown, unknown>();
  for await (const batch of readTable(path, readPieces(path, io, onBytes), columnsOf)) {
    const given: GivenRecord[] = [];
    for (const each of batch) {
      if (each.kind === 'unreadable') unreadable({ path, ...lineOf(each), message: each.message });
      else
        given.push({
          sheet,
          record: sparing(each.record as Record<string, unknown>, known),
          place: { path, ...lineOf(each) },
        });
    }
    yield given;
  }
}

/** Most different texts that are kept to be used again. */
const mostKnown = 100_000;

/** The same record with texts that were met before: a province repeats few texts often. */
function sparing(record: Record<string, unknown>, known: Map<unknown, unknown>): Row {
  for (const key in record) {
    const value = record[key];
    const same = known.get(value);
    if (same !== undefined) record[key] = same;
    else if (known.size < mostKnown) known.set(value, value);
  }
  return record;
}

/** The columns by the first edition that knows them all, the latest one first. */
function fittingHeader(editions: readonly Edition[], read: (edition: Edition) => Columns): Columns {
  let failure: unknown;
  for (const edition of editions.toReversed()) {
    try {
      return read(edition);
    } catch (error) {
      failure ??= error;
    }
  }
  throw failure;
}

/** Periods in which units need not meet. Columns: unit, period, reason, and sheet where it is only one. */
export async function exemptionRows(
  path: string,
  io: Io,
  unreadable: (row: UnreadableRow) => void,
): Promise<readonly Exemption[]> {
  const rows = await rowsOf(path, io, unreadable);
  if (rows[0] && !('unit' in rows[0].row && 'period' in rows[0].row))
    throw new Failure({
      vi: `${path}: cần các cột unit, period và reason (lý do); thêm cột sheet nếu chỉ miễn một biểu`,
      en: `${path}: needs the columns unit, period and reason, and sheet where only one sheet is meant`,
    });
  return rows.map(({ row, line }) => ({
    unit: text(row['unit']),
    period: text(row['period']),
    reason: text(row['reason']),
    ...(row['sheet'] !== undefined && { sheet: text(row['sheet']) }),
    place: { path, ...(line !== undefined && { line }) },
  }));
}

/** Facts of units that belong to a roll-up itself. Columns: unit, period, and the ids of facts. */
export async function factRows(
  path: string,
  io: Io,
  unreadable: (row: UnreadableRow) => void,
): Promise<readonly UnitFacts[]> {
  const rows = await rowsOf(path, io, unreadable);
  return rows.map(({ row: { unit, period, ...facts }, line }) => ({
    unit: text(unit),
    period: text(period),
    facts,
    place: { path, ...(line !== undefined && { line }) },
  }));
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
