import { resolve } from 'node:path';
import { Failure } from '../failure.js';
import { literal, pathLiteral, type Database } from './database.js';

/**
 * Opens DuckDB, for these files alone: whatever stands in a sheet or a table, SQL that is made of it reaches no other file
 * and no network, and cannot change that.
 * @throws {Failure} the package is not installed
 */
export async function openDuckdb(files: readonly string[]): Promise<Database> {
  const { DuckDBInstance } = await import('@duckdb/node-api').catch((error: unknown) => {
    throw isNotInstalled(error) ? notInstalled(error) : error;
  });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const run = async (sql: string): Promise<void> => void (await connection.run(sql));
  // Both what is asked for and what it stands for are looked up.
  const allowed = files
    .map((file) => resolve(file))
    .flatMap((file) => [literal(file), pathLiteral(file)]);
  await run(`SET allowed_paths = [${allowed.join(', ')}]`);
  await run('SET enable_external_access = false');
  await run('SET lock_configuration = true');
  return {
    run,
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowsJson(),
    async *stream(sql) {
      // Of its own: whatever else a connection is asked for ends what it streams.
      const own = await instance.connect();
      try {
        const result = await own.stream(sql);
        for (;;) {
          const chunk = await result.fetchChunk();
          if (!chunk || chunk.rowCount === 0) return;
          yield chunk.getRows();
        }
      } finally {
        own.closeSync();
      }
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const isNotInstalled = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';

const notInstalled = (cause: unknown): Failure =>
  new Failure(
    {
      vi: 'cần gói DuckDB để làm việc này: npm install @duckdb/node-api@1.5.6-r.1, rồi chạy lại',
      en: 'this takes the package of DuckDB: npm install @duckdb/node-api@1.5.6-r.1, and try again',
    },
    { cause },
  );
