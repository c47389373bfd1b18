import { computeBounds, type Plan } from '@barem/plan';
import { refusal, type SqlRefusal } from './refusal.js';

/** Sums and products stay far enough below 2^63 that nothing on the way to them leaves 64 bits either. */
const largest = 2 ** 61;

/**
 * Operations that a record could lead beyond 64 bits: their bounds hold for records that keep the constraints, but SQL
 * computes them for the others, too, before it refuses them.
 */
export function refusedSizes(plan: Plan): readonly SqlRefusal[] {
  const { inputs, operations } = plan;
  const size = operations.length;
  const bounds = { low: new Float64Array(size), high: new Float64Array(size) };
  const ends = inputs.map((input): readonly [number, number] =>
    input.type === 'number'
      ? [input.min, input.max]
      : [0, input.type === 'choice' ? input.options.length : 1],
  );
  computeBounds(
    operations,
    {
      low: Float64Array.from(ends, ([low]) => low),
      high: Float64Array.from(ends, ([, high]) => high),
      absence: Uint8Array.from(inputs, () => 1),
    },
    bounds,
  );
  const reach = (slot: number): number =>
    Math.max(Math.abs(bounds.low[slot] ?? 0), Math.abs(bounds.high[slot] ?? 0));
  const found = operations.find((operation, slot) => {
    if (operation.op === 'steps') {
      const { of, by, cuts } = operation;
      return cuts.some(
        ({ times, bound }) =>
          Math.abs(times) * reach(of) > largest ||
          Math.abs(bound) * (by === undefined ? 1 : reach(by)) > largest,
      );
    }
    return reach(slot) > largest;
  });
  if (!found) return [];
  return [
    refusal(
      'target/too-large',
      `${found.origin}: có phiếu sai làm phép tính vượt quá 64 bit`,
      `${found.origin}: some refused record leads this computation beyond 64 bits`,
    ),
  ];
}
