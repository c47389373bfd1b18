import { invariant } from '@barem/core';
import { score, type Plan } from '@barem/plan';
import type { Equivalence, RatedTwice, Undecided } from '@barem/verify';

/** Where two sheets disagree over all records that both can rate, whatever records there are. */
export interface Region {
  readonly plans: readonly [Plan, Plan];
  readonly found: Equivalence | Undecided;
}

/**
 * A region whose every record has been scored again under both sheets.
 * @throws {Error} scoring does not say what was found
 */
export function confirmedRegion(plans: readonly [Plan, Plan], found: Region['found']): Region {
  if (found.verdict === 'undecided') return { plans, found };
  const { cells, raise, drop } = found;
  for (const each of [...cells.map(({ witness }) => witness), raise, drop])
    if (each) confirm(plans, each);
  return { plans, found };
}

function confirm(plans: Region['plans'], { records, ratings, totals }: RatedTwice): void {
  plans.forEach((plan, side) => {
    const result = score(plan, records[side]);
    invariant(
      result.status === 'rated' && result.rating === ratings[side] && result.total === totals[side],
      'a record of the region scores as was found',
    );
  });
}
