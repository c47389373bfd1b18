import type { Add, Change, Item } from '@barem/syntax';
import { sameTree } from '../bare.js';
import { kindOf } from '../draft.js';
import { idOf } from '../key.js';
import { lostPlace, placeOnto } from './place.js';
import { subjectFor, takenIn, twinIn, type Side } from './side.js';

/** An addition without what the new parent has added itself; reports what it has added otherwise under the same id. */
export function addOnto(change: Add, side: Side): readonly Change[] {
  const { settled } = side;
  const items = change.items.filter((item) => {
    const theirs = newcomer(item, side);
    if (theirs && sameTree(theirs, item)) {
      settled.push(subjectFor(item));
      return false;
    }
    reportTaken(item, side);
    if (item.kind === 'section') for (const each of item.criteria) reportTaken(each, side);
    return true;
  });
  const [first] = items;
  if (!first) return [];
  const kind = kindOf(first);
  const place = change.place && placeOnto(kind, change.place, side);
  const lost = lostPlace(kind, place, side);
  if (lost)
    side.clashes.push({ kind: 'gone', subject: subjectFor(lost), span: first.span, ours: first });
  const { place: _, ...rest } = change;
  return [{ ...rest, ...(place && { place }), items }];
}

/** What the new parent has under the identity of an item, and the old parent had not. */
const newcomer = (item: Item, { before, after }: Side): Item | undefined =>
  twinIn(before, item) ? undefined : twinIn(after, item);

function reportTaken(item: Item, side: Side): void {
  const { before, after, clashes } = side;
  const id = item.kind === 'quota' ? undefined : idOf(item);
  const kind = kindOf(item);
  const theirs =
    id === undefined || takenIn(before, kind, id) ? newcomer(item, side) : takenIn(after, kind, id);
  if (!theirs) return;
  const subject = subjectFor(item);
  clashes.push({ kind: 'both-added', subject, span: item.span, ours: item, theirs });
}
