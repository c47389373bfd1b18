import { exact, type Rational } from '@barem/core';
import type { UnitTitle, UnmovedTotal } from '../report.js';
import { by, byUnit, inOrder, inTextOrder, largest, most } from './order.js';

/** Fewer equal totals say nothing. */
const leastMeetings = 3;

/** Watches whether totals of units move. */
export interface UnmovedGathering {
  readonly add: (unit: string, sheet: string, total: Rational) => void;
  readonly unmoved: (titleOf: (unit: string) => UnitTitle) => readonly UnmovedTotal[];
}

/** Keeps one total a unit and sheet. */
export function unmovedTotals(): UnmovedGathering {
  const sheets = new Map<string, Map<string, { readonly total: Rational; meetings: number }>>();
  const moved = 0;
  return {
    add(unit, sheet, total) {
      let units = sheets.get(sheet);
      if (!units) sheets.set(sheet, (units = new Map()));
      const seen = units.get(unit);
      if (!seen) units.set(unit, { total, meetings: 1 });
      else if (seen.meetings !== moved)
        seen.meetings = exact.equal(seen.total, total) ? seen.meetings + 1 : moved;
    },
    unmoved: (titleOf) =>
      [...sheets]
        .flatMap(([sheet, units]) =>
          [...units].flatMap(([unit, { total, meetings }]) =>
            meetings < leastMeetings ? [] : [{ unit: titleOf(unit), sheet, total, meetings }],
          ),
        )
        .toSorted(
          inOrder<UnmovedTotal>(
            by(({ meetings }) => meetings, most),
            by(({ total }) => total, largest),
            byUnit,
            by(({ sheet }) => sheet, inTextOrder),
          ),
        ),
  };
}
