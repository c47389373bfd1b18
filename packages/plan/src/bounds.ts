import { divideExactly } from './interpret.js';
import type { Cut, Operation, Slot } from './plan.js';
import { roundingCodes } from './program.js';

/** The answers that are still possible: numbers from `low` to `high`, and perhaps "not applicable". */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 0: applicable, 1: either, 2: not applicable. */
  readonly absence: Uint8Array;
}

/** The least and greatest value of every operation over a box; each on its own, so that they hold but may be wide. */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Computes the bounds of all operations over `box`, into `into`. */
export function computeBounds(operations: readonly Operation[], box: Box, into: Bounds): void {
  const { low, high } = into;
  const set = (slot: Slot, from: number, to: number): void => {
    low[slot] = from;
    high[slot] = to;
  };
  const hull = (slot: Slot, values: readonly number[]): void =>
    set(slot, Math.min(...values), Math.max(...values));
  operations.forEach((operation, slot) => {
    switch (operation.op) {
      case 'constant':
        set(slot, operation.value, operation.value);
        break;
      case 'input':
        set(slot, box.low[operation.input]!, box.high[operation.input]!);
        break;
      case 'not-applicable': {
        const absence = box.absence[operation.input]!;
        set(slot, absence === 2 ? 1 : 0, absence === 0 ? 0 : 1);
        break;
      }
      case 'add':
        set(slot, sumOf(operation.of, low), sumOf(operation.of, high));
        break;
      case 'subtract':
        set(
          slot,
          low[operation.left]! - high[operation.right]!,
          high[operation.left]! - low[operation.right]!,
        );
        break;
      case 'scale':
        hull(slot, [low[operation.of]! * operation.by, high[operation.of]! * operation.by]);
        break;
      case 'multiply':
        hull(
          slot,
          corners(operation.left, operation.right, into, (a, b) => a * b),
        );
        break;
      case 'least':
      case 'and':
        set(slot, leastOf(operation.of, low), leastOf(operation.of, high));
        break;
      case 'greatest':
      case 'or':
        set(slot, greatestOf(operation.of, low), greatestOf(operation.of, high));
        break;
      case 'clamp': {
        const clamp = (value: number): number =>
          Math.min(Math.max(value, operation.low), operation.high);
        set(slot, clamp(low[operation.of]!), clamp(high[operation.of]!));
        break;
      }
      case 'equal':
      case 'less':
      case 'at-most': {
        const { op, left, right } = operation;
        const [a, b] = [
          [low[left]!, high[left]!],
          [low[right]!, high[right]!],
        ] as const;
        const sure = op === 'equal' ? a[0] === b[1] && a[1] === b[0] : holds(op, a[1], b[0]);
        const possible = op === 'equal' ? a[0] <= b[1] && b[0] <= a[1] : holds(op, a[0], b[1]);
        set(slot, Number(sure), Number(possible));
        break;
      }
      case 'not':
        set(slot, 1 - high[operation.of]!, 1 - low[operation.of]!);
        break;
      case 'select': {
        const { when, then, otherwise } = operation;
        if (low[when] === 1) set(slot, low[then]!, high[then]!);
        else if (high[when] === 0) set(slot, low[otherwise]!, high[otherwise]!);
        else
          set(slot, Math.min(low[then]!, low[otherwise]!), Math.max(high[then]!, high[otherwise]!));
        break;
      }
      case 'steps': {
        const { of, by, cuts, values } = operation;
        const [least, most] =
          by === undefined ? [1, 1] : [Math.max(1, low[by]!), Math.max(1, high[by]!)];
        const first = passed(cuts, low[of]!, low[of]! < 0 ? least : most);
        const last = passed(cuts, high[of]!, high[of]! < 0 ? most : least);
        hull(slot, values.slice(first, last + 1));
        break;
      }
      case 'lookup':
        hull(
          slot,
          operation.values.slice(Math.max(0, low[operation.of]!), high[operation.of]! + 1),
        );
        break;
      case 'divide': {
        const mode = roundingCodes[operation.mode];
        const quotients = corners(operation.of, operation.by, into, (a, b) =>
          divideExactly(a, Math.max(1, b), mode),
        );
        hull(slot, low[operation.by]! > 0 ? quotients : [...quotients, 0]);
      }
    }
  });
}

const holds = (op: 'less' | 'at-most', a: number, b: number): boolean =>
  op === 'less' ? a < b : a <= b;

const sumOf = (slots: readonly Slot[], values: Float64Array): number =>
  slots.reduce((sum, slot) => sum + values[slot]!, 0);
const leastOf = (slots: readonly Slot[], values: Float64Array): number =>
  slots.reduce((best, slot) => Math.min(best, values[slot]!), Infinity);
const greatestOf = (slots: readonly Slot[], values: Float64Array): number =>
  slots.reduce((best, slot) => Math.max(best, values[slot]!), -Infinity);

function corners(
  left: Slot,
  right: Slot,
  { low, high }: Bounds,
  apply: (a: number, b: number) => number,
): readonly number[] {
  return [low[left]!, high[left]!].flatMap((a) => [apply(a, low[right]!), apply(a, high[right]!)]);
}

/** How many cuts hold for `value / by`. */
function passed(cuts: readonly Cut[], value: number, by: number): number {
  const stop = cuts.findIndex(({ times, bound, strict }) =>
    strict ? value * times <= bound * by : value * times < bound * by,
  );
  return stop < 0 ? cuts.length : stop;
}
