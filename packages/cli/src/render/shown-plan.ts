import type { Plan } from 'barem';

/** What results are laid out by. */
export type ShownPlan = Pick<Plan, 'sections' | 'criteria' | 'ratings'> & {
  readonly text: Pick<Plan['text'], 'title' | 'sheet' | 'status' | 'ratings'>;
};

/** The parts of several editions of one sheet, each once, in the order of the latest; its own for a single plan. */
export function shownPlan(plans: readonly Plan[]): ShownPlan | undefined {
  const latestFirst = plans.toReversed();
  const [latest] = latestFirst;
  if (!latest || plans.length === 1) return latest;
  const titled = latestFirst.flatMap(({ ratings, text }) =>
    ratings.map((rating, index) => ({ id: rating.id, rating, label: text.ratings[index]! })),
  );
  const ratings = once(titled);
  return {
    sections: once(latestFirst.flatMap(({ sections }) => sections)),
    criteria: once(latestFirst.flatMap(({ criteria }) => criteria)),
    ratings: ratings.map(({ rating }) => rating),
    text: { ...latest.text, ratings: ratings.map(({ label }) => label) },
  };
}

const once = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] => [
  ...items
    .reduce((all, item) => (all.has(item.id) ? all : all.set(item.id, item)), new Map<string, T>())
    .values(),
];
