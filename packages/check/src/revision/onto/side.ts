import type { Change, Item, ItemKind, Key } from '@barem/syntax';
import { sameTree } from '../bare.js';
import type { Subject } from '../diagnostics.js';
import { kindOf, listsOf, type Draft, type DraftList } from '../draft.js';
import { bestNamed, conditionOf, identityOf, idOf, isNamedBy } from '../key.js';
import type { Clash } from '../clash.js';
import { renamedIn, type Renames } from '../rename.js';

/** What is known while a child is brought to the next edition of its parent. */
export interface Side {
  /** What the child changes. */
  readonly changes: readonly Change[];
  /** The child in full, on the old parent. */
  readonly whole: Draft;
  /** The old parent, and the new one. */
  readonly before: Draft;
  readonly after: Draft;
  /** The new ids that the child gives. */
  readonly renames: Renames;
  readonly settled: Subject[];
  readonly clashes: Clash[];
}

const itemsOf = (draft: Draft, kind: ItemKind): readonly Item[] =>
  listsOf(draft, kind).flatMap(({ items }) => items);

/** The item of a sheet that a key speaks of. */
export function itemIn(draft: Draft, kind: ItemKind, key: Key): Item | undefined {
  const fitting = itemsOf(draft, kind).filter((item) => isNamedBy(item, key));
  return bestNamed(fitting, key, (item) => item)[0];
}

/** The item of a sheet that is the same thing as one of another edition; of several the one that is most like it. */
export function twinIn(draft: Draft, item: Item): Item | undefined {
  const twins = itemsOf(draft, kindOf(item)).filter(
    (each) => identityOf(each) === identityOf(item),
  );
  return (
    twins.find((each) => sameTree(each, item)) ??
    twins.find((each) => conditionOf(each) === conditionOf(item)) ??
    twins[0]
  );
}

/** What the child has made of an item of its old parent. */
export const oursOf = ({ whole, renames }: Side, item: Item): Item | undefined =>
  twinIn(whole, renamedIn(item, renames));

/** Kinds that share their ids with one another. */
const sharing: readonly ItemKind[] = ['fact', 'let', 'section', 'criterion'];

/** What has an id in a sheet that an item of a kind could not have beside it. */
export const takenIn = (draft: Draft, kind: ItemKind, id: string): Item | undefined =>
  (sharing.includes(kind) ? sharing : [kind])
    .flatMap((each) => itemsOf(draft, each))
    .find((item) => idOf(item) === id);

/** The list that an item stands in. */
export function listWith(draft: Draft, item: Item): DraftList | undefined {
  return listsOf(draft, kindOf(item)).find(({ items }) =>
    items.some((each) => identityOf(each) === identityOf(item)),
  );
}

/** A list by what it is in every edition: a section, the bonuses, the penalties, or the only one of its kind. */
export function homeOf(draft: Draft, { items, section }: DraftList): string {
  if (section) return `section ${section.id.id}`;
  return items === draft.bonuses ? 'bonuses' : items === draft.penalties ? 'penalties' : '';
}

/** Where an item stands, in every edition. */
export const homeIn = (draft: Draft, item: Item): string | undefined => {
  const list = listWith(draft, item);
  return list && homeOf(draft, list);
};

/** Whether two editions of an item say the same; of sections only the heads are compared. */
export const sameItem = (a: Item, b: Item): boolean =>
  a.kind === 'section' && b.kind === 'section'
    ? sameTree({ ...a, criteria: [] }, { ...b, criteria: [] })
    : sameTree(a, b);

/** An item as clashes and settled changes speak of it. */
export function subjectFor(item: Item): Subject {
  const [, ...rest] = identityOf(item).split(' ');
  return { kind: kindOf(item), key: rest.join(' ') };
}
