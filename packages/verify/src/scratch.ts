import type { Column } from './evaluate.js';
import type { NodeId } from './node.js';

/** Columns that are written again and again: memory that is asked for anew costs as much as what is computed in it. */
export interface Scratch {
  /** The first `size` places of a node's column. */
  of(node: NodeId, size: number): Column;
  /** A column of no node. */
  fresh(): Column;
}

/** @param most - places of every column */
export function createScratch(most: number): Scratch {
  const columns = new Map<NodeId, Column>();
  const fresh = (): Column => new Float64Array(most);
  return {
    of(node, size) {
      const known = columns.get(node) ?? fresh();
      columns.set(node, known);
      return known.subarray(0, size);
    },
    fresh,
  };
}
