import { rational } from '@barem/core';
import type { TotalCounts } from '../impact.js';

/** Counts totals in units. */
export interface TotalGathering {
  readonly add: (total: number) => void;
  readonly counts: () => TotalCounts;
}

/** @param point - units in a point */
export function totalGathering(point: number): TotalGathering {
  const counts = new Map<number, number>();
  return {
    add: (total) => void counts.set(total, (counts.get(total) ?? 0) + 1),
    counts() {
      const ascending = [...counts].toSorted(([a], [b]) => a - b);
      const records = ascending.reduce((sum, [, count]) => sum + count, 0);
      const sum = ascending.reduce(
        (all, [total, count]) => all + BigInt(total) * BigInt(count),
        0n,
      );
      return {
        totals: ascending.map(([total, count]) => ({
          total: rational(total, point),
          records: count,
        })),
        records,
        ...(records > 0 && { mean: rational(sum, BigInt(records) * BigInt(point)) }),
      };
    },
  };
}
