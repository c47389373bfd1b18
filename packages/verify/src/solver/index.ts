/**
 * A general solver, z3, as a second way to proofs: for sheets whose answers are too many to go through. It needs the package
 * `z3-solver`, which is loaded when it is asked for.
 */
export { decideOpen, hasOpen, type SolverOptions } from './decide-open.js';
export { answerTerms, assert, declareAnswer, type Answer, type AnswerTerms } from './answers.js';
export { clamped, encode, lookup, type Encoded } from './encode.js';
export { greatest, least, type Extreme } from './extremes.js';
export {
  ask,
  inTurn,
  inquire,
  mapped,
  recordWhere,
  tell,
  witnessOf,
  type Inquiry,
  type Reply,
  type Witness,
} from './inquiry.js';
export { backwardPairs, effects, leverage, type Effects, type Pair } from './pairs.js';
export {
  applicability,
  decidingCaps,
  decidingExtras,
  decidingRequirements,
  reachableCases,
  reachableRatings,
  totalRange,
  type LeftOut,
} from './questions.js';
export * as terms from './terms.js';
export { loadZ3, type Conversation, type Z3 } from './z3.js';
