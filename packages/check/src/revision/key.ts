import { printExpression, type Item, type Key, type Requirement } from '@barem/syntax';
import { listsOf, type Draft, type DraftList } from './draft.js';
import type { ItemKind } from '@barem/syntax';

/** Whether `key` speaks of an item. Conditions are compared as they are printed. */
export function isNamedBy(item: Item | Requirement, key: Key): boolean {
  switch (key.kind) {
    case 'id':
      return idOf(item) === key.id;
    case 'title':
      return 'title' in item && item.title?.value === key.value;
    case 'condition':
      return (
        'condition' in item &&
        printExpression(item.condition, 'en') === printExpression(key.condition, 'en')
      );
  }
}

/** The id of an item that has one; a quota is named by its rating. */
export function idOf(item: Item | Requirement): string | undefined {
  if ('kind' in item && item.kind === 'quota') return item.rating.id;
  return 'id' in item ? item.id.id : undefined;
}

/** A key as it is written. */
export function keyText(key: Key): string {
  switch (key.kind) {
    case 'id':
      return key.id;
    case 'title':
      return `"${key.value}"`;
    case 'condition':
      return `(${printExpression(key.condition, 'vi')})`;
  }
}

/** Where an item stands in a draft. */
export interface Found extends DraftList {
  readonly at: number;
  readonly item: Item;
}

/**
 * All items of a kind that a key speaks of. Of those with one condition, the condition speaks of the one that has no
 * title, since the others have a better name.
 */
export function findAll(draft: Draft, kind: ItemKind, key: Key): readonly Found[] {
  const all = listsOf(draft, kind).flatMap((list) =>
    list.items.flatMap((item, at) => (isNamedBy(item, key) ? [{ ...list, at, item }] : [])),
  );
  return bestNamed(all, key, ({ item }) => item);
}

/** What a key speaks of first among things that it fits. */
export function bestNamed<T>(
  all: readonly T[],
  key: Key,
  itemOf: (each: T) => Item | Requirement,
): readonly T[] {
  if (all.length < 2 || key.kind !== 'condition') return all;
  const untitled = all.filter((each) => {
    const item = itemOf(each);
    return !('title' in item && item.title);
  });
  return untitled.length > 0 ? untitled : all;
}

/** What makes an item the same in two editions: its id, else its title, else its condition. */
export function identityOf(item: Item | Requirement): string {
  const id = 'kind' in item && item.kind === 'quota' ? undefined : idOf(item);
  if (id !== undefined) return `id ${id}`;
  if ('title' in item && item.title) return `title ${item.title.value}`;
  return 'condition' in item
    ? `condition ${printExpression(item.condition, 'en')}`
    : `id ${idOf(item) ?? ''}`;
}

/** Names of items by which two editions of them are paired. */
export type Names = (item: Item) => string;

/**
 * Names for the items of two editions, all of one kind: their identities; where an edition has several of one identity,
 * such as caps under one title, with their conditions, too.
 */
export function namesFor(before: readonly Item[], after: readonly Item[]): Names {
  const isShared = (items: readonly Item[], nameOf: Names): ReadonlySet<string> => {
    const all = items.map(nameOf);
    return new Set(all.filter((name, at) => all.indexOf(name) !== at));
  };
  const shared = new Set([...isShared(before, identityOf), ...isShared(after, identityOf)]);
  const inFull = (item: Item): string => {
    const identity = identityOf(item);
    return shared.has(identity) ? `${identity} ${conditionOf(item)}` : identity;
  };
  const names = new Map<Item, string>();
  for (const items of [before, after]) {
    const seen = new Map<string, number>();
    for (const item of items) {
      const name = inFull(item);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      names.set(item, count === 1 ? name : `${name} #${count}`);
    }
  }
  return (item) => names.get(item) ?? inFull(item);
}

/** The condition of an item, as it is printed; empty where it has none. */
export const conditionOf = (item: Item): string =>
  'condition' in item ? printExpression(item.condition, 'en') : '';
