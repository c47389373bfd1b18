/**
 * Bounds on what a data file may hold, beside those of every source text. They stand far above any real file,
 * and keep any input from costing more than a moment.
 */
export const bounds = {
  /** Lists and groups inside one another. A sheet needs eight. */
  nesting: 24,
  /** Keys, values, lines and marks between them in one YAML file. */
  values: 200_000,
  /** Characters in a JSON file of records. */
  jsonLength: 16_000_000,
} as const;
