import { languages } from '@barem/core';
import { CommanderError } from 'commander';
import type { Language } from 'barem';
import { commands } from './commands/index.js';
import { Failure, usageFailure } from './failure.js';
import { ExitCode, type Io } from './io.js';
import { programFor, type Written } from './program.js';
import { renderFailure } from './render/failure.js';
import { commandOf, usageText } from './usage.js';

/**
 * Runs the command line `argv`, without the names of Node and the script.
 * @returns the exit code; everything to read has been written to `io`
 * @throws {OutputClosed} the reader has closed the pipe
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const language = languageAskedFor(argv);
  const written: Written = { out: '', err: '' };
  let exit: ExitCode = ExitCode.ok;
  const program = programFor(language ?? 'en', io, written, async (command, typed) => {
    exit = await command.run(command.read(typed), io);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError)
      return await endOf(error, argv, language ?? 'en', written, io);
    if (!(error instanceof Failure)) throw error;
    await io.err.write(renderFailure(error, io.err, language));
    if (error.isUsage) await io.err.write(helpHint(argv, error.language ?? language ?? 'en'));
    return ExitCode.failure;
  }
}

/** Commander ends with an error for help and version, too. */
async function endOf(
  error: CommanderError,
  argv: readonly string[],
  language: Language,
  written: Written,
  io: Io,
): Promise<ExitCode> {
  if (error.exitCode === 0) {
    await io.out.write(written.out);
    return ExitCode.ok;
  }
  // No command at all: the help is the best answer, but scripts must see that nothing was done.
  if (error.code === 'commander.help' && !argv.includes('help')) {
    await io.err.write(written.err);
    return ExitCode.failure;
  }
  const failure = usageFailure(usageText(error.code, argv, commands));
  await io.err.write(renderFailure(failure, io.err, language) + helpHint(argv, language));
  return ExitCode.failure;
}

/** The language of help and of mistakes on the command line: English unless asked otherwise; the environment is not looked at. */
function languageAskedFor(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((word) => word === '--language' || word.startsWith('--language='));
  const word =
    argv[at]?.startsWith('--language=') === true
      ? argv[at]?.slice('--language='.length)
      : argv[at + 1];
  return at === -1 ? undefined : languages.find((each) => each === word);
}

function helpHint(argv: readonly string[], language: Language): string {
  const name = commandOf(argv, commands)?.name;
  const line = name === undefined ? 'barem --help' : `barem ${name} --help`;
  return { vi: `Xem cách dùng: ${line} --language vi\n`, en: `See how it is used: ${line}\n` }[
    language
  ];
}
