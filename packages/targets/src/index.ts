export { outcomeOf, type Outcome } from './outcome.js';
export { emitJsonRules } from './json-rules/emit.js';
export type {
  JsonRule,
  JsonRules,
  JsonRulesCondition,
  JsonRulesEvent,
  JsonRulesInput,
  JsonRulesNumber,
  JsonRulesOperator,
  JsonRulesPoints,
  Operand,
} from './json-rules/document.js';
