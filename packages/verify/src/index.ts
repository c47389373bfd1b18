export { advise, type AdviceResult, type AdviseOptions } from './advise.js';
export { equivalent, type EquivalentOptions } from './equivalent.js';
export { standardBudget, type Budget, type Reason } from './budget.js';
export type { RecordData } from './records.js';
export type {
  Advice,
  AdvisedChange,
  Alive,
  Alternative,
  Attained,
  Boundaries,
  Boundary,
  BoundaryRow,
  Crossing,
  Dead,
  Decided,
  Direction,
  Equivalence,
  Fewest,
  Item,
  Leverage,
  Measured,
  Monotonic,
  Pair,
  RatedTwice,
  RatingCell,
  RatingShare,
  Run,
  Shadow,
  Share,
  Totality,
  Totals,
  Undecided,
  Vacuous,
  Verification,
} from './report.js';
export { verify, type VerifyOptions } from './verify.js';
