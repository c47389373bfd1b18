import type { Change, ItemKind, Key, Place } from '@barem/syntax';
import { listsOf, type Draft } from './draft.js';
import { idOf } from './key.js';
import { renamedIn, type Renames } from './rename.js';

/** Renamings the other way round. */
const backwards = ({ ids, ratings }: Renames): Renames => {
  const back = (map: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
    new Map([...map].map(([from, to]) => [to, from]));
  return { ids: back(ids), ratings: back(ratings) };
};

/**
 * Changes that speak of items by their new ids, as a revision writes them: what the parent has it calls by the parent's
 * ids. What comes under an id that something else had before is spoken of by its title.
 * @param from - the parent under the new ids
 */
export function spoken(
  changes: readonly Change[],
  from: Draft,
  after: Draft,
  renames: Renames,
): readonly Change[] {
  if (renames.ids.size === 0 && renames.ratings.size === 0) return changes;
  const back = backwards(renames);
  const mapOf = ({ ids, ratings }: Renames, kind: ItemKind): ReadonlyMap<string, string> =>
    kind === 'rating' || kind === 'quota' ? ratings : ids;
  const has = (draft: Draft, kind: ItemKind, id: string): boolean =>
    listsOf(draft, kind).some(({ items }) => items.some((item) => idOf(item) === id));
  const id = (kind: ItemKind, now: string): string => mapOf(back, kind).get(now) ?? now;
  const keyTo = (kind: ItemKind, key: Key): Key => {
    if (key.kind === 'title') return key;
    if (key.kind === 'condition') return { ...key, condition: renamedIn(key.condition, back) };
    if (has(from, kind, key.id)) return { ...key, id: id(kind, key.id) };
    const item = listsOf(after, kind)
      .flatMap(({ items }) => items)
      .find((each) => idOf(each) === key.id);
    return mapOf(renames, kind).has(key.id) && item && 'title' in item && item.title
      ? { kind: 'title', value: item.title.value, span: key.span }
      : key;
  };
  const placeOf = (kind: ItemKind, place: Place): Place => {
    if (place.kind === 'into') {
      const { section } = place;
      const isOld = has(from, 'section', section.id);
      return isOld ? { ...place, section: { ...section, id: id('section', section.id) } } : place;
    }
    return place.kind === 'into-block' ? place : { ...place, key: keyTo(kind, place.key) };
  };
  return changes.map((change): Change => {
    switch (change.kind) {
      case 'amend': {
        const { item } = change;
        const named = { ...change, id: { ...change.id, id: id(item.kind, change.id.id) } };
        if (item.kind !== 'rating') return named;
        const requirements = item.requirements.map((each) =>
          each.kind === 'remove' ? { ...each, key: keyTo('rating', each.key) } : each,
        );
        return { ...named, item: { ...item, requirements } };
      }
      case 'remove': {
        const { target } = change;
        if (!('key' in target)) return change;
        return { ...change, target: { ...target, key: keyTo(target.kind, target.key) } };
      }
      case 'move': {
        const { target, place } = change;
        const key = keyTo(target.kind, target.key);
        return { ...change, target: { ...target, key }, place: placeOf(target.kind, place) };
      }
      case 'add': {
        const { place, items } = change;
        const [first] = items;
        if (!place || !first) return change;
        const kind: ItemKind = first.kind === 'floor' ? 'cap' : first.kind;
        return { ...change, place: placeOf(kind, place) };
      }
      case 'replace':
      case 'renumber':
        return change;
    }
  });
}
