import { exact, type Diagnostic, type Rational, type Span } from '@barem/core';
import type {
  Annotations,
  Criterion,
  Item,
  Level,
  Permission,
  Rating,
  Requirement,
  Scoring,
} from '@barem/syntax';
import { printExpression } from '@barem/syntax';
import { sameTree } from './bare.js';
import { beyondAdjustment, fixed, parentNotes, type Subject } from './diagnostics.js';

/** A part of the parent sheet with what stands around it, the innermost first. */
export type Chain = readonly (Annotations | undefined)[];

/** What a change does to a part. */
export type Deed = 'change' | 'remove' | 'add-to';

/** A change as messages speak of it. */
export interface Spot {
  readonly span: Span;
  readonly subject: Subject;
  /** The parent sheet. */
  readonly parent: string;
}

const permissionOf = <K extends Permission['kind']>(
  annotations: Annotations | undefined,
  kind: K,
): Extract<Permission, { readonly kind: K }> | undefined =>
  annotations?.permissions?.find(
    (each): each is Extract<Permission, { readonly kind: K }> => each.kind === kind,
  );

/** The mark that forbids a deed: the nearest decides. A part may be removed only where it is itself marked so. */
function obstacle(chain: Chain, deed: Deed): Permission | undefined {
  if (deed === 'remove' && permissionOf(chain[0], 'removable')) return undefined;
  for (const each of chain) {
    if (deed === 'add-to' && permissionOf(each, 'extendable')) return undefined;
    const mark = permissionOf(each, 'fixed');
    if (mark) return mark;
  }
  return undefined;
}

/** Reports a change that the parent sheet does not allow. */
export function* permitted(
  chain: Chain,
  deed: Deed,
  { span, subject, parent }: Spot,
): Iterable<Diagnostic> {
  const mark = obstacle(chain, deed);
  if (!mark) return;
  const related = [{ span: mark.span, message: parentNotes.fixedHere }];
  yield fixed(span, { subject, parent }, { related });
}

/**
 * Reports what has become of an item and the parent sheet does not allow: `được điều chỉnh từ … đến …` allows its
 * points, within that range, to change even where something around it is fixed, and nothing else. The criteria of a
 * section are items of their own.
 */
export function* changedWithin(
  chain: Chain,
  before: Item,
  after: Item,
  spot: Spot,
): Iterable<Diagnostic> {
  const old = headOf(before);
  let now = headOf(after);
  if (old.kind === 'criterion' && now.kind === 'criterion') {
    const levels = levelsWithin(chain, old, now, spot);
    yield* levels.diagnostics;
    now = levels.rest;
  }
  if (old.kind === 'rating' && now.kind === 'rating') {
    const requirements = requirementsWithin(chain, old, now, spot);
    yield* requirements.diagnostics;
    now = requirements.rest;
  }
  if (!sameTree(old, now))
    yield* adjusted(
      chain,
      adjustedPoints(after),
      !sameTree(besidePoints(old), besidePoints(now)),
      spot,
    );
  else if (!sameTree(before, after))
    yield* adjusted(chain, adjustedPoints(after), false, spot, true);
  yield* widened('annotations' in after ? after.annotations : undefined, chain[0], spot);
}

const headOf = (item: Item): Item => (item.kind === 'section' ? { ...item, criteria: [] } : item);

function* adjusted(
  [own, ...around]: Chain,
  found: Rational | undefined,
  hasOthers: boolean,
  spot: Spot,
  isAllowed = false,
): Iterable<Diagnostic> {
  const range = permissionOf(own, 'adjustable');
  if (!isAllowed && (!range || hasOthers)) yield* permitted([own, ...around], 'change', spot);
  if (range && found && !isWithin(found, range)) yield beyond(found, range, spot);
}

type Adjustable = Extract<Permission, { readonly kind: 'adjustable' }>;

const isWithin = (found: Rational, { from, to }: Adjustable): boolean =>
  exact.compare(found, from.value) >= 0 && exact.compare(found, to.value) <= 0;

function beyond(found: Rational, range: Adjustable, { span, subject }: Spot): Diagnostic {
  const related = [{ span: range.span, message: parentNotes.adjustableHere }];
  const [from, to] = [range.from.value, range.to.value];
  return beyondAdjustment(span, { subject, from, to, found }, { related });
}

// ── Levels ───────────────────────────────────────────────────────────────────────────────────────

/** Judges the levels that have marks of their own; in `rest` they are as they were, so that nothing is told twice. */
function levelsWithin(
  chain: Chain,
  before: Criterion,
  after: Criterion,
  { span, parent }: Spot,
): { readonly rest: Criterion; readonly diagnostics: readonly Diagnostic[] } {
  if (before.scoring.kind !== 'levels' || after.scoring.kind !== 'levels')
    return { rest: after, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const [old, now] = [before.scoring.levels, after.scoring.levels];
  for (const level of old.filter(isMarked)) {
    const found = now.find(({ id }) => id.id === level.id.id);
    const around = [level.annotations, ...chain];
    const spot = { span, parent, subject: { kind: 'level', key: level.id.id } } as const;
    if (!found) diagnostics.push(...permitted(around, 'remove', spot));
    else if (!sameTree(level, found)) {
      const hasOthers = !sameTree({ ...level, points: 0 }, { ...found, points: 0 });
      diagnostics.push(...adjusted(around, levelPoints(found.points), hasOthers, spot));
      diagnostics.push(...widened(found.annotations, level.annotations, spot));
    }
  }
  const isKnown = (level: Level): boolean => old.some(({ id }) => id.id === level.id.id);
  const mayAdd = obstacle(chain, 'add-to') === undefined;
  const others = now.filter((level) => isKnown(level) || !mayAdd);
  const kept = others.map((level) => {
    const marked = old.find((each) => each.id.id === level.id.id && isMarked(each));
    return marked ?? level;
  });
  // Levels that went and had marks were judged above.
  const levels = old.reduce<readonly Level[]>(
    (all, level, at) =>
      isMarked(level) && !all.includes(level) ? all.toSpliced(at, 0, level) : all,
    kept,
  );
  return { rest: { ...after, scoring: { ...after.scoring, levels } }, diagnostics };
}

/** Judges the requirements that have marks of their own; in `rest` they are as they were. */
function requirementsWithin(
  chain: Chain,
  before: Rating,
  after: Rating,
  { span, parent }: Spot,
): { readonly rest: Rating; readonly diagnostics: readonly Diagnostic[] } {
  const isIn = (list: readonly Requirement[], one: Requirement): boolean =>
    list.some((each) => sameTree(each, one));
  const [old, now] = [before.requirements, after.requirements];
  const diagnostics = old
    .filter((each) => isMarked(each) && !isIn(now, each))
    .flatMap((each) => {
      const key = each.title ? `"${each.title.value}"` : printExpression(each.condition, 'vi');
      const spot = { span, parent, subject: { kind: 'requirement', key } } as const;
      return [...permitted([each.annotations, ...chain], 'remove', spot)];
    });
  const mayAdd = obstacle(chain, 'add-to') === undefined;
  const requirements = [
    ...old.filter((each) => isMarked(each) || isIn(now, each)),
    ...now.filter((each) => !mayAdd && !isIn(old, each)),
  ];
  return { rest: { ...after, requirements }, diagnostics };
}

const isMarked = ({ annotations }: Level | Requirement): boolean =>
  (annotations.permissions ?? []).length > 0;

// ── Marks ────────────────────────────────────────────────────────────────────────────────────────

/** The marks of a part that both the parent sheet and its child have marked: a child adds marks and takes none away. */
export function joinedMarks(parent: Annotations | undefined, own: Annotations): Annotations {
  const before = parent?.permissions ?? [];
  const written = own.permissions ?? [];
  if (before.length === 0) return own;
  const all = markKinds.flatMap(
    (kind) =>
      written.find((each) => each.kind === kind) ?? before.find((each) => each.kind === kind) ?? [],
  );
  return { ...own, permissions: all };
}

const markKinds: readonly Permission['kind'][] = ['fixed', 'adjustable', 'extendable', 'removable'];

/** Reports a range of adjustment that leaves the one of the parent sheet. */
function* widened(
  written: Annotations | undefined,
  parent: Annotations | undefined,
  spot: Spot,
): Iterable<Diagnostic> {
  const [range, own] = [permissionOf(parent, 'adjustable'), permissionOf(written, 'adjustable')];
  if (!range || !own) return;
  const outside = [own.from.value, own.to.value].find((end) => !isWithin(end, range));
  if (outside) yield beyond(outside, range, spot);
}

/** Reports marks on a whole sheet that would allow what its parent has forbidden. */
export function* loosened(
  written: Annotations,
  parent: Annotations,
  spot: Omit<Spot, 'span'>,
): Iterable<Diagnostic> {
  const mark = permissionOf(parent, 'fixed');
  const own = (written.permissions ?? []).filter(({ kind }) => kind !== 'fixed');
  const news = own.filter((each) => !parent.permissions?.some((one) => sameTree(one, each)));
  if (!mark) return;
  for (const { span } of news) yield* permitted([parent], 'change', { ...spot, span });
}

// ── Points ───────────────────────────────────────────────────────────────────────────────────────

/** The points that an adjustment is measured by: a maximum, or the lower end of a rating's range. */
export function adjustedPoints(item: Item): Rational | undefined {
  switch (item.kind) {
    case 'criterion':
      return mostPoints(item.scoring);
    case 'section':
      return item.points?.value;
    case 'rating':
      return (item.range?.from ?? item.range?.to)?.value.value;
    case 'fact':
    case 'constraint':
    case 'let':
    case 'cap':
    case 'floor':
    case 'quota':
      return undefined;
  }
}

function mostPoints(scoring: Scoring): Rational | undefined {
  switch (scoring.kind) {
    case 'assessed':
    case 'formula':
      return scoring.to.value;
    case 'met-or-not':
      return scoring.points.value;
    case 'levels':
      return greatest(scoring.levels.flatMap(({ points }) => levelPoints(points) ?? []));
    case 'bands':
      return greatest(scoring.bands.map(({ points }) => points.value));
    case 'per-unit':
      return scoring.maximum?.value;
    case 'progressive':
      return scoring.maximum.value;
  }
}

/** An item of which points, or the range of a rating, are left out: what else there is must stay as it is. */
function besidePoints(item: Item): unknown {
  switch (item.kind) {
    case 'criterion':
      return { ...item, scoring: scoringBesidePoints(item.scoring) };
    case 'section':
      return { ...item, points: 0 };
    case 'rating':
      return { ...item, range: 0 };
    case 'fact':
    case 'constraint':
    case 'let':
    case 'cap':
    case 'floor':
    case 'quota':
      return item;
  }
}

function scoringBesidePoints(scoring: Scoring): unknown {
  switch (scoring.kind) {
    case 'assessed':
    case 'formula':
      return { ...scoring, from: 0, to: 0 };
    case 'met-or-not':
      return { ...scoring, points: 0 };
    case 'levels':
      return { ...scoring, levels: scoring.levels.map((each) => ({ ...each, points: 0 })) };
    case 'bands':
      return { ...scoring, bands: scoring.bands.map((each) => ({ ...each, points: 0 })) };
    case 'per-unit':
      return { ...scoring, points: 0, maximum: 0 };
    case 'progressive':
      return { ...scoring, base: 0, adds: 0, maximum: 0 };
  }
}

const levelPoints = (points: Level['points']): Rational | undefined =>
  points.kind === 'range' ? (points.to ?? points.from)?.value.value : points.value;

const greatest = (values: readonly Rational[]): Rational | undefined =>
  values.length === 0
    ? undefined
    : values.reduce((most, next) => (exact.compare(next, most) > 0 ? next : most));
