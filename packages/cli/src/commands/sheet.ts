import type { Language, Plan } from 'barem';
import type { Io } from '../io.js';
import { loadFile, type LoadedFile } from '../load-file.js';
import { isStoredPlan, loadStoredPlan } from '../stored-plan.js';

/** A sheet that can score. */
export interface UsableSheet extends LoadedFile {
  readonly plan: Plan;
}

/** The plan of the sheet at `path`, or the stored plan there; where a sheet has errors they are reported and there is none. */
export async function planOf(
  path: string,
  language: Language | undefined,
  io: Io,
): Promise<UsableSheet | undefined> {
  const read = await (isStoredPlan(path) ? loadStoredPlan : loadFile)(path, language, io);
  if (read.loaded.plan) return { ...read, plan: read.loaded.plan };
  const { reportUnusable } = await import('../render/unusable.js');
  await reportUnusable(read, io);
  return undefined;
}
