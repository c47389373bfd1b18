import type { Report } from './collect-findings.js';
import { groupBy } from './group-by.js';
import type { Histories, History } from './history.js';
import { endOf, spanOf, startOf, type Membership } from './membership.js';

/** The history of every organisation, with the ids of which a membership was left out. */
export interface SortedOut {
  readonly histories: Histories;
  readonly leftOut: ReadonlySet<string>;
}

/** Puts memberships into histories. Of two that overlap the earlier one stays, of two that begin together the one above. */
export function sortOut(memberships: readonly Membership[], report: Report): SortedOut {
  const histories = new Map<string, History>();
  const leftOut = new Set<string>();
  for (const [id, rows] of groupBy(memberships, (membership) => membership.id)) {
    const { history, overlapping } = withoutOverlaps(rows);
    histories.set(id, history);
    for (const { left, kept } of overlapping) {
      if (isSame(left, kept)) {
        report(left, 'register/duplicate', { organisation: id, other: kept.place });
        continue;
      }
      leftOut.add(id);
      const shared = spanOf(startOf(left), earlier(endOf(left), endOf(kept)));
      report(left, 'register/overlap', { organisation: id, other: kept.place, shared });
    }
  }
  return { histories, leftOut };
}

interface Overlap {
  readonly left: Membership;
  readonly kept: Membership;
}

function withoutOverlaps(rows: readonly Membership[]): {
  readonly history: History;
  readonly overlapping: readonly Overlap[];
} {
  if (rows.length === 1) return { history: rows, overlapping: [] };
  const history: Membership[] = [];
  const overlapping: Overlap[] = [];
  for (const membership of rows.toSorted(inTime)) {
    const kept = history.at(-1);
    if (kept && startOf(membership) <= endOf(kept)) overlapping.push({ left: membership, kept });
    else history.push(membership);
  }
  return { history, overlapping };
}

const inTime = (a: Membership, b: Membership): number =>
  startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : a.row - b.row;

const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Whether two memberships say the same, wherever they stand. */
const isSame = (a: Membership, b: Membership): boolean =>
  a.name === b.name &&
  a.level === b.level &&
  a.parent === b.parent &&
  a.type === b.type &&
  startOf(a) === startOf(b) &&
  endOf(a) === endOf(b);
