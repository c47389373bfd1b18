import { skeleton, type Diagnostic } from '@barem/core';
import type { Criterion, Fact, Let, Name, Rating, Section, Sheet } from '@barem/syntax';
import { duplicateName, lookAlikeName, reservedName } from './diagnostics.js';

/** Where a criterion stands, which decides what its points do to the total. */
export type Block = 'section' | 'bonus' | 'penalty';

/** A criterion with its place. */
export interface Placed {
  readonly criterion: Criterion;
  readonly block: Block;
  readonly section: Section | undefined;
}

/** Everything that a sheet declares, by id. Of two with the same id the first counts. */
export interface Symbols {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly lets: ReadonlyMap<string, Let>;
  readonly sections: ReadonlyMap<string, Section>;
  readonly criteria: ReadonlyMap<string, Placed>;
  readonly ratings: ReadonlyMap<string, Rating>;
}

/** What every record says of itself; such names cannot be facts or criteria. */
export const reservedNames: ReadonlySet<string> = new Set([
  'unit',
  'period',
  'assessor',
  'date',
  'facts',
  'scores',
]);

/** Collects what a sheet declares; reports names that are taken, reserved or easily confused. */
export function collectSymbols(sheet: Sheet): {
  symbols: Symbols;
  diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const placed: readonly Placed[] = [
    ...sheet.sections.flatMap((section) =>
      section.criteria.map((criterion): Placed => ({ criterion, block: 'section', section })),
    ),
    ...sheet.bonuses.map((criterion): Placed => ({
      criterion,
      block: 'bonus',
      section: undefined,
    })),
    ...sheet.penalties.map((criterion): Placed => ({
      criterion,
      block: 'penalty',
      section: undefined,
    })),
  ];
  const shared = [
    ...sheet.facts.map(({ id }) => id),
    ...sheet.lets.map(({ id }) => id),
    ...sheet.sections.map(({ id }) => id),
    ...placed.map(({ criterion }) => criterion.id),
  ];
  for (const name of shared)
    if (reservedNames.has(name.id)) diagnostics.push(reservedName(name.span, { name: name.id }));
  const scopes: readonly (readonly Name[])[] = [
    shared,
    sheet.ratings.map(({ id }) => id),
    (sheet.assessors?.members ?? []).map(({ id }) => id),
    ...sheet.facts.flatMap(({ type }) =>
      type.kind === 'choice' ? [type.options.map(({ id }) => id)] : [],
    ),
    ...placed.flatMap(({ criterion: { scoring } }) =>
      scoring.kind === 'levels' ? [scoring.levels.map(({ id }) => id)] : [],
    ),
  ];
  for (const scope of scopes) diagnostics.push(...clashes(scope));
  return {
    symbols: {
      facts: byId(sheet.facts, (fact) => fact.id),
      lets: byId(sheet.lets, (binding) => binding.id),
      sections: byId(sheet.sections, (section) => section.id),
      criteria: byId(placed, ({ criterion }) => criterion.id),
      ratings: byId(sheet.ratings, (rating) => rating.id),
    },
    diagnostics,
  };
}

function byId<T>(items: readonly T[], nameOf: (item: T) => Name): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of items) if (!map.has(nameOf(item).id)) map.set(nameOf(item).id, item);
  return map;
}

const firstPlace = (name: Name) => ({
  span: name.span,
  message: { vi: `\`${name.id}\` ở đây`, en: `\`${name.id}\` is here` },
});

function* clashes(names: readonly Name[]): Iterable<Diagnostic> {
  const byText = new Map<string, Name>();
  const bySkeleton = new Map<string, Name>();
  for (const name of names) {
    const same = byText.get(name.id);
    const alike = bySkeleton.get(skeleton(name.id));
    if (same) yield duplicateName(name.span, { name: name.id }, { related: [firstPlace(same)] });
    else if (alike)
      yield lookAlikeName(
        name.span,
        { name: name.id, other: alike.id },
        { related: [firstPlace(alike)] },
      );
    if (!same) byText.set(name.id, name);
    if (!alike) bySkeleton.set(skeleton(name.id), name);
  }
}
