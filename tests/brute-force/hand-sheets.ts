import type { Plan } from '@barem/plan';
import { load } from 'barem';

/** The plan of a sheet that has no mistakes. */
export function planOf(source: string): Plan {
  const { plan, diagnostics } = load(source);
  if (!plan) throw new Error(diagnostics.map(({ message }) => message.en).join('; '));
  return plan;
}

/** Facts that a constraint binds: 9 pairs of them, 5 with a share of a half or more. */
export const constrained = (pointsForHalf = '2'): string => `sheet a "A"
facts
  due "Due" count from 1 to 3
  present "Present" count from 0 to 3
constraints
  present <= due "No more than due"
section I "I"
  criterion I.1 "Share" by present / due
    from 50% ${pointsForHalf} points
    under 50% 0 points
  criterion I.2 "Work" from 0 to 2 points
ratings
  good "Good" from 3 points
  fair "Fair" from 2 to under 3 points
  poor "Poor" under 2 points
`;

/** Criteria that may not apply, by a condition on facts, by the answer, and by a condition on the answer to another. */
export const conditional = `sheet b "B"
facts
  a "A" count from 0 to 2
  b "B" count from 0 to 2
section I "I"
  criterion I.1 "Share" by b / a
    from 50% 2 points
    under 50% 0 points
    applies when a > 0, otherwise: 1 points
  criterion I.2 "Order" met for 1 point
    may be not applicable, otherwise: 0 points
  criterion I.3 "Plan" choose one
    good "Good" 2 points
    bad "Bad" 0 points
    applies when level(I.2) = met, otherwise: maximum points
ratings
  high "High" from 4 points
  low "Low" under 4 points
`;

/** Requirements, one of them written twice, a cap and two floors, bonuses and a penalty. */
export const capped = `sheet c "C"
  scale 6
facts
  late "Late" yes or no
section I "I" 6 points
  criterion I.1 "Work" from 0 to 4 points
  criterion I.2 "Plan" choose one
    full "Full" 2 points
    none "None" 0 points
bonuses
  criterion B.1 "Idea" met for 1 point
  criterion B.2 "Beyond" met when points(I.1) > 4 for 1 point
penalties
  criterion P.1 "Late" met when late for 1 point
ratings
  a "A" from 5 points
    requires points(I.2) = 2 "A full plan"
    requires points(I.2) = 2 "A full plan, once more"
  b "B" from 3 to under 5 points
    requires points(I.1) <= 3 "No more than three"
  c "C" under 3 points
caps
  at most b when late "Late"
  at least b when level(B.1) = met "Idea"
  at least b when points(I.1) = 4 "Four"
`;
