import type { Language } from 'barem';
import { Failure } from '../failure.js';
import { ExitCode, type Io } from '../io.js';
import { renderFailure } from '../render/failure.js';

/** The graver of two exit codes. */
export const worse = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b);

/**
 * Does `work` for every file. A file that cannot be read is reported and hides nothing about the others.
 * @param language - of such reports; English where absent
 * @returns the gravest exit code
 */
export async function forEachFile(
  files: readonly string[],
  language: Language | undefined,
  io: Io,
  work: (file: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  let exit: ExitCode = ExitCode.ok;
  for (const file of files) {
    try {
      exit = worse(exit, await work(file));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await io.err.write(renderFailure(error, io.err, language));
      exit = ExitCode.failure;
    }
  }
  return exit;
}
