import type { Item, ItemKind, Key, Place } from '@barem/syntax';
import type { Draft, DraftList } from '../draft.js';
import { identityOf, idOf } from '../key.js';
import { homeOf, homeIn, itemIn, listWith, twinIn, type Side } from './side.js';

/**
 * The place as the new parent has it: where the neighbour went, the next one that is still there. A place that is gone
 * as a whole stays as it is written.
 */
export function placeOnto(kind: ItemKind, place: Place, side: Side): Place | undefined {
  if (place.kind === 'into' || place.kind === 'into-block') return place;
  const { before, after } = side;
  const anchor = itemIn(before, kind, place.key);
  // Something that the child itself adds.
  if (!anchor) return place;
  const list = listWith(before, anchor);
  if (!list) return place;
  const home = homeOf(before, list);
  if (homeIn(after, anchor) === home) return place;
  const at = list.items.findIndex((each) => identityOf(each) === identityOf(anchor));
  const stays = (item: Item): boolean => homeIn(after, item) === home && !isLeaving(item, side);
  const previous = list.items.slice(0, at).findLast(stays);
  if (previous) return { kind: 'after', span: place.span, key: keyOf(previous) };
  const next = list.items.slice(at + 1).find(stays);
  if (next) return { kind: 'before', span: place.span, key: keyOf(next) };
  return endOf(before, list, place, after);
}

/** Whether the child takes an item away from its place. */
const isLeaving = (item: Item, { changes, before }: Side): boolean =>
  changes.some(
    (change) =>
      (change.kind === 'move' || change.kind === 'remove') &&
      'key' in change.target &&
      itemIn(before, change.target.kind, change.target.key) === item,
  );

function endOf(
  before: Draft,
  { section, items }: DraftList,
  place: Place,
  after: Draft,
): Place | undefined {
  const { span } = place;
  if (section)
    return after.sections.some(({ id }) => id.id === section.id.id)
      ? { kind: 'into', span, section: { span, id: section.id.id } }
      : place;
  if (items === before.bonuses) return { kind: 'into-block', span, block: 'bonuses' };
  if (items === before.penalties) return { kind: 'into-block', span, block: 'penalties' };
  return undefined;
}

function keyOf(item: Item): Key {
  const { span } = item;
  const id = idOf(item);
  if (id !== undefined && item.kind !== 'quota') return { kind: 'id', id, span };
  if ('title' in item && item.title) return { kind: 'title', value: item.title.value, span };
  return 'condition' in item
    ? { kind: 'condition', condition: item.condition, span }
    : { kind: 'title', value: '', span };
}

/** The part of the parent that a place is in and that the new parent no longer has; absent where it is there. */
export function lostPlace(kind: ItemKind, place: Place | undefined, side: Side): Item | undefined {
  const { before, after } = side;
  if (place?.kind === 'into') {
    const section = itemIn(before, 'section', { kind: 'id', ...place.section });
    return section && !twinIn(after, section) ? section : undefined;
  }
  if (!place || place.kind === 'into-block') return undefined;
  const anchor = itemIn(before, kind, place.key);
  const section = anchor && listWith(before, anchor)?.section;
  return anchor && !twinIn(after, anchor) ? (section ?? anchor) : undefined;
}
