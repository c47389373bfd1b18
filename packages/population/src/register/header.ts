import { nearest } from '@barem/core';
import { columnNames, columns, readHeader, type Column } from './columns.js';
import type { Report, RowPlace } from './collect-findings.js';
import { registerLimits } from './limits.js';

/** The columns of one file, as far as its rows have shown them. */
export interface Header {
  /** The column of each header that was met; `undefined` for one that names no column. */
  readonly met: Map<string, Column | undefined>;
  readonly present: Set<Column>;
  /** Columns that a header was probably meant to name. */
  readonly misspelled: Set<Column>;
  /** Columns that were reported to stand twice. */
  readonly twice: Set<Column>;
  /** Whether there are more columns than are read. */
  isFull: boolean;
}

/** The header of a file of which no row was read yet. */
export const newHeader = (): Header => ({
  met: new Map(),
  present: new Set(),
  misspelled: new Set(),
  twice: new Set(),
  isFull: false,
});

/** Takes up the headers of a row that earlier rows of the file did not have, and reports those that name no column. */
export function meetHeaders(
  header: Header,
  names: readonly string[],
  at: RowPlace,
  report: Report,
): void {
  const unmet = names.filter((name) => !header.met.has(name));
  if (unmet.length === 0 || header.isFull) return;
  const room = registerLimits.columns - header.met.size;
  if (unmet.length > room) {
    header.isFull = true;
    report(at, 'register/too-large', { what: 'columns', limit: registerLimits.columns });
  }
  const taken = unmet.slice(0, room);
  for (const name of taken) {
    const column = readHeader(name);
    header.met.set(name, column);
    if (column) header.present.add(column);
  }
  const inRow = new Set(names.map((name) => header.met.get(name)));
  for (const name of taken) {
    if (header.met.get(name) === undefined) reportUnknown(header, name, inRow, at, report);
  }
}

/** Reports a header that names no column; it may be one that the row lacks, misspelled. */
function reportUnknown(
  header: Header,
  name: string,
  inRow: ReadonlySet<Column | undefined>,
  at: RowPlace,
  report: Report,
): void {
  const lacking = columns.filter((column) => !inRow.has(column));
  const suggestion = nearest(
    name.slice(0, 100),
    lacking.flatMap((column) => Object.values(columnNames[column])),
  );
  const meant = suggestion === undefined ? undefined : readHeader(suggestion);
  if (suggestion === undefined || meant === undefined) {
    report(at, 'register/unknown-column', { found: name });
    return;
  }
  header.misspelled.add(meant);
  report(at, 'register/misspelled-column', { found: name, suggestion });
}
