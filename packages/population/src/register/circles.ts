import { invariant } from '@barem/core';
import { firstAt } from './first-at.js';
import { membershipOn, type Histories } from './history.js';
import { joinedSets } from './joined-sets.js';
import { endOf, startOf, type Membership } from './membership.js';

/** Memberships each of which has the next one as its parent, the last one the first; they have a day in common. */
export type Circle = readonly [Membership, ...Membership[]];

/** A membership as a link between two organisations, both as numbers, through stretches of time in which no link changes. */
interface Link {
  readonly membership: Membership;
  readonly child: number;
  readonly parent: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Circles of parents, each from the member in the topmost row on. A membership is in one circle at most: circles that
 * share some with one found before are not told. Wherever there is a circle, one that hangs together with it is told.
 */
export function circlesIn(histories: Histories): readonly Circle[] {
  const { links, days, count } = linksIn(histories);
  const sets = joinedSets(count);
  const circles: Circle[] = [];
  // Invariant: each membership is walked once, or a long circle that is closed anew every day would take for ever.
  const walked = new Set<Membership>();
  // An organisation has one parent at a time. So when a link joins two organisations that links of the same time have
  // joined before, there is a circle through it; and a set of organisations never has two circles at a time.
  const join = ({ membership, child, parent }: Link, day: string): void => {
    if (walked.has(membership) || sets.join(child, parent)) return;
    const circle = circleThrough(membership, day, histories, walked);
    if (circle) circles.push(circle);
  };
  // Links that hold throughout are joined once, the others in each half of the time: some 20 halvings at most.
  const search = (first: number, last: number, open: readonly Link[]): void => {
    const before = sets.size();
    const partial: Link[] = [];
    for (const link of open) {
      if (link.first <= first && last <= link.last) join(link, days[first]!);
      else partial.push(link);
    }
    if (partial.length > 0) {
      const middle = (first + last) >> 1;
      search(
        first,
        middle,
        partial.filter((link) => link.first <= middle),
      );
      search(
        middle + 1,
        last,
        partial.filter((link) => link.last > middle),
      );
    }
    sets.undoTo(before);
  };
  search(0, days.length - 1, links);
  return circles;
}

/** The links between organisations that have histories; `days` are the first days of the stretches of time. */
function linksIn(histories: Histories): {
  readonly links: readonly Link[];
  readonly days: readonly string[];
  readonly count: number;
} {
  const numbers = new Map([...histories.keys()].map((id, number) => [id, number] as const));
  const all = [...histories.values()].flat();
  const days = [...new Set(all.map(startOf))].toSorted();
  const stretches = new Map(days.map((day, stretch) => [day, stretch] as const));
  const links = all.flatMap((membership): readonly Link[] => {
    const child = numbers.get(membership.id)!;
    const parent = membership.parent === undefined ? undefined : numbers.get(membership.parent);
    if (parent === undefined) return [];
    const first = stretches.get(startOf(membership))!;
    return [{ membership, child, parent, first, last: lastUpTo(days, membership) }];
  });
  return { links, days, count: numbers.size };
}

/** The last stretch of time that begins while a membership holds. */
const lastUpTo = (days: readonly string[], membership: Membership): number =>
  firstAt(days, (day) => day > endOf(membership)) - 1;

/** The circle that a membership is part of on a day, from the member in the topmost row on; none where it meets one that was walked before. */
function circleThrough(
  membership: Membership,
  day: string,
  histories: Histories,
  walked: Set<Membership>,
): Circle | undefined {
  const members: Membership[] = [];
  let member = membership;
  do {
    if (walked.has(member)) return undefined;
    walked.add(member);
    members.push(member);
    const parent = membershipOn(histories.get(member.parent!)!, day);
    invariant(parent, 'a circle is closed');
    member = parent;
  } while (member !== membership);
  const top = members.reduce(
    (topmost, { row }, at) => (row < members[topmost]!.row ? at : topmost),
    0,
  );
  return [members[top]!, ...members.slice(top + 1), ...members.slice(0, top)];
}
