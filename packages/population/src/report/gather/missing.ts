import type { Period } from '../../calendar/period.js';
import { groupBy } from '../../register/group-by.js';
import type { MissingPeriods, UnitTitle } from '../report.js';
import type { Unit } from './input.js';
import { by, byUnit, inOrder, inTextOrder, inTime, most, type Order } from './order.js';

/** The periods that a unit lacks, by sheet. */
export const missingOf = (missing: Unit['missing'], unit: UnitTitle): readonly MissingPeriods[] =>
  [...groupBy(missing, ({ sheet }) => sheet)].map(([sheet, each]) => ({
    unit,
    sheet,
    periods: each.map(({ period }): Period => period).toSorted(inTime),
  }));

/** Most missing first. */
export const mostMissing: Order<MissingPeriods> = inOrder<MissingPeriods>(
  by(({ periods }) => periods.length, most),
  byUnit,
  by(({ sheet }) => sheet, inTextOrder),
);
