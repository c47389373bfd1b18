import type { Period } from '../../calendar/period.js';
import type { ClassChange, ClassChanges, Titled, UnitTitle } from '../report.js';
import { by, byUnit, inOrder, most } from './order.js';
import { placeIn, placesOf, tallyOf } from './tally.js';

/** Compares classes with those of the period before. */
export interface ChangeGathering {
  /** @returns what changed, where it did */
  readonly add: (
    unit: UnitTitle,
    before: string | undefined,
    now: string | undefined,
  ) => ClassChange | undefined;
  /** Absent where nothing is known of the period before. */
  readonly changes: () => ClassChanges | undefined;
}

export function classChanges(
  previous: Period | undefined,
  classes: readonly Titled[],
): ChangeGathering {
  const places = placesOf(classes);
  const tally = tallyOf(classes);
  const units: ClassChange[] = [];
  let isAnyKnown = false;
  let same = 0;
  return {
    add(unit, before, now) {
      tally.add(before);
      if (before === undefined) return undefined;
      isAnyKnown = true;
      if (now === undefined) return undefined;
      const steps = placeIn(places, now) - placeIn(places, before);
      if (steps === 0) {
        same += 1;
        return undefined;
      }
      const change = { unit, before, now, steps };
      units.push(change);
      return change;
    },
    changes() {
      if (!previous || !isAnyKnown) return undefined;
      const worse = units.filter(({ steps }) => steps > 0).length;
      return {
        previous,
        before: tally.distribution(),
        better: units.length - worse,
        same,
        worse,
        units: units.toSorted(
          inOrder<ClassChange>(
            by(({ steps }) => steps, most),
            byUnit,
          ),
        ),
      };
    },
  };
}
