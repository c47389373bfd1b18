import type { Span } from '@barem/core';
import type { Change, Extends, HeadPart, Remove, Renumber, Sheet } from '@barem/syntax';
import type { Clash } from './clash.js';
import { sameTree } from './bare.js';
import type { Subject } from './diagnostics.js';
import { draftOf } from './draft.js';
import { idOf } from './key.js';
import { addOnto } from './onto/add.js';
import { amendOnto } from './onto/amend.js';
import { moveOnto } from './onto/move.js';
import { removeOnto } from './onto/remove.js';
import { replaceOnto } from './onto/replace.js';
import { itemIn, takenIn, twinIn, type Side } from './onto/side.js';
import type { Renames } from './rename.js';
import { revise } from './revise.js';
import { subjectOf } from './work.js';

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
 * Brings a child from one edition of its parent to the next: a three-way merge by ids and parts, never by lines. What
 * only the new parent changes comes with it; what only the child changes stays; what both change alike falls away.
 * @param to - the clause that names the new parent
 */
export function rebase(child: Sheet, oldParent: Sheet, newParent: Sheet, to: Extends): Rebased {
  const settled: Subject[] = [];
  const clashes: Clash[] = [];
  const side: Side = {
    changes: child.changes ?? [],
    whole: draftOf(revise(oldParent, child, '').sheet),
    before: draftOf(oldParent),
    after: draftOf(newParent),
    renames: renamesOf(child, oldParent),
    settled,
    clashes,
  };
  const changes = side.changes.flatMap((change): readonly Change[] => {
    switch (change.kind) {
      case 'amend':
        return amendOnto(change, side);
      case 'replace':
        return replaceOnto(change, side);
      case 'add':
        return addOnto(change, side);
      case 'remove':
        return 'key' in change.target
          ? removeOnto(change, change.target, side)
          : headRemovalOnto(change, change.target.kind, oldParent, newParent, side);
      case 'move':
        return moveOnto(change, side);
      case 'renumber':
        return renumberOnto(change, side);
    }
  });
  const { changes: _, ...head } = headOnto(child, oldParent, newParent, side);
  return {
    child: { ...head, extends: to, ...(changes.length > 0 && { changes }) },
    settled,
    clashes,
  };
}

/** The new ids that a child gives to what its parent has. */
function renamesOf(child: Sheet, parent: Sheet): Renames {
  const [ids, ratings] = [new Map<string, string>(), new Map<string, string>()];
  for (const change of child.changes ?? []) {
    if (change.kind !== 'renumber') continue;
    const { kind, key } = change.target;
    const item = itemIn(draftOf(parent), kind, key);
    const own = item && idOf(item);
    if (own !== undefined) (kind === 'rating' ? ratings : ids).set(own, change.to.id);
  }
  return { ids, ratings };
}

function renumberOnto(change: Renumber, side: Side): readonly Change[] {
  const { target, to, span } = change;
  const { before, after, clashes } = side;
  const subject = subjectOf(target);
  const old = itemIn(before, target.kind, target.key);
  if (!old) return [change];
  if (!twinIn(after, old)) clashes.push({ kind: 'gone', subject, span, ours: old });
  const taken = takenIn(after, target.kind, to.id);
  if (taken && !takenIn(before, target.kind, to.id))
    clashes.push({
      kind: 'both-added',
      subject: { kind: target.kind, key: to.id },
      span,
      theirs: taken,
    });
  return [change];
}

// ── The head ─────────────────────────────────────────────────────────────────────────────────────

function headRemovalOnto(
  change: Remove,
  kind: HeadPart,
  before: Sheet,
  after: Sheet,
  { settled, clashes }: Side,
): readonly Change[] {
  const subject: Subject = { kind, key: '' };
  const [old, now] = [before, after].map((sheet) => headPart(sheet, kind));
  if (now === undefined) {
    settled.push(subject);
    return [];
  }
  const isRule = kind === 'scale' || kind === 'assessors';
  if (isRule && !sameTree(old, now))
    clashes.push({ kind: 'both-changed', subject, span: change.span });
  return [change];
}

function headPart({ scale, assessors, annotations }: Sheet, kind: HeadPart): unknown {
  switch (kind) {
    case 'scale':
      return scale;
    case 'assessors':
      return assessors;
    case 'source':
      return annotations.sources.length > 0 ? annotations.sources : undefined;
    case 'note':
      return annotations.notes.length > 0 ? annotations.notes : undefined;
    case 'status':
      return annotations.status;
  }
}

/** The head of the child without what the new parent says itself. Sources, notes and the status are its own. */
function headOnto(child: Sheet, before: Sheet, after: Sheet, { settled, clashes }: Side): Sheet {
  const { scale, assessors, rollUp, ...rest } = child;
  const isKept = (
    kind: Subject['kind'],
    ours: unknown,
    old: unknown,
    theirs: unknown,
    span: Span,
  ) => {
    if (sameTree(old, theirs)) return true;
    const subject: Subject = { kind, key: kind === 'sheet' ? child.id.id : '' };
    const isSame = sameTree(ours, theirs);
    if (isSame) settled.push(subject);
    else clashes.push({ kind: 'both-changed', subject, span });
    return !isSame;
  };
  const keeps = <T>(
    ours: readonly T[],
    old: readonly T[] = [],
    theirs: readonly T[] = [],
  ): boolean => ours.length > 0 && isKept('sheet', ours, old, theirs, rollUp?.span ?? child.span);
  const [from, onto] = [before.rollUp, after.rollUp];
  const drawnUp = rollUp?.drawnUp;
  return {
    ...rest,
    ...(scale && isKept('scale', scale, before.scale, after.scale, scale.span) && { scale }),
    ...(assessors &&
      isKept('assessors', assessors, before.assessors, after.assessors, assessors.span) && {
        assessors,
      }),
    ...(rollUp && {
      rollUp: {
        span: rollUp.span,
        ...(drawnUp &&
          isKept('sheet', drawnUp, from?.drawnUp, onto?.drawnUp, drawnUp.span) && { drawnUp }),
        series: keeps(rollUp.series, from?.series, onto?.series) ? rollUp.series : [],
        declarations: keeps(rollUp.declarations, from?.declarations, onto?.declarations)
          ? rollUp.declarations
          : [],
      },
    }),
  };
}
