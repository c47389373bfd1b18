import { languages, nearest } from '@barem/core';
import {
  Argument,
  Command as Commander,
  CommanderError,
  Option as CommanderOption,
  type Help,
} from 'commander';
import type { Language, Localized } from 'barem';
import type { Command, Operand, Option, Sample, Typed } from './command.js';
import { commands } from './commands/index.js';
import { Failure, usageFailure } from './failure.js';
import { ExitCode, type Io } from './io.js';
import { coloursFor } from './render/colours.js';
import { renderFailure } from './render/failure.js';
import { usageText } from './usage.js';
import { version } from './version.js';
import { didYouMean } from './words.js';

/**
 * Runs the command line `argv`, without the names of Node and the script.
 * @returns the exit code; everything to read has been written to `io`
 * @throws {OutputClosed} the reader has closed the pipe
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const language = languageAskedFor(argv);
  const written = { out: '', err: '' };
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
  written: { readonly out: string; readonly err: string },
  io: Io,
): Promise<ExitCode> {
  if (error.exitCode === 0) {
    await io.out.write(written.out);
    return ExitCode.ok;
  }
  // No command at all: the help is the best answer, but scripts must see that nothing was done.
  if (error.code === 'commander.help') {
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
  const name = commands.find((command) => argv.includes(command.name))?.name;
  const line = name === undefined ? 'barem --help' : `barem ${name} --help`;
  return { vi: `Xem cách dùng: ${line} --language vi\n`, en: `See how it is used: ${line}\n` }[
    language
  ];
}

// ── The program ──────────────────────────────────────────────────────────────────────────────────

const words = {
  about: {
    vi: 'Chấm điểm theo biểu tiêu chí viết như văn bản quy định: kiểm tra biểu, chấm phiếu, giải thích kết quả.',
    en: 'Scores records by criteria sheets that are written the way a regulation is: checks sheets, scores records, explains results.',
  },
  exitCodes: {
    vi: 'Mã kết thúc: 0 không có gì để báo, 1 có lỗi hoặc điều cần báo, 2 lệnh sai hoặc không đọc ghi được tệp.',
    en: 'Exit codes: 0 nothing found, 1 something was found, 2 wrong usage, or a file cannot be read or written.',
  },
  version: { vi: 'in phiên bản', en: 'print the version' },
  help: { vi: 'in cách dùng', en: 'print how it is used' },
  helpCommand: { vi: 'in cách dùng của một lệnh', en: 'print how a command is used' },
  language: {
    vi: 'ngôn ngữ của phần hướng dẫn và thông báo',
    en: 'language of help and messages (Vietnamese: --language vi)',
  },
  command: { vi: 'lệnh', en: 'command' },
  options: { vi: 'tùy chọn', en: 'options' },
  samples: { vi: 'Ví dụ:', en: 'Examples:' },
} satisfies Record<string, Localized>;

/** What commander puts over the parts of its help. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Đối số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Các lệnh:',
};

type Action = (command: Command<unknown>, typed: Typed) => Promise<void>;

function programFor(
  language: Language,
  io: Io,
  written: { out: string; err: string },
  action: Action,
): Commander {
  const configured = (commander: Commander): Commander => {
    const { bold } = coloursFor(io.out);
    return commander
      .exitOverride()
      .configureOutput({
        writeOut: (text) => (written.out += text),
        writeErr: (text) => (written.err += text),
        outputError: () => undefined,
        getOutHelpWidth: () => io.out.columns ?? helpWidth,
        getErrHelpWidth: () => io.err.columns ?? helpWidth,
        getOutHasColors: () => io.out.hasColours,
        getErrHasColors: () => io.err.hasColours,
      })
      .configureHelp({
        styleTitle: (title) => bold(language === 'vi' ? (titles[title] ?? title) : title),
        subcommandTerm: (command) => command.name(),
      } satisfies Partial<Help>)
      .helpOption('--help', words.help[language]);
  };
  const program = configured(new Commander('barem'))
    .description(`${words.about[language]}\n\n${words.exitCodes[language]}`)
    .usage(`<${words.command[language]}> [${words.options[language]}]`)
    .version(version, '--version', words.version[language])
    .helpCommand(`help [${words.command[language]}]`, words.helpCommand[language])
    .enablePositionalOptions()
    .addOption(
      new CommanderOption(`--language <${languages.join('|')}>`, words.language[language]),
    );
  for (const command of commands) {
    const child = configured(program.command(command.name))
      .summary(command.summary[language])
      .description(describe(command, language))
      .usage(
        [
          ...command.operands.map((operand) => operandTerm(operand, language)),
          `[${words.options[language]}]`,
        ].join(' '),
      )
      .addHelpText('after', samplesText(command.samples, language, io));
    for (const operand of command.operands) {
      child.addArgument(new Argument(operandTerm(operand, language), operand.about[language]));
    }
    for (const option of command.options)
      child.addOption(new CommanderOption(flagsOf(option, language), option.about[language]));
    child.action(async () =>
      action(
        command,
        typedOf(command, child.processedArgs, { ...program.opts(), ...child.opts() }),
      ),
    );
  }
  return program;
}

const helpWidth = 100;

const describe = ({ summary, details }: Command<unknown>, language: Language): string => {
  const [first = '', ...rest] = summary[language];
  return [`${first.toUpperCase()}${rest.join('')}.`, ...(details ? [details[language]] : [])].join(
    '\n\n',
  );
};

function operandTerm({ name, many, optional }: Operand, language: Language): string {
  const inside = many ? `${name[language]}...` : name[language];
  return optional ? `[${inside}]` : `<${inside}>`;
}

function flagsOf(option: Option, language: Language): string {
  switch (option.kind) {
    case 'flag':
      return `--${option.name}`;
    case 'choice':
      return `--${option.name} <${option.values.join('|')}>`;
    case 'text':
    case 'number':
      return `--${option.name} <${option.placeholder[language]}>`;
  }
}

function samplesText(samples: readonly Sample[], language: Language, io: Io): string {
  const { bold, dim } = coloursFor(io.out);
  const lines = samples.flatMap(({ line, about }) => [
    `  ${dim(`# ${about[language]}`)}`,
    `  ${line[language]}`,
    '',
  ]);
  return `\n${bold(words.samples[language])}\n${lines.join('\n')}`;
}

// ── What was typed ───────────────────────────────────────────────────────────────────────────────

function typedOf(
  { options }: Command<unknown>,
  operands: readonly unknown[],
  values: Readonly<Record<string, unknown>>,
): Typed {
  for (const option of options) checkValue(option, values[option.name]);
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    operand: (index) => (typeof operands[index] === 'string' ? operands[index] : ''),
    operands: (index) => (Array.isArray(operands[index]) ? (operands[index] as string[]) : []),
    flag: (name) => values[name] === true,
    text,
    number: (name) => (text(name) === undefined ? undefined : Number(text(name))),
    choice: (name, all) => all.find((each) => each === text(name)),
  };
}

function checkValue(option: Option, value: unknown): void {
  if (typeof value !== 'string') return;
  const flag = `--${option.name}`;
  if (option.kind === 'choice' && !option.values.includes(value)) {
    const { vi, en } = didYouMean(nearest(value.slice(0, 100), option.values));
    const all = option.values.join(', ');
    throw usageFailure({
      vi: `${flag} không nhận \`${value}\`${vi === '' ? `; hãy chọn một trong: ${all}` : vi}`,
      en: `${flag} does not take \`${value}\`${en === '' ? `; choose one of: ${all}` : en}`,
    });
  }
  if (option.kind === 'number' && !/^[1-9]\d{0,14}$/.test(value)) {
    throw usageFailure({
      vi: `${flag} cần một số nguyên từ 1, nhưng gặp \`${value}\``,
      en: `${flag} needs a whole number from 1, found \`${value}\``,
    });
  }
}
