/**
 * Bounds on what a sheet may hold. Beyond one there is a diagnostic, never a crash or a hang.
 * They stand far above any real sheet: the largest published ones have some 60 criteria.
 */
export const limits = {
  /** Characters in one source file. */
  sourceLength: 500_000,
  /** Words, numbers and signs in one source file. */
  sourceWords: 100_000,
  /** Parentheses, conditions and signs inside one another. */
  nesting: 32,
  /** Operands in one chain of `+`, `và` … and words between two statements. */
  expressionTokens: 1_000,
  /** Findings reported of one file; whoever has more is told so. */
  diagnostics: 200,
  /** Facts, criteria, ratings and the like in one sheet, together. */
  declarations: 1_500,
  /** Levels or bands of one criterion, options of one fact, ratings, requirements of one rating. */
  listed: 200,
  /** Names that stand for one another in a row: a let of a let of a let, points that count on points. */
  chain: 100,
  /** Sheets that build on one another in a row. */
  parents: 32,
  /** Steps of inference over one sheet: lets and conditions inside one another multiply. */
  inference: 100_000,
  /** Operations in a plan. */
  operations: 100_000,
} as const;

/** Bounds on what a record may hold. Apart from the others, so that the runtime carries no more than it needs. */
export const recordLimits = {
  /** Entries in one record. */
  entries: 10_000,
  /** Characters in one value. */
  valueLength: 1_000,
} as const;

/** Integers beyond this are no longer exact in the numbers that JSON and JavaScript share: 2^53. */
export const largestExact = 9_007_199_254_740_992n;
