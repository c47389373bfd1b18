export { outcomeOf, type Outcome } from './outcome.js';
export { emitModule, type EmittedModule } from './js/emit-module.js';
