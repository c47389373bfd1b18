import type { Add, Item, ItemKind, Replace } from './tree.js';

/** The kind of an item as a revision names it. */
export const kindOf = (item: Item): ItemKind => (item.kind === 'floor' ? 'cap' : item.kind);

/** A change that adds or replaces, as one change for each kind of its items, in the order in which the kinds come. */
export function oneKindEach<C extends Add | Replace>(change: C): readonly C[] {
  const kinds = [...new Set(change.items.map(kindOf))];
  return kinds.map((kind, index) => {
    const items = change.items.filter((item) => kindOf(item) === kind);
    const start = index === 0 ? change.span.start : (items[0]?.span.start ?? change.span.start);
    return { ...change, span: { start, end: items.at(-1)?.span.end ?? change.span.end }, items };
  });
}
