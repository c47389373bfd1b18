export { dayAfter, dayBefore, isDate } from './calendar/date.js';
export { parsePeriod, periodText, type Period, type PeriodKind } from './calendar/period.js';
export { contains, firstDay, lastDay } from './calendar/period-days.js';
export { periodOf, periodsIn, previousPeriod } from './calendar/period-steps.js';
export { periodTitle } from './calendar/period-title.js';
export { columnNames, type Column } from './register/columns.js';
export { describeFinding } from './register/finding-text.js';
export {
  findingCodes,
  type Finding,
  type FindingArguments,
  type FindingCode,
} from './register/findings.js';
export { levels, levelTitles, type Level } from './register/levels.js';
export { registerLimits } from './register/limits.js';
export type { Membership, Span } from './register/membership.js';
export type { Place } from './register/place.js';
export { readRegister, type RegisterRead } from './register/read-register.js';
export type { RegisterRow } from './register/read-rows.js';
export type { Register } from './register/register.js';
export type { Tree } from './register/tree.js';
export {
  createImpact,
  type ImpactGathering,
  type ImpactOrganisations,
  type ImpactSubject,
} from './impact/gather/create-impact.js';
export {
  recordMoves,
  type Cause,
  type CauseSubject,
  type CriterionShift,
  type Impact,
  type ImpactSheet,
  type MatrixCell,
  type MoveCounts,
  type MovedRecord,
  type RecordMove,
  type MoveRow,
  type Outcome,
  type RatingRange,
  type TotalCounts,
  type UnfitReason,
  type Whose,
  type Witness,
} from './impact/impact.js';
export { impactPage, type ImpactPageOptions } from './impact/page/impact-page.js';
export { migration, type LeftAnswer, type Migrated } from './impact/migrate.js';
export { confirmedRegion, type Region } from './impact/region.js';
export { impactHtml, impactJson, impactMarkdown } from './impact/render.js';
export { answerName, changeTexts, valueChangeText } from './impact/words/form.js';
export { pageHtml } from './report/html/page-html.js';
export { pageMarkdown } from './report/markdown/page-markdown.js';
export type { Block, Cell, Page, Section } from './report/page/page.js';
export { createReport, type ReportGathering } from './report/gather/create-report.js';
export type {
  AssessorScore,
  CriterionInfo,
  Meeting,
  Move,
  ReportSubject,
  RollUpInfo,
  SheetInfo,
  Unit,
} from './report/gather/input.js';
export type {
  ClassChange,
  Distribution,
  Inspection,
  InspectionReason,
  Report,
  ReportFinding,
  Status,
  Titled,
  UnitTitle,
} from './report/report.js';
export { inspectionHtml, reportHtml } from './report/html/render.js';
export { inspectionMarkdown, reportMarkdown } from './report/markdown/render.js';
export { reportRows } from './report/data/rows.js';
export { inspectionRows } from './report/data/inspection-rows.js';
export { reportJson, type ReportJson } from './report/data/json.js';
export {
  sampleLimits,
  sampleProvince,
  type SampleOptions,
  type SampleProvince,
  type SampleTable,
} from './sample/sample-province.js';
export { editionOn, isFor, type Dated, type Edition, type InForce } from './year/edition.js';
export type { YearFinding, YearFindingCode } from './year/finding.js';
export {
  dateIn,
  gather,
  type Gathering,
  type GivenRecord,
  type MeetingRecords,
} from './year/gather.js';
export { applyQuotas, type QuotaOutcome, type Standing } from './year/quotas.js';
export { createRollUp, kindOf, type RolledUp, type RollSubject, type RollUp } from './year/roll.js';
export {
  createRun,
  type Exemption,
  type RatedUnit,
  type Run,
  type RunResult,
  type RunSubject,
  type UnitFacts,
} from './year/run.js';
export { settle, type SettledMeeting, type Settlement } from './year/settle.js';
