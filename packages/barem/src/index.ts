export { check, formatOf, load, type LoadOptions } from './load.js';
export type { Format, Loaded, ParentText } from './loaded.js';
export { loadAll, parentOf, type SourceFile } from './load-all.js';
export { fingerprint, lockKey, type Parent } from './parents.js';
export { diff, type Diff, type DiffOptions, type VersionStep } from './diff/diff.js';
export type { About, DiffEntry, Effect } from './diff/entry.js';
export { aboutText, deedText, describeEntry, effectWords, stepWords } from './diff/words.js';
export { filesOf, type RulesetFile, type RulesetFiles } from './rulesets/inherited-sheets.js';
export { diffHtml, diffMarkdown, diffPage, type DiffPageOptions } from './diff/page.js';
export { flatten } from './flatten.js';
export { rebaseSheet, type RebasedSheet } from './rebase.js';
export { convert, format, type ConvertOptions, type Rewritten } from './convert.js';
export {
  explain,
  preview,
  score,
  type Explained,
  type Problem,
  type Refused,
  type Result,
} from './score.js';
export { compile } from './compile.js';
export {
  compileBrief,
  compileColumns,
  compileTrusted,
  validity,
  type AnswerColumns,
  type Brief,
  type ColumnScorer,
  type ScoredColumns,
} from '@barem/targets';
export { assess, type AssessedRecord, type Assessment } from './assess.js';
export { advise, type AdviceResult } from './advise.js';
export {
  equivalent,
  standardBudget,
  verify,
  type Advice,
  type AdviseOptions,
  type Alternative,
  type Budget,
  type Equivalence,
  type Undecided,
  type Verification,
  type VerifyOptions,
} from '@barem/verify';
export {
  engineVersion,
  formChange,
  renderExplanation,
  stillNeeded,
  type Counting,
  type Difference,
  type Explanation,
  type FormChange,
  type Incomplete,
  type KeptAnswer,
  type OpenAnswer,
  type Plan,
  type Preview,
  type Rated,
  type StillNeeded,
  type ValueChange,
} from '@barem/plan';
export {
  canonicalJson,
  canonicalRecord,
  describePlanFault,
  describeReplayFinding,
  readPlan,
  readReceipt,
  receiptOf,
  receiptText,
  replay,
  type CanonicalRecord,
  type PlanFault,
  type ReadPlan,
  type ReadReceipt,
  type Receipt,
  type ReceiptOrigin,
  type ReceiptOutcome,
  type Replay,
  type ReplayFinding,
} from '@barem/plan/receipts';
export {
  applyEdits,
  inSourceOrder,
  isError,
  lineStarts,
  positionAt,
  type Diagnostic,
  type Fix,
  type Language,
  type Localized,
  type Span,
} from '@barem/core';
export { catalogue } from './catalogue.js';
export { rulesetsFrom, type Ruleset, type RulesetSheet } from './rulesets/rulesets-from.js';
export { checkEditions } from './rulesets/check-editions.js';
export { daysOf, editionOn, isIssued, type EditionOn } from './rulesets/edition-on.js';
export {
  readCases,
  readManifest,
  readPlacedRecords,
  readRecords,
  type Case,
  type CaseFile,
  type EditionName,
  type EditionStatus,
  type Expectation,
  type Manifest,
  type ReadCases,
  type ReadManifest,
  type ReadPlacedRecords,
  type ReadRecords,
} from '@barem/yaml';
