export { lower, type Lowered } from './lower.js';
export type { InheritedText } from './inherited.js';
export {
  operandsOf,
  planFormat,
  type Cut,
  type Input,
  type Operation,
  type Plan,
  type PlanCap,
  type PlanCore,
  type PlanAssessor,
  type PlanAssessors,
  type Frequency,
  type PlanCriterion,
  type PlanQuota,
  type PlanRollUp,
  type PlanSeries,
  type PlanTally,
  type PlanText,
  type Slot,
} from './plan.js';
export { describeProblem, problemCodes } from './problem-text.js';
export type { Problem, ProblemCode } from './problems.js';
export {
  engineVersion,
  preview,
  score,
  type Incomplete,
  type PassedOver,
  type Rated,
  type Refused,
  type Result,
} from './score.js';
export {
  assess,
  type AssessedRecord,
  type Assessment,
  type Counting,
  type Difference,
} from './assess.js';
export type { OpenAnswer, Preview } from './preview.js';
export {
  explain,
  type AnswerValue,
  type Explained,
  type ExplainedAnswer,
  type ExplainedCondition,
  type ExplainedCriterion,
  type ExplainedRating,
  type ExplainedSection,
  type Explanation,
  type Measured,
  type Reason,
} from './explain.js';
export { renderExplanation } from './render.js';
export { ranksOf, type Rank } from './ranks.js';
export { stillNeeded, type StillNeeded } from './still-needed.js';
export { carryFor, ownPart, type Carry } from './carry.js';
export {
  formChange,
  isSameForm,
  newId,
  type FormChange,
  type KeptAnswer,
  type Renames,
  type ValueChange,
} from './form-change.js';
export { createScanner, type Scanned, type Scanner } from './scan.js';
export { sha256 } from './hash.js';
export { computeBounds, type Bounds, type Box } from './bounds.js';
export { divideExactly } from './interpret.js';
export { roundingCodes } from './program.js';
export { answerStates, createReader, type ReadRecord } from './reader.js';
export { recordAnswers, type RecordAnswer } from './record-answers.js';
export * as planDiagnostics from './diagnostics.js';
