import { PGlite } from '@electric-sql/pglite';
import type { SqlEngine } from './engine.js';

/** PostgreSQL compiled to WebAssembly, in this process and in memory. */
export async function openPglite(): Promise<SqlEngine> {
  const database = await PGlite.create();
  const asText = new Proxy({}, { get: () => (value: string) => value });
  return {
    name: 'PostgreSQL (PGlite)',
    dialect: 'postgres',
    run: async (sql) => {
      await database.exec(sql);
    },
    query: async (sql) => {
      const { rows } = await database.query<Record<string, string | null>>(sql, [], {
        parsers: asText,
      });
      return rows;
    },
    close: () => database.close(),
  };
}
