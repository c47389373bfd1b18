import type { Model } from './model.js';
import type { NodeId } from './node.js';
import { addTo, createNumbering } from './rows.js';
import type { Layout } from './states.js';

/** States that are rated at once. */
const chunk = 1 << 13;

/** Spaces up to this size are rated as they come; in larger ones most states never occur. */
export const mostRated: number = 1 << 22;

/** The ratings of states by their numbers. */
export interface RatingTable {
  ratingsOf(keys: Float64Array, into: Int32Array): void;
}

/**
 * Rates states.
 * @param states - numbers that occur, and numbers that are added to them; every sum of one of each is rated
 */
export function ratingTable(
  model: Model,
  layout: Layout,
  rating: NodeId,
  states: readonly [Float64Array, readonly Float64Array[]],
): RatingTable {
  return layout.space <= mostRated
    ? denseTable(model, layout, rating)
    : sparseTable(model, layout, rating, states);
}

/** Rates neighbouring states together, when one of them is first asked for. */
export function denseTable(model: Model, layout: Layout, rating: NodeId): RatingTable {
  const ratings = new Uint8Array(layout.space);
  const isRated = new Uint8Array(Math.ceil(layout.space / chunk));
  let open = isRated.length;
  return {
    ratingsOf(keys, into) {
      for (const start of open > 0 ? unratedIn(keys, isRated) : []) {
        open -= 1;
        const size = Math.min(chunk, layout.space - start);
        const states = Float64Array.from({ length: size }, (_, offset) => start + offset);
        ratings.set(model.evaluate(layout, states, [rating])[0]!, start);
      }
      lookUp(keys, ratings, into);
    },
  };
}

/** The first states of chunks that are asked for the first time. */
function unratedIn(keys: Float64Array, isRated: Uint8Array): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < keys.length; at += 1) {
    const index = Math.floor(keys[at]! / chunk);
    if (isRated[index] === 1) continue;
    isRated[index] = 1;
    starts.push(index * chunk);
  }
  return starts;
}

/** Rates every state that occurs. */
function sparseTable(
  model: Model,
  layout: Layout,
  rating: NodeId,
  [rest, sides]: readonly [Float64Array, readonly Float64Array[]],
): RatingTable {
  const numbering = createNumbering(Infinity);
  const [sums, numbers] = [new Float64Array(rest.length), new Int32Array(rest.length)];
  const found: number[] = [];
  for (const own of new Set(sides.flatMap((side) => [...side]))) {
    addTo(sums, rest, own);
    numbering.numbersOf(sums, numbers);
    for (let at = 0; at < sums.length; at += 1)
      if (numbers[at] === found.length) found.push(sums[at]!);
  }
  const ratings = new Uint8Array(found.length);
  for (let start = 0; start < found.length; start += chunk) {
    const keys = Float64Array.from(found.slice(start, start + chunk));
    ratings.set(model.evaluate(layout, keys, [rating])[0]!, start);
  }
  return {
    ratingsOf(keys, into) {
      numbering.numbersOf(keys, into);
      lookUp(into, ratings, into);
    },
  };
}

function lookUp(at: Float64Array | Int32Array, values: Uint8Array, into: Int32Array): void {
  for (let index = 0; index < into.length; index += 1) into[index] = values[at[index]!]!;
}
