import type { SqlEngine } from './engine.js';

/** Sends one statement to a ClickHouse server. */
export async function ask(address: string, sql: string): Promise<string> {
  const answer = await fetch(address, { method: 'POST', body: sql });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${text.slice(0, 600)}\n${sql.slice(0, 2_000)}`);
  return text;
}

/** Rows of a SELECT, every value as text. */
export async function rowsOf(
  address: string,
  sql: string,
): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const text = await ask(address, `${sql}\nFORMAT JSON`);
  // Decimals are written as JSON numbers, whose text is the value.
  const { data } = JSON.parse(text) as { data: readonly Readonly<Record<string, unknown>>[] };
  return data.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        value === null ? null : String(value as string | number),
      ]),
    ),
  );
}

/** One ClickHouse server. */
export const openClickhouse = (address: string): SqlEngine => ({
  name: 'ClickHouse',
  dialect: 'clickhouse',
  run: async (sql) => {
    await ask(address, sql);
  },
  query: (sql) => rowsOf(address, sql),
  close: async () => {
    await ask(address, 'DROP TABLE IF EXISTS records');
  },
});
