import type { Change, Move } from '@barem/syntax';
import { subjectOf } from '../work.js';
import { lostPlace, placeOnto } from './place.js';
import { homeIn, itemIn, oursOf, subjectFor, twinIn, type Side } from './side.js';

/** A move as it is made in the new parent; reports what went, or was moved elsewhere. */
export function moveOnto(change: Move, side: Side): readonly Change[] {
  const { target, span } = change;
  const { before, after, whole, clashes } = side;
  const subject = subjectOf(target);
  const old = itemIn(before, target.kind, target.key);
  if (!old) return [change];
  const [ours, theirs] = [oursOf(side, old), twinIn(after, old)];
  const place = placeOnto(target.kind, change.place, side);
  if (!theirs) {
    clashes.push({ kind: 'gone', subject, span, ...(ours && { ours }) });
    return [change];
  }
  const home = homeIn(after, theirs);
  if (ours && home !== homeIn(before, old) && home !== homeIn(whole, ours))
    clashes.push({ kind: 'both-changed', subject, part: 'place', span, ours, theirs });
  // Where nothing is left to stand beside, the item stays where the new parent has it.
  if (!place) return [];
  const lost = lostPlace(target.kind, place, side);
  if (lost) clashes.push({ kind: 'gone', subject: subjectFor(lost), span });
  return [{ ...change, place }];
}
