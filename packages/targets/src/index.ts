export { outcomeOf, type Outcome } from './outcome.js';
