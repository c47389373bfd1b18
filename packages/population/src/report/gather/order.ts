import { exact, type Rational } from '@barem/core';
import { firstDay } from '../../calendar/period-days.js';
import { periodText, type Period } from '../../calendar/period.js';

/** Tells which of two stands first: negative for `a`. */
export type Order<T> = (a: T, b: T) => number;

/** The same on every machine and in every language. */
export const inTextOrder: Order<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The order of time; of two that begin together the shorter name first, which is that of the longer period. */
export const inTime: Order<Period> = (a, b) =>
  inTextOrder(firstDay(a), firstDay(b)) || inTextOrder(periodText(a), periodText(b));

export const most: Order<number> = (a, b) => b - a;
export const largest: Order<Rational> = (a, b) => exact.compare(b, a);

/** Orders by something of each. */
export const by =
  <T, K>(key: (each: T) => K, order: Order<K>): Order<T> =>
  (a, b) =>
    order(key(a), key(b));

/** The first order that tells two apart decides. */
export const inOrder =
  <T>(...orders: readonly Order<T>[]): Order<T> =>
  (a, b) => {
    for (const order of orders) {
      const side = order(a, b);
      if (side !== 0) return side;
    }
    return 0;
  };

/** By the id of the unit, which orders what is otherwise equal. */
export const byUnit: Order<{ readonly unit: { readonly id: string } }> = by(
  ({ unit }) => unit.id,
  inTextOrder,
);
