import type { Sheet } from '@barem/syntax';
import type { Effect } from './entry.js';

/** What the value of a named thing, such as points of a criterion or a name, decides elsewhere in a sheet. */
export type Reach = (id: string) => ReadonlySet<Effect>;

/** Where values go in two editions of a sheet, together. */
export function reachIn(before: Sheet, after: Sheet): Reach {
  const users = new Map<string, Set<string>>();
  const ends = new Map<string, Set<Effect>>();
  const note = <T>(map: Map<string, Set<T>>, key: string, value: T): void => {
    const known = map.get(key) ?? new Set<T>();
    map.set(key, known.add(value));
  };
  const flows = (from: unknown, to: string): void => {
    for (const id of mentionedIn(from)) note(users, id, to);
  };
  const decides = (from: unknown, ...effects: readonly Effect[]): void => {
    for (const id of mentionedIn(from)) for (const effect of effects) note(ends, id, effect);
  };
  for (const { constraints, lets, sections, bonuses, penalties, ratings, caps } of [
    before,
    after,
  ]) {
    decides(constraints, 'form');
    for (const { id, value } of lets) flows(value, id.id);
    for (const { id, criteria } of sections)
      for (const criterion of criteria) note(users, criterion.id.id, id.id);
    for (const { id, scoring, applies } of [
      ...sections.flatMap(({ criteria }) => criteria),
      ...bonuses,
      ...penalties,
    ]) {
      flows(scoring, id.id);
      decides(scoring, 'points');
      flows(applies, id.id);
      decides(applies, 'points', 'form');
    }
    decides(ratings, 'ratings');
    decides(caps, 'ratings');
  }
  return (id) => {
    const seen = new Set([id]);
    for (const each of seen) for (const next of users.get(each) ?? []) seen.add(next);
    return new Set([...seen].flatMap((each) => [...(ends.get(each) ?? [])]));
  };
}

/** The ids that expressions in a part of a sheet speak of. */
function mentionedIn(part: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  const open: unknown[] = [part];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const node = next as { readonly kind?: unknown; readonly id?: unknown; readonly of?: unknown };
    if (node.kind === 'name' && typeof node.id === 'string') ids.add(node.id);
    const of = node.of as { readonly id?: unknown } | undefined;
    if (typeof of?.id === 'string') ids.add(of.id);
    open.push(...Object.values(next));
  }
  return ids;
}
