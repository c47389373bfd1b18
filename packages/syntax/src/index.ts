export { parseFragment, type Fragments, type ParsedFragment } from './fragment.js';
export { parseText, type Comment, type Parsed } from './parse.js';
export {
  printAppliesClause,
  printItem,
  printLevelPoints,
  printScale,
  printScoring,
  printSteps,
  printText,
  printTypeOfFact,
  type PrintOptions,
} from './print.js';
export {
  printExpression,
  printMeasure,
  printName,
  printNumber,
  printPoints,
  printRange,
  printRatings,
  printRounding,
} from './print-expression.js';
export { oneKindEach } from './one-kind.js';
export * as syntaxDiagnostics from './diagnostics.js';
export { isCalendarDay, isId } from './literals.js';
export { catalogues, isKeyword, keyword, type KeywordKey } from './keywords/index.js';
export type * from './tree.js';
