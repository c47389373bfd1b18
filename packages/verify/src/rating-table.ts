import type { Column } from './evaluate.js';
import type { Model } from './model.js';
import type { NodeId } from './node.js';
import type { Layout } from './states.js';

/** States that are rated at once. */
const chunk = 1 << 13;

/** Spaces up to this size are kept in an array. */
const densest = 1 << 24;

/** Gives the rating of states by their numbers. Neighbouring states are rated together, when one of them is first asked for. */
export function ratingTable(model: Model, layout: Layout, rating: NodeId): (key: number) => number {
  const chunks: { get(at: number): Column | undefined; set(at: number, column: Column): unknown } =
    layout.space <= densest ? arrayOfColumns(layout.space) : new Map<number, Column>();
  return (key) => {
    const at = Math.floor(key / chunk);
    let rated = chunks.get(at);
    if (!rated) {
      const size = Math.min(chunk, layout.space - at * chunk);
      const keys = Float64Array.from({ length: size }, (_, offset) => at * chunk + offset);
      [rated] = model.evaluate(layout, keys, [rating]) as [Column];
      chunks.set(at, rated);
    }
    return rated[key - at * chunk]!;
  };
}

function arrayOfColumns(space: number): {
  get(at: number): Column | undefined;
  set(at: number, column: Column): unknown;
} {
  const columns: (Column | undefined)[] = Array.from({ length: Math.ceil(space / chunk) });
  return {
    get: (at) => columns[at],
    set: (at, column) => (columns[at] = column),
  };
}
