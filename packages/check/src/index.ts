export { checkSheet, type CheckedSheet, type CheckResult } from './check.js';
export type { Budget, TotalBudget } from './budget.js';
export type { ResolvedScale } from './context.js';
export type { Resolution } from './infer.js';
export type { Interval } from './interval.js';
export { reservedNames, type Block, type Placed, type Symbols } from './symbols.js';
export * as checkDiagnostics from './diagnostics.js';
