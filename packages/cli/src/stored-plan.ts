import type { Language } from 'barem';
import { Failure } from './failure.js';
import type { Io } from './io.js';
import type { LoadedFile } from './load-file.js';
import { readText } from './source.js';

/** Whether the name of a file is that of a stored plan. */
export const isStoredPlan = (path: string): boolean => /\.json$/i.test(path);

/**
 * The plan that `barem plan` wrote to `path`, as if its sheet had been read.
 * @throws {Failure} the file holds no plan, one that was altered, or one of a later format
 */
export async function loadStoredPlan(
  path: string,
  language: Language | undefined,
  io: Io,
): Promise<LoadedFile> {
  const file = await readText(path, io);
  const { describePlanFault, readPlan } = await import('barem');
  const { plan, faults } = readPlan(file.text);
  if (!plan) {
    const lines = faults.map(describePlanFault);
    throw new Failure({
      vi: lines.map(({ vi }) => `${path}: ${vi}`).join('\n'),
      en: lines.map(({ en }) => `${path}: ${en}`).join('\n'),
    });
  }
  const spoken = plan.text.language;
  return {
    file,
    loaded: {
      format: 'text',
      language: spoken,
      source: file.text,
      plan,
      comments: [],
      inherited: [],
      diagnostics: [],
    },
    beside: [],
    language: language ?? spoken,
  };
}
