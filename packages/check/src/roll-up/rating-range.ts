import type { Name, Range } from '@barem/syntax';

/** Whether a rating lies in a range of ratings; the list stands best first, ranges go from worse to better. */
export function isWithin(ids: readonly string[], id: string, { from, to }: Range<Name>): boolean {
  const height = (each: string): number => -ids.indexOf(each);
  const above = from ? height(id) - height(from.value.id) : 1;
  const below = to ? height(to.value.id) - height(id) : 1;
  return (
    (above > 0 || (above === 0 && from?.inclusive === true)) &&
    (below > 0 || (below === 0 && to?.inclusive === true))
  );
}
