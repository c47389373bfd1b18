import { nearest } from '@barem/core';
import type { Command, Option, Typed } from './command.js';
import { usageFailure } from './failure.js';
import { didYouMean } from './words.js';

/**
 * What was typed, checked against the operands and options of a command.
 * @throws {Failure} a value is none that its option takes
 */
export function typedOf(
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
