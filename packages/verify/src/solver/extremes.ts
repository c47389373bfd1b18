import type { Answer } from './answers.js';
import { ask, type Inquiry, type Reply, type Wanted } from './inquiry.js';
import * as terms from './terms.js';
import type { Text } from './terms.js';

/** The greatest value, and answers that give it; `none` where there are no answers at all. */
export type Extreme =
  | { readonly kind: 'found'; readonly value: bigint; readonly found: readonly Answer[] }
  | { readonly kind: 'none' }
  /** `reached` is the greatest value that was found in time. */
  | { readonly kind: 'unknown'; readonly reached?: bigint };

/** What is to be as great as it can. */
export interface Greatest extends Wanted {
  readonly term: Text;
  /** What the term is for answers that were found. */
  readonly valueOf: (answers: readonly Answer[]) => bigint;
  /** A value that is tried first: if no greater one occurs, one more check proves it. */
  readonly likely: bigint;
}

/** The greatest value of a term where a condition holds: above the best value found, ever farther, then between. */
export async function greatest(
  { conversation }: Pick<Inquiry, 'conversation'>,
  { term, valueOf, likely, ...wanted }: Greatest,
): Promise<Extreme> {
  const atLeast = (value: bigint): Promise<Reply<readonly Answer[]>> =>
    ask(conversation, {
      ...wanted,
      condition: terms.all([wanted.condition, terms.atMost(terms.whole(value), term)]),
    });
  const first = await ask(conversation, wanted);
  if (first.kind !== 'found') return first;
  let best = { value: valueOf(first.found), found: first.found };
  // Nothing greater occurs, once it is known.
  let limit: bigint | undefined;
  let stride = 1n;
  let next = likely > best.value ? likely : best.value + 1n;
  while (limit === undefined || best.value < limit) {
    const reply = await atLeast(next);
    if (reply.kind === 'unknown') return { kind: 'unknown', reached: best.value };
    if (reply.kind === 'found') {
      best = { value: valueOf(reply.found), found: reply.found };
      // Invariant: z3 and the evaluator agree on the value; otherwise this would not end.
      if (best.value < next) throw new Error('z3 found answers that do not fulfil the condition');
    } else limit = next - 1n;
    if (limit === undefined) {
      next = best.value + stride;
      stride *= 2n;
    } else next = (best.value + limit + 1n) / 2n;
  }
  return { kind: 'found', ...best };
}

/** The least value of a term, found as {@link greatest}. */
export async function least(
  inquiry: Pick<Inquiry, 'conversation'>,
  wanted: Greatest,
): Promise<Extreme> {
  const extreme = await greatest(inquiry, {
    ...wanted,
    term: terms.negated(wanted.term),
    likely: -wanted.likely,
    valueOf: (answers) => -wanted.valueOf(answers),
  });
  if (extreme.kind === 'found') return { ...extreme, value: -extreme.value };
  return extreme.kind === 'unknown' && extreme.reached !== undefined
    ? { kind: 'unknown', reached: -extreme.reached }
    : extreme;
}
