import { readAnswers } from './answers.js';
import { interpret } from './interpret.js';
import type { Plan } from './plan.js';
import { programOf } from './program.js';

/** What a quota ranks a unit by: whole numbers `of / by` that can be compared without loss. */
export interface Rank {
  readonly of: number;
  readonly by: number;
}

/** What every quota of a roll-up ranks a unit by; of a record that {@link score} rates. */
export function ranksOf(plan: Plan, record: unknown): readonly (readonly Rank[])[] {
  const program = programOf(plan);
  readAnswers(program, record);
  interpret(program);
  const { registers } = program;
  return (plan.rollUp?.quotas ?? []).map(({ ranking }) =>
    ranking.map(({ of, by }) => ({
      of: registers[of] ?? 0,
      by: by === undefined ? 1 : (registers[by] ?? 1),
    })),
  );
}
