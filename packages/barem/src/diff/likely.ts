import { identityOf, sameTree, type Rename } from '@barem/check';
import type { Item, Sheet } from '@barem/syntax';

/** Things with ids that went, each with one that came and has the same title or says the same but for its id. */
export function likelyRenames(before: Sheet, after: Sheet): readonly Rename[] {
  const criteria = (sheet: Sheet): readonly Item[] => [
    ...sheet.sections.flatMap((section) => section.criteria),
    ...sheet.bonuses,
    ...sheet.penalties,
  ];
  const lists = [
    ['fact', before.facts, after.facts],
    ['let', before.lets, after.lets],
    ['section', before.sections, after.sections],
    ['criterion', criteria(before), criteria(after)],
    ['rating', before.ratings, after.ratings],
  ] as const;
  return lists.flatMap(
    ([kind, old, now]: readonly [Rename['kind'], readonly Item[], readonly Item[]]) => {
      const gone = without(old, now);
      const come = [...without(now, old)];
      return gone.flatMap((item) => {
        const at = come.findIndex((each) => isAlike(item, each));
        const [found] = at < 0 ? [] : come.splice(at, 1);
        const [from, to] = [idOf(item), found && idOf(found)];
        return from !== undefined && to !== undefined ? [{ kind, from, to }] : [];
      });
    },
  );
}

const idOf = (item: Item): string | undefined => ('id' in item ? item.id.id : undefined);

const without = (items: readonly Item[], others: readonly Item[]): readonly Item[] => {
  const known = new Set(others.map(identityOf));
  return items.filter((item) => !known.has(identityOf(item)));
};

function isAlike(a: Item, b: Item): boolean {
  if ('title' in a && 'title' in b && a.title && b.title && a.title.value === b.title.value)
    return true;
  return sameTree({ ...a, id: '' }, { ...b, id: '' });
}
