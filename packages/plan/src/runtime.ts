/** What an application needs that scores stored plans: no compiler, no dependency, no code made at run time. */
export { describeProblem } from './problem-text.js';
export { explain, type Explained, type Explanation } from './explain.js';
export type { Plan } from './plan.js';
export type { Problem, ProblemCode } from './problems.js';
export type { OpenAnswer, Preview } from './preview.js';
export { renderExplanation } from './render.js';
export {
  engineVersion,
  preview,
  score,
  type Incomplete,
  type Rated,
  type Refused,
  type Result,
} from './score.js';
