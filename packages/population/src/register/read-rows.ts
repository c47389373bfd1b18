import { nearest } from '@barem/core';
import { isDate } from '../calendar/date.js';
import type { Report, RowPlace } from './collect-findings.js';
import type { Column } from './columns.js';
import { dayMeant } from './day-written.js';
import { groupBy } from './group-by.js';
import { newHeader, type Header } from './header.js';
import { levelNames, readLevel, type Level } from './levels.js';
import { registerLimits } from './limits.js';
import type { Membership } from './membership.js';
import type { Miss } from './misses.js';
import type { Place } from './place.js';
import { readValues, type Values } from './values.js';

/** One row of a register as it stands in a file: texts by the header of their column. */
export interface RegisterRow {
  readonly place: Place;
  readonly cells: Readonly<Record<string, string>>;
}

/** What rows say, each for itself. */
export interface RowsRead {
  /** In the order of rows. */
  readonly memberships: readonly Membership[];
  /** Ids of which a row had to be left out. */
  readonly leftOut: ReadonlySet<string>;
  /** What rows do not say and have to; a parent is only missing where others stand higher. */
  readonly misses: readonly Miss[];
  /** Of each file, by path. */
  readonly headers: ReadonlyMap<string, Header>;
}

/** A row with a level that there is not. */
interface UnknownLevel extends RowPlace {
  readonly found: string;
  readonly organisation: string | undefined;
}

/** Reads rows one by one; what is wrong within a row is reported, except what is missing. */
export function readRows(rows: Iterable<RegisterRow>, report: Report): RowsRead {
  const memberships: Membership[] = [];
  const leftOut = new Set<string>();
  const misses: Miss[] = [];
  const headers = new Map<string, Header>();
  const unknownLevels: UnknownLevel[] = [];
  let row = 0;
  for (const { place, cells } of rows) {
    const at: RowPlace = { row, place };
    if (row === registerLimits.rows) {
      report(at, 'register/too-large', { what: 'rows', limit: registerLimits.rows });
      break;
    }
    row += 1;
    const header = headers.get(place.path) ?? newHeader();
    headers.set(place.path, header);
    const { values, misspelled, isWhole } = readValues(cells, header, at, report);
    const areDaysSound = checkDays(values, at, report);
    if (isWhole) misses.push(...missesIn(values, misspelled, at));
    const level = values.level === undefined ? undefined : readLevel(values.level);
    if (values.level !== undefined && level === undefined)
      unknownLevels.push({ ...at, found: values.level, organisation: values.id });
    const membership = isWhole && areDaysSound ? membershipOf(values, level, at) : undefined;
    if (membership) memberships.push(membership);
    else if (values.id !== undefined) leftOut.add(values.id);
  }
  reportUnknownLevels(unknownLevels, report);
  return { memberships, leftOut, misses, headers };
}

/** Reports days that do not exist, or that are in the wrong order. */
function checkDays(values: Values, at: RowPlace, report: Report): boolean {
  const { from, to } = values;
  const wrong = (['from', 'to'] as const).flatMap((column) => {
    const found = values[column];
    return found === undefined || isDate(found) ? [] : [{ column, found }];
  });
  for (const { column, found } of wrong) {
    const suggestion = dayMeant(found);
    report(at, 'register/bad-date', { column, found, ...(suggestion && { suggestion }) });
  }
  if (wrong.length > 0 || from === undefined || to === undefined) return wrong.length === 0;
  if (to < from) report(at, 'register/dates-reversed', { from, to });
  return from <= to;
}

/** What a row has to say and does not; a row that says nothing has to say nothing. */
function missesIn(values: Values, misspelled: ReadonlySet<Column>, at: RowPlace): readonly Miss[] {
  if (Object.keys(values).length === 0) return [];
  const needed: readonly Column[] = ['id', 'name', 'level', 'parent', ...neededBy(values.level)];
  return needed
    .filter((column) => values[column] === undefined && !misspelled.has(column))
    .map((column) => ({
      ...at,
      column,
      ...(values.id !== undefined && { organisation: values.id }),
    }));
}

const neededBy = (level: string | undefined): readonly Column[] =>
  level !== undefined && readLevel(level) === 'cell' ? ['type'] : [];

/** The membership that values give, as far as they give one. An organisation without a name has its id for a name. */
function membershipOf(
  { id, name = id, parent, type, from, to }: Values,
  level: Level | undefined,
  { place, row }: RowPlace,
): Membership | undefined {
  if (id === undefined || name === undefined || level === undefined) return undefined;
  return {
    id,
    name,
    level,
    ...(parent !== undefined && { parent }),
    ...(type !== undefined && { type }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    place,
    row,
  };
}

/** Reports each unknown word once a file, with all its rows: it is written once and copied down. */
function reportUnknownLevels(unknown: readonly UnknownLevel[], report: Report): void {
  const groups = groupBy(unknown, ({ place, found }) => JSON.stringify([place.path, found]));
  let suggestions = 0;
  for (const rows of groups.values()) {
    const [first] = rows;
    suggestions += 1;
    const suggestion =
      suggestions > registerLimits.suggestions
        ? undefined
        : nearest(first.found.slice(0, 100), levelNames);
    report(first, 'register/unknown-level', {
      found: first.found,
      ...(suggestion !== undefined && { suggestion }),
      organisations: rows.flatMap(({ organisation }) => organisation ?? []),
    });
  }
}
