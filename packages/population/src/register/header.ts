import { nearest } from '@barem/core';
import { columnNames, columns, readHeader, type Column } from './columns.js';
import type { Report, RowPlace } from './collect-findings.js';
import { registerLimits } from './limits.js';

/** The column that a header names, or probably means; for one that does neither, nothing. */
export interface Heading {
  readonly column?: Column;
  readonly meant?: Column;
}

/** The columns of one file, as far as its rows have shown them. */
export interface Header {
  /** What each header that was met stands for. */
  readonly met: Map<string, Heading>;
  readonly present: Set<Column>;
  /** Columns that were reported to stand twice. */
  readonly twice: Set<Column>;
  /** Whether there are more columns than are read. */
  isFull: boolean;
}

/** The header of a file of which no row was read yet. */
export const newHeader = (): Header => ({
  met: new Map(),
  present: new Set(),
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
    header.met.set(name, { ...(column && { column }) });
    if (column) header.present.add(column);
  }
  const inRow = new Set(names.map((name) => header.met.get(name)?.column));
  const lacking = columns.filter((column) => !inRow.has(column));
  for (const name of taken) {
    if (!header.met.get(name)!.column)
      header.met.set(name, unknownHeading(name, lacking, at, report));
  }
}

/** Reports a header that names no column; it may be one that the row lacks, misspelled. */
function unknownHeading(
  found: string,
  lacking: readonly Column[],
  at: RowPlace,
  report: Report,
): Heading {
  const names = lacking.flatMap((column) => Object.values(columnNames[column]));
  const suggestion = nearest(found.slice(0, 100), names);
  const column = suggestion === undefined ? undefined : readHeader(suggestion);
  if (suggestion === undefined || column === undefined) {
    report(at, 'register/unknown-column', { found });
    return {};
  }
  report(at, 'register/misspelled-column', { found, column, suggestion });
  return { meant: column };
}
