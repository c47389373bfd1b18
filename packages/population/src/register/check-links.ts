import { skeleton } from '@barem/core';
import { circlesIn, type Circle } from './circles.js';
import type { Report } from './collect-findings.js';
import { groupBy } from './group-by.js';
import { absencesIn, firstEndingFrom, nextNotAbove, type Histories } from './history.js';
import type { Level } from './levels.js';
import { endOf, startOf, type Membership, type Span } from './membership.js';
import { remembered } from './remembered.js';

/** A membership whose parent is named in its row. */
type Child = Membership & { readonly parent: string };

/**
 * Reports parents that do not exist, never or not in time, that are not of a higher level, and circles of parents.
 * What a row that was left out would explain is not reported: `leftOut` are the ids of such rows.
 */
export function checkLinks(
  memberships: readonly Membership[],
  histories: Histories,
  leftOut: ReadonlySet<string>,
  report: Report,
): void {
  const children = memberships.filter((each): each is Child => each.parent !== undefined);
  const hasRoot = children.length < memberships.length;
  const isKnown = ({ parent }: Child): boolean => histories.has(parent);
  const orphans = children.filter((each) => !isKnown(each) && !leftOut.has(each.parent));
  const placed = children.filter(isKnown);
  reportOrphans(orphans, hasRoot, histories, report);
  const wrong = wrongLevelsIn(placed, histories);
  // Whoever goes up from level to level never comes back: a circle has a parent of a wrong level.
  const circles = wrong.length === 0 ? [] : circlesIn(histories);
  for (const circle of circles) reportCircle(circle, report);
  const inCircle = new Set(circles.flatMap((circle) => circle.map(linkOf)));
  const isOpen = (child: Child): boolean => inCircle.size === 0 || !inCircle.has(linkOf(child));
  reportLevels(
    wrong.filter(({ child }) => isOpen(child)),
    report,
  );
  reportAbsences(
    placed.filter((child) => !leftOut.has(child.parent) && isOpen(child)),
    histories,
    report,
  );
}

/** Reports parents that have no row, each with all that name it. */
function reportOrphans(
  orphans: readonly Child[],
  hasRoot: boolean,
  histories: Histories,
  report: Report,
): void {
  if (orphans.length === 0) return;
  const similar = similarIds(histories);
  const groups = groupBy(orphans, ({ parent }) => parent);
  for (const [parent, rows] of groups) {
    const organisations = idsOf(rows);
    const suggestion = similar(parent);
    if (suggestion !== undefined)
      report(rows[0], 'register/orphan', { parent, organisations, suggestion });
    else if (hasRoot || groups.size > 1)
      report(rows[0], 'register/orphan', { parent, organisations });
    else report(rows[0], 'register/no-root', { parent, organisations });
  }
}

/** Finds the only organisation whose id or name differs from a text by accents, letter case or look-alike letters at most. */
function similarIds(histories: Histories): (text: string) => string | undefined {
  const byId = new Map<string, string | undefined>();
  const byName = new Map<string, string | undefined>();
  const add = (ids: Map<string, string | undefined>, text: string, id: string): void => {
    const key = skeleton(text);
    // Of two that are alike neither is meant more than the other.
    ids.set(key, ids.has(key) && ids.get(key) !== id ? undefined : id);
  };
  for (const [id, history] of histories) {
    add(byId, id, id);
    for (const { name } of history) add(byName, name, id);
  }
  return (text) => byId.get(skeleton(text)) ?? byName.get(skeleton(text));
}

/** Reports times in which a parent does not exist, each with all that have it as their parent then. */
function reportAbsences(children: readonly Child[], histories: Histories, report: Report): void {
  const absencesOf = remembered((id: string) => absencesIn(histories.get(id)!));
  const found = children.flatMap((child): readonly { child: Child; absence: Span }[] => {
    const absences = absencesOf(child.parent);
    const absence = absences[firstEndingFrom(absences, startOf(child))];
    return absence && startOf(absence) <= endOf(child) ? [{ child, absence }] : [];
  });
  for (const [absence, group] of groupBy(found, (each) => each.absence)) {
    const [{ child }] = group;
    const organisations = idsOf(group.map((each) => each.child));
    report(child, 'register/parent-not-in-time', { parent: child.parent, absence, organisations });
  }
}

interface WrongLevel {
  readonly child: Child;
  readonly parentLevel: Level;
}

/** Memberships that have at some time a parent whose level is not above theirs. */
function wrongLevelsIn(children: readonly Child[], histories: Histories): readonly WrongLevel[] {
  const nextOf = remembered((id: string) =>
    remembered((level: Level) => nextNotAbove(histories.get(id)!, level)),
  );
  return children.flatMap((child): readonly WrongLevel[] => {
    const at = firstEndingFrom(histories.get(child.parent)!, startOf(child));
    const above = nextOf(child.parent)(child.level)[at];
    return above && startOf(above) <= endOf(child) ? [{ child, parentLevel: above.level }] : [];
  });
}

/** Reports parents of a wrong level, each with all that have it as their parent. */
function reportLevels(wrong: readonly WrongLevel[], report: Report): void {
  const groups = groupBy(wrong, ({ child, parentLevel }) =>
    JSON.stringify([child.parent, parentLevel, child.level]),
  );
  for (const group of groups.values()) {
    const [{ child, parentLevel }] = group;
    const organisations = idsOf(group.map((each) => each.child));
    const { parent, level } = child;
    report(child, 'register/wrong-level', { parent, parentLevel, level, organisations });
  }
}

/** A membership up to its parent, whatever the time. */
const linkOf = ({ id, parent }: Membership): string => JSON.stringify([id, parent]);

function reportCircle(circle: Circle, report: Report): void {
  const latest = circle.reduce((a, b) => (startOf(a) < startOf(b) ? b : a));
  report(circle[0], 'register/cycle', {
    organisations: circle.map(({ id }) => id),
    ...(latest.from !== undefined && { from: latest.from }),
  });
}

/** Ids, each once. */
const idsOf = (memberships: readonly Membership[]): readonly string[] => [
  ...new Set(memberships.map(({ id }) => id)),
];
