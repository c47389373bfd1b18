import type { Column } from './columns.js';
import type { Report, RowPlace } from './collect-findings.js';
import { meetHeaders, type Header } from './header.js';
import { registerLimits } from './limits.js';

/** What a row says, by column, in NFC and without space around; an empty cell says nothing. */
export type Values = Readonly<Partial<Record<Column, string>>>;

/** A row as it was read. */
export interface ValuesRead {
  readonly values: Values;
  /** Columns for which the row has a header that is misspelled. */
  readonly misspelled: ReadonlySet<Column>;
  /** Whether the values are all that it says: one that is too long is not read. */
  readonly isWhole: boolean;
}

/** The values of a row; reports what is wrong with its headers and the length of its cells. */
export function readValues(
  cells: Readonly<Record<string, string>>,
  header: Header,
  at: RowPlace,
  report: Report,
): ValuesRead {
  // A cell without a header and without a text is only a separator too many.
  const names = Object.keys(cells).filter((name) => isFilled(name) || isFilled(cells[name]!));
  meetHeaders(header, names, at, report);
  const values: Partial<Record<Column, string>> = {};
  const readFrom: Partial<Record<Column, string>> = {};
  const misspelled = new Set<Column>();
  let isWhole = true;
  for (const name of names) {
    const { column, meant } = header.met.get(name) ?? {};
    if (meant) misspelled.add(meant);
    const text = cells[name]!;
    if (column === undefined || !isFilled(text)) continue;
    if (readFrom[column] !== undefined) {
      if (!header.twice.has(column))
        report(at, 'register/column-twice', { column, read: readFrom[column], ignored: name });
      header.twice.add(column);
    } else if (text.length > registerLimits.valueLength) {
      report(at, 'register/value-too-long', { column, limit: registerLimits.valueLength });
      isWhole = false;
    } else {
      values[column] = text.normalize('NFC').trim();
      readFrom[column] = name;
    }
  }
  return { values, misspelled, isWhole };
}

const isFilled = (text: string): boolean => /\S/.test(text);
