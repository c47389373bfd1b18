import { invariant } from '@barem/core';
import { isDate } from '../calendar/date.js';
import { lifetimeIn, type Histories } from './history.js';
import { endOf, startOf, type Membership, type Span } from './membership.js';
import { treeOf, type Tree } from './tree.js';

/** Which organisations there were at any time, and under whom. */
export interface Register {
  /** In the order of their rows; those of one id have no day in common. */
  readonly memberships: readonly Membership[];
  /**
   * The organisations that exist on a day. Keep it while you ask about the same day: it is made anew each time.
   * @throws {Error} `date` is no date; ask `isDate` first
   */
  readonly on: (date: string) => Tree;
  /** The spans in which an organisation exists, in order; none for an unknown id. */
  readonly lifetimeOf: (id: string) => readonly Span[];
}

/** The register that histories make up. */
export function registerOf(histories: Histories): Register {
  const memberships = [...histories.values()].flat().toSorted((a, b) => a.row - b.row);
  return {
    memberships,
    on(date) {
      invariant(isDate(date), `${date} is a date`);
      return treeOf(memberships.filter((each) => startOf(each) <= date && date <= endOf(each)));
    },
    lifetimeOf: (id) => lifetimeIn(histories.get(id) ?? []),
  };
}
