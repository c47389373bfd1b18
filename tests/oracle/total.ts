import type { Criterion, Sheet } from '@barem/syntax';
import { maximumOf, type Reading } from './criteria.js';
import {
  compare,
  larger,
  minus,
  nothing,
  over,
  plus,
  roundedTo,
  smaller,
  sumOf,
  times,
  written,
  type Fraction,
} from './fraction.js';

/** The parts of a total and the total. */
export interface Totals {
  readonly sections: ReadonlyMap<string, Fraction>;
  readonly bonuses: Fraction;
  readonly penalties: Fraction;
  readonly total: Fraction;
}

/** Adds up what the criteria earned: sections, rescaled where criteria left the scale, plus bonuses, less penalties, kept within the scale. */
export function totalsOf(reading: Reading): Totals {
  const { sheet } = reading;
  const earned = (criteria: readonly Criterion[]): Fraction =>
    sumOf(criteria.map((criterion) => reading.outcomeOf(criterion).points));
  const sections = new Map(sheet.sections.map(({ id, criteria }) => [id.id, earned(criteria)]));
  const bonuses = earned(sheet.bonuses);
  const penalties = earned(sheet.penalties);
  const base = rescaled(sumOf(sections.values()), reading);
  const total = withinBounds(minus(plus(base, bonuses), penalties), sheet);
  return { sections, bonuses, penalties, total };
}

/** Lowest and highest total that a sheet can give; `undefined` where it says that it has no scale. */
export function boundsOf(sheet: Sheet): readonly [Fraction, Fraction] | undefined {
  const { scale } = sheet;
  if (!scale) {
    const maxima = sheet.sections.flatMap(({ criteria }) =>
      criteria.map((each) => maximumOf(each, sheet)),
    );
    return [nothing, sumOf(maxima)];
  }
  const { bounds } = scale;
  return bounds && [bounds.from ? written(bounds.from.value) : nothing, written(bounds.to.value)];
}

function withinBounds(total: Fraction, sheet: Sheet): Fraction {
  const bounds = boundsOf(sheet);
  return bounds ? larger(bounds[0], smaller(total, bounds[1])) : total;
}

/** `S × scale / (scale − what left)`, rounded as the scale says; `S` itself where nothing left. */
function rescaled(sum: Fraction, { sheet, outcomeOf }: Reading): Fraction {
  const left = sumOf(
    sheet.sections.flatMap(({ criteria }) => criteria.map((each) => outcomeOf(each).leaves)),
  );
  const { bounds, rounding } = sheet.scale ?? {};
  if (compare(left, nothing) === 0) return sum;
  if (!bounds || bounds.from || !rounding)
    throw new TypeError('only a scale from 0 that says how it rounds is rescaled');
  const scale = written(bounds.to.value);
  const exactly = over(times(sum, scale), minus(scale, left));
  return roundedTo(exactly, written(rounding.to.value), rounding.mode);
}
