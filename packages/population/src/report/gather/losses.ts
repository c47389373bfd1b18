import { exact, invariant, type Rational } from '@barem/core';
import type { Loss } from '../report.js';
import type { SheetInfo } from './input.js';
import { meanOf } from './mean.js';
import { by, inOrder, largest, most, type Order } from './order.js';

/** Sums what the criteria of one sheet lose. */
export interface LossGathering {
  /** Points lost in one meeting, in the order of the criteria. */
  readonly add: (lost: readonly (Rational | undefined)[]) => void;
  /** In the order of the sheet; without criteria that never applied. */
  readonly losses: () => readonly Loss[];
}

export function lossesOf({ id, edition, criteria }: SheetInfo): LossGathering {
  const gathered = criteria.map(() => ({ lost: meanOf(), times: 0 }));
  return {
    add(lost) {
      invariant(lost.length === criteria.length, `a loss for each criterion of ${id}`);
      lost.forEach((points, at) => {
        if (points === undefined) return;
        const each = gathered[at]!;
        each.lost.add(points);
        if (points.numerator !== 0n) each.times += 1;
      });
    },
    losses: () =>
      criteria.flatMap((criterion, at) => {
        const { lost, times } = gathered[at]!;
        const mean = lost.mean();
        if (!mean) return [];
        const { title, maximum } = criterion;
        const meetings = lost.count();
        return [
          { sheet: id, edition, criterion: criterion.id, title, maximum, mean, times, meetings },
        ];
      }),
  };
}

/** Most points lost first; equal ones stay as they are. */
export const mostLost: Order<Loss> = inOrder(
  by(({ mean }) => mean, largest),
  by(
    ({ mean, maximum }) => (maximum.numerator === 0n ? exact.zero : exact.divide(mean, maximum)),
    largest,
  ),
  by(({ times }) => times, most),
);
