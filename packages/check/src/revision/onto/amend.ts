import type {
  Amend,
  AmendedItem,
  Change,
  Item,
  Level,
  LevelChange,
  RequirementChange,
} from '@barem/syntax';
import { partsOf } from '../amend.js';
import { sameTree } from '../bare.js';
import { isNamedBy, keyText } from '../key.js';
import { renamedIn } from '../rename.js';
import { itemIn, oursOf, twinIn, type Side } from './side.js';

/** An amendment without the parts that the new parent has already; reports those that it has changed otherwise. */
export function amendOnto(change: Amend, side: Side): readonly Change[] {
  const { id, item, span } = change;
  const { before, after, renames, settled, clashes } = side;
  const subject = { kind: item.kind, key: id.id } as const;
  const old = itemIn(before, item.kind, { kind: 'id', ...id });
  if (!old) return [change];
  const ours = oursOf(side, old);
  const found = twinIn(after, old);
  if (!found) {
    clashes.push({ kind: 'gone', subject, span, ...(ours && { ours }) });
    return [change];
  }
  const [was, theirs] = [old, found].map((each) => renamedIn(each, renames)) as [Item, Item];
  const clash = (part: string): void => {
    clashes.push({
      kind: 'both-changed',
      subject,
      part,
      span,
      ...(ours && { ours }),
      theirs: found,
    });
  };
  const done = new Set<string>();
  for (const part of plainParts(item)) {
    if (sameTree(partOf(was, part), partOf(theirs, part))) continue;
    if (ours && sameTree(partOf(ours, part), partOf(theirs, part))) done.add(part);
    else clash(part);
  }
  if (item.kind === 'let' && done.size > 0) {
    settled.push(subject);
    return [];
  }
  const rest = withoutParts(item, done);
  const kept = restOf(rest, { was, theirs, ours }, clash);
  if (sameTree(kept, item)) return [change];
  settled.push(subject);
  return partsOf(kept).length === 0 ? [] : [{ ...change, item: kept }];
}

/** The parts but for levels and requirements, which change one by one. */
const plainParts = (item: AmendedItem): readonly string[] =>
  partsOf(item).filter((part) => !/^(?:level|requirement) /.test(part));

/** A part of an item by its name in an amendment. */
function partOf(item: Item, part: string): unknown {
  const annotated = 'annotations' in item ? item.annotations : undefined;
  if (part === 'sources' || part === 'notes' || part === 'status' || part === 'permissions')
    return annotated?.[part];
  return (item as unknown as Readonly<Record<string, unknown>>)[part];
}

/** An amendment without the parts that are there already. */
function withoutParts(item: AmendedItem, done: ReadonlySet<string>): AmendedItem {
  if (item.kind === 'let') return item;
  const kept = Object.fromEntries(Object.entries(item).filter(([part]) => !done.has(part)));
  const { sources, notes, status, permissions } = item.annotations;
  return {
    ...kept,
    annotations: {
      sources: done.has('sources') ? [] : sources,
      notes: done.has('notes') ? [] : notes,
      ...(status && !done.has('status') && { status }),
      ...(permissions && !done.has('permissions') && { permissions }),
    },
  } as AmendedItem;
}

// ── Levels and requirements ──────────────────────────────────────────────────────────────────────

/** One item in the old parent, in the new one and in the child. */
interface Editions {
  readonly was: Item;
  readonly theirs: Item;
  readonly ours: Item | undefined;
}

function restOf(item: AmendedItem, editions: Editions, clash: (part: string) => void): AmendedItem {
  const { was, theirs } = editions;
  if (item.kind === 'criterion') {
    const levels = item.levels.filter((each) =>
      isLevelChangeKept(each, levelsOf(was), levelsOf(theirs), clash),
    );
    return { ...item, levels };
  }
  if (item.kind === 'rating') {
    const requirements = item.requirements.filter((each) =>
      isRequirementChangeKept(each, editions, clash),
    );
    return { ...item, requirements };
  }
  return item;
}

const levelsOf = (item: Item): readonly Level[] =>
  item.kind === 'criterion' && item.scoring.kind === 'levels' ? item.scoring.levels : [];

/** Whether a change of a level is still to be made. */
function isLevelChangeKept(
  change: LevelChange,
  was: readonly Level[],
  theirs: readonly Level[],
  clash: (part: string) => void,
): boolean {
  const id = change.kind === 'add' ? change.level.id.id : change.id.id;
  const named = (levels: readonly Level[]): Level | undefined =>
    levels.find((each) => each.id.id === id);
  const [old, now] = [named(was), named(theirs)];
  const part = `level ${id}`;
  switch (change.kind) {
    case 'add': {
      if (now && !old) {
        if (sameTree(now, change.level)) return false;
        clash(part);
      } else if (theirs.length === 0 && was.length > 0) clash(part);
      else if (change.place) {
        const key = keyText(change.place.key);
        const isGone =
          !theirs.some((each) => each.id.id === key) && was.some((each) => each.id.id === key);
        if (isGone) clash(`level ${key}`);
      }
      return true;
    }
    case 'remove':
      if (!now) return false;
      if (!sameTree(old, now)) clash(part);
      return true;
    case 'amend': {
      if (!now) {
        clash(part);
        return true;
      }
      const fields = (['title', 'points'] as const).filter((field) => change[field] !== undefined);
      const isThere = (field: 'title' | 'points'): boolean => sameTree(change[field], now[field]);
      const isChanged = (field: 'title' | 'points'): boolean => !sameTree(old?.[field], now[field]);
      if (fields.some((field) => isChanged(field) && !isThere(field))) clash(part);
      return !fields.every((field) => isChanged(field) && isThere(field));
    }
  }
}

/** Whether a requirement is still to be added or removed. */
function isRequirementChangeKept(
  change: RequirementChange,
  { was, theirs, ours }: Editions,
  clash: (part: string) => void,
): boolean {
  if (was.kind !== 'rating' || theirs.kind !== 'rating') return true;
  if (change.kind === 'add') {
    const { requirement } = change;
    const isIn = (rating: typeof was): boolean =>
      rating.requirements.some((each) => sameTree(each, requirement));
    if (isIn(theirs) && !isIn(was)) return false;
    const { title } = requirement;
    const twin = (rating: typeof was): boolean =>
      title !== undefined && rating.requirements.some((each) => each.title?.value === title.value);
    if (twin(theirs) && !twin(was)) clash(`requirement ${title?.value ?? ''}`);
    return true;
  }
  const named = (rating: typeof was): (typeof was.requirements)[number] | undefined =>
    rating.requirements.find((each) => isNamedBy(each, change.key));
  const [old, now] = [named(was), named(theirs)];
  // Another one under its title, which the child has, too.
  const isOurs = ours?.kind === 'rating' && ours.requirements.some((each) => sameTree(each, now));
  if (!now || isOurs) return false;
  if (!sameTree(old, now)) clash(`requirement ${keyText(change.key)}`);
  return true;
}
