import { exact, rational, type Rational } from '@barem/core';
import type { NumberLiteral, Range } from '@barem/syntax';
import * as nodes from './nodes.js';
import type { Quantity, Unit } from './quantity.js';
import type { ThresholdDraft } from './scoring-drafts.js';

/** A value between two tiles, and whether it belongs to the upper of them. */
export interface Cut {
  readonly at: Rational;
  readonly belongsAbove: boolean;
}

/** What is tiled: values from `low` to `high`; with a `stride` only its multiples occur. */
export interface Ground {
  readonly low: Rational;
  readonly high: Rational;
  readonly stride?: Rational | undefined;
}

/**
 * How tiles are written. `open`: the outermost have no outer end; `closed`: they end at the bounds;
 * `stepped`: both ends of all are included, so that neighbours leave out what cannot occur.
 */
export type TileForm = 'open' | 'closed' | 'stepped';

/** Ranges without holes or overlaps, the highest first; `cuts` rise and lie above `low`, at most at `high`. */
export function tiles(
  { low, high, stride }: Ground,
  cuts: readonly Cut[],
  form: TileForm,
  write: (value: Rational) => NumberLiteral,
): readonly Range<NumberLiteral>[] {
  const stepped = form === 'stepped' && stride !== undefined;
  const closed = form === 'closed' || cuts.length === 0;
  const ends = stride ? withoutEmptyTiles(cuts, high, stride) : cuts;
  const ranges = Array.from({ length: cuts.length + 1 }, (_, place): Range<NumberLiteral> => {
    const below = ends[place - 1];
    const above = ends[place];
    const from = below
      ? { value: write(below.at), inclusive: stepped || below.belongsAbove }
      : closed && { value: write(low), inclusive: true };
    const to = above
      ? stepped
        ? { value: write(exact.subtract(above.at, stride)), inclusive: true }
        : { value: write(above.at), inclusive: !above.belongsAbove }
      : closed && { value: write(high), inclusive: true };
    return { span: nodes.span, ...(from && { from }), ...(to && { to }) };
  });
  return ranges.toReversed();
}

/** Ranges of literals in `unit` that tile what `measure` can be; `undefined` stands for "otherwise". */
export function tile(
  measure: Quantity,
  unit: Unit,
  thresholds: readonly ThresholdDraft[],
  form: TileForm | 'otherwise',
): readonly (Range<NumberLiteral> | undefined)[] {
  const write = (value: Rational): NumberLiteral =>
    unit === 'percent' ? nodes.percent(exact.multiply(value, rational(100))) : nodes.number(value);
  const { low, high, stride } = measure;
  const cuts = stride
    ? cutsBetween({ low, high, stride }, thresholds)
    : roughCuts(measure, unit, thresholds);
  const ranges = tiles(
    { low, high, stride },
    cuts,
    form === 'otherwise' || !stride ? 'open' : form,
    write,
  );
  return form === 'otherwise' ? [...ranges.slice(0, -1), undefined] : ranges;
}

/** Distinct multiples of the stride above `low` and up to `high`, rising, as near as can be to where the drafts want them. */
export function cutsBetween(
  { low, high, stride }: Ground & { readonly stride: Rational },
  thresholds: readonly ThresholdDraft[],
): readonly Cut[] {
  const count = exact.floor(exact.divide(exact.subtract(high, low), stride));
  if (count < 1n) return [];
  const cuts = new Map<bigint, Cut>();
  for (const { at, belongsAbove } of thresholds) {
    const wanted = (count * BigInt(at)) / 100n;
    const step = wanted < 1n ? 1n : wanted;
    const value = exact.add(low, exact.multiply(rational(step), stride));
    cuts.set(step, { at: value, belongsAbove });
  }
  return [...cuts.values()].toSorted((a, b) => exact.compare(a.at, b.at));
}

/** Round numbers within the bounds of a computed measure, which can be wide and odd. */
function roughCuts(
  measure: Quantity,
  unit: Unit,
  thresholds: readonly ThresholdDraft[],
): readonly Cut[] {
  const widest = unit === 'percent' ? rational(3, 2) : rational(1000);
  const stride = unit === 'percent' ? rational(1, 100) : rational(1, 2);
  const low = exact.roundTo(exact.greatest(measure.low, exact.zero), stride, 'down');
  const high = exact.greatest(
    exact.least(measure.high, exact.add(low, widest)),
    exact.add(low, stride),
  );
  return cutsBetween({ low, high, stride }, thresholds);
}

/** Where only multiples of `stride` occur, a tile that starts over one cut may hold nothing: then every cut belongs above. */
function withoutEmptyTiles(cuts: readonly Cut[], high: Rational, stride: Rational): readonly Cut[] {
  const crowded = cuts.some(({ at }, place) => {
    const next = cuts[place + 1]?.at ?? high;
    return exact.compare(exact.subtract(next, at), stride) <= 0;
  });
  return crowded ? cuts.map(({ at }) => ({ at, belongsAbove: true })) : cuts;
}
