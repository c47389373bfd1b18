import { PGlite } from '@electric-sql/pglite';
import type { SqlEngine } from './engine.js';

/** PostgreSQL compiled to WebAssembly, in this process and in memory. */
export async function openPglite(): Promise<SqlEngine> {
  const database = await PGlite.create();
  return {
    name: 'PostgreSQL (PGlite)',
    dialect: 'postgres',
    run: async (sql) => {
      await database.exec(sql);
    },
    query: async (sql) => {
      const { rows } = await database.query<Record<string, unknown>>(sql);
      return rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            value === null ? null : String(value as string | number),
          ]),
        ),
      );
    },
    close: () => database.close(),
  };
}
