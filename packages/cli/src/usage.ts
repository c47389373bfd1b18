import { nearest } from '@barem/core';
import type { Localized } from 'barem';
import type { Command } from './command.js';
import { didYouMean } from './words.js';

/** Options that every command has. */
const common = ['-h', '--help', '--language', '--version'];

/**
 * What is wrong with a command line that commander did not accept, in both languages.
 * @param code - the code of commander's error
 */
export function usageText(
  code: string,
  argv: readonly string[],
  commands: readonly Command<unknown>[],
): Localized {
  const words = withoutRest(argv);
  const name = operandsOf(words, undefined)[0];
  const command = commandOf(argv, commands);
  switch (code) {
    case 'commander.unknownCommand':
      return unknownCommand(name ?? '', commands);
    case 'commander.help':
      // `help` of a command that is none.
      return unknownCommand(operandsOf(words, undefined)[1] ?? '', commands);
    case 'commander.unknownOption':
      return unknownOption(words, command);
    case 'commander.optionMissingArgument': {
      const flag = words.findLast((word) => word.startsWith('-')) ?? '';
      return { vi: `${flag} cần một giá trị`, en: `${flag} needs a value` };
    }
    case 'commander.missingArgument': {
      const missing = command?.operands.filter(({ optional }) => !optional)[
        operandsOf(words, command).length - 1
      ];
      return {
        vi: `\`barem ${name ?? ''}\` còn thiếu <${missing?.name.vi ?? ''}>: ${missing?.about.vi ?? ''}`,
        en: `\`barem ${name ?? ''}\` lacks <${missing?.name.en ?? ''}>: ${missing?.about.en ?? ''}`,
      };
    }
    case 'commander.excessArguments': {
      const extra = operandsOf(words, command)[(command?.operands.length ?? 0) + 1] ?? '';
      return {
        vi: `\`barem ${name ?? ''}\` không nhận thêm \`${extra}\``,
        en: `\`barem ${name ?? ''}\` does not take a further \`${extra}\``,
      };
    }
    default:
      return { vi: 'dòng lệnh không đúng', en: 'the command line is not right' };
  }
}

/** The command that a command line begins with, if there is one. */
export function commandOf(
  argv: readonly string[],
  commands: readonly Command<unknown>[],
): Command<unknown> | undefined {
  const name = operandsOf(withoutRest(argv), undefined)[0];
  return commands.find((each) => each.name === name);
}

/** What stands before `--`. */
const withoutRest = (argv: readonly string[]): readonly string[] =>
  argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);

function unknownCommand(name: string, commands: readonly Command<unknown>[]): Localized {
  const names = [...commands.map((command) => command.name), 'help'];
  const { vi, en } = didYouMean(nearest(name.slice(0, 100), names));
  return {
    vi: `không có lệnh \`${name}\`${vi === '' ? `; các lệnh: ${names.join(', ')}` : vi}`,
    en: `there is no command \`${name}\`${en === '' ? `; commands: ${names.join(', ')}` : en}`,
  };
}

function unknownOption(words: readonly string[], command: Command<unknown> | undefined): Localized {
  const own = command && flagsOf(words.slice(0, words.indexOf(command.name)), undefined);
  if (own?.some((word) => !common.includes(word)) === true) return unknownOption(words, undefined);
  const known = [...(command?.options.map((option) => `--${option.name}`) ?? []), ...common];
  const flag = flagsOf(words, command).find((word) => !known.includes(word)) ?? '';
  const { vi, en } = didYouMean(nearest(flag.slice(0, 100), known));
  const whose = command === undefined ? 'barem' : `barem ${command.name}`;
  return {
    vi: `\`${whose}\` không có tùy chọn ${flag}${vi}`,
    en: `\`${whose}\` has no option ${flag}${en}`,
  };
}

/** The words that are neither options nor their values; the first is the command. */
function operandsOf(
  words: readonly string[],
  command: Command<unknown> | undefined,
): readonly string[] {
  return words.filter((word, index) => !isFlag(word) && !isValue(words, index, command));
}

/** The options as they were written, without `=` and value. */
function flagsOf(
  words: readonly string[],
  command: Command<unknown> | undefined,
): readonly string[] {
  return words.flatMap((word, index) =>
    isFlag(word) && !isValue(words, index, command) ? [word.split('=')[0] ?? word] : [],
  );
}

const isFlag = (word: string): boolean => word.length > 1 && word.startsWith('-');

/** Whether a word is the value of the option before it. */
function isValue(
  words: readonly string[],
  index: number,
  command: Command<unknown> | undefined,
): boolean {
  const before = words[index - 1];
  if (before === '--language') return true;
  return (
    command?.options.some((option) => option.kind !== 'flag' && before === `--${option.name}`) ??
    false
  );
}
