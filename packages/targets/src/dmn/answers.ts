import type { Input } from '@barem/plan';
import { feelNumber, feelText, feelTexts } from './feel.js';
import type { DmnType } from './model.js';

/** How "not applicable" is written in a record. */
export const notApplicable = '"n/a"';

/** The type of the variable that an answer stands in; "not applicable" and names of levels are texts. */
export function answerType(input: Input): DmnType {
  if (mayBeAway(input)) return 'Any';
  switch (input.type) {
    case 'number':
      return input.named ? 'Any' : 'number';
    case 'choice':
      return 'string';
    case 'boolean':
    case 'met':
      return 'boolean';
  }
}

const mayBeAway = ({ kind, mayBeNotApplicable, needed, computed }: Input): boolean =>
  kind === 'score' && (mayBeNotApplicable === true || needed !== undefined || computed === true);

/**
 * How an answer stands: `"given"`, `"absent"`, `"n/a"`, or the code of what is wrong with it.
 * @param answer - name of the variable
 */
export function answerState(input: Input, answer: string): string {
  const away = mayBeAway(input) ? notApplicable : code('cannot-be-not-applicable');
  const text = (otherwise: string, other = code('wrong-type')): string =>
    `if ${answer} instance of string then (if ${answer} = ${notApplicable} then ${away} else ${otherwise})\n  else ${other}`;
  const absent = `if ${answer} = null then "absent"\n`;
  if (input.computed === true) return `${absent}else ${text(code('computed'), code('computed'))}`;
  switch (input.type) {
    case 'number': {
      const { named = {} } = input;
      const names = feelTexts(Object.keys(named));
      const otherwise =
        Object.keys(named).length === 0
          ? code('wrong-type')
          : `if list contains(${names}, ${answer}) then "given" else ${code('wrong-type')}`;
      return `${absent}else if ${answer} instance of number then ${numberState(input, answer)}\nelse ${text(otherwise)}`;
    }
    case 'choice': {
      const options = feelTexts(input.options);
      return `${absent}else ${text(`if list contains(${options}, ${answer}) then "given" else ${code('unknown-option')}`)}`;
    }
    case 'boolean':
    case 'met':
      return `${absent}else if ${answer} instance of boolean then "given"\nelse ${text(code('wrong-type'))}`;
  }
}

const code = (slug: string): string => `"record/${slug}"`;

type NumberInput = Extract<Input, { type: 'number' }>;

function numberState(input: NumberInput, answer: string): string {
  const { min, max, step, decimals, within } = input;
  const unit = 10 ** decimals;
  const stored = storedNumber(input, answer);
  const fits = [
    unit === 1 ? 's = n' : `s / ${unit} = n`,
    `s >= ${feelNumber(min)}`,
    `s <= ${feelNumber(max)}`,
    ...(step === 1 ? [] : [`modulo(s, ${step}) = 0`]),
  ].join(' and ');
  const times = unit === 1 ? 'n' : `n * ${unit}`;
  const isWithin = within
    ?.map(([low, high]) => `(s >= ${feelNumber(low)} and s <= ${feelNumber(high)})`)
    .join(' or ');
  const good =
    isWithin === undefined
      ? '"given"'
      : `(if ${isWithin} then "given" else ${code('outside-levels')})`;
  const off = step === 1 ? code('decimals') : code('off-step');
  return `{\n  n: ${answer},\n  s: ${stored},\n  state: if ${fits} then ${good}\n    else if ${times} < ${feelNumber(min)} or ${times} > ${feelNumber(max)} then ${code('out-of-range')} else ${off}\n}.state`;
}

/** The whole number that a written number is stored as, if it has no more decimals than it may. */
const storedNumber = ({ decimals }: NumberInput, answer: string): string =>
  decimals === 0 ? `floor(${answer})` : `round half up(${answer} * ${10 ** decimals}, 0)`;

/** What is reckoned with where an answer is given. */
export interface StoredAnswer {
  readonly text: string;
  readonly type: 'number' | 'boolean';
}

/** The stored whole number of an answer that is given, or whether it is yes. */
export function storedAnswer(input: Input, answer: string): StoredAnswer {
  switch (input.type) {
    case 'number': {
      const names = Object.entries(input.named ?? {});
      const text = names.reduceRight(
        (rest, [name, value]) => `if ${answer} = ${feelText(name)} then ${value} else ${rest}`,
        'null',
      );
      const number = storedNumber(input, answer);
      if (names.length === 0) return { text: number, type: 'number' };
      return {
        text: `(if ${answer} instance of number then ${number} else ${text})`,
        type: 'number',
      };
    }
    case 'choice': {
      const position = `index of(${feelTexts(input.options)}, ${answer})[1] - 1`;
      return { text: input.options.length === 0 ? '0' : position, type: 'number' };
    }
    case 'boolean':
    case 'met':
      return { text: answer, type: 'boolean' };
  }
}
