import type { Diagnostic } from '@barem/core';
import { nearest } from '@barem/core';
import type {
  Amend,
  AmendedItem,
  Annotations,
  Criterion,
  Item,
  Level,
  LevelChange,
  Rating,
  RequirementChange,
} from '@barem/syntax';
import { alreadyThere, ambiguousItem, unfitPart, unknownItem } from './diagnostics.js';
import { bestNamed, isNamedBy, keyText } from './key.js';
import type { Renames } from './rename.js';
import { meaningsOf, renamingFix } from './work.js';

/** An item with its new parts, the parts that became others, and what was wrong with them. */
export interface Amendment {
  readonly item: Item;
  /** Names of parts, a level or requirement on its own: two changes of one part are a conflict. */
  readonly parts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives an item the parts that a change writes; what it does not write stays. */
export function amended(item: Item, change: Amend, renames: Renames): Amendment {
  const diagnostics: Diagnostic[] = [];
  const now = changed(item, change, renames, diagnostics);
  return { item: now, parts: partsOf(change.item), diagnostics };
}

function changed(
  item: Item,
  { id, item: parts }: Amend,
  renames: Renames,
  diagnostics: Diagnostic[],
): Item {
  if (parts.kind === 'let') return item.kind === 'let' ? { ...item, value: parts.value } : item;
  const { annotations: written, ...rest } = parts;
  const annotations = annotationsOver('annotations' in item ? item.annotations : written, written);
  if (rest.kind === 'criterion') {
    const { levels, ...own } = rest;
    if (item.kind !== 'criterion') return item;
    return withLevels({ ...item, ...own, annotations }, levels, id.id, diagnostics);
  }
  if (rest.kind === 'rating') {
    const { requirements, ...own } = rest;
    if (item.kind !== 'rating') return item;
    return withRequirements({ ...item, ...own, annotations }, requirements, renames, diagnostics);
  }
  if (rest.kind === 'fact') return item.kind === 'fact' ? { ...item, ...rest, annotations } : item;
  return item.kind === 'section' ? { ...item, ...rest, annotations } : item;
}

/** The parts that an amendment writes. */
export function partsOf(item: AmendedItem): readonly string[] {
  const { kind: _, ...rest } = item;
  return Object.entries(rest).flatMap(([part, value]) => {
    if (part === 'annotations') {
      const { sources, notes, status, permissions } = value as Annotations;
      return [
        ...(sources.length > 0 ? ['sources'] : []),
        ...(notes.length > 0 ? ['notes'] : []),
        ...(status ? ['status'] : []),
        ...(permissions ? ['permissions'] : []),
      ];
    }
    if (part === 'levels')
      return (value as readonly LevelChange[]).map(
        (each) => `level ${each.kind === 'add' ? each.level.id.id : each.id.id}`,
      );
    if (part === 'requirements')
      return (value as readonly RequirementChange[]).map((each) =>
        each.kind === 'add'
          ? `requirement ${each.requirement.title?.value ?? each.requirement.span.start}`
          : `requirement ${keyText(each.key)}`,
      );
    return value === undefined ? [] : [part];
  });
}

/** Sources take the place of all sources, notes of all notes, a status of the status. */
export function annotationsOver(own: Annotations, written: Annotations): Annotations {
  const status = written.status ?? own.status;
  const permissions = written.permissions ?? own.permissions;
  return {
    sources: written.sources.length > 0 ? written.sources : own.sources,
    notes: written.notes.length > 0 ? written.notes : own.notes,
    ...(status && { status }),
    ...(permissions && { permissions }),
  };
}

function withLevels(
  criterion: Criterion,
  changes: readonly LevelChange[],
  id: string,
  diagnostics: Diagnostic[],
): Criterion {
  const { scoring } = criterion;
  const [first] = changes;
  if (!first) return criterion;
  if (scoring.kind !== 'levels') {
    diagnostics.push(unfitPart(first.span, { subject: { kind: 'criterion', key: id } }));
    return criterion;
  }
  const levels: Level[] = [...scoring.levels];
  const at = (wanted: string): number => levels.findIndex(({ id: own }) => own.id === wanted);
  for (const change of changes) {
    const key = change.kind === 'add' ? change.level.id.id : change.id.id;
    const found = at(key);
    if (change.kind === 'add') {
      const { place, level } = change;
      if (found >= 0) {
        diagnostics.push(alreadyThere(level.id.span, { subject: { kind: 'level', key } }));
        continue;
      }
      const beside = place && 'key' in place ? at(keyText(place.key)) : levels.length;
      if (beside < 0 && place && 'key' in place) {
        diagnostics.push(unknownLevel(place.key.span, keyText(place.key), levels));
        continue;
      }
      levels.splice(place?.kind === 'after' ? beside + 1 : beside, 0, level);
      continue;
    }
    if (found < 0) {
      diagnostics.push(unknownLevel(change.id.span, key, levels));
      continue;
    }
    if (change.kind === 'remove') levels.splice(found, 1);
    else {
      const { title, points } = change;
      const level = levels[found] as Level;
      levels[found] = { ...level, ...(title && { title }), ...(points && { points }) };
    }
  }
  return { ...criterion, scoring: { ...scoring, levels } };
}

function unknownLevel(span: Level['span'], key: string, levels: readonly Level[]): Diagnostic {
  const known = levels.map(({ id }) => id.id);
  const suggestion = nearest(key, known);
  const fix = renamingFix({ id: key, span }, suggestion, known);
  return unknownItem(span, { subject: { kind: 'level', key }, suggestion }, { fix });
}

function withRequirements(
  rating: Rating,
  changes: readonly RequirementChange[],
  renames: Renames,
  diagnostics: Diagnostic[],
): Rating {
  let requirements = [...rating.requirements];
  for (const change of changes) {
    if (change.kind === 'add') {
      requirements.push(change.requirement);
      continue;
    }
    const found =
      meaningsOf(change.key, 'rating', renames)
        .map((key) => {
          const fitting = requirements.filter((each) => isNamedBy(each, key));
          return bestNamed(fitting, key, (each) => each);
        })
        .find(({ length }) => length > 0) ?? [];
    const subject = { kind: 'requirement', key: keyText(change.key) } as const;
    if (found.length === 1) requirements = requirements.filter((each) => each !== found[0]);
    else if (found.length > 1)
      diagnostics.push(ambiguousItem(change.key.span, { subject, count: found.length }));
    else {
      const titles = rating.requirements.flatMap(({ title }) => title?.value ?? []);
      const suggestion =
        change.key.kind === 'title' ? nearest(change.key.value, titles) : undefined;
      diagnostics.push(unknownItem(change.key.span, { subject, suggestion }));
    }
  }
  return { ...rating, requirements };
}
