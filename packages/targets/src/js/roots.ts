import type { Plan, Slot } from '@barem/plan';

/** The slots that a whole result is made of, and that tell whether a record is right. */
export const rootsOf = (plan: Plan): readonly Slot[] => [
  ...plan.criteria.flatMap(({ points, applies }) => [points, ...optional(applies)]),
  ...plan.sections.map(({ points }) => points),
  ...plan.constraints.map(({ holds }) => holds),
  ...plan.inputs.flatMap(({ needed }) => optional(needed)),
  ...plan.ratings.flatMap(({ requirements }) => requirements.map(({ holds }) => holds)),
  ...plan.caps.map(({ fires }) => fires),
  plan.sectionTotal,
  plan.bonuses,
  plan.penalties,
  plan.total,
  ...optional(plan.left),
  plan.ratingByPoints,
  plan.ratingAfterFloors,
  plan.rating,
];

const optional = (slot: Slot | undefined): readonly Slot[] => (slot === undefined ? [] : [slot]);
