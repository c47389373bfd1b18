import type { Name, Sheet } from '@barem/syntax';

/** New ids by old ones: facts, names, sections and criteria share one space, ratings have their own. */
export interface Renames {
  readonly ids: ReadonlyMap<string, string>;
  readonly ratings: ReadonlyMap<string, string>;
}

/** The sheet with ids renamed wherever it declares them or speaks of them. */
export const renamed = (sheet: Sheet, renames: Renames): Sheet => renamedIn(sheet, renames);

/** Part of a sheet with ids renamed wherever it declares them or speaks of them. */
export function renamedIn<T>(tree: T, { ids, ratings }: Renames): T {
  if (ids.size === 0 && ratings.size === 0) return tree;
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    const node = value as Readonly<Record<string, unknown>>;
    const all = Object.fromEntries(
      Object.entries(node).map(([key, inner]) => [key, rename(inner)]),
    );
    switch (node['kind']) {
      case 'name':
        return { ...all, id: ids.get(node['id'] as string) ?? node['id'] };
      case 'fact':
      case 'let':
      case 'section':
      case 'criterion':
        return { ...all, id: newName(node['id'] as Name, ids) };
      case 'points-of':
      case 'maximum-of':
      case 'level-of':
        return { ...all, of: newName(node['of'] as Name, ids) };
      case 'rating':
        return { ...all, id: newName(node['id'] as Name, ratings) };
      case 'cap':
      case 'floor':
        return { ...all, rating: newName(node['rating'] as Name, ratings) };
      case 'quota':
        return {
          ...all,
          rating: newName(node['rating'] as Name, ratings),
          ...(node['loweredTo'] !== undefined && {
            loweredTo: newName(node['loweredTo'] as Name, ratings),
          }),
        };
      default:
        return all;
    }
  };
  return rename(tree) as T;
}

const newName = (name: Name, renames: ReadonlyMap<string, string>): Name => ({
  ...name,
  id: renames.get(name.id) ?? name.id,
});
