import { BudgetExceeded, type Meter } from './budget.js';
import { createNumbering, growing, isKeySpace } from './rows.js';
import { combineSets, mostBits } from './state-set.js';
import type { Keyed, States } from './states.js';
import { createTally } from './tally.js';

/** The one state of no clusters at all. */
const noStates = (counting: boolean): States => ({
  keys: Float64Array.of(0),
  counts: counting ? Float64Array.of(1) : undefined,
  witness: () => new Map(),
});

/** Adds up clusters, those with the fewest rows first. */
export function combine(
  space: number,
  parts: readonly Keyed[],
  counting: boolean,
  meter: Meter,
): States {
  if (!isKeySpace(space))
    throw new BudgetExceeded({ inputs: [], work: space, budget: Number.MAX_SAFE_INTEGER });
  const inOrder = parts.toSorted((a, b) => a.keys.length - b.keys.length);
  if (!counting && space <= mostBits) return combineSets(space, inOrder, meter);
  return inOrder.reduce((states, part) => added(space, states, part, meter), noStates(counting));
}

function added(space: number, states: States, part: Keyed, meter: Meter): States {
  meter.spend(states.keys.length * part.keys.length, () => []);
  const numbering = createNumbering(space);
  const tally = createTally(states.counts, part.counts);
  const [before, rows] = [growing(), growing()];
  tally?.startGroup();
  for (let row = 0; row < part.keys.length; row += 1) tally?.weigh(row, row);
  for (let state = 0; state < states.keys.length; state += 1) {
    const base = states.keys[state]!;
    for (let row = 0; row < part.keys.length; row += 1) {
      const found = numbering.find(base + part.keys[row]!);
      if (found < 0) {
        before.push(state);
        rows.push(row);
      }
      tally?.add(found < 0 ? -1 - found : found, state, row);
    }
  }
  meter.hold(before.length, () => []);
  const [from, of] = [before.done(), rows.done()];
  return {
    keys: Float64Array.from(from, (state, at) => states.keys[state]! + part.keys[of[at]!]!),
    counts: tally?.done(),
    witness: (at) => new Map([...states.witness(from[at]!), ...part.witness(of[at]!)]),
  };
}
