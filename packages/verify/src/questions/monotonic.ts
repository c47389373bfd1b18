import type { Plan } from '@barem/plan';
import { isPeriod } from '../ordered-options.js';
import type { Direction, Monotonic } from '../report.js';
import type { DecidedEffect } from './effects.js';

/** Whether a better answer ever makes the rating worse. */
export function monotonic(
  plan: Plan,
  effects: readonly DecidedEffect[],
  declared: Readonly<Record<string, 'higher' | 'lower'>>,
): Monotonic {
  const directions: Direction[] = [];
  const undecided: Monotonic['undecided'][number][] = [];
  for (const [index, { id, kind, computed }] of plan.inputs.entries()) {
    const effect = effects[index]!;
    if (computed) continue;
    if ('verdict' in effect) {
      undecided.push({ id, reason: effect.reason });
      continue;
    }
    directions.push(
      directionOf({ id, kind }, effect, isPeriod(plan, index) ? better(id, declared) : declared),
    );
  }
  return monotonicOf(directions, undecided);
}

/** The better rating of a period is better, unless somebody says otherwise. */
const better = (
  id: string,
  declared: Readonly<Record<string, 'higher' | 'lower'>>,
): Readonly<Record<string, 'higher' | 'lower'>> => ({ [id]: 'higher', ...declared });

/** What a better answer or a greater fact does, with what is said to be better. */
export function directionOf(
  { id, kind }: Pick<Direction, 'id' | 'kind'>,
  { rises, falls }: Pick<Direction, 'rises' | 'falls'>,
  declared: Readonly<Record<string, 'higher' | 'lower'>>,
): Direction {
  const better =
    kind === 'score' ? 'higher' : Object.hasOwn(declared, id) ? declared[id] : undefined;
  return { id, kind, ...(better && { better }), ...(rises && { rises }), ...(falls && { falls }) };
}

/** What is known of directions, put together. */
export function monotonicOf(
  directions: readonly Direction[],
  undecided: Monotonic['undecided'],
): Monotonic {
  const isBroken = directions.some(
    ({ better, rises, falls }) => (better === 'higher' && falls) || (better === 'lower' && rises),
  );
  return { verdict: isBroken ? 'broken' : 'proved', directions, undecided };
}
