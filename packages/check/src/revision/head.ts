import type { Annotations, HeadPart, Remove, Sheet } from '@barem/syntax';
import { annotationsOver } from './amend.js';
import { unknownItem, type Subject } from './diagnostics.js';
import { listsFrom, type Draft } from './draft.js';
import { joinedMarks, loosened, permitted } from './permit.js';
import { reportTwice, touch, type Work } from './work.js';

/** Takes a part of the head away. */
export function removePart(
  work: Work,
  kind: HeadPart,
  change: Remove,
  removed: Set<HeadPart>,
): void {
  const { parent, name } = work;
  const { sources, notes, status } = parent.annotations;
  const parts: Readonly<Record<HeadPart, boolean>> = {
    assessors: parent.assessors !== undefined,
    scale: parent.scale !== undefined,
    source: sources.length > 0,
    note: notes.length > 0,
    status: status !== undefined,
  };
  const subject: Subject = { kind, key: '' };
  if (!parts[kind])
    work.report.push(unknownItem(change.target.span, { subject, suggestion: undefined }));
  else if (touch(work, kind, subject, change.span)) {
    const spot = { span: change.span, subject, parent: name };
    if (belongsToRules.includes(kind))
      work.report.push(...permitted([parent.annotations], 'change', spot));
    removed.add(kind);
  }
}

/** What of a head decides results; the rest says where a sheet comes from, and each sheet says that for itself. */
const belongsToRules: readonly HeadPart[] = ['scale', 'assessors'];

/** Reports what a child writes in its own head and its parent does not allow, or says twice. */
export function checkHead(work: Work, child: Sheet): void {
  const { parent, name, report, touched } = work;
  const chain = [parent.annotations];
  const written = [
    ...(child.scale ? [{ kind: 'scale', span: child.scale.span } as const] : []),
    ...(child.assessors ? [{ kind: 'assessors', span: child.assessors.span } as const] : []),
  ];
  for (const { kind, span } of written) {
    const subject: Subject = { kind, key: '' };
    const before = touched.get(kind);
    if (before) reportTwice(work, subject, before, span);
    else report.push(...permitted(chain, 'change', { span, subject, parent: name }));
  }
  const subject: Subject = { kind: 'sheet', key: parent.id.id };
  const rollUp = child.rollUp;
  const spans = rollUp
    ? [rollUp.drawnUp?.span, rollUp.series[0]?.span, rollUp.declarations[0]?.span]
    : [];
  for (const span of spans)
    if (span) report.push(...permitted(chain, 'change', { span, subject, parent: name }));
  report.push(...loosened(child.annotations, parent.annotations, { subject, parent: name }));
}

/** The whole sheet: the head of the child over that of its parent, with the lists that the changes made. */
export function withHead(
  from: Sheet,
  child: Sheet,
  removed: ReadonlySet<HeadPart>,
  draft: Draft,
): Sheet {
  const { quotas: _, effective: __, scale: ownScale, assessors: ownAssessors, ...rest } = from;
  const scale = child.scale ?? (removed.has('scale') ? undefined : ownScale);
  const assessors = child.assessors ?? (removed.has('assessors') ? undefined : ownAssessors);
  const annotations = annotationsOver(withoutRemoved(from.annotations, removed), child.annotations);
  const rollUp = from.rollUp && {
    ...from.rollUp,
    ...(child.rollUp?.drawnUp && { drawnUp: child.rollUp.drawnUp }),
    ...(child.rollUp && child.rollUp.series.length > 0 && { series: child.rollUp.series }),
    ...(child.rollUp &&
      child.rollUp.declarations.length > 0 && { declarations: child.rollUp.declarations }),
  };
  return {
    ...rest,
    span: child.span,
    language: child.language,
    id: child.id,
    title: child.title,
    annotations: joinedMarks(from.annotations, annotations),
    ...(child.effective && { effective: child.effective }),
    ...(scale && { scale }),
    ...(assessors && { assessors }),
    ...(rollUp && { rollUp }),
    ...listsFrom(draft),
    examples: child.examples,
  };
}

function withoutRemoved(own: Annotations, removed: ReadonlySet<HeadPart>): Annotations {
  const { status, ...rest } = own;
  return {
    ...rest,
    sources: removed.has('source') ? [] : own.sources,
    notes: removed.has('note') ? [] : own.notes,
    ...(status && !removed.has('status') && { status }),
  };
}
