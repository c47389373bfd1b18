import type { Analysis } from './analysis.js';
import { createMeter } from './budget.js';
import type { Column } from './evaluate.js';
import type { VariableSet } from './graph.js';
import { partsFor, type Model } from './model.js';
import type { NodeId } from './node.js';
import { createNumbering } from './rows.js';
import {
  combine,
  keysOf,
  layoutOf,
  type Contributions,
  type Layout,
  type States,
  type Witness,
} from './states.js';

/** Outcomes of some clusters in pairs: before a change and after it. */
export interface Twins {
  readonly size: number;
  readonly before: Contributions;
  readonly after: Contributions;
  readonly witness: (row: number) => Witness;
}

/** One pair with everything else as it is in some record. */
export interface Change {
  readonly before: number;
  readonly after: number;
  readonly row: number;
  readonly witness: () => Witness;
}

/**
 * Every pair of ratings that twins lead to, whatever the rest of a record is, once for each row.
 * @param touched - the clusters whose outcomes the twins are
 */
export function* changes(
  { model, sheet, budget }: Analysis,
  touched: VariableSet,
  twins: Twins,
): Iterable<Change> {
  const rating = sheet.nodeOf(sheet.plan.rating);
  const others = partsFor(model, [rating]).filter(
    (_, at) => (model.clusters[at]! & touched) === 0n,
  );
  const variants = [twins.before, twins.after];
  const layout = layoutOf([...others.map(({ contributions }) => [contributions]), variants]);
  const keyed = others.map((part) => ({
    keys: keysOf(layout, [part.contributions], part),
    counts: undefined,
    witness: part.witness,
  }));
  const meter = createMeter(budget);
  const rest = combine(layout.space, keyed, false, meter);
  const [before, after] = variants.map((contributions) =>
    keysOf(layout, variants, { contributions, size: twins.size }),
  );
  const rate = ratings(model, layout, rating, rest, [before!, after!]);
  const seen = new Set<number>();
  const count = sheet.plan.ratings.length;
  meter.spend(rest.keys.length * twins.size, () => []);
  for (let row = 0; row < twins.size; row += 1) {
    for (let state = 0; state < rest.keys.length; state += 1) {
      const from = rate(rest.keys[state]! + before![row]!);
      const to = rate(rest.keys[state]! + after![row]!);
      const name = (row * count + from) * count + to;
      if (from === to || seen.has(name)) continue;
      seen.add(name);
      yield {
        before: from,
        after: to,
        row,
        witness: () => new Map([...rest.witness(state), ...twins.witness(row)]),
      };
    }
  }
}

/** States that are rated at once. */
const chunk = 1 << 15;

/** Spaces up to this size are rated as a whole. */
const wholeSpace = 1 << 20;

/** Gives the rating of states. */
function ratings(
  model: Model,
  layout: Layout,
  rating: NodeId,
  { keys: rest }: States,
  sides: readonly Float64Array[],
): (key: number) => number {
  if (layout.space <= wholeSpace) {
    const all = Float64Array.from({ length: layout.space }, (_, key) => key);
    const rated = inChunks(model, layout, rating, all);
    return (key) => rated[key]!;
  }
  const numbering = createNumbering(Infinity);
  const named: number[] = [];
  for (const side of sides)
    for (const own of new Set(side))
      for (const key of rest) if (numbering.find(key + own) < 0) named.push(key + own);
  const rated = inChunks(model, layout, rating, Float64Array.from(named));
  return (key) => rated[numbering.find(key)]!;
}

function inChunks(model: Model, layout: Layout, goal: NodeId, keys: Float64Array): Column {
  const values = new Float64Array(keys.length);
  for (let start = 0; start < keys.length; start += chunk) {
    const [column] = model.evaluate(layout, keys.slice(start, start + chunk), [goal]);
    values.set(column!, start);
  }
  return values;
}
