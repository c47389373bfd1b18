import { score, type Plan, type Result } from '@barem/plan';
import type { Dead, Pair, RecordData, Verification } from '@barem/verify';

/** A claim of a verification that `score` does not confirm. */
interface Wrong {
  readonly claim: string;
  readonly witness: unknown;
}

/** The records and pairs of a verification that `score` does not confirm; none where everything is right. */
export function wrongWitnesses(plan: Plan, verification: Verification): readonly Wrong[] {
  const { totals, share, alive, boundaries, monotonic, leverage } = verification;
  const wrong: Wrong[] = [];
  const hold = (claim: string, holds: boolean, witness: unknown): void => {
    if (!holds) wrong.push({ claim, witness });
  };
  const rated = (record: unknown): { total: number; rating: number } => {
    const result = score(plan, record);
    return result.status === 'rated'
      ? { total: result.total, rating: plan.ratings.findIndex(({ id }) => id === result.rating) }
      : { total: NaN, rating: NaN };
  };

  if ('least' in totals)
    for (const { total, record } of [totals.least, totals.greatest])
      hold(`total ${total}`, rated(record).total === total, record);

  if ('ratings' in share)
    for (const [at, { rating, record }] of share.ratings.entries())
      hold(`rating ${rating}`, record === undefined || rated(record).rating === at, record);

  if ('dead' in alive)
    for (const each of alive.dead)
      hold(JSON.stringify(each.item), isConfirmed(plan, each), each.record);

  if ('boundaries' in boundaries)
    for (const boundary of boundaries.boundaries)
      for (const row of boundary.rows) {
        const { total, rating } = rated(row.record);
        hold('boundary', plan.ratings[rating]?.id === row.rating && total === row.total, row);
      }

  if ('directions' in monotonic)
    for (const { id, rises, falls } of monotonic.directions) {
      // Ratings stand best first.
      const change = ({ before, after }: Pair): number =>
        rated(after).rating - rated(before).rating;
      hold(`${id} rises`, !rises || (change(rises) < 0 && differsOnlyIn(id, rises)), rises);
      hold(`${id} falls`, !falls || (change(falls) > 0 && differsOnlyIn(id, falls)), falls);
    }

  if ('crossings' in leverage)
    for (const [boundary, each] of leverage.fewest.entries()) {
      if (each.kind !== 'answers') continue;
      const [from, to] = [rated(each.before).rating, rated(each.after).rating];
      const isAcross = Math.min(from, to) <= boundary && Math.max(from, to) > boundary;
      const isOnly = changedIds(each).every((id) => each.answers.includes(id));
      hold(`${each.answers.join()} cross ${boundary}`, isAcross && isOnly, each);
    }

  if ('crossings' in leverage)
    for (const { boundary, criterion, before, after } of leverage.crossings) {
      const from = rated(before).rating;
      if (isPoints(after)) {
        const earned = score(plan, before);
        const isOther = earned.status === 'rated' && earned.criteria[criterion] !== after['points'];
        hold(`${criterion} crosses ${boundary}`, isOther, { before, after });
        continue;
      }
      const to = rated(after).rating;
      const isAcross = Math.min(from, to) <= boundary && Math.max(from, to) > boundary;
      const isAlone = differsOnlyIn(criterion, { before, after });
      hold(`${criterion} crosses ${boundary}`, isAcross && isAlone, { before, after });
    }
  return wrong;
}

/** Whether the record beside something dead shows what it should. */
function isConfirmed(plan: Plan, { item, shadows, record }: Dead): boolean {
  const [shadow] = shadows;
  if (record === undefined) return shadow?.kind === 'points' || shadow?.kind === 'answers';
  const result = score(plan, record);
  // It breaks only the constraint that forbids it; of several, all that it breaks are constraints.
  if (shadow?.kind === 'constraint')
    return brokenConstraints(result)?.join() === plan.text.constraints[shadow.constraint]?.title;
  if (shadow?.kind === 'constraints') return brokenConstraints(result) !== undefined;
  if (result.status !== 'rated') return false;
  switch (item.kind) {
    case 'rating':
      return result.ratingByPoints === item.rating && result.rating !== item.rating;
    case 'cap':
    case 'floor':
      return result.caps.includes(plan.text.caps[item.cap]?.title ?? '');
    case 'bonus':
    case 'penalty':
      return result.criteria[item.criterion] !== 0;
    case 'requirement':
    case 'case':
    case 'applies':
    case 'does-not-apply':
      return true;
  }
}

/** Titles of the constraints that a record breaks, where nothing else is wrong with it. */
function brokenConstraints(result: Result): readonly string[] | undefined {
  if (result.status !== 'refused') return undefined;
  const titles = result.problems.flatMap(({ code, arguments: named }) =>
    code === 'record/constraint' ? [String((named as { readonly title: unknown }).title)] : [],
  );
  return titles.length === result.problems.length ? titles : undefined;
}

/** Whether two records are the same but for one answer, which both have or one lacks. */
const differsOnlyIn = (id: string, pair: Pair): boolean => changedIds(pair).join() === id;

/** What two records answer differently. */
const changedIds = ({ before, after }: Pair): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (each) => before[each] !== after[each],
  );

const isPoints = (
  after: RecordData | { readonly points: number },
): after is { readonly points: number } => Object.keys(after).join() === 'points';
