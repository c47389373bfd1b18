import type { Finding } from '../../src/register/findings.js';
import type { Membership } from '../../src/register/membership.js';
import type { RegisterRow } from '../../src/register/read-rows.js';

/** The rows of a table whose first line is the header; cells end at commas, lines count from 1. */
export function rowsOf(table: string, path = 'register.csv'): readonly RegisterRow[] {
  const [header = '', ...lines] = table.trim().split('\n');
  const names = header.split(',').map((name) => name.trim());
  return lines.map((line, at) => ({
    place: { path, line: at + 2 },
    cells: cellsOf(names, line.split(',')),
  }));
}

// An own property of any name, also `__proto__`.
const cellsOf = (names: readonly string[], texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']));

/** Rows without a table, such as many that are worked out; the line of each is its position. */
export const rowsFrom = (
  each: Iterable<Readonly<Record<string, string>>>,
): readonly RegisterRow[] =>
  Array.from(each, (cells, at) => ({ place: { path: 'register.csv', line: at + 2 }, cells }));

/** Ids, in the order in which they stand. */
export const idsOf = (memberships: readonly Membership[]): readonly string[] =>
  memberships.map(({ id }) => id);

/** Findings as their codes and lines: `register/orphan 3`. */
export const briefly = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ code, place }) => `${code} ${place.line}`);
