/** A database in memory that may touch the named files and nothing else. */
export interface Database {
  readonly run: (sql: string) => Promise<void>;
  /** All rows; numbers of 64 bits come as texts. */
  readonly rows: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  /** Rows in groups, for any number of them. */
  readonly stream: (sql: string) => AsyncIterable<readonly (readonly unknown[])[]>;
  readonly close: () => Promise<void>;
}

/** A text in SQL. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name in SQL. */
export const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A path to read, as it is: DuckDB would take these marks for patterns. */
export const pathLiteral = (path: string): string =>
  literal(path.replaceAll(/[*?[]/g, (mark) => `[${mark}]`));
