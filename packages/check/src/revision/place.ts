import type { Add, Item, ItemKind, Key, Move, Place } from '@barem/syntax';
import { alreadyThere, placeMissing, unfitPlace, type Subject } from './diagnostics.js';
import { draftSection, kindOf, listsOf, type DraftList, type DraftSection } from './draft.js';
import { idOf, isNamedBy } from './key.js';
import { permitted, type Chain } from './permit.js';
import {
  chainOf,
  findEach,
  findOne,
  meaningsOf,
  nameOf,
  reportTwice,
  subjectOf,
  touch,
  type Work,
} from './work.js';

type Placing = Add | Move;

/**
 * Adds and moves items. What stands beside something that comes or moves itself waits for it, so that the order of the
 * changes decides nothing but the order of what comes to one place.
 */
export function placeAll(work: Work, changes: readonly Placing[]): void {
  const behind: Behind = new Map();
  const moved = new Map(
    changes.flatMap((change) => {
      if (change.kind !== 'move') return [];
      const [found] = findEach(work, change.target.kind, change.target.key);
      return found ? [[change, found.item] as const] : [];
    }),
  );
  for (const change of inTurn(changes, moved, work)) {
    if (change.kind === 'add') add(work, change, behind);
    else move(work, change, behind);
  }
}

/** The changes, each after those that bring what it stands beside; of those that are free the first in the text comes first. */
function inTurn(
  changes: readonly Placing[],
  moved: ReadonlyMap<Placing, Item>,
  work: Work,
): readonly Placing[] {
  const open = new Map(changes.map((change) => [change, bringersOf(change, changes, moved, work)]));
  const turn: Placing[] = [];
  while (open.size > 0) {
    const free = [...open].find(([, bringers]) => !bringers.some((each) => open.has(each)));
    // Invariant: changes that wait for one another are made in the order of the text.
    const [next] = free ?? [...open.entries()][0] ?? [];
    if (!next) break;
    open.delete(next);
    turn.push(next);
  }
  return turn;
}

/** Items that were put right behind others, in their order. */
type Behind = Map<Item | DraftSection, Set<Item | DraftSection>>;

interface Need {
  readonly kind: ItemKind;
  readonly key: Key;
}

function neededBy(change: Placing): Need | undefined {
  const { place } = change;
  const kind =
    change.kind === 'move' ? change.target.kind : change.items[0] && kindOf(change.items[0]);
  switch (place?.kind) {
    case 'before':
    case 'after':
      return kind && { kind, key: place.key };
    case 'into':
      return { kind: 'section', key: { kind: 'id', ...place.section } };
    case 'into-block':
    case undefined:
      return undefined;
  }
}

/** The other changes that bring what a change stands beside. */
function bringersOf(
  change: Placing,
  changes: readonly Placing[],
  moved: ReadonlyMap<Placing, Item>,
  { renames }: Work,
): readonly Placing[] {
  const need = neededBy(change);
  if (!need) return [];
  const { kind, key } = need;
  const keys = meaningsOf(key, kind, renames);
  const isNeeded = (item: Item): boolean =>
    kindOf(item) === kind && keys.some((each) => isNamedBy(item, each));
  return changes.filter((other) => {
    if (other === change) return false;
    const item = moved.get(other);
    return other.kind === 'add' ? other.items.some(isNeeded) : item !== undefined && isNeeded(item);
  });
}

// ── Adding ───────────────────────────────────────────────────────────────────────────────────────

function add(work: Work, { place, items }: Add, behind: Behind): void {
  let before: Item | DraftSection | undefined;
  for (const item of items) {
    const kind = kindOf(item);
    const id = idOf(item);
    if (id !== undefined && kind !== 'quota' && isTaken(work, kind, id)) {
      const span = 'id' in item ? item.id.span : item.span;
      work.report.push(alreadyThere(span, { subject: { kind, key: id } }));
      continue;
    }
    const now = item.kind === 'section' ? draftSection(item) : item;
    if (kind === 'criterion' && !place) {
      work.report.push(placeMissing(item.span, { key: id ?? '' }));
      return;
    }
    const last = before;
    // Of several each stands behind the one before.
    const to = last ? rightBehind(work, kind, last) : placeIn(work, kind, place, behind);
    if (!to) return;
    reportIfClosed(work, to.list, item);
    to.list.items.splice(to.at, 0, now);
    if (!last && place?.kind === 'after') noteBehind(work, kind, place.key, now, behind);
    work.added.set(now, item.span);
    before = now;
  }
}

function rightBehind(work: Work, kind: ItemKind, item: Item | DraftSection): Spot | undefined {
  for (const list of listsOf(work.draft, kind)) {
    const at = list.items.indexOf(item);
    if (at >= 0) return { list, at: at + 1 };
  }
  return undefined;
}

/** Reports what comes into a section, or the sheet, that the parent does not let grow. */
function reportIfClosed(work: Work, { section }: DraftList, item: Item): void {
  const { parent, marks, name } = work;
  const own: Chain = section
    ? [marks.get(`section id ${section.id.id}`), parent.annotations]
    : [parent.annotations];
  const subject: Subject = section
    ? { kind: 'section', key: section.id.id }
    : { kind: 'sheet', key: parent.id.id };
  work.report.push(...permitted(own, 'add-to', { span: item.span, subject, parent: name }));
}

/** Facts, names, sections and criteria share their ids. */
const sharing: readonly ItemKind[] = ['fact', 'let', 'section', 'criterion'];

export const isTaken = ({ draft, doomed }: Work, kind: ItemKind, id: string): boolean =>
  (sharing.includes(kind) ? sharing : [kind]).some((each) =>
    listsOf(draft, each).some(
      ({ items, section }) =>
        !(section && doomed.has(section)) &&
        items.some((item) => idOf(item) === id && !doomed.has(item)),
    ),
  );

// ── Moving ───────────────────────────────────────────────────────────────────────────────────────

function move(work: Work, change: Move, behind: Behind): void {
  const { target, place, span } = change;
  const found = findOne(work, target.kind, target.key);
  if (!found) return;
  const subject = subjectOf(target);
  const gone = work.doomed.get(found.item);
  if (gone) reportTwice(work, subject, gone, span);
  if (gone || !touch(work, `${nameOf(work, found.item)} place`, subject, span)) return;
  const spot = { span, subject, parent: work.name };
  work.report.push(...permitted(chainOf(work, found), 'change', spot));
  found.items.splice(found.at, 1);
  const to = placeIn(work, target.kind, place, behind);
  if (!to) {
    found.items.splice(found.at, 0, found.item);
    return;
  }
  if (to.list.items !== found.items) reportIfClosed(work, to.list, { ...found.item, span });
  to.list.items.splice(to.at, 0, found.item);
  if (place.kind === 'after') noteBehind(work, target.kind, place.key, found.item, behind);
}

// ── Places ───────────────────────────────────────────────────────────────────────────────────────

interface Spot {
  readonly list: DraftList;
  readonly at: number;
}

/** Kinds of which the order decides nothing: a place that is not among them is the place of what comes with them. */
const unordered: readonly ItemKind[] = ['fact', 'constraint', 'let'];

/** Where an item of a kind goes; the end of its list where nothing is said. Reported where there is no such place. */
function placeIn(
  work: Work,
  kind: ItemKind,
  place: Place | undefined,
  behind: Behind,
): Spot | undefined {
  const { draft, report } = work;
  const end = (list: DraftList): Spot => ({ list, at: list.items.length });
  const own = listsOf(draft, kind)[0] ?? { items: [] };
  const isFree = unordered.includes(kind);
  switch (place?.kind) {
    case 'before':
    case 'after': {
      if (isFree && findEach(work, kind, place.key).length === 0 && isElsewhere(work, place.key))
        return end(own);
      const found = findOne(work, kind, place.key);
      if (!found) return undefined;
      if (place.kind === 'before') return { list: found, at: found.at };
      return { list: found, at: endOf(found.items, found.at, behind) };
    }
    case 'into':
    case 'into-block': {
      if (kind !== 'criterion') {
        if (isFree) return end(own);
        report.push(unfitPlace(place.span, { kind }));
        return undefined;
      }
      if (place.kind === 'into-block') return end({ items: draft[place.block] });
      const found = findOne(work, 'section', { kind: 'id', ...place.section });
      const section = draft.sections.find((each) => each === found?.item);
      return section && end({ items: section.criteria, section });
    }
    case undefined:
      return end(own);
  }
}

const isElsewhere = (work: Work, key: Key): boolean =>
  (['section', 'criterion', 'rating'] as const).some(
    (kind) => findEach(work, kind, key).length > 0,
  );

/** Where the row of items ends that were put right behind the one at a position, and behind those. */
function endOf(items: readonly Item[], at: number, behind: Behind): number {
  let end = at + 1;
  const item = items[at];
  const followers = item && behind.get(item);
  for (let next = items[end]; next && followers?.has(next); next = items[end])
    end = endOf(items, end, behind);
  return end;
}

function noteBehind(
  work: Work,
  kind: ItemKind,
  key: Key,
  item: Item | DraftSection,
  behind: Behind,
): void {
  const [found] = findEach(work, kind, key);
  if (!found) return;
  const followers = behind.get(found.item) ?? new Set();
  followers.add(item);
  behind.set(found.item, followers);
}
