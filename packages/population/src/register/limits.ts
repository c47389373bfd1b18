/** Bounds on what a register may hold. They stand far above any real one: the whole country has some 300,000 organisations. */
export const registerLimits = {
  /** Rows in all. */
  rows: 1_000_000,
  /** Different columns in one file. */
  columns: 100,
  /** Characters in one value. */
  valueLength: 1_000,
  /** Different unknown words for which the word that was meant is looked for. */
  suggestions: 1_000,
} as const;
