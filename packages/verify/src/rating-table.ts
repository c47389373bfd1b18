import type { Column } from './evaluate.js';
import type { Model } from './model.js';
import type { NodeId } from './node.js';
import { createNumbering } from './rows.js';
import type { Layout } from './states.js';

/** States that are rated at once. */
const chunk = 1 << 13;

/** Spaces up to this size are rated as they come; in larger ones most states never occur. */
const densest = 1 << 17;

/**
 * Gives the rating of states by their numbers.
 * @param states - numbers that occur, and numbers that are added to them; every sum of one of each is rated
 */
export function ratingTable(
  model: Model,
  layout: Layout,
  rating: NodeId,
  states: readonly [Float64Array, readonly Float64Array[]],
): (key: number) => number {
  return layout.space <= densest
    ? denseTable(model, layout, rating)
    : sparseTable(model, layout, rating, states);
}

/** Rates neighbouring states together, when one of them is first asked for. */
function denseTable(model: Model, layout: Layout, rating: NodeId): (key: number) => number {
  const chunks: (Column | undefined)[] = Array.from({ length: Math.ceil(layout.space / chunk) });
  return (key) => {
    const at = Math.floor(key / chunk);
    let rated = chunks[at];
    if (!rated) {
      const size = Math.min(chunk, layout.space - at * chunk);
      const keys = Float64Array.from({ length: size }, (_, offset) => at * chunk + offset);
      [rated] = model.evaluate(layout, keys, [rating]) as [Column];
      chunks[at] = rated;
    }
    return rated[key - at * chunk]!;
  };
}

/** Rates every state that occurs. */
function sparseTable(
  model: Model,
  layout: Layout,
  rating: NodeId,
  [rest, sides]: readonly [Float64Array, readonly Float64Array[]],
): (key: number) => number {
  const numbering = createNumbering(Infinity);
  const found: number[] = [];
  for (const own of new Set(sides.flatMap((side) => [...side])))
    for (const key of rest) if (numbering.find(key + own) < 0) found.push(key + own);
  const rated = new Float64Array(found.length);
  for (let start = 0; start < found.length; start += chunk) {
    const keys = Float64Array.from(found.slice(start, start + chunk));
    const [column] = model.evaluate(layout, keys, [rating]);
    rated.set(column!, start);
  }
  return (key) => rated[numbering.find(key)]!;
}
