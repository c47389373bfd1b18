export { isDate } from './calendar/date.js';
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
