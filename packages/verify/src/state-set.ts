import type { Meter } from './budget.js';
import { growing } from './rows.js';
import type { Keyed, States, Witness } from './states.js';

/** Spaces up to this size are held as sets of bits. */
export const mostBits: number = 1 << 22;

/** The states of some clusters together, and how they came about: one cluster after another. */
export interface StateSet {
  readonly bits: bigint;
  /** The last cluster that was added, and the states before. */
  readonly last?: { readonly part: Keyed; readonly before: StateSet };
}

/** The one state of no clusters at all. */
export const noClusters: StateSet = { bits: 1n };

/** States with more clusters: adding a row to all states is one shift, several hundred times faster than going through them. */
export const withClusters = (
  space: number,
  start: StateSet,
  parts: readonly Keyed[],
  meter: Meter,
): StateSet =>
  parts.reduce<StateSet>((before, part) => {
    meter.spend((part.keys.length * space) / 512, () => []);
    let bits = 0n;
    for (const key of new Set(part.keys)) bits |= before.bits << BigInt(key);
    return { bits, last: { part, before } };
  }, start);

/** The states of a set one by one; witnesses are found by going back the way that it came about. */
export function statesIn(set: StateSet): States {
  const keys = keysIn(membersOf(set.bits));
  return {
    keys,
    counts: undefined,
    witness(state) {
      const witness = new Map<number, number>();
      let key = keys[state]!;
      for (let { last } = set; last; { last } = last.before) {
        const { part, before } = last;
        const row = part.keys.findIndex((own) => isIn(before.bits, key - own));
        key -= part.keys[row]!;
        for (const [variable, alternative] of part.witness(row)) witness.set(variable, alternative);
      }
      return witness satisfies Witness;
    },
  };
}

/** The bytes of a set, least first. */
function membersOf(set: bigint): Uint8Array {
  const digits = set.toString(16);
  const bytes = new Uint8Array(Math.ceil(digits.length / 2));
  for (let at = 0; at < digits.length; at += 1) {
    const code = digits.codePointAt(digits.length - 1 - at)!;
    const value = code - (code < letterA ? digitZero : letterA - 10);
    bytes[at >>> 1]! |= value << (4 * (at & 1));
  }
  return bytes;
}

const [digitZero, letterA] = ['0', 'a'].map((digit) => digit.codePointAt(0)!) as [number, number];

const isIn = (bits: bigint, key: number): boolean =>
  key >= 0 && ((bits >> BigInt(key)) & 1n) === 1n;

function keysIn(members: Uint8Array): Float64Array {
  const keys = growing();
  for (let at = 0; at < members.length; at += 1) {
    const byte = members[at]!;
    for (let bit = 0; byte >>> bit !== 0; bit += 1)
      if ((byte >>> bit) % 2 === 1) keys.push(at * 8 + bit);
  }
  return Float64Array.from(keys.done());
}
