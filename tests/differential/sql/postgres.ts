import { Client } from 'pg';
import type { SqlEngine } from './engine.js';

/** A PostgreSQL server, in a schema of its own that is dropped at the end. */
export async function openPostgres(address: string): Promise<SqlEngine> {
  const client = new Client({
    connectionString: address,
    types: { getTypeParser: () => (value: string) => value },
  });
  await client.connect();
  await client.query('DROP SCHEMA IF EXISTS barem_test CASCADE');
  await client.query('CREATE SCHEMA barem_test');
  await client.query('SET search_path = barem_test');
  return {
    name: 'PostgreSQL',
    dialect: 'postgres',
    run: async (sql) => {
      await client.query(sql);
    },
    query: async (sql) => (await client.query<Record<string, string | null>>(sql)).rows,
    close: async () => {
      await client.query('DROP SCHEMA barem_test CASCADE');
      await client.end();
    },
  };
}
