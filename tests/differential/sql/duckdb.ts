import { DuckDBInstance } from '@duckdb/node-api';
import type { SqlEngine } from './engine.js';

/** DuckDB in this process, in memory, with nothing outside of it in reach. */
export async function openDuckdb(): Promise<SqlEngine> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  await connection.run('SET enable_external_access = false');
  return {
    name: 'DuckDB',
    dialect: 'duckdb',
    run: async (sql) => {
      await connection.run(sql);
    },
    query: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      const names = reader.columnNames();
      return reader
        .getRows()
        .map((row) =>
          Object.fromEntries(
            row.map((value, at) => [names[at] ?? '', value === null ? null : String(value)]),
          ),
        );
    },
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await Promise.resolve();
    },
  };
}
