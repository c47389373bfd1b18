import type {
  Add,
  Amend,
  AmendedItem,
  Annotations,
  Change,
  Criterion,
  Fact,
  HeadPart,
  Item,
  ItemKind,
  Key,
  Level,
  LevelChange,
  Move,
  Name,
  Place,
  Rating,
  Remove,
  Renumber,
  Replace,
  Requirement,
  RequirementChange,
  Section,
  Sheet,
  Target,
} from '@barem/syntax';
import { sameTree } from './bare.js';
import { draftOf, listsOf, type Draft, type DraftList } from './draft.js';
import { bestNamed, identityOf, idOf, isNamedBy, namesFor, type Names } from './key.js';
import { renamed, type Renames } from './rename.js';
import { spoken } from './spoken.js';

/** An item that a revision gives another id. */
export interface Rename {
  readonly kind: 'fact' | 'let' | 'section' | 'criterion' | 'rating';
  readonly from: string;
  readonly to: string;
}

/**
 * How `after` differs from `before`, both whole sheets of one kind, as a sheet that builds on `before`: `revise` makes
 * `after` of the two. Items are told apart by their ids, so what has got a new id is removed and added, unless
 * `renames` says so.
 * @param edition - of `before`, for the clause `kế thừa`
 */
export function difference(
  before: Sheet,
  after: Sheet,
  {
    edition,
    renames = [],
  }: { readonly edition?: string; readonly renames?: readonly Rename[] } = {},
): Sheet {
  const newIds: Renames = {
    ids: new Map(
      renames.flatMap(({ kind, from: old, to }) => (kind === 'rating' ? [] : [[old, to]])),
    ),
    ratings: new Map(
      renames.flatMap(({ kind, from: old, to }) => (kind === 'rating' ? [[old, to]] : [])),
    ),
  };
  const from = renamed(before, newIds);
  const [old, now] = [draftOf(from), draftOf(after)];
  const changes: Change[] = [
    ...headRemovals(from, after),
    ...renames.map(renumberOf),
    ...spoken(changesBetween(old, now), old, now, newIds),
  ];
  const scale = sameTree(from.scale, after.scale) ? undefined : after.scale;
  const assessors = sameTree(from.assessors, after.assessors) ? undefined : after.assessors;
  const rollUp = after.rollUp && {
    span: nowhere,
    ...(after.rollUp.drawnUp &&
      !sameTree(from.rollUp?.drawnUp, after.rollUp.drawnUp) && { drawnUp: after.rollUp.drawnUp }),
    series: sameTree(from.rollUp?.series, after.rollUp.series) ? [] : after.rollUp.series,
    declarations: sameTree(from.rollUp?.declarations, after.rollUp.declarations)
      ? []
      : after.rollUp.declarations,
  };
  return {
    kind: 'sheet',
    span: nowhere,
    language: after.language,
    id: after.id,
    title: after.title,
    annotations: newAnnotations(from.annotations, after.annotations),
    extends: {
      span: nowhere,
      of: nameOf(before.id.id),
      ...(edition !== undefined && { edition: { span: nowhere, value: edition } }),
    },
    ...(changes.length > 0 && { changes }),
    ...(after.effective && { effective: after.effective }),
    ...(scale && { scale }),
    ...(assessors && { assessors }),
    ...(rollUp && { rollUp }),
    facts: [],
    constraints: [],
    lets: [],
    sections: [],
    bonuses: [],
    penalties: [],
    ratings: [],
    caps: [],
    examples: after.examples,
  };
}

const nowhere = { start: 0, end: 0 };
const nameOf = (id: string): Name => ({ span: nowhere, id });

function renumberOf({ kind, from, to }: Rename): Renumber {
  const key: Key = { kind: 'id', id: from, span: nowhere };
  return { kind: 'renumber', span: nowhere, target: { kind, key, span: nowhere }, to: nameOf(to) };
}

// ── The head ─────────────────────────────────────────────────────────────────────────────────────

function headRemovals(from: Sheet, after: Sheet): readonly Remove[] {
  const gone: readonly (readonly [HeadPart, boolean])[] = [
    ['scale', from.scale !== undefined && after.scale === undefined],
    ['assessors', from.assessors !== undefined && after.assessors === undefined],
    ['source', from.annotations.sources.length > 0 && after.annotations.sources.length === 0],
    ['note', from.annotations.notes.length > 0 && after.annotations.notes.length === 0],
    ['status', from.annotations.status !== undefined && after.annotations.status === undefined],
  ];
  return gone.flatMap(([kind, isGone]) =>
    isGone ? [{ kind: 'remove', span: nowhere, target: { kind, span: nowhere } } as const] : [],
  );
}

/** What of the annotations has changed. */
const newAnnotations = (from: Annotations, after: Annotations): Annotations => ({
  sources: sameTree(from.sources, after.sources) ? [] : after.sources,
  notes: sameTree(from.notes, after.notes) ? [] : after.notes,
  ...(after.status && !sameTree(from.status, after.status) && { status: after.status }),
  ...(after.permissions &&
    !sameTree(from.permissions, after.permissions) && { permissions: after.permissions }),
});

/** Whether annotations became others in a way that an amendment can write: none of them went. */
const canAmendAnnotations = (from: Annotations, after: Annotations): boolean =>
  (from.sources.length === 0 || after.sources.length > 0) &&
  (from.notes.length === 0 || after.notes.length > 0) &&
  (from.status === undefined || after.status !== undefined) &&
  (from.permissions === undefined || after.permissions !== undefined);

// ── Items ────────────────────────────────────────────────────────────────────────────────────────

/** Every kind of item, in the order in which a sheet holds them. */
export const itemKinds: readonly ItemKind[] = [
  'fact',
  'constraint',
  'let',
  'section',
  'criterion',
  'rating',
  'cap',
  'quota',
];

function changesBetween(from: Draft, after: Draft): readonly Change[] {
  const named = itemKinds.map((kind) => {
    const names = namesFor(itemsOf(from, kind), itemsOf(after, kind));
    return { kind, names };
  });
  const removed = named.flatMap(({ kind, names }) => removals(kind, from, after, names));
  const altered = named.flatMap(({ kind, names }) => alterations(kind, from, after, names));
  const placed = named.flatMap(({ kind, names }) => placements(kind, from, after, names));
  return [...removed, ...altered, ...placed];
}

/** Whether a key speaks of nothing but one item. */
const isOnly = (
  key: Key,
  item: Item | Requirement,
  among: readonly (Item | Requirement)[],
): boolean => {
  const fitting = among.filter((each) => isNamedBy(each, key));
  return bestNamed(fitting, key, (each) => each).every((each) => each === item);
};

/** A key that speaks of one item among those of its kind. */
export function keyTo(item: Item | Requirement, among: readonly (Item | Requirement)[]): Key {
  const candidates: readonly Key[] = [
    ...(idOf(item) !== undefined && !('kind' in item && item.kind === 'quota' && item.title)
      ? [{ kind: 'id', id: idOf(item) ?? '', span: nowhere } as const]
      : []),
    ...('title' in item && item.title
      ? [{ kind: 'title', value: item.title.value, span: nowhere } as const]
      : []),
    ...('condition' in item
      ? [{ kind: 'condition', condition: item.condition, span: nowhere } as const]
      : []),
  ];
  const only = candidates.find((key) => isOnly(key, item, among));
  return only ?? candidates[0] ?? { kind: 'title', value: '', span: nowhere };
}

const itemsOf = (draft: Draft, kind: ItemKind): readonly Item[] =>
  listsOf(draft, kind).flatMap(({ items }) => items);

const targetTo = (kind: ItemKind, item: Item, among: readonly Item[]): Target => ({
  kind,
  key: keyTo(item, among),
  span: nowhere,
});

/** Sections come and go with the criteria that stand in them and nowhere else. */
function removals(kind: ItemKind, from: Draft, after: Draft, names: Names): readonly Remove[] {
  const [old, now] = [itemsOf(from, kind), itemsOf(after, kind)];
  const kept = new Set(now.map(names));
  const gone = old.filter((item) => !kept.has(names(item)));
  const withSections = new Set(
    kind === 'criterion'
      ? from.sections
          .filter(({ id }) => !after.sections.some((each) => each.id.id === id.id))
          .flatMap(({ criteria }) => criteria.map(names))
      : [],
  );
  return gone
    .filter((item) => !withSections.has(names(item)))
    .map((item) => ({ kind: 'remove', span: nowhere, target: targetTo(kind, item, old) }));
}

function alterations(
  kind: ItemKind,
  from: Draft,
  after: Draft,
  names: Names,
): readonly (Amend | Replace)[] {
  const old = new Map(itemsOf(from, kind).map((item) => [names(item), item]));
  return itemsOf(after, kind).flatMap((item) => {
    const before = old.get(names(item));
    if (!before || sameItem(before, item)) return [];
    // The criteria of a section change one by one.
    const whole =
      item.kind === 'section' && before.kind === 'section'
        ? { ...item, criteria: before.criteria }
        : item;
    return [amendment(before, item) ?? { kind: 'replace', span: nowhere, items: [whole] }];
  });
}

/** Whether two items say the same; of sections only the heads are compared. */
const sameItem = (a: Item, b: Item): boolean =>
  a.kind === 'section' && b.kind === 'section'
    ? sameTree({ ...a, criteria: [] }, { ...b, criteria: [] })
    : sameTree(a, b);

/** The order of lists, and what is new in them. */
function placements(
  kind: ItemKind,
  from: Draft,
  after: Draft,
  names: Names,
): readonly (Add | Move)[] {
  const old = itemsOf(from, kind);
  const all = itemsOf(after, kind);
  const known = new Map(old.map((item) => [names(item), item]));
  const home = new Map(
    listsOf(from, kind).flatMap((list) =>
      list.items.map((item) => [names(item), homeOf(list, from)] as const),
    ),
  );
  const own = names;
  const withSections = new Set(
    kind === 'criterion'
      ? after.sections
          .filter(({ id }) => !from.sections.some((each) => each.id.id === id.id))
          .flatMap(({ criteria }) => criteria.filter((each) => !known.has(own(each))).map(own))
      : [],
  );
  return listsOf(after, kind).flatMap((list) => {
    const here = homeOf(list, after);
    const order = new Map(old.map((item, at) => [own(item), at]));
    const stays = longestRising(
      list.items
        .filter((item) => home.get(own(item)) === here)
        .map((item) => [own(item), order.get(own(item)) ?? 0] as const),
    );
    const firstKept = list.items.find(
      (item) => stays.has(own(item)) || withSections.has(own(item)),
    );
    let before: Item | undefined;
    const changes: (Add | Move)[] = [];
    const lastKept = list.items.findLastIndex((item) => stays.has(own(item)));
    for (const [at, item] of list.items.entries()) {
      if (!stays.has(own(item)) && !withSections.has(own(item))) {
        // What comes to the end of a list needs no place, but a criterion says its section.
        const isAtEnd = kind !== 'criterion' && at > lastKept && !known.has(own(item));
        const place = isAtEnd ? undefined : placeFor(kind, before, firstKept, list, after, all);
        if (known.has(own(item)))
          changes.push({
            kind: 'move',
            span: nowhere,
            target: targetTo(kind, item, all),
            place: place ?? endOf(list, after),
          });
        else join(changes, withNew(item, from), place, before);
      }
      before = item;
    }
    return changes;
  });
}

/** What is added right behind another added item joins its change. */
function join(
  changes: (Add | Move)[],
  item: Item,
  place: Place | undefined,
  before: Item | undefined,
): void {
  const last = changes.at(-1);
  if (
    last?.kind === 'add' &&
    last.items.at(-1) &&
    sameItem(last.items.at(-1) as Item, before ?? item)
  )
    changes[changes.length - 1] = { ...last, items: [...last.items, item] };
  else changes.push({ kind: 'add', span: nowhere, ...(place && { place }), items: [item] });
}

/** An added section brings the criteria that are new; the others move there. */
const withNew = (item: Item, from: Draft): Item => {
  if (item.kind !== 'section') return item;
  const known = new Set(itemsOf(from, 'criterion').map(identityOf));
  return { ...item, criteria: item.criteria.filter((each) => !known.has(identityOf(each))) };
};

const homeOf = ({ section, items }: DraftList, draft: Draft): string =>
  section
    ? `section ${section.id.id}`
    : items === draft.bonuses
      ? 'bonuses'
      : items === draft.penalties
        ? 'penalties'
        : '';

function placeFor(
  kind: ItemKind,
  before: Item | undefined,
  firstKept: Item | undefined,
  list: DraftList,
  after: Draft,
  all: readonly Item[],
): Place | undefined {
  if (before) return { kind: 'after', span: nowhere, key: keyTo(before, all) };
  if (firstKept) return { kind: 'before', span: nowhere, key: keyTo(firstKept, all) };
  return kind === 'criterion' ? endOf(list, after) : undefined;
}

function endOf({ section, items }: DraftList, after: Draft): Place {
  if (section) return { kind: 'into', span: nowhere, section: nameOf(section.id.id) };
  return {
    kind: 'into-block',
    span: nowhere,
    block: items === after.penalties ? 'penalties' : 'bonuses',
  };
}

/** The keys of a longest sequence whose numbers rise: what need not move. */
function longestRising(entries: readonly (readonly [string, number])[]): ReadonlySet<string> {
  const lengths: number[] = [];
  const previous: (number | undefined)[] = [];
  let best: number | undefined;
  entries.forEach(([, value], at) => {
    let from: number | undefined;
    for (let each = 0; each < at; each += 1) {
      const isBelow = (entries[each]?.[1] ?? 0) < value;
      if (isBelow && (from === undefined || (lengths[each] ?? 0) > (lengths[from] ?? 0)))
        from = each;
    }
    lengths[at] = from === undefined ? 1 : (lengths[from] ?? 0) + 1;
    previous[at] = from;
    if (best === undefined || (lengths[at] ?? 0) > (lengths[best] ?? 0)) best = at;
  });
  const keys = new Set<string>();
  for (let at = best; at !== undefined; at = previous[at]) keys.add(entries[at]?.[0] ?? '');
  return keys;
}

// ── Amendments ───────────────────────────────────────────────────────────────────────────────────

/** The parts of an item that changed, where an amendment can write them; none where some part went. */
function amendment(before: Item, after: Item): Amend | undefined {
  const item = amendedItem(before, after);
  const id = item && idOf(after);
  return item && id !== undefined
    ? { kind: 'amend', span: nowhere, id: nameOf(id), item }
    : undefined;
}

function amendedItem(before: Item, after: Item): AmendedItem | undefined {
  if (before.kind === 'let' && after.kind === 'let') return { kind: 'let', value: after.value };
  if (before.kind === 'fact' && after.kind === 'fact') return amendedFact(before, after);
  if (before.kind === 'section' && after.kind === 'section') return amendedSection(before, after);
  if (before.kind === 'criterion' && after.kind === 'criterion')
    return amendedCriterion(before, after);
  if (before.kind === 'rating' && after.kind === 'rating') return amendedRating(before, after);
  return undefined;
}

/** A part that is another one now. */
const newPart = <K extends string, T>(
  key: K,
  from: T | undefined,
  to: T | undefined,
): { [P in K]?: T } =>
  to === undefined || sameTree(from, to) ? {} : ({ [key]: to } as { [P in K]?: T });

const hasGone = (from: unknown, to: unknown): boolean => from !== undefined && to === undefined;

function amendedFact(before: Fact, after: Fact): AmendedItem | undefined {
  const annotations = newAnnotations(before.annotations, after.annotations);
  if (hasGone(before.changeable, after.changeable)) return undefined;
  if (!canAmendAnnotations(before.annotations, after.annotations)) return undefined;
  return {
    kind: 'fact',
    ...newPart('title', before.title, after.title),
    ...newPart('type', before.type, after.type),
    ...newPart('changeable', before.changeable, after.changeable),
    annotations,
  };
}

function amendedSection(before: Section, after: Section): AmendedItem | undefined {
  if (hasGone(before.points, after.points)) return undefined;
  if (!canAmendAnnotations(before.annotations, after.annotations)) return undefined;
  return {
    kind: 'section',
    ...newPart('title', before.title, after.title),
    ...newPart('points', before.points, after.points),
    annotations: newAnnotations(before.annotations, after.annotations),
  };
}

function amendedCriterion(before: Criterion, after: Criterion): AmendedItem | undefined {
  if (!canAmendAnnotations(before.annotations, after.annotations)) return undefined;
  if (hasGone(before.applies, after.applies) || hasGone(before.onlyFor, after.onlyFor))
    return undefined;
  if (hasGone(before.changeable, after.changeable)) return undefined;
  const levels = levelChanges(before, after);
  return {
    kind: 'criterion',
    ...newPart('title', before.title, after.title),
    ...(levels ? {} : newPart('scoring', before.scoring, after.scoring)),
    ...newPart('applies', before.applies, after.applies),
    ...newPart('onlyFor', before.onlyFor, after.onlyFor),
    ...newPart('changeable', before.changeable, after.changeable),
    annotations: newAnnotations(before.annotations, after.annotations),
    levels: levels ?? [],
  };
}

/** The levels that changed, one by one; none where they are scored otherwise or stand in another order. */
function levelChanges(before: Criterion, after: Criterion): readonly LevelChange[] | undefined {
  if (before.scoring.kind !== 'levels' || after.scoring.kind !== 'levels') return undefined;
  const [old, now] = [before.scoring.levels, after.scoring.levels];
  const ids = (levels: readonly Level[]): readonly string[] => levels.map(({ id }) => id.id);
  const kept = ids(old).filter((id) => ids(now).includes(id));
  if (new Set(ids(old)).size < old.length || new Set(ids(now)).size < now.length) return undefined;
  if (
    !sameTree(
      kept,
      ids(now).filter((id) => kept.includes(id)),
    ) ||
    kept.length === 0
  )
    return undefined;
  const changes: LevelChange[] = [];
  for (const { id } of old)
    if (!kept.includes(id.id)) changes.push({ kind: 'remove', span: nowhere, id });
  for (const [at, level] of now.entries()) {
    const same = old.find(({ id }) => id.id === level.id.id);
    if (!same) {
      const [previous, next] = [now[at - 1], kept[0]];
      const key = (id: string): Key => ({ kind: 'id', id, span: nowhere });
      const place: Place | undefined = previous
        ? { kind: 'after', span: nowhere, key: key(previous.id.id) }
        : next === undefined
          ? undefined
          : { kind: 'before', span: nowhere, key: key(next) };
      changes.push({ kind: 'add', span: nowhere, ...(place && { place }), level });
      continue;
    }
    if (sameTree(same, level)) continue;
    if (!sameTree(same.annotations, level.annotations)) return undefined;
    changes.push({
      kind: 'amend',
      span: nowhere,
      id: level.id,
      ...newPart('title', same.title, level.title),
      ...newPart('points', same.points, level.points),
    });
  }
  return changes.length > 0 && changes.length < now.length ? changes : undefined;
}

function amendedRating(before: Rating, after: Rating): AmendedItem | undefined {
  if (hasGone(before.range, after.range)) return undefined;
  if (!canAmendAnnotations(before.annotations, after.annotations)) return undefined;
  const requirements = requirementChanges(before.requirements, after.requirements);
  return (
    requirements && {
      kind: 'rating',
      ...newPart('title', before.title, after.title),
      ...newPart('range', before.range, after.range),
      annotations: newAnnotations(before.annotations, after.annotations),
      requirements,
    }
  );
}

/** Requirements that went and came; none where that cannot give them in their new order. */
function requirementChanges(
  before: readonly Requirement[],
  after: readonly Requirement[],
): readonly RequirementChange[] | undefined {
  const isKept = (each: Requirement, list: readonly Requirement[]): boolean =>
    list.some((other) => sameTree(each, other));
  const kept = before.filter((each) => isKept(each, after));
  const added = after.filter((each) => !isKept(each, before));
  const gone = before.filter((each) => !isKept(each, after));
  // Two requirements that say the same cannot be spoken of one by one.
  const isClear = gone.every((each) => isOnly(keyTo(each, before), each, before));
  if (!isClear || !sameTree([...kept, ...added], after)) return undefined;
  return [
    ...gone.map((each) => ({ kind: 'remove', span: nowhere, key: keyTo(each, before) }) as const),
    ...added.map((requirement) => ({ kind: 'add', span: nowhere, requirement }) as const),
  ];
}
