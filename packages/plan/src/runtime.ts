/**
 * What an application carries that scores stored plans: no compiler, no dependency, no code made at run time.
 * Its results are data; `@barem/plan/words` puts them into words.
 */
export { explain, type Explained, type Explanation } from './explain.js';
export type { Plan } from './plan.js';
export type { Problem, ProblemCode } from './problems.js';
export type { OpenAnswer, Preview } from './preview.js';
export {
  engineVersion,
  preview,
  score,
  type Incomplete,
  type Rated,
  type Refused,
  type Result,
} from './score.js';
