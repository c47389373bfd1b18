import type { SqlDialect } from '@barem/targets';

/** What stands in one cell of a table. */
export type Cell = string | number | boolean | null;

/** An engine that runs SQL. */
export interface SqlEngine {
  readonly name: string;
  readonly dialect: SqlDialect;
  readonly run: (sql: string) => Promise<void>;
  /** Rows, every value as the text that the engine writes for it. */
  readonly query: (sql: string) => Promise<readonly Readonly<Record<string, string | null>>[]>;
  readonly close: () => Promise<void>;
}

/** A cell as a literal. Written apart from what is being tested. */
export function literal(dialect: SqlDialect, cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'boolean') return dialect === 'clickhouse' ? (cell ? '1' : '0') : `${cell}`;
  if (typeof cell === 'number') return decimalText(cell);
  const hasBackslashes = dialect === 'clickhouse' || dialect === 'spark';
  const body = hasBackslashes ? cell.replaceAll('\\', '\\\\') : cell;
  return `'${hasBackslashes ? body.replaceAll("'", "\\'") : body.replaceAll("'", "''")}'`;
}

/** A number without an exponent. */
export const decimalText = (value: number): string =>
  `${value}`.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : `${value}`;

/** A name between the marks of the dialect. */
export function identifier(dialect: SqlDialect, name: string): string {
  switch (dialect) {
    case 'duckdb':
    case 'postgres':
      return `"${name.replaceAll('"', '""')}"`;
    case 'spark':
      return `\`${name.replaceAll('`', '``')}\``;
    case 'clickhouse':
      return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``;
  }
}
