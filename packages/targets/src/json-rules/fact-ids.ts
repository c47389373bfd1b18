import type { Plan, Slot } from '@barem/plan';

/** The fact that holds the final rating. */
export const ratingFact = 'rating';

/** The fact that holds everything known of one record; all others are looked up in it. */
export const worksheetFact = 'worksheet';

/** The fact that holds the outcome, for rules of the application. */
export const resultFact = 'result';

/** Ids of facts that a record gives. A slash keeps them apart from every name that objects inherit. */
export const answerFacts = {
  value: (id: string): string => `answer/${id}`,
  given: (id: string): string => `given/${id}`,
  notYet: (id: string): string => `not-yet/${id}`,
  notApplicable: (id: string): string => `not-applicable/${id}`,
} as const;

/** Id of a whole multiple of a fact. */
export const multipleId = (fact: string, by: number): string => `${fact} × ${by}`;

/** Ids for the operations of a plan that stand for something; the first meaning of a slot names it. */
export function factIds(plan: Plan): (slot: Slot) => string {
  const names = new Map<Slot, string>();
  const name = (slot: Slot, id: string): void => {
    if (!names.has(slot)) names.set(slot, id);
  };
  plan.inputs.forEach(({ id }, index) => name(index, answerFacts.value(id)));
  plan.operations.forEach((operation, slot) => {
    if (operation.op === 'not-applicable')
      name(slot, answerFacts.notApplicable(plan.inputs[operation.input]!.id));
  });
  plan.criteria.forEach(({ id, points }) => name(points, `points/${id}`));
  plan.sections.forEach(({ id, points }) => name(points, `section/${id}`));
  plan.caps.forEach(({ fires }, index) => name(fires, `cap/${index}`));
  name(plan.bonuses, 'bonuses');
  name(plan.penalties, 'penalties');
  name(plan.sectionTotal, 'sections');
  name(plan.total, 'total');
  name(plan.ratingByPoints, 'rating-by-points');
  name(plan.ratingAfterFloors, 'rating-after-floors');
  name(plan.ratingAfterCaps, 'rating-after-caps');
  const idOf = (slot: Slot): string => {
    const known = names.get(slot);
    if (known !== undefined) return known;
    const operation = plan.operations[slot]!;
    // The builder makes no multiple of a multiple, so this ends.
    return operation.op === 'scale'
      ? multipleId(idOf(operation.of), operation.by)
      : `value/${slot}`;
  };
  return idOf;
}
