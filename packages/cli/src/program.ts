import { languages } from '@barem/core';
import { Argument, Command as Commander, Option as CommanderOption, type Help } from 'commander';
import type { Language, Localized } from 'barem';
import type { Command, Operand, Option, Sample, Typed } from './command.js';
import { commands } from './commands/index.js';
import type { Io } from './io.js';
import { coloursFor } from './render/colours.js';
import { expandPaths } from './source.js';
import { typedOf } from './typed.js';
import { version } from './version.js';

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

/** Runs a command with what was typed for it. */
export type Action = (command: Command<unknown>, typed: Typed) => Promise<void>;

/** What commander writes, which may not wait: help and version. */
export interface Written {
  out: string;
  err: string;
}

/** All commands as a program of commander, its help in `language`. */
export function programFor(
  language: Language,
  io: Io,
  written: Written,
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
      .helpOption('-h, --help', words.help[language]);
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
    child.action(async () => {
      const operands = await Promise.all(
        child.processedArgs.map((typed: unknown) =>
          Array.isArray(typed) ? expandPaths(typed as string[], io) : typed,
        ),
      );
      await action(command, typedOf(command, operands, { ...program.opts(), ...child.opts() }));
    });
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
  const pairs = samples.map(
    ({ line, about }) => `  ${dim(`# ${about[language]}`)}\n  ${line[language]}`,
  );
  return `\n${bold(words.samples[language])}\n${pairs.join('\n\n')}`;
}
