export { outcomeOf, type Outcome } from './outcome.js';
export { emitModule, type EmittedModule } from './js/emit-module.js';
export { emitSql, type SqlOptions } from './sql/emit-sql.js';
export { emitRollUp, type RollUpOptions } from './sql/emit-roll-up.js';
export { emitTable, type TableOptions } from './sql/emit-table.js';
export { sqlDialects, type SqlDialect } from './sql/dialect.js';
export type { SqlColumns } from './sql/reading.js';
export type { EmittedSql, SqlRefusal, SqlRefusalCode } from './sql/refusal.js';
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
export { compile, compileBrief, compileTrusted, type Brief } from './js/compile.js';
export {
  compileColumns,
  validity,
  type AnswerColumns,
  type ColumnScorer,
  type ScoredColumns,
} from './js/compile-columns.js';
export { emitDmn, type EmittedDmn } from './dmn/emit.js';
export type { DmnRefusal } from './dmn/refusal.js';
export { compileRows, type RowColumns, type RowScorer } from './js/compile-rows.js';
