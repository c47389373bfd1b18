import { resolve } from 'node:path';
import type { Database } from './database.js';
import { literal, name, pathLiteral } from './database.js';

/** The columns of a Parquet file. */
export async function parquetColumns(path: string, database: Database): Promise<readonly string[]> {
  const rows = await database.rows(
    `SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet(${pathLiteral(resolve(path))}))`,
  );
  return rows.map(([column]) => String(column));
}

/** Writes a Parquet file as a table of texts, row by row. */
export async function parquetToCsv(path: string, to: string, database: Database): Promise<void> {
  const columns = await parquetColumns(path, database);
  const texts = columns.map((column) => `CAST(${name(column)} AS VARCHAR) AS ${name(column)}`);
  await database.run(
    `COPY (SELECT ${texts.join(', ')} FROM read_parquet(${pathLiteral(resolve(path))})) TO ${literal(resolve(to))} (FORMAT csv, HEADER, USE_TMP_FILE false)`,
  );
}

/** A column of the results: its name, and how it is kept. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: string;
}

/** Writes a table of results, whose first row names the columns, as a Parquet file. */
export async function csvToParquet(
  path: string,
  to: string,
  columns: readonly ParquetColumn[],
  database: Database,
): Promise<void> {
  const types = columns.map((each) => `${literal(each.name)}: ${literal(each.type)}`);
  await database.run(
    `COPY (SELECT * FROM read_csv(${pathLiteral(resolve(path))}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', max_line_size = 10000000, columns = {${types.join(', ')}})) TO ${literal(resolve(to))} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`,
  );
}
