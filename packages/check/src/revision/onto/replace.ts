import type { Change, Criterion, Item, Replace, Section } from '@barem/syntax';
import { sameTree } from '../bare.js';
import { renamedIn } from '../rename.js';
import { sameItem, subjectFor, twinIn, type Side } from './side.js';

/** A replacement of what the new parent has not replaced alike; reports what it has changed otherwise. */
export function replaceOnto(change: Replace, side: Side): readonly Change[] {
  const { before, after, renames, settled, clashes } = side;
  const items = change.items.flatMap((item): readonly Item[] => {
    const old = editionOf(before, item, side);
    if (!old) return [item];
    const subject = subjectFor(item);
    const found = twinIn(after, old);
    if (!found) {
      clashes.push({ kind: 'gone', subject, span: item.span, ours: item });
      return [item];
    }
    const [was, theirs] = [old, found].map((each) => renamedIn(each, renames)) as [Item, Item];
    const isTouched = !sameItem(was, theirs);
    const isThere = isTouched && sameItem(theirs, item);
    if (isTouched && !isThere)
      clashes.push({ kind: 'both-changed', subject, span: item.span, ours: item, theirs: found });
    if (item.kind !== 'section' || was.kind !== 'section' || theirs.kind !== 'section') {
      if (isThere) settled.push(subject);
      return isThere ? [] : [item];
    }
    const section = { ...item, criteria: criteriaOnto(item, was, theirs, side) };
    if (!sameTree(section, theirs)) return [section];
    settled.push(subject);
    return [];
  });
  return items.length === 0 ? [] : [{ ...change, items }];
}

/** What an item, which is written under the ids of the child, was in a parent. */
function editionOf(parent: Side['before'], item: Item, { renames }: Side): Item | undefined {
  const back = {
    ids: new Map([...renames.ids].map(([from, to]) => [to, from])),
    ratings: new Map([...renames.ratings].map(([from, to]) => [to, from])),
  };
  return twinIn(parent, renamedIn(item, back));
}

/** The criteria of a replaced section, each as whoever changed it has it. */
function criteriaOnto(
  ours: Section,
  was: Section,
  theirs: Section,
  side: Side,
): readonly Criterion[] {
  const { clashes } = side;
  const named = ({ criteria }: Section, { id }: Criterion): Criterion | undefined =>
    criteria.find((each) => each.id.id === id.id);
  const clash = (
    kind: 'both-changed' | 'both-added' | 'gone',
    our: Criterion | undefined,
    their: Criterion | undefined,
  ): void => {
    const item = our ?? their;
    if (!item) return;
    clashes.push({
      kind,
      subject: subjectFor(item),
      span: (our ?? ours).span,
      ...(our && { ours: our }),
      ...(their && { theirs: their }),
    });
  };
  const kept = ours.criteria.flatMap((our): readonly Criterion[] => {
    const [old, their] = [named(was, our), named(theirs, our)];
    if (!old) {
      if (their && !sameTree(our, their)) clash('both-added', our, their);
      return [our];
    }
    if (sameTree(our, old)) return their ? [their] : [];
    if (!their) clash('gone', our, undefined);
    else if (!sameTree(their, old) && !sameTree(their, our)) clash('both-changed', our, their);
    return [our];
  });
  for (const old of was.criteria) {
    const their = named(theirs, old);
    if (!named(ours, old) && their && !sameTree(their, old))
      clash('both-changed', undefined, their);
  }
  // What is new in the section of the new parent comes behind what it stands behind there.
  return theirs.criteria.reduce<readonly Criterion[]>((all, their, at) => {
    const isKnown = named(was, their) ?? named(ours, their);
    if (isKnown) return all;
    const previous = theirs.criteria.slice(0, at).findLast((each) => all.includes(each));
    return all.toSpliced(previous ? all.indexOf(previous) + 1 : 0, 0, their);
  }, kept);
}
