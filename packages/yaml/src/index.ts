export { readYaml, type ReadSheet } from './read.js';
export { writeYaml } from './write.js';
export {
  readPlacedRecords,
  readRecords,
  type ReadPlacedRecords,
  type ReadRecords,
} from './records.js';
export {
  readManifest,
  type EditionName,
  type EditionStatus,
  type Manifest,
  type ReadManifest,
  type SheetFile,
  type Source,
} from './ruleset.js';
export {
  readCases,
  type Case,
  type CaseFile,
  type CaseStatus,
  type Expectation,
  type ReadCases,
} from './cases.js';
export * as yamlDiagnostics from './diagnostics.js';
export * as rulesetDiagnostics from './ruleset-diagnostics.js';
