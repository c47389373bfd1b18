import { createMeter, type Budget } from './budget.js';
import { noClusters, statesIn, withClusters, type StateSet } from './state-set.js';
import { partsFor, type Model } from './model.js';
import type { NodeId } from './node.js';
import { denseTable, mostRated, type RatingTable } from './rating-table.js';
import {
  keysOf,
  layoutOf,
  type Contributions,
  type Keyed,
  type Layout,
  type States,
} from './states.js';

/** The states of a sheet as far as they decide its rating: every question about one cluster is asked with the same names. */
export interface RatingSpace {
  readonly table: RatingTable;
  /** Every state of all clusters but one. */
  readonly restOf: (cluster: number) => States;
  /** The names of what one cluster contributes in its records. */
  readonly keysIn: (cluster: number, contributions: Contributions, size: number) => Float64Array;
}

/** The space of a rating; none where it is too large to be rated once for all questions. */
export function ratingSpace(model: Model, rating: NodeId, budget: Budget): RatingSpace | undefined {
  const parts = partsFor(model, [rating]);
  const layout: Layout = layoutOf(parts.map(({ contributions }) => [contributions]));
  if (layout.space > mostRated) return undefined;
  const keyed = parts.map((part) => ({
    keys: keysOf(layout, [part.contributions], part),
    counts: undefined,
    witness: part.witness,
  }));
  const setWithout = everyoneBut(keyed, (start, some) =>
    withClusters(layout.space, start, some, createMeter(budget)),
  );
  let latest: { readonly cluster: number; readonly states: States } | undefined;
  return {
    table: denseTable(model, layout, rating),
    restOf(cluster) {
      // Questions about one cluster are asked together; to keep the states of all of them would take too much room.
      if (latest?.cluster !== cluster) latest = { cluster, states: statesIn(setWithout(cluster)) };
      return latest.states;
    },
    keysIn: (cluster, contributions, size) =>
      keysOf(layout, [parts[cluster]!.contributions], { contributions, size }),
  };
}

/**
 * The states of all clusters but one, for one after another: on the way to a cluster, the other half is added, and the way as far as
 * two of them share it is gone once.
 */
function everyoneBut(
  all: readonly Keyed[],
  extended: (start: StateSet, some: readonly Keyed[]) => StateSet,
): (index: number) => StateSet {
  interface Stretch {
    readonly from: number;
    readonly to: number;
    /** All that lie outside. */
    readonly outside: StateSet;
  }
  const way: Stretch[] = [{ from: 0, to: all.length, outside: noClusters }];
  return (index) => {
    while (index < way.at(-1)!.from || index >= way.at(-1)!.to) way.pop();
    for (;;) {
      const { from, to, outside } = way.at(-1)!;
      if (to - from === 1) return outside;
      const middle = (from + to) >>> 1;
      way.push(
        index < middle
          ? { from, to: middle, outside: extended(outside, all.slice(middle, to)) }
          : { from: middle, to, outside: extended(outside, all.slice(from, middle)) },
      );
    }
  };
}
