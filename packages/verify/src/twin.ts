import type { Analysis } from './analysis.js';
import { createMeter } from './budget.js';
import type { VariableSet } from './graph.js';
import { partsFor } from './model.js';
import { ratingTable, type RatingTable } from './rating-table.js';
import { combine } from './combine.js';
import { addTo } from './rows.js';
import { keysOf, layoutOf, type Contributions, type States, type Witness } from './states.js';

/** Outcomes of some clusters in pairs: before a change and after it. */
export interface Twins {
  readonly size: number;
  readonly before: Contributions;
  readonly after: Contributions;
  readonly witness: (row: number) => Witness;
  /** Both sides of every pair are records: what they contribute, the cluster can contribute. */
  readonly isRecord: boolean;
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
export function* changes(analysis: Analysis, touched: VariableSet, twins: Twins): Iterable<Change> {
  const { sheet, budget } = analysis;
  const { rest, before, after, table } = settingOf(analysis, touched, twins);
  const count = sheet.plan.ratings.length;
  const states = rest.keys.length;
  createMeter(budget).spend(states * twins.size, () => []);
  const keys = new Float64Array(states);
  const [from, to] = [new Int32Array(states), new Int32Array(states)];
  let known = NaN;
  // Rows that start alike one after another: what they start from is rated once.
  for (const row of Int32Array.from(before, (_, at) => at).sort(
    (a, b) => before[a]! - before[b]!,
  )) {
    if (before[row] === after[row]) continue;
    if (before[row] !== known) {
      known = before[row]!;
      addTo(keys, rest.keys, known);
      table.ratingsOf(keys, from);
    }
    addTo(keys, rest.keys, after[row]!);
    table.ratingsOf(keys, to);
    for (const state of firstDifferences(from, to, count)) {
      const [was, is] = [from[state]!, to[state]!];
      yield {
        before: was,
        after: is,
        row,
        witness: () => new Map([...rest.witness(state), ...twins.witness(row)]),
      };
    }
  }
}

/** For each two ratings that differ, where a state first has one before and the other after. */
function firstDifferences(from: Int32Array, to: Int32Array, ratings: number): readonly number[] {
  const isSeen = new Uint8Array(ratings * ratings);
  const found: number[] = [];
  for (let at = 0; at < from.length; at += 1) {
    if (from[at] === to[at]) continue;
    const pair = from[at]! * ratings + to[at]!;
    if (isSeen[pair] === 1) continue;
    isSeen[pair] = 1;
    found.push(at);
  }
  return found;
}

/** What pairs are rated with: all that the rest of a record can come to, and the pairs by names. */
interface Setting {
  readonly rest: States;
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly table: RatingTable;
}

function settingOf(
  { model, sheet, budget, ratings }: Analysis,
  touched: VariableSet,
  twins: Twins,
): Setting {
  const cluster = model.clusters.indexOf(touched);
  const space = twins.isRecord && cluster >= 0 ? ratings() : undefined;
  if (space) {
    const keysIn = (contributions: Contributions): Float64Array =>
      space.keysIn(cluster, contributions, twins.size);
    const [before, after] = [keysIn(twins.before), keysIn(twins.after)];
    return { rest: space.restOf(cluster), before, after, table: space.table };
  }
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
  return {
    rest,
    before: before!,
    after: after!,
    table: ratingTable(model, layout, rating, [rest.keys, [before!, after!]]),
  };
}
