import type { Plan } from '@barem/plan';
import { columnsOf, headColumns } from './columns.js';
import { dialectOf, quoted, type SqlDialect } from './dialect.js';
import { refusedNames } from './names.js';
import type { SqlColumns } from './reading.js';
import type { EmittedSql } from './refusal.js';

/** What a table is made for. */
export interface TableOptions {
  readonly dialect: SqlDialect;
  readonly table: string;
  readonly columns?: SqlColumns;
  /** Text columns before the answers: `unit`, `period`, `assessor` and `date` unless told otherwise. */
  readonly keep?: readonly string[];
}

/** `CREATE TABLE` for the records of a plan: NULL is an answer that is not given yet. */
export function emitTable(
  plan: Plan,
  { dialect: name, table, columns = 'typed', keep = headColumns }: TableOptions,
): EmittedSql {
  const dialect = dialectOf(name);
  const inputs = columnsOf(dialect, plan, columns);
  const refusals = refusedNames(dialect, [...keep, ...inputs.map(({ id }) => id)], [table]);
  if (refusals.length > 0) return { kind: 'refused', refusals };
  const { nullable, text } = dialect.types;
  const lines = [
    ...keep.map((id) => [id, text] as const),
    ...inputs.map(({ id, type }) => [id, type] as const),
  ].map(([id, type]) => `\n  ${quoted(dialect, id)} ${nullable(type)}`);
  return {
    kind: 'sql',
    sql: `CREATE TABLE ${quoted(dialect, table)} (${lines.join(',')}\n)${dialect.tableEnd}`,
  };
}
