export * as fc from 'fast-check';
export * as nodes from './arbitraries/nodes.js';
export { annotations } from './arbitraries/annotations.js';
export type { RecordData } from './arbitraries/answers.js';
export { conditionExpr, expr, numberExpr } from './arbitraries/expressions.js';
export {
  invalidRecordFor,
  type Fault,
  type FaultKind,
  type InvalidRecord,
} from './arbitraries/invalid-records.js';
export type { Unit } from './arbitraries/quantity.js';
export { revision } from './arbitraries/revisions.js';
export { NoRecordFound, partialRecordFor, recordFor } from './arbitraries/records.js';
export type { Scope } from './arbitraries/scope.js';
export { buildSheet, sheet, sheetDraft, type SheetDraft } from './arbitraries/sheets.js';
export { laws } from './laws/index.js';
export type { Law, Shown, Trial } from './laws/law.js';
export { tryLaw, trialText, usualTries, type Tries } from './laws/try-law.js';
export { subjectOf, unplannedSubject, type Form, type Subject } from './laws/subject.js';
