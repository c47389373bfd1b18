import { invariant } from '@barem/core';

/** An item that must be there. */
export function at<T>(items: readonly T[], position: number): T {
  const item = items[position];
  invariant(item !== undefined, `there is something at ${position} of ${items.length}`);
  return item;
}
