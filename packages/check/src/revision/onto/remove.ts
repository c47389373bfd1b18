import type { Change, Item, Target } from '@barem/syntax';
import { sameTree } from '../bare.js';
import { subjectOf } from '../work.js';
import { itemIn, sameItem, twinIn, type Side } from './side.js';

/** A removal where there is still something to remove; reports what the new parent has changed meanwhile. */
export function removeOnto(change: Change, target: Target, side: Side): readonly Change[] {
  const { before, after, settled, clashes } = side;
  const subject = subjectOf(target);
  const old = itemIn(before, target.kind, target.key);
  if (!old) return [change];
  const theirs = twinIn(after, old);
  if (!theirs) {
    settled.push(subject);
    return [];
  }
  if (!sameItem(old, theirs) || hasNews(old, theirs, side))
    clashes.push({ kind: 'both-changed', subject, span: change.span, theirs });
  return [change];
}

/** Whether a section holds criteria in the new parent that would go with it and are new or changed. */
function hasNews(old: Item, theirs: Item, { before, changes }: Side): boolean {
  if (old.kind !== 'section' || theirs.kind !== 'section') return false;
  const isMovedOut = (criterion: Item): boolean =>
    changes.some(
      (change) =>
        change.kind === 'move' &&
        change.target.kind === 'criterion' &&
        itemIn(before, 'criterion', change.target.key) === twinIn(before, criterion),
    );
  return theirs.criteria.some((criterion) => {
    const was = old.criteria.find(({ id }) => id.id === criterion.id.id);
    return !sameTree(was, criterion) && !isMovedOut(criterion);
  });
}
