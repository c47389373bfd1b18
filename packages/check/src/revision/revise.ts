import { inSourceOrder, nearest, type Diagnostic, type Span } from '@barem/core';
import type {
  Add,
  Amend,
  Annotations,
  Change,
  HeadPart,
  Item,
  ItemKind,
  Key,
  Move,
  Place,
  Remove,
  Renumber,
  Replace,
  Sheet,
  Target,
} from '@barem/syntax';
import { amended, annotationsOver } from './amend.js';
import { sameTree } from './bare.js';
import {
  alreadyThere,
  ambiguousItem,
  conflict,
  parentNotes,
  placeMissing,
  unknownItem,
  type Subject,
} from './diagnostics.js';
import {
  draftOf,
  draftSection,
  kindOf,
  listsFrom,
  listsOf,
  type Draft,
  type DraftSection,
  type DraftList,
} from './draft.js';
import { findAll, idOf, keyText, type Found } from './key.js';
import { adjusted, adjustedPoints, permitted, type Chain } from './permit.js';
import { renamed } from './rename.js';

/** A whole sheet, made of a parent sheet and what builds on it. */
export interface Revised {
  readonly sheet: Sheet;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The sheet that `child` stands for: `parent`, a whole sheet, with the changes that `child` writes. Changes speak of
 * items by id, so their order decides nothing but the order of what is added to one place. Examples and days in force
 * belong to an edition and are not inherited.
 * @param name - the parent sheet as messages name it
 */
export function revise(parent: Sheet, child: Sheet, name: string): Revised {
  const report: Diagnostic[] = [];
  const changes = child.changes ?? [];
  const renumbered = renumberings(parent, changes, name, report);
  const from = renamed(parent, renumbered);
  const work: Work = {
    parent,
    name,
    draft: draftOf(from),
    report,
    newIds: new Map([...renumbered.ids, ...renumbered.ratings]),
    touched: new Map(),
    doomed: new Set(),
  };
  const removed = new Set<HeadPart>();
  // What is said of a whole section comes before what is said of its criteria.
  for (const change of [
    ...changes.filter(isOfSection),
    ...changes.filter((each) => !isOfSection(each)),
  ]) {
    if (change.kind === 'amend') amend(work, change);
    else if (change.kind === 'replace') replace(work, change);
    else if (change.kind === 'remove') remove(work, change, removed);
  }
  for (const change of changes) {
    if (change.kind === 'add') add(work, change);
    else if (change.kind === 'move') move(work, change);
  }
  // Criteria may move out of a section before it goes.
  const sections = work.draft.sections.filter((each) => !work.doomed.has(each));
  work.draft.sections.splice(0, Infinity, ...sections);
  return { sheet: withHead(from, child, removed, work.draft), diagnostics: inSourceOrder(report) };
}

const isOfSection = (change: Change): boolean =>
  (change.kind === 'replace' && change.items.some(({ kind }) => kind === 'section')) ||
  (change.kind === 'amend' && change.item.kind === 'section');

/** What changes share while they are made. */
interface Work {
  readonly parent: Sheet;
  readonly name: string;
  readonly draft: Draft;
  readonly report: Diagnostic[];
  readonly newIds: ReadonlyMap<string, string>;
  /** Parts that were changed, and where. */
  readonly touched: Map<string, Span>;
  /** Sections that go in the end. */
  readonly doomed: Set<DraftSection>;
}

// ── The head ─────────────────────────────────────────────────────────────────────────────────────

function withHead(from: Sheet, child: Sheet, removed: ReadonlySet<HeadPart>, draft: Draft): Sheet {
  const { quotas: _, effective: __, scale: ownScale, assessors: ownAssessors, ...rest } = from;
  const scale = child.scale ?? (removed.has('scale') ? undefined : ownScale);
  const assessors = child.assessors ?? (removed.has('assessors') ? undefined : ownAssessors);
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
    annotations: annotationsOver(withoutRemoved(from.annotations, removed), child.annotations),
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

// ── Renumbering ──────────────────────────────────────────────────────────────────────────────────

function renumberings(
  parent: Sheet,
  changes: readonly Change[],
  name: string,
  report: Diagnostic[],
): { ids: Map<string, string>; ratings: Map<string, string> } {
  const draft = draftOf(parent);
  const [ids, ratings] = [new Map<string, string>(), new Map<string, string>()];
  const places = new Map<string, Span>();
  for (const change of changes) {
    if (change.kind !== 'renumber') continue;
    const { target, to } = change;
    const work: Work = {
      parent,
      name,
      draft,
      report,
      newIds: new Map(),
      touched: places,
      doomed: new Set(),
    };
    const found = findOne(work, target.kind, target.key, report);
    const own = found && idOf(found.item);
    if (
      !found ||
      own === undefined ||
      !touch(work, `${target.kind} ${own} id`, subjectOf(target), change)
    )
      continue;
    report.push(...permitted(chainOf(work, found), 'change', change.span, subjectOf(target), name));
    (target.kind === 'rating' ? ratings : ids).set(own, to.id);
  }
  for (const change of changes) {
    if (change.kind === 'renumber') reportTaken(change, draft, { ids, ratings }, report);
  }
  return { ids, ratings };
}

/** An id that something keeps cannot be given to something else. */
function reportTaken(
  { target: { kind }, to }: Renumber,
  draft: Draft,
  { ids, ratings }: { ids: ReadonlyMap<string, string>; ratings: ReadonlyMap<string, string> },
  report: Diagnostic[],
): void {
  const renames = kind === 'rating' ? ratings : ids;
  const kinds: readonly ItemKind[] =
    kind === 'rating' ? ['rating'] : ['fact', 'let', 'section', 'criterion'];
  const taken = kinds.some((each) =>
    listsOf(draft, each).some(({ items }) =>
      items.some((item) => idOf(item) === to.id && !renames.has(to.id)),
    ),
  );
  if (taken) report.push(alreadyThere(to.span, { subject: { kind, key: to.id } }));
}

// ── Finding what a change speaks of ──────────────────────────────────────────────────────────────

const subjectOf = ({ kind, key }: Target): Subject => ({ kind, key: keyText(key) });

/** The item that a key speaks of, by its id before or after renumbering; reported where there is not exactly one. */
function findOne(
  { draft, newIds }: Work,
  kind: ItemKind,
  key: Key,
  report: Diagnostic[],
): Found | undefined {
  const renumbered = key.kind === 'id' ? newIds.get(key.id) : undefined;
  const now = renumbered === undefined ? key : { ...key, kind: 'id' as const, id: renumbered };
  const found = findAll(draft, kind, now);
  const [only] = found;
  if (only && found.length === 1) return only;
  const subject = { kind, key: keyText(key) };
  if (found.length > 1) report.push(ambiguousItem(key.span, { subject, count: found.length }));
  else {
    const known = listsOf(draft, kind).flatMap(({ items }) =>
      items.flatMap((item) => namesOf(item)),
    );
    const suggestion = nearest(key.kind === 'title' ? key.value : keyText(key), known);
    report.push(unknownItem(key.span, { subject, suggestion }));
  }
  return undefined;
}

function namesOf(item: Item): readonly string[] {
  const id = idOf(item);
  if (id !== undefined) return [id];
  return 'title' in item && item.title ? [item.title.value] : [];
}

/** An item, its section and the sheet, as far as they may hold marks of what may be changed. */
const chainOf = ({ parent }: Work, { item, section }: Pick<Found, 'item' | 'section'>): Chain => [
  'annotations' in item ? item.annotations : undefined,
  section?.annotations,
  parent.annotations,
];

/** Notes that a part is changed; a second change of it is a conflict. */
function touch(
  { touched, report }: Work,
  part: string,
  subject: Subject,
  { span }: { readonly span: Span },
): boolean {
  const before = touched.get(part);
  if (before) {
    const related = [{ span: before, message: parentNotes.changedHere }];
    report.push(conflict(span, { subject }, { related }));
    return false;
  }
  touched.set(part, span);
  return true;
}

/** Notes that parts of an item are changed; `whole` excludes every other change of it. */
function touchParts(
  work: Work,
  item: string,
  parts: readonly string[],
  subject: Subject,
  change: Change,
): boolean {
  const whole = work.touched.get(`${item} *`);
  const any = work.touched.get(`${item} any`);
  const isWhole = parts.includes('*');
  const before = whole ?? (isWhole ? any : undefined);
  if (before) {
    const related = [{ span: before, message: parentNotes.changedHere }];
    work.report.push(conflict(change.span, { subject }, { related }));
    return false;
  }
  work.touched.set(`${item} any`, change.span);
  return [...new Set(parts)].every((part) => touch(work, `${item} ${part}`, subject, change));
}

// ── Changes ──────────────────────────────────────────────────────────────────────────────────────

function amend(work: Work, change: Amend): void {
  const { id, item } = change;
  const key: Key = { kind: 'id', ...id };
  const found = findOne(work, item.kind, key, work.report);
  if (!found) return;
  const subject: Subject = { kind: item.kind, key: id.id };
  const { item: now, parts, diagnostics } = amended(found.item, change);
  work.report.push(...diagnostics);
  if (!touchParts(work, `${item.kind} ${idOf(found.item) ?? ''}`, parts, subject, change)) return;
  put(work, found, now, subject, change);
}

function replace(work: Work, change: Replace): void {
  for (const item of change.items) {
    const kind = kindOf(item);
    const key = keyOf(item);
    const found = findOne(work, kind, key, work.report);
    if (!found) continue;
    const subject: Subject = { kind, key: keyText(key) };
    if (!touchParts(work, `${kind} ${keyText(key)}`, ['*'], subject, change)) continue;
    put(work, found, item, subject, { span: item.span });
  }
}

/** By what an item is found that takes the place of another. */
function keyOf(item: Item): Key {
  const id = idOf(item);
  if (id !== undefined && item.kind !== 'quota') return { kind: 'id', id, span: item.span };
  if ('title' in item && item.title) return { kind: 'title', ...item.title };
  if ('condition' in item) return { kind: 'condition', condition: item.condition, span: item.span };
  return { kind: 'id', id: id ?? '', span: item.span };
}

/** Puts a changed item in the place of the one before, where the parent sheet allows it. */
function put(
  work: Work,
  found: Found,
  now: Item,
  subject: Subject,
  { span }: { readonly span: Span },
): void {
  const points = adjustedPoints(now);
  const adjustment = { found: points, others: !sameBesidesPoints(found.item, now) };
  work.report.push(...adjusted(chainOf(work, found), adjustment, span, subject, work.name));
  found.items[found.at] = now.kind === 'section' ? draftSection(now) : now;
}

/** Whether two items differ in nothing but their points, or the range of a rating. */
function sameBesidesPoints(a: Item, b: Item): boolean {
  if (a.kind === 'criterion' && b.kind === 'criterion')
    return (
      a.scoring.kind === b.scoring.kind && sameTree({ ...a, scoring: 0 }, { ...b, scoring: 0 })
    );
  if (a.kind === 'section' && b.kind === 'section')
    return sameTree({ ...a, points: 0 }, { ...b, points: 0 });
  if (a.kind === 'rating' && b.kind === 'rating')
    return sameTree({ ...a, range: 0 }, { ...b, range: 0 });
  return false;
}

function remove(work: Work, change: Remove, removed: Set<HeadPart>): void {
  const { target } = change;
  if (!('key' in target)) {
    removePart(work, target.kind, change, removed);
    return;
  }
  const found = findOne(work, target.kind, target.key, work.report);
  const subject = subjectOf(target);
  if (!found) return;
  if (!touchParts(work, `${target.kind} ${keyText(target.key)}`, ['*'], subject, change)) return;
  work.report.push(...permitted(chainOf(work, found), 'remove', change.span, subject, work.name));
  const section = work.draft.sections.find((each) => each === found.item);
  if (section) work.doomed.add(section);
  else found.items.splice(found.at, 1);
}

function removePart(work: Work, kind: HeadPart, change: Remove, removed: Set<HeadPart>): void {
  const { parent } = work;
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
  else if (touch(work, kind, subject, change)) {
    work.report.push(...permitted([parent.annotations], 'change', change.span, subject, work.name));
    removed.add(kind);
  }
}

function add(work: Work, change: Add): void {
  let before: Item | undefined;
  for (const item of change.items) {
    const kind = kindOf(item);
    // What follows in the same change stands behind what came before, as far as both are of one kind.
    const isNext = before !== undefined && kindOf(before) === kind;
    const place: Place | undefined =
      before === undefined
        ? change.place
        : isNext
          ? { kind: 'after', span: item.span, key: keyOf(before) }
          : undefined;
    const id = idOf(item);
    if (id !== undefined && kind !== 'quota' && isTaken(work, kind, id)) {
      const span = 'id' in item ? item.id.span : item.span;
      work.report.push(alreadyThere(span, { subject: { kind, key: id } }));
      continue;
    }
    const now = item.kind === 'section' ? draftSection(item) : item;
    if (kind === 'criterion' && !place) {
      work.report.push(placeMissing(item.span, { key: id ?? '' }));
      return;
    }
    const to = placeIn(work, kind, place);
    if (!to) return;
    const own: Chain = [to.list.section?.annotations, work.parent.annotations];
    const chain = to.list.section ? own : own.slice(1);
    const subject: Subject = to.list.section
      ? { kind: 'section', key: to.list.section.id.id }
      : { kind: 'sheet', key: work.parent.id.id };
    work.report.push(...permitted(chain, 'add-to', item.span, subject, work.name));
    to.list.items.splice(to.at, 0, now);
    before = item;
  }
}

/** Facts, names, sections and criteria share their ids. */
const sharing: readonly ItemKind[] = ['fact', 'let', 'section', 'criterion'];

const isTaken = ({ draft, doomed }: Work, kind: ItemKind, id: string): boolean =>
  (sharing.includes(kind) ? sharing : [kind]).some((each) =>
    listsOf(draft, each).some(
      ({ items, section }) =>
        !(section && doomed.has(section)) &&
        items.some((item) => idOf(item) === id && !doomed.has(item as DraftSection)),
    ),
  );

function move(work: Work, change: Move): void {
  const { target, place } = change;
  const found = findOne(work, target.kind, target.key, work.report);
  if (!found) return;
  const subject = subjectOf(target);
  if (!touch(work, `${target.kind} ${keyText(target.key)} place`, subject, change)) return;
  work.report.push(...permitted(chainOf(work, found), 'change', change.span, subject, work.name));
  found.items.splice(found.at, 1);
  const to = placeIn(work, target.kind, place);
  if (to) to.list.items.splice(to.at, 0, found.item);
  else found.items.splice(found.at, 0, found.item);
}

interface Spot {
  readonly list: DraftList;
  readonly at: number;
}

/** Where an item of a kind goes; the end of its list where nothing is said. Reported where there is no such place. */
function placeIn(work: Work, kind: ItemKind, place: Place | undefined): Spot | undefined {
  const { draft, report } = work;
  const end = (list: DraftList): Spot => ({ list, at: list.items.length });
  switch (place?.kind) {
    case 'before':
    case 'after': {
      const found = findOne(work, kind, place.key, report);
      return found && { list: found, at: place.kind === 'after' ? found.at + 1 : found.at };
    }
    case 'into': {
      const key: Key = { kind: 'id', ...place.section };
      const found = findOne(work, 'section', key, report);
      const section = draft.sections.find((each) => each === found?.item);
      return section && end({ items: section.criteria, section });
    }
    case 'into-block':
      return end({ items: draft[place.block] });
    case undefined: {
      const [list] = listsOf(draft, kind);
      return list && end(list);
    }
  }
}
