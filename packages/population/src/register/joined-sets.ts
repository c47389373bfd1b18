/** Sets of numbers that can be joined, and separated again in reverse order. */
export interface JoinedSets {
  /** Joins the sets of two numbers; false where they are in one set already. */
  readonly join: (a: number, b: number) => boolean;
  /** How many joins there are to undo. */
  readonly size: () => number;
  /** Undoes the last joins until `size` are left. */
  readonly undoTo: (size: number) => void;
}

/** The numbers from 0 to `count - 1`, each in a set of its own. */
export function joinedSets(count: number): JoinedSets {
  const above = Int32Array.from({ length: count }, (_, number) => number);
  const sizes = new Int32Array(count).fill(1);
  const joined: number[] = [];
  const topOf = (number: number): number => {
    let top = number;
    while (above[top] !== top) top = above[top]!;
    return top;
  };
  return {
    join(a, b) {
      const [topA, topB] = [topOf(a), topOf(b)];
      if (topA === topB) return false;
      // The smaller set goes below the larger one, so that the way up stays short.
      const [small, large] = sizes[topA]! < sizes[topB]! ? [topA, topB] : [topB, topA];
      above[small] = large;
      sizes[large]! += sizes[small]!;
      joined.push(small);
      return true;
    },
    size: () => joined.length,
    undoTo(size) {
      while (joined.length > size) {
        const small = joined.pop()!;
        sizes[above[small]!]! -= sizes[small]!;
        above[small] = small;
      }
    },
  };
}
