import { renamed, type Rename } from '@barem/check';
import type { Sheet } from '@barem/syntax';

/** A sheet under the new ids of its things. */
export function renamedSheet(sheet: Sheet, renames: readonly Rename[]): Sheet {
  const pairs = (isRating: boolean): ReadonlyMap<string, string> =>
    new Map(
      renames
        .filter(({ kind }) => (kind === 'rating') === isRating)
        .map(({ from, to }) => [from, to] as const),
    );
  return renamed(sheet, { ids: pairs(false), ratings: pairs(true) });
}
