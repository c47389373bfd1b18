/** Results of the runtime in words, Vietnamese and English. */
export { describeProblem } from './problem-text.js';
export { renderExplanation } from './render.js';
