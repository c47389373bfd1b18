import type { Change, ItemKind, Renumber, Sheet } from '@barem/syntax';
import { alreadyThere } from './diagnostics.js';
import { listsOf, type Draft } from './draft.js';
import { idOf } from './key.js';
import { permitted } from './permit.js';
import type { Renames } from './rename.js';
import { chainOf, findOne, nameIn, subjectOf, touch, type Work } from './work.js';

/** The new ids that changes give, by the old ones; reported where that cannot be. */
export function renumberings(work: Work, changes: readonly Change[]): Renames {
  const [ids, ratings] = [new Map<string, string>(), new Map<string, string>()];
  const given = changes.filter((change): change is Renumber => change.kind === 'renumber');
  const made = given.filter(({ target, to, span }) => {
    const found = findOne(work, target.kind, target.key);
    const own = found && idOf(found.item);
    const subject = subjectOf(target);
    if (!found || own === undefined) return false;
    if (!touch(work, `${nameIn(found.item)} number`, subject, span)) return false;
    const spot = { span, subject, parent: work.name };
    work.report.push(...permitted(chainOf(work, found), 'change', spot));
    (target.kind === 'rating' ? ratings : ids).set(own, to.id);
    return true;
  });
  for (const change of made) reportTaken(work, change, made, { ids, ratings });
  return { ids, ratings };
}

/** An id that something keeps, or gets, cannot be given to something else. */
function reportTaken(
  { draft, report }: Work,
  change: Renumber,
  all: readonly Renumber[],
  { ids, ratings }: Renames,
): void {
  const { target, to } = change;
  const isRating = target.kind === 'rating';
  const renames = isRating ? ratings : ids;
  const first = all.find(
    (each) => (each.target.kind === 'rating') === isRating && each.to.id === to.id,
  );
  const isKept = hasKept(draft, isRating ? ['rating'] : numbered, to.id, renames);
  if (isKept || first !== change)
    report.push(alreadyThere(to.span, { subject: { kind: target.kind, key: to.id } }));
}

const numbered: readonly ItemKind[] = ['fact', 'let', 'section', 'criterion'];

const hasKept = (
  draft: Draft,
  kinds: readonly ItemKind[],
  id: string,
  renames: ReadonlyMap<string, string>,
): boolean =>
  !renames.has(id) &&
  kinds.some((kind) =>
    listsOf(draft, kind).some(({ items }) => items.some((item) => idOf(item) === id)),
  );

/** Where a sheet gives an item its new id: by the item's name afterwards. */
export function renumberedIn(
  sheet: Sheet,
  { ids, ratings }: Renames,
): ReadonlyMap<string, Renumber> {
  const made = (sheet.changes ?? []).flatMap((change) => {
    if (change.kind !== 'renumber' || change.target.key.kind !== 'id') return [];
    const { kind, key } = change.target;
    const now = (kind === 'rating' ? ratings : ids).get(key.id);
    return now === undefined ? [] : [[`${kind} id ${now}`, change] as const];
  });
  return new Map(made);
}
