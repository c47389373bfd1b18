import { nearest, type Diagnostic, type Fix, type Span } from '@barem/core';
import {
  printExpression,
  type Annotations,
  type Item,
  type ItemKind,
  type Key,
  type Sheet,
  type Target,
} from '@barem/syntax';
import { ambiguousItem, conflict, parentNotes, unknownItem, type Subject } from './diagnostics.js';
import { kindOf, listsOf, type Draft, type DraftSection } from './draft.js';
import { conditionOf, findAll, identityOf, idOf, keyText, type Found } from './key.js';
import type { Chain } from './permit.js';
import { renamedIn, type Renames } from './rename.js';

/** What changes share while they are made. */
export interface Work {
  readonly parent: Sheet;
  /** The parent sheet as messages name it. */
  readonly name: string;
  readonly draft: Draft;
  readonly report: Diagnostic[];
  readonly renames: Renames;
  /** What the parent sheet says of its parts, by what they are after renumbering. */
  readonly marks: ReadonlyMap<string, Annotations>;
  /** Parts that were changed, and where. */
  readonly touched: Map<string, Span>;
  /** Items that go in the end, and where that is said: others may still stand beside them, or move out of them. */
  readonly doomed: Map<Item | DraftSection, Span>;
  /** The names of the items whose place others have taken. */
  readonly origins: Map<Item, string>;
  /** Items that came, and where that is said. */
  readonly added: Map<Item | DraftSection, Span>;
}

/** What names an item among all of a sheet: several may stand under one title. */
export function nameIn(item: Item): string {
  const identity = `${kindOf(item)} ${identityOf(item)}`;
  return 'title' in item && idOf(item) === undefined
    ? `${identity} ${conditionOf(item)}`
    : identity;
}

/** What names an item that may have taken the place of another: the name of that one. */
export const nameOf = ({ origins }: Work, item: Item): string => origins.get(item) ?? nameIn(item);

/** What the parts of a sheet say of themselves. */
export const marksIn = (draft: Draft): ReadonlyMap<string, Annotations> =>
  new Map(
    (['fact', 'constraint', 'section', 'criterion', 'rating', 'cap', 'quota'] as const).flatMap(
      (kind) =>
        listsOf(draft, kind).flatMap(({ items }) =>
          items.flatMap((item) =>
            'annotations' in item ? [[nameIn(item), item.annotations] as const] : [],
          ),
        ),
    ),
  );

/** An item, its section and the sheet, as far as the parent marks what of them may be changed. */
export const chainOf = (
  { parent, marks, origins }: Work,
  { item, section }: Pick<Found, 'item' | 'section'>,
): Chain => [
  marks.get(origins.get(item) ?? nameIn(item)),
  section && marks.get(`section id ${section.id.id}`),
  parent.annotations,
];

// ── Finding what a change speaks of ──────────────────────────────────────────────────────────────

export const subjectOf = ({ kind, key }: Target): Subject => ({ kind, key: keyText(key) });

/** What a key can mean: first what the parent sheet calls so, then what is called so after renumbering. */
export function meaningsOf(key: Key, kind: ItemKind, renames: Renames): readonly Key[] {
  switch (key.kind) {
    case 'id': {
      const { ids, ratings } = renames;
      const now = (kind === 'rating' || kind === 'quota' ? ratings : ids).get(key.id);
      return now === undefined ? [key] : [{ ...key, id: now }, key];
    }
    case 'title':
      return [key];
    case 'condition':
      return [{ ...key, condition: renamedIn(key.condition, renames) }, key];
  }
}

/** All items that a key speaks of; of those of one name the ones that stay. */
export function findEach(
  { draft, renames, doomed }: Work,
  kind: ItemKind,
  key: Key,
): readonly Found[] {
  for (const meaning of meaningsOf(key, kind, renames)) {
    const found = findAll(draft, kind, meaning);
    const staying = found.filter(({ item }) => !doomed.has(item));
    if (found.length > 0) return staying.length > 0 ? staying : found;
  }
  return [];
}

/** The item that a key speaks of; reported where there is not exactly one. */
export function findOne(work: Work, kind: ItemKind, key: Key): Found | undefined {
  const found = findEach(work, kind, key);
  return only(work, kind, key, found);
}

/** The item that has one of some keys after renumbering; reported where there is not exactly one. */
export function findNow(work: Work, kind: ItemKind, keys: readonly Key[]): Found | undefined {
  const all = keys.map((key) => ({ key, found: findAll(work.draft, kind, key) }));
  const best = all.find(({ found }) => found.length === 1) ?? all[0];
  return best && only(work, kind, best.key, best.found);
}

function only(
  { draft, report }: Work,
  kind: ItemKind,
  key: Key,
  found: readonly Found[],
): Found | undefined {
  const [first] = found;
  if (first && found.length === 1) return first;
  const subject = { kind, key: keyText(key) };
  if (found.length > 1) report.push(ambiguousItem(key.span, { subject, count: found.length }));
  else {
    const known = listsOf(draft, kind).flatMap(({ items }) => items.flatMap(namesOf));
    const suggestion = nearest(key.kind === 'title' ? key.value : keyText(key), known);
    const fix = key.kind === 'id' ? renamingFix(key, suggestion, known) : undefined;
    report.push(unknownItem(key.span, { subject, suggestion }, { fix }));
  }
  return undefined;
}

/**
 * Puts the name that was meant, where only one is near; none where it could not stand there as it is.
 * @param known - all names that could be meant
 */
export function renamingFix(
  { id, span }: { readonly id: string; readonly span: Span },
  suggestion: string | undefined,
  known: readonly string[],
): Fix | undefined {
  if (suggestion === undefined) return undefined;
  const others = known.filter((each) => each !== suggestion);
  const isPlain = (['vi', 'en'] as const).every(
    (language) => printExpression({ kind: 'name', span, id: suggestion }, language) === suggestion,
  );
  if (!isPlain || nearest(id, others) !== undefined) return undefined;
  return {
    title: { vi: `sửa thành \`${suggestion}\``, en: `write \`${suggestion}\`` },
    edits: [{ span, text: suggestion }],
  };
}

function namesOf(item: Item): readonly string[] {
  const id = idOf(item);
  if (id !== undefined) return [id];
  return 'title' in item && item.title ? [item.title.value] : [];
}

// ── Conflicts ────────────────────────────────────────────────────────────────────────────────────

/** Reports two changes of one thing, at the later of them. */
export function reportTwice({ report }: Work, subject: Subject, one: Span, other: Span): void {
  const [first, last] = one.start <= other.start ? [one, other] : [other, one];
  const related = [{ span: first, message: parentNotes.changedHere }];
  report.push(conflict(last, { subject }, { related }));
}

/** Notes that a part is changed; a second change of it is a conflict. */
export function touch(work: Work, part: string, subject: Subject, span: Span): boolean {
  const before = work.touched.get(part);
  if (before) {
    reportTwice(work, subject, before, span);
    return false;
  }
  work.touched.set(part, span);
  return true;
}

/** Notes that parts of an item are changed; `*`, the whole of it, excludes every other change of it. */
export function touchParts(
  work: Work,
  item: string,
  parts: readonly string[],
  subject: Subject,
  span: Span,
): boolean {
  const whole = work.touched.get(`${item} *`);
  const any = work.touched.get(`${item} any`);
  const before = whole ?? (parts.includes('*') ? any : undefined);
  if (before) {
    reportTwice(work, subject, before, span);
    return false;
  }
  work.touched.set(`${item} any`, span);
  return [...new Set(parts)].every((part) => touch(work, `${item} ${part}`, subject, span));
}
