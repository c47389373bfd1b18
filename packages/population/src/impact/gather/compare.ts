import type { Plan } from '@barem/plan';

/** How one rating stands to another one of the other sheet. */
export type Comparison = 'same' | 'up' | 'down' | 'other';

/** Compares ratings of two sheets by their positions: the same id is the same rating, and either order may tell two apart. */
export function comparison(before: Plan, after: Plan): (old: number, now: number) => Comparison {
  const table = before.ratings.map(({ id }, old) => {
    const own = after.ratings.findIndex((each) => each.id === id);
    return after.ratings.map(({ id: nowId }, now): Comparison => {
      if (own === now) return 'same';
      if (own >= 0) return now < own ? 'up' : 'down';
      const earlier = before.ratings.findIndex((each) => each.id === nowId);
      if (earlier < 0) return 'other';
      return earlier < old ? 'up' : 'down';
    });
  });
  return (old, now) => table[old]![now]!;
}
