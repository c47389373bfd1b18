import type { Span } from '@barem/core';
import type {
  Add,
  Amend,
  AmendedItem,
  Change,
  Extends,
  Item,
  ItemKind,
  Replace,
  Sheet,
  Target,
} from '@barem/syntax';
import { partsOf } from './amend.js';
import { sameTree } from './bare.js';
import { difference } from './diff.js';
import type { Subject } from './diagnostics.js';
import { draftOf, kindOf, listsOf } from './draft.js';
import { identityOf, isNamedBy, keyText } from './key.js';
import { revise } from './revise.js';

/** Why a change of a child cannot simply be made to the next edition of its parent. */
export interface Clash {
  /** Both change the same part in different ways; the part is gone; or both add a thing of one id. */
  readonly kind: 'both-changed' | 'gone' | 'both-added';
  readonly subject: Subject;
  /** The part that both change; the whole thing where absent. */
  readonly part?: string;
  /** The change of the child. */
  readonly span: Span;
  /** The thing as the child has it, and as the new parent has it. */
  readonly ours?: Item;
  readonly theirs?: Item;
}

/** A child brought to the next edition of its parent. */
export interface Rebased {
  /** The child as it builds on the new parent, without the changes that are there already. */
  readonly child: Sheet;
  /** Changes that the new parent has made itself, and which fell away. */
  readonly settled: readonly Subject[];
  /** What somebody must decide; the child keeps its own changes there. */
  readonly clashes: readonly Clash[];
}

/**
 * Brings a child from one edition of its parent to the next: a three-way merge by ids and parts, never by lines.
 * @param to - the clause that names the new parent
 */
export function rebase(child: Sheet, oldParent: Sheet, newParent: Sheet, to: Extends): Rebased {
  const whole = revise(oldParent, child, '').sheet;
  const theirs = touchedBy(difference(oldParent, newParent).changes ?? []);
  const settled: Subject[] = [];
  const clashes: Clash[] = [];
  const side = { whole, newParent, theirs, settled, clashes };
  const changes = (child.changes ?? []).flatMap((change): readonly Change[] => {
    switch (change.kind) {
      case 'amend':
        return amendOnto(change, side);
      case 'replace':
        return itemsOnto(change, side);
      case 'add':
        return addOnto(change, side);
      case 'remove':
        if (!('key' in change.target)) return [change];
        return removeOnto(change, change.target, side);
      case 'move':
      case 'renumber':
        return movedOnto(change, change.target, side);
    }
  });
  const { changes: _, ...rest } = child;
  return {
    child: { ...rest, extends: to, ...(changes.length > 0 && { changes }) },
    settled,
    clashes,
  };
}

interface Side {
  /** The child in full, on the old parent. */
  readonly whole: Sheet;
  readonly newParent: Sheet;
  readonly theirs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly settled: Subject[];
  readonly clashes: Clash[];
}

/** The parts of items that changes speak of, by kind and identity; `*` for an item as a whole. */
function touchedBy(changes: readonly Change[]): ReadonlyMap<string, ReadonlySet<string>> {
  const touched = new Map<string, Set<string>>();
  const note = (key: string, parts: readonly string[]): void => {
    const known = touched.get(key) ?? new Set<string>();
    for (const part of parts) known.add(part);
    touched.set(key, known);
  };
  for (const change of changes) {
    if (change.kind === 'amend')
      note(`${change.item.kind} id ${change.id.id}`, partsOf(change.item));
    else if (change.kind === 'replace')
      for (const item of change.items) note(`${kindOf(item)} ${identityOf(item)}`, ['*']);
    else if (change.kind === 'move') note(targetKey(change.target), ['place']);
  }
  return touched;
}

const targetKey = ({ kind, key }: Target): string => `${kind} ${key.kind} ${keyText(key)}`;

/** The item of a sheet that a target speaks of. */
const itemIn = (sheet: Sheet, { kind, key }: Pick<Target, 'kind' | 'key'>): Item | undefined =>
  listsOf(draftOf(sheet), kind)
    .flatMap(({ items }) => items)
    .find((item) => isNamedBy(item, key));

const twinIn = (sheet: Sheet, item: Item): Item | undefined => {
  const kind = kindOf(item);
  return listsOf(draftOf(sheet), kind)
    .flatMap(({ items }) => items)
    .find((each) => identityOf(each) === identityOf(item));
};

const subjectOf = (kind: ItemKind, key: string): Subject => ({ kind, key });

// ── One change after another ─────────────────────────────────────────────────────────────────────

function amendOnto(change: Amend, side: Side): readonly Change[] {
  const { id, item, span } = change;
  const key = { kind: 'id', ...id } as const;
  const subject = subjectOf(item.kind, id.id);
  const theirs = itemIn(side.newParent, { kind: item.kind, key });
  const ours = itemIn(side.whole, { kind: item.kind, key });
  if (!theirs) {
    side.clashes.push({ kind: 'gone', subject, span, ...(ours && { ours }) });
    return [change];
  }
  const touched = side.theirs.get(`${item.kind} id ${id.id}`) ?? new Set<string>();
  const done = new Set<string>();
  for (const part of new Set(partsOf(item))) {
    const isTouched = touched.has('*') || [...touched].some((each) => overlaps(each, part));
    if (!isTouched) continue;
    if (ours && sameTree(partOf(ours, part), partOf(theirs, part))) done.add(part);
    else
      side.clashes.push({
        kind: 'both-changed',
        subject,
        part,
        span,
        ...(ours && { ours }),
        theirs,
      });
  }
  if (done.size === 0) return [change];
  side.settled.push(subject);
  const rest = withoutParts(item, done);
  return partsOf(rest).length === 0 ? [] : [{ ...change, item: rest }];
}

const overlaps = (a: string, b: string): boolean =>
  a === b ||
  (a === 'scoring' && b.startsWith('level ')) ||
  (b === 'scoring' && a.startsWith('level '));

/** A part of an item by its name in an amendment. */
function partOf(item: Item, part: string): unknown {
  const annotated = 'annotations' in item ? item.annotations : undefined;
  if (part === 'sources' || part === 'notes' || part === 'status' || part === 'permissions')
    return annotated?.[part];
  if (part.startsWith('level ') && item.kind === 'criterion' && item.scoring.kind === 'levels')
    return item.scoring.levels.find(({ id }) => `level ${id.id}` === part);
  if (part.startsWith('requirement ') && item.kind === 'rating') return item.requirements;
  return (item as unknown as Readonly<Record<string, unknown>>)[part];
}

/** An amendment without the parts that are there already. */
function withoutParts(item: AmendedItem, done: ReadonlySet<string>): AmendedItem {
  if (item.kind === 'let') return item;
  const kept = Object.fromEntries(Object.entries(item).filter(([part]) => !done.has(part)));
  const { annotations } = item;
  const { status, permissions } = annotations;
  const all = {
    ...kept,
    annotations: {
      sources: done.has('sources') ? [] : annotations.sources,
      notes: done.has('notes') ? [] : annotations.notes,
      ...(status && !done.has('status') && { status }),
      ...(permissions && !done.has('permissions') && { permissions }),
    },
    ...(item.kind === 'criterion' && {
      levels: item.levels.filter(
        (each) => !done.has(`level ${each.kind === 'add' ? each.level.id.id : each.id.id}`),
      ),
    }),
    ...(item.kind === 'rating' && {
      requirements: [...done].some((part) => part.startsWith('requirement '))
        ? []
        : item.requirements,
    }),
  };
  return all as AmendedItem;
}

function itemsOnto(change: Replace, side: Side): readonly Change[] {
  const items = change.items.filter((item) => {
    const kind = kindOf(item);
    const theirs = twinIn(side.newParent, item);
    const subject = subjectOf(kind, identityText(item));
    if (!theirs) side.clashes.push({ kind: 'gone', subject, span: item.span, ours: item });
    else if (sameTree(theirs, item)) {
      side.settled.push(subject);
      return false;
    } else if (side.theirs.has(`${kind} ${identityOf(item)}`))
      side.clashes.push({ kind: 'both-changed', subject, span: item.span, ours: item, theirs });
    return true;
  });
  return items.length === 0 ? [] : [{ ...change, items }];
}

function addOnto(change: Add, side: Side): readonly Change[] {
  const items = change.items.filter((item) => {
    const kind = kindOf(item);
    const theirs = twinIn(side.newParent, item);
    if (!theirs) return true;
    const subject = subjectOf(kind, identityText(item));
    if (sameTree(theirs, item)) {
      side.settled.push(subject);
      return false;
    }
    side.clashes.push({ kind: 'both-added', subject, span: item.span, ours: item, theirs });
    return true;
  });
  return items.length === 0 ? [] : [{ ...change, items }];
}

function removeOnto(change: Change, target: Target, side: Side): readonly Change[] {
  const subject = subjectOf(target.kind, keyText(target.key));
  const theirs = itemIn(side.newParent, target);
  if (!theirs) {
    side.settled.push(subject);
    return [];
  }
  if (side.theirs.has(`${target.kind} ${identityOf(theirs)}`))
    side.clashes.push({ kind: 'both-changed', subject, span: change.span, theirs });
  return [change];
}

function movedOnto(change: Change, target: Target, side: Side): readonly Change[] {
  if (itemIn(side.newParent, target)) return [change];
  const subject = subjectOf(target.kind, keyText(target.key));
  side.clashes.push({ kind: 'gone', subject, span: change.span });
  return [change];
}

const identityText = (item: Item): string => {
  const [, ...rest] = identityOf(item).split(' ');
  return rest.join(' ');
};
