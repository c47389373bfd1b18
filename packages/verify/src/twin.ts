import type { Analysis } from './analysis.js';
import { createMeter } from './budget.js';
import type { VariableSet } from './graph.js';
import { partsFor } from './model.js';
import { ratingTable } from './rating-table.js';
import { combine } from './combine.js';
import { keysOf, layoutOf, type Contributions, type Witness } from './states.js';

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
  const rate = ratingTable(model, layout, rating, [rest.keys, [before!, after!]]);
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
