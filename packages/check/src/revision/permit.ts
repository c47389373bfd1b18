import { exact, type Diagnostic, type Rational, type Span } from '@barem/core';
import type { Annotations, Item, Level, Permission, Scoring } from '@barem/syntax';
import { beyondAdjustment, fixed, parentNotes, type Subject } from './diagnostics.js';

/** A part of the parent sheet with what stands around it, the innermost first. */
export type Chain = readonly (Annotations | undefined)[];

/** What a change does to a part. */
export type Deed = 'change' | 'remove' | 'add-to';

const permissionOf = (
  annotations: Annotations | undefined,
  kind: Permission['kind'],
): Permission | undefined => annotations?.permissions?.find((each) => each.kind === kind);

const allowance: Readonly<Partial<Record<Deed, Permission['kind']>>> = {
  remove: 'removable',
  'add-to': 'extendable',
};

/** Reports a change that the parent sheet does not allow; the nearest mark decides. */
export function* permitted(
  chain: Chain,
  deed: Deed,
  span: Span,
  subject: Subject,
  parent: string,
): Iterable<Diagnostic> {
  const [own] = chain;
  const allowed = allowance[deed];
  if (allowed && permissionOf(own, allowed)) return;
  const mark = chain.map((each) => permissionOf(each, 'fixed')).find((each) => each !== undefined);
  if (!mark) return;
  const related = [{ span: mark.span, message: parentNotes.fixedHere }];
  yield fixed(span, { subject, parent }, { related });
}

/** The change of one part: what its points become, and whether anything but its points changes. */
export interface Adjustment {
  readonly found: Rational | undefined;
  readonly others: boolean;
}

/**
 * Reports a changed part that the parent sheet does not allow: `được điều chỉnh từ … đến …` allows its points, within
 * that range, to change even where something around it is fixed, and nothing else.
 */
export function* adjusted(
  chain: Chain,
  { found, others }: Adjustment,
  span: Span,
  subject: Subject,
  parent: string,
): Iterable<Diagnostic> {
  const range = permissionOf(chain[0], 'adjustable');
  if (range?.kind !== 'adjustable' || others)
    yield* permitted(chain, 'change', span, subject, parent);
  if (range?.kind !== 'adjustable' || !found) return;
  const [from, to] = [range.from.value, range.to.value];
  if (exact.compare(found, from) >= 0 && exact.compare(found, to) <= 0) return;
  const related = [{ span: range.span, message: parentNotes.adjustableHere }];
  yield beyondAdjustment(span, { subject, from, to, found }, { related });
}

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

const levelPoints = (points: Level['points']): Rational | undefined =>
  points.kind === 'range' ? (points.to ?? points.from)?.value.value : points.value;

const greatest = (values: readonly Rational[]): Rational | undefined =>
  values.length === 0
    ? undefined
    : values.reduce((most, next) => (exact.compare(next, most) > 0 ? next : most));
