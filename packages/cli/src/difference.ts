import { diff as differenceOf, type Diff, type Loaded } from 'barem';

type Sheet = NonNullable<Loaded['sheet']>;

/** Whether two sheets can be compared: both are sheets, or both are roll-ups. */
export const isKind = (before: Sheet, after: Sheet): boolean =>
  (before.rollUp === undefined) === (after.rollUp === undefined);

/** What differs between two sheets, the first of an edition; `renames` says which old id is which new one. */
export function diff(
  before: Sheet,
  after: Sheet,
  renames: Readonly<Record<string, string>>,
  edition: string | undefined,
): Diff {
  const kindOf = (id: string): Diff['renames'][number]['kind'] => {
    if (before.ratings.some((each) => each.id.id === id)) return 'rating';
    if (before.facts.some((each) => each.id.id === id)) return 'fact';
    if (before.lets.some((each) => each.id.id === id)) return 'let';
    if (before.sections.some((each) => each.id.id === id)) return 'section';
    return 'criterion';
  };
  return differenceOf(before, after, {
    ...(edition !== undefined && { edition }),
    renames: Object.entries(renames).map(([from, to]) => ({ kind: kindOf(from), from, to })),
  });
}
