import { BudgetExceeded, type Meter } from './budget.js';
import { addTo, createNumbering, growing, isKeySpace, pushNew } from './rows.js';
import { mostBits, noClusters, statesIn, withClusters } from './state-set.js';
import type { Keyed, States } from './states.js';
import { createTally } from './tally.js';

/** The one state of no clusters at all. */
const noStates = (counting: boolean): States => ({
  keys: Float64Array.of(0),
  counts: counting ? Float64Array.of(1) : undefined,
  witness: () => new Map(),
});

/** Adds up clusters, those with the most rows first: while there are few states, many rows cost little. */
export function combine(
  space: number,
  parts: readonly Keyed[],
  counting: boolean,
  meter: Meter,
): States {
  if (!isKeySpace(space))
    throw new BudgetExceeded({ inputs: [], work: space, budget: Number.MAX_SAFE_INTEGER });
  const inOrder = parts.toSorted((a, b) => b.keys.length - a.keys.length);
  if (!counting && space <= mostBits)
    return statesIn(withClusters(space, noClusters, inOrder, meter));
  return inOrder.reduce((states, part) => added(space, states, part, meter), noStates(counting));
}

function added(space: number, states: States, part: Keyed, meter: Meter): States {
  meter.spend(states.keys.length * part.keys.length, () => []);
  const { keys: own, witness: witnessOf } = part;
  const numbering = createNumbering(space);
  const tally = createTally(states.counts, part.counts);
  const [before, rows] = [growing(), growing()];
  const each = Int32Array.from(own, (_, row) => row);
  tally?.startGroup(own.length, each, each);
  const [sums, found] = [new Float64Array(own.length), new Int32Array(own.length)];
  for (let state = 0; state < states.keys.length; state += 1) {
    const known = before.length;
    addTo(sums, own, states.keys[state]!);
    numbering.numbersOf(sums, found);
    pushNew(found, known, state, each, before, rows);
    tally?.add(found, state);
  }
  meter.hold(before.length, () => []);
  const [from, of] = [before.done(), rows.done()];
  return {
    keys: Float64Array.from(from, (state, at) => states.keys[state]! + own[of[at]!]!),
    counts: tally?.done(from.length),
    witness: (at) => new Map([...states.witness(from[at]!), ...witnessOf(of[at]!)]),
  };
}
