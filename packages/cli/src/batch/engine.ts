/** What scores: our own code, or DuckDB by SQL. */
export const engines = ['js', 'duckdb'] as const;
export type Engine = (typeof engines)[number];
