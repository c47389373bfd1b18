import type { Period } from '../../calendar/period.js';
import { groupBy } from '../../register/group-by.js';
import type { ExemptPeriods, MissingPeriods, UnitTitle } from '../report.js';
import type { Unit } from './input.js';
import { by, byUnit, inOrder, inTextOrder, inTime, most, type Order } from './order.js';

/** The periods that a unit lacks, by sheet. */
export const missingOf = (missing: Unit['missing'], unit: UnitTitle): readonly MissingPeriods[] =>
  [...groupBy(missing, ({ sheet }) => sheet)].map(([sheet, each]) => ({
    unit,
    sheet,
    periods: each.map(({ period }): Period => period).toSorted(inTime),
  }));

/** The periods in which a unit need not meet, by sheet and reason. */
export const exemptOf = (
  exempt: NonNullable<Unit['exempt']>,
  unit: UnitTitle,
): readonly ExemptPeriods[] =>
  [...groupBy(exempt, ({ sheet, reason }) => JSON.stringify([sheet, reason]))].map(([, each]) => ({
    unit,
    sheet: each[0].sheet,
    reason: each[0].reason,
    periods: each.map(({ period }): Period => period).toSorted(inTime),
  }));

/** By unit. */
export const exemptOrder: Order<ExemptPeriods> = inOrder<ExemptPeriods>(
  byUnit,
  by(({ sheet }) => sheet, inTextOrder),
  by(({ reason }) => reason, inTextOrder),
);

/** Most missing first. */
export const mostMissing: Order<MissingPeriods> = inOrder<MissingPeriods>(
  by(({ periods }) => periods.length, most),
  byUnit,
  by(({ sheet }) => sheet, inTextOrder),
);
