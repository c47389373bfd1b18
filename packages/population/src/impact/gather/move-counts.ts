import { calendarDays } from '../../calendar/date.js';
import { lastDay } from '../../calendar/period-days.js';
import { parsePeriod, type Period } from '../../calendar/period.js';
import { by, inOrder, inTextOrder, inTime, most } from '../../report/gather/order.js';
import { remembered } from '../../register/remembered.js';
import type { Register } from '../../register/register.js';
import type { Tree } from '../../register/tree.js';
import {
  recordMoves,
  type Impact,
  type RecordMove,
  type MoveCounts,
  type MoveRow,
} from '../impact.js';

/** Counts moves by unit. */
export interface UnitMoves {
  readonly add: (unit: string, period: string | undefined, move: RecordMove) => void;
  /** By organisation right below another one, and by type, as they are at the end of the last period. */
  readonly rows: (
    register: Register,
    organisation?: string,
  ) => NonNullable<Impact['organisations']>;
}

type Counts = Record<RecordMove, number>;

/** No moves yet. */
export const noMoves = (): Counts =>
  Object.fromEntries(recordMoves.map((move) => [move, 0])) as Counts;

export function unitMoves(): UnitMoves {
  const units = new Map<string, Counts>();
  const periods = new Set<string>();
  return {
    add(unit, period, move) {
      let counts = units.get(unit);
      if (!counts) units.set(unit, (counts = noMoves()));
      counts[move] += 1;
      if (period !== undefined) periods.add(period);
    },
    rows(register, organisation) {
      const tree = register.on(dayOf(periods));
      const [only, other] = tree.roots;
      const top = organisation ?? (other ? undefined : only?.id);
      const name = top === undefined ? undefined : tree.organisation(top)?.name;
      const treeOn = remembered((day: string) => register.on(day));
      // An organisation that has ended stands where it last was.
      const treeOf = (unit: string): Tree => {
        const last = register.lifetimeOf(unit).at(-1)?.to;
        return tree.organisation(unit) || last === undefined ? tree : treeOn(last);
      };
      const groups = groupUnits(units, (unit) => belowOf(treeOf(unit), unit, top));
      const below = top === undefined ? tree.roots : tree.children(top);
      const places = new Map(below.map(({ id }, at) => [id, at]));
      return {
        title: name ?? '',
        byOrganisation: rowsOf(groups, (id) => tree.organisation(id)?.name ?? id).toSorted(
          inOrder(
            by(
              ({ id }) => places.get(id) ?? Infinity,
              (a, b) => (a === b ? 0 : a - b),
            ),
            by(
              ({ id }) => (id === nowhere ? 1 : 0),
              (a, b) => a - b,
            ),
            by(({ id }) => id, inTextOrder),
          ),
        ),
        byType: rowsOf(
          groupUnits(units, (unit) => treeOf(unit).organisation(unit)?.type ?? nowhere),
          (id) => id,
        ).toSorted(
          inOrder(
            by(({ id }) => (id === nowhere ? 0 : 1), most),
            by(({ records }) => records, most),
            by(({ id }) => id, inTextOrder),
          ),
        ),
      };
    },
  };
}

/** The id of the group of those that have none; no organisation and no type has it. */
const nowhere = '';

/** The organisation right below another one that a unit lies in; the one at the top of its line where there is no other. */
function belowOf(tree: Tree, unit: string, top: string | undefined): string {
  if (!tree.organisation(unit)) return nowhere;
  const line = [unit, ...tree.ancestors(unit).map(({ id }) => id)];
  if (top === undefined) return line.at(-1)!;
  const at = line.indexOf(top);
  return at < 0 ? nowhere : line[Math.max(0, at - 1)]!;
}

function groupUnits(
  units: ReadonlyMap<string, MoveCounts>,
  groupOf: (unit: string) => string,
): ReadonlyMap<string, MoveCounts> {
  const groups = new Map<string, Counts>();
  for (const [unit, counts] of units) {
    const id = groupOf(unit);
    let sums = groups.get(id);
    if (!sums) groups.set(id, (sums = noMoves()));
    for (const move of recordMoves) sums[move] += counts[move];
  }
  return groups;
}

const rowsOf = (
  groups: ReadonlyMap<string, MoveCounts>,
  titleOf: (id: string) => string,
): readonly MoveRow[] =>
  [...groups].map(([id, counts]) => ({
    id,
    title: id === nowhere ? '' : titleOf(id),
    records: recordMoves.reduce((sum, move) => sum + counts[move], 0),
    moves: counts,
  }));

/** The last day of the last period that records name; without any, the last day of the calendar. */
function dayOf(periods: ReadonlySet<string>): string {
  const known = [...periods].flatMap((text): readonly Period[] => {
    const period = parsePeriod(text);
    return period ? [period] : [];
  });
  const days = known.toSorted(inTime).map(lastDay).toSorted(inTextOrder);
  return days.at(-1) ?? calendarDays.last;
}
