import { inSourceOrder, type Diagnostic, type Span } from '@barem/core';
import type {
  Amend,
  Change,
  Criterion,
  HeadPart,
  Item,
  Key,
  Remove,
  Renumber,
  Replace,
  Section,
  Sheet,
} from '@barem/syntax';
import { amended } from './amend.js';
import { sameTree } from './bare.js';
import { alreadyThere, fixed, parentNotes, type Subject } from './diagnostics.js';
import { draftOf, draftSection, kindOf, listsOf, type DraftSection } from './draft.js';
import { checkHead, removePart, withHead } from './head.js';
import { idOf, keyText, type Found } from './key.js';
import { changedWithin, joinedMarks, permitted } from './permit.js';
import { isTaken, placeAll } from './place.js';
import { renamed, type Renames } from './rename.js';
import { renumberedIn, renumberings } from './renumber.js';
import {
  chainOf,
  findNow,
  findOne,
  marksIn,
  nameIn,
  nameOf,
  reportTwice,
  subjectOf,
  touchParts,
  type Work,
} from './work.js';

/** A whole sheet, made of a parent sheet and what builds on it. */
export interface Revised {
  readonly sheet: Sheet;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The sheet that `child` stands for: `parent`, a whole sheet, with the changes that `child` writes. Changes speak of
 * items by the ids of the parent, and what they write speaks of ids as they are afterwards; their order decides nothing
 * but the order of what is added to one place. Examples and days in force belong to an edition and are not inherited.
 * @param name - the parent sheet as messages name it
 */
export function revise(parent: Sheet, child: Sheet, name: string): Revised {
  const report: Diagnostic[] = [];
  const changes = child.changes ?? [];
  const before = workOn(parent, parent, name, report, { ids: new Map(), ratings: new Map() });
  const renames = renumberings(before, changes);
  const from = renamed(parent, renames);
  const work = workOn(parent, from, name, report, renames);
  const renumbered = renumberedIn(child, renames);
  const removed = new Set<HeadPart>();
  // What is said of a whole section comes before what is said of its criteria.
  for (const change of [
    ...changes.filter(isOfSection),
    ...changes.filter((each) => !isOfSection(each)),
  ]) {
    if (change.kind === 'amend') amend(work, change);
    else if (change.kind === 'replace') replace(work, change);
  }
  for (const change of changes)
    if (change.kind === 'remove') remove(work, change, removed, renumbered);
  placeAll(
    work,
    changes.filter((each) => each.kind === 'add' || each.kind === 'move'),
  );
  sweep(work);
  checkHead(work, child);
  return { sheet: withHead(from, child, removed, work.draft), diagnostics: inSourceOrder(report) };
}

function workOn(
  parent: Sheet,
  from: Sheet,
  name: string,
  report: Diagnostic[],
  renames: Renames,
): Work {
  const draft = draftOf(from);
  return {
    parent,
    name,
    draft,
    report,
    renames,
    marks: marksIn(draft),
    touched: new Map(),
    doomed: new Map(),
    added: new Map(),
    origins: new Map(),
  };
}

const isOfSection = (change: Change): boolean =>
  (change.kind === 'replace' && change.items.some(({ kind }) => kind === 'section')) ||
  (change.kind === 'amend' && change.item.kind === 'section');

// ── Changing ─────────────────────────────────────────────────────────────────────────────────────

function amend(work: Work, change: Amend): void {
  const { id, item, span } = change;
  const key: Key = { kind: 'id', ...id };
  const found = findOne(work, item.kind, key);
  if (!found) return;
  const subject: Subject = { kind: item.kind, key: id.id };
  const { item: now, parts, diagnostics } = amended(found.item, change, work.renames);
  work.report.push(...diagnostics);
  if (touchParts(work, nameOf(work, found.item), parts, subject, span))
    put(work, found, now, subject, span);
}

function replace(work: Work, change: Replace): void {
  for (const item of change.items) {
    const kind = kindOf(item);
    const keys = keysOf(item);
    const found = findNow(work, kind, keys);
    if (!found) continue;
    const subject: Subject = { kind, key: keys[0] ? keyText(keys[0]) : '' };
    if (!touchParts(work, nameOf(work, found.item), ['*'], subject, item.span)) continue;
    const section = work.draft.sections.find((each) => each === found.item);
    if (section && item.kind === 'section') {
      const gone = replaceCriteria(work, section, item);
      put(work, found, { ...item, criteria: [...item.criteria, ...gone] }, subject, item.span);
    } else put(work, found, item, subject, item.span);
  }
}

/** By what an item is found that takes the place of another, the best first. */
function keysOf(item: Item): readonly Key[] {
  const { span } = item;
  const id = item.kind === 'quota' ? undefined : idOf(item);
  if (id !== undefined) return [{ kind: 'id', id, span }];
  const keys: readonly Key[] = [
    ...('title' in item && item.title ? [{ kind: 'title', ...item.title } as const] : []),
    ...('condition' in item
      ? [{ kind: 'condition', condition: item.condition, span } as const]
      : []),
  ];
  return keys.length > 0 ? keys : [{ kind: 'id', id: idOf(item) ?? '', span }];
}

/** The criteria of a section that is replaced come, go and change like others; gives those that go in the end. */
function replaceCriteria(work: Work, before: DraftSection, after: Section): readonly Criterion[] {
  const { marks, parent, name, report } = work;
  const idsOf = (criteria: readonly Criterion[]): ReadonlySet<string> =>
    new Set(criteria.map(({ id }) => id.id));
  const old = idsOf(before.criteria);
  const gone: Criterion[] = [];
  for (const criterion of before.criteria) {
    const spot = spotOf(work, criterion, after.span);
    const chain = chainOf(work, { item: criterion, section: before });
    const found = after.criteria.find(({ id }) => id.id === criterion.id.id);
    if (found && sameTree(found, criterion)) continue;
    if (!touchParts(work, nameIn(criterion), ['*'], spot.subject, found?.span ?? after.span))
      continue;
    if (found)
      report.push(...changedWithin(chain, criterion, found, { ...spot, span: found.span }));
    else {
      report.push(...permitted(chain, 'remove', spot));
      work.doomed.set(criterion, after.span);
      gone.push(criterion);
    }
  }
  for (const criterion of after.criteria.filter(({ id }) => !old.has(id.id))) {
    const { id, span } = criterion;
    if (isTaken(work, 'criterion', id.id))
      report.push(alreadyThere(id.span, { subject: { kind: 'criterion', key: id.id } }));
    const chain = [marks.get(`section id ${before.id.id}`), parent.annotations];
    const subject: Subject = { kind: 'section', key: before.id.id };
    report.push(...permitted(chain, 'add-to', { span, subject, parent: name }));
  }
  return gone;
}

const spotOf = (
  { name }: Work,
  item: Item,
  span: Span,
): { readonly span: Span; readonly subject: Subject; readonly parent: string } => ({
  span,
  subject: { kind: kindOf(item), key: idOf(item) ?? '' },
  parent: name,
});

/** Puts a changed item in the place of the one before, where the parent sheet allows it. */
function put(work: Work, found: Found, now: Item, subject: Subject, span: Span): void {
  const chain = chainOf(work, found);
  const spot = { span, subject, parent: work.name };
  work.report.push(...changedWithin(chain, found.item, now, spot));
  const marked =
    'annotations' in now ? { ...now, annotations: joinedMarks(chain[0], now.annotations) } : now;
  work.origins.set(marked, nameOf(work, found.item));
  found.items[found.at] =
    marked.kind === 'section' ? draftSection(withMarks(work, marked)) : marked;
}

const withMarks = ({ marks }: Work, section: Section): Section => ({
  ...section,
  criteria: section.criteria.map((each) => {
    const annotations = joinedMarks(marks.get(nameIn(each)), each.annotations);
    return annotations === each.annotations ? each : { ...each, annotations };
  }),
});

// ── Removing ─────────────────────────────────────────────────────────────────────────────────────

function remove(
  work: Work,
  change: Remove,
  removed: Set<HeadPart>,
  renumbered: ReadonlyMap<string, Renumber>,
): void {
  const { target, span } = change;
  if (!('key' in target)) {
    removePart(work, target.kind, change, removed);
    return;
  }
  const found = findOne(work, target.kind, target.key);
  const subject = subjectOf(target);
  if (!found) return;
  const renumber = renumbered.get(nameOf(work, found.item));
  if (renumber) {
    reportTwice(work, subject, renumber.span, span);
    return;
  }
  if (!touchParts(work, nameOf(work, found.item), ['*'], subject, span)) return;
  const spot = { span, subject, parent: work.name };
  work.report.push(...permitted(chainOf(work, found), 'remove', spot));
  work.doomed.set(found.item, span);
}

/** Lets go what is to go, once others have found their places beside it and moved out of it. */
function sweep(work: Work): void {
  const { draft, doomed } = work;
  for (const section of draft.sections) {
    const span = doomed.get(section);
    if (span) reportLost(work, section, span);
  }
  for (const kind of [
    'fact',
    'constraint',
    'let',
    'criterion',
    'section',
    'rating',
    'cap',
    'quota',
  ] as const)
    for (const { items } of listsOf(draft, kind)) {
      const kept = items.filter((item) => !doomed.has(item));
      if (kept.length < items.length) items.splice(0, Infinity, ...kept);
    }
}

/** Reports what goes with a section and should not, or was changed in vain. */
function reportLost(work: Work, section: DraftSection, span: Span): void {
  const { doomed, added, touched, marks, report, name } = work;
  for (const criterion of section.criteria) {
    if (doomed.has(criterion)) continue;
    const key = nameIn(criterion);
    const came = added.get(criterion);
    const changed = touched.get(`${key} any`);
    const subject: Subject = { kind: 'criterion', key: criterion.id.id };
    const mark = marks.get(key)?.permissions?.find((each) => each.kind === 'fixed');
    if (came) reportTwice(work, { kind: 'section', key: section.id.id }, came, span);
    else if (changed) reportTwice(work, subject, changed, span);
    else if (mark) {
      const related = [{ span: mark.span, message: parentNotes.fixedHere }];
      report.push(fixed(span, { subject, parent: name }, { related }));
    }
  }
}
