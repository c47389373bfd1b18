import { operandsOf, type Input, type Plan, type Slot } from '@barem/plan';
import { textLiteral } from './literals.js';

/** Code that reads the answers of a record, or of a row, into `x0`, `x1` … as stored whole numbers. */
export interface StrictReading {
  /** For each input. */
  readonly groups: readonly (readonly string[])[];
  /** Values that the code speaks of by name: tables of options. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** The variable that holds the answer to an input. */
export const answerName = (input: number): string => `x${input}`;

/** The variable that says that an input was answered with "not applicable". */
export const awayName = (input: number): string => `away${input}`;

/** The variable that says that an input which may not be needed has no answer. */
export const openName = (input: number): string => `open${input}`;

/** Whether "not applicable" may be an answer to an input. */
export const mayBeAway = ({ kind, needed, mayBeNotApplicable }: Input): boolean =>
  kind === 'score' && (mayBeNotApplicable === true || needed !== undefined);

/** More options than these are looked up in a map. */
const longestChain = 8;

const yes = { boolean: ['có', 'yes', 'true'], met: ['đạt', 'met', 'true'] } as const;
const no = { boolean: ['không', 'no', 'false'], met: ['không đạt', 'not met', 'false'] } as const;
const awayWords = ['n/a', 'không áp dụng', 'not applicable'];

/**
 * Reads strictly: `leave` where an answer is anything but a plain one that is right – the runtime will say what is wrong
 * with it, if something is. Text numbers count as plain where they can be read in one way only.
 * @param valueOf - the expression of the value that stands for an input
 * @param leave - the statement that gives up
 */
export function strictReading(
  { inputs }: Plan,
  valueOf: (input: number) => string,
  leave: string,
): StrictReading {
  const values: Record<string, unknown> = {};
  const groups = inputs.map((input, index) => {
    const [x, v] = [answerName(index), `v${index}`];
    const isGuarded = input.needed !== undefined;
    const start = [
      `const ${v} = ${valueOf(index)};`,
      `let ${x} = ${least(input)};`,
      ...(mayBeAway(input) ? [`let ${awayName(index)} = false;`] : []),
      ...(isGuarded ? [`let ${openName(index)} = false;`] : []),
    ];
    const absent =
      input.computed || isGuarded
        ? `if (${v} === undefined) { absent += 1;${isGuarded ? ` ${openName(index)} = true;` : ''} } else `
        : '';
    const otherwise = mayBeAway(input)
      ? `if (${isOneOf(v, awayWords)}) { ${awayName(index)} = true; } else ${leave}`
      : leave;
    if (input.computed) return [...start, `${absent}${otherwise}`];
    return [...start, `${absent}${readingOf(input, index, otherwise, leave, values)}`];
  });
  return { groups, values };
}

const least = (input: Input): number => (input.type === 'number' ? input.min : 0);

const isOneOf = (value: string, texts: readonly string[]): string =>
  texts.map((text) => `${value} === ${textLiteral(text)}`).join(' || ');

function readingOf(
  input: Input,
  index: number,
  otherwise: string,
  leave: string,
  values: Record<string, unknown>,
): string {
  const [x, v] = [answerName(index), `v${index}`];
  switch (input.type) {
    case 'number': {
      const { convert, fits } = fitting(input, `n${index}`, x);
      const check = `${convert} if (!(${fits})) ${leave}`;
      // A text may be the name of a level.
      const text = input.named ? '' : `if (typeof ${v} === 'string') n${index} = fromText(${v}); `;
      return mayBeAway(input)
        ? `{ let n${index} = ${v}; ${text}if (typeof n${index} === 'number' && n${index} === n${index}) { ${check} } else ${otherwise} }`
        : `{ let n${index} = ${v}; ${text}if (typeof n${index} !== 'number') ${leave} ${check} }`;
    }
    case 'choice':
      if (input.options.length > longestChain) {
        values[`options${index}`] = new Map(input.options.map((option, at) => [option, at]));
        return `{ const at = options${index}.get(${v}); if (at !== undefined) ${x} = at; else ${otherwise} }`;
      }
      return [
        ...input.options.map((option, at) => `if (${v} === ${textLiteral(option)}) ${x} = ${at};`),
        otherwise,
      ].join(' else ');
    case 'boolean':
    case 'met':
      return `if (${v} === true || ${isOneOf(v, yes[input.type])}) ${x} = 1; else if (${v} === false || ${isOneOf(v, no[input.type])}) ${x} = 0; else ${otherwise}`;
  }
}

/** How a number in written units becomes one in stored units, and when it is right. */
interface Fitting {
  readonly convert: string;
  readonly fits: string;
}

/** Beyond these the code may not speak of 32-bit integers, which engines compute with fastest. */
const largestSmall = 2 ** 31 - 1;

function fitting(
  { min, max, step, decimals, within }: Extract<Input, { type: 'number' }>,
  n: string,
  x: string,
): Fitting {
  const unit = 10 ** decimals;
  const isSmall = Math.max(-min, max) <= largestSmall;
  const perUnit = unit / step;
  const inside = [
    ...(within
      ? [`(${within.map(([low, high]) => `(${x} >= ${low} && ${x} <= ${high})`).join(' || ')})`]
      : []),
    `${x} >= ${min}`,
    `${x} <= ${max}`,
  ];
  // Halves, quarters and wholes are exact in binary: that the value is one is all there is to see.
  if (isSmall && Number.isInteger(perUnit) && Number.isInteger(Math.log2(perUnit))) {
    const times = perUnit === 1 ? n : `${n} * ${perUnit}`;
    const k = `k${x}`;
    return {
      convert: `const ${k} = (${times}) | 0; ${x} = ${step === 1 ? k : `Math.imul(${k}, ${step})`};`,
      fits: [`${k} === ${times}`, ...inside].join(' && '),
    };
  }
  return {
    convert: `${x} = ${isSmall ? `Math.round(${n} * ${unit}) | 0` : `Math.round(${n} * ${unit}) + 0`};`,
    fits: [
      `${x} / ${unit} === ${n}`,
      ...inside,
      ...(step === 1 ? [] : [`${x} % ${step} === 0`]),
    ].join(' && '),
  };
}

/** Reads strictly one row of columns of numbers; see `AnswerColumns` for what they mean. */
export function columnReading(
  { inputs }: Plan,
  valueOf: (input: number) => string,
  leave: string,
): readonly (readonly string[])[] {
  return inputs.map((input, index) => {
    const [x, n] = [answerName(index), `n${index}`];
    const isGuarded = input.needed !== undefined;
    const cases = [
      ...(input.computed || isGuarded
        ? [`if (${n} !== ${n}) { ${isGuarded ? `${openName(index)} = true;` : ''} }`]
        : []),
      ...(mayBeAway(input) ? [`if (${n} === Infinity) ${awayName(index)} = true;`] : []),
      input.computed ? leave : `{ ${columnValue(input, n, x, leave)} }`,
    ];
    return [
      `const ${n} = ${valueOf(index)};`,
      `let ${x} = ${least(input)};`,
      ...(mayBeAway(input) ? [`let ${awayName(index)} = false;`] : []),
      ...(isGuarded ? [`let ${openName(index)} = false;`] : []),
      cases.join(' else '),
    ];
  });
}

function columnValue(input: Input, n: string, x: string, leave: string): string {
  switch (input.type) {
    case 'number': {
      const { convert, fits } = fitting(input, n, x);
      return `${convert} if (!(${fits})) ${leave}`;
    }
    case 'choice':
      return `${x} = ${n} | 0; if (!(${x} === ${n} && ${x} >= 0 && ${x} < ${input.options.length})) ${leave}`;
    case 'boolean':
    case 'met':
      return `${x} = ${n} | 0; if (!(${x} === ${n} && (${x} === 0 || ${x} === 1))) ${leave}`;
  }
}

/**
 * Reads without looking whether answers are right: numbers are numbers, choices are options; for records of which that is
 * known already.
 */
export function trustingReading(
  { inputs }: Plan,
  valueOf: (input: number) => string,
): StrictReading {
  const values: Record<string, unknown> = {};
  const groups = inputs.map((input, index) => {
    const [x, v] = [answerName(index), `v${index}`];
    const away = mayBeAway(input) ? [`const ${awayName(index)} = ${isOneOf(v, awayWords)};`] : [];
    const nothing = [
      ...(input.needed !== undefined || input.computed ? [`${v} === undefined`] : []),
      ...(away.length === 0 ? [] : [awayName(index)]),
    ];
    const value = trusted(input, v, index, values);
    return [
      `const ${v} = ${valueOf(index)};`,
      ...away,
      ...(input.needed === undefined ? [] : [`const ${openName(index)} = ${v} === undefined;`]),
      input.computed
        ? `const ${x} = ${least(input)};`
        : nothing.length === 0
          ? `const ${x} = ${value};`
          : `const ${x} = ${nothing.join(' || ')} ? ${least(input)} : ${value};`,
    ];
  });
  return { groups, values };
}

function trusted(input: Input, v: string, index: number, values: Record<string, unknown>): string {
  switch (input.type) {
    case 'number': {
      const { decimals, min, max, named } = input;
      const unit = 10 ** decimals;
      const isSmall = Math.max(-min, max) <= largestSmall;
      const stored =
        decimals === 0
          ? v
          : isSmall
            ? `Math.round(${v} * ${unit}) | 0`
            : `Math.round(${v} * ${unit}) + 0`;
      const number = decimals === 0 && isSmall ? `${v} | 0` : stored;
      if (!named) return `(${number})`;
      values[`named${index}`] = new Map(Object.entries(named));
      return `(typeof ${v} === 'string' ? named${index}.get(${v}) : ${number})`;
    }
    case 'choice': {
      if (input.options.length > longestChain) {
        values[`options${index}`] = new Map(input.options.map((option, at) => [option, at]));
        return `options${index}.get(${v})`;
      }
      const last = input.options.length - 1;
      const tests = input.options
        .slice(0, -1)
        .map((option, at) => `${v} === ${textLiteral(option)} ? ${at} : `);
      return `(${tests.join('')}${last})`;
    }
    case 'boolean':
    case 'met':
      return `(${v} === true || ${isOneOf(v, yes[input.type])} ? 1 : 0)`;
  }
}

/** `fromText`, which {@link strictReading} calls: the number of a text that can be read in one way only, or else NaN. */
export const fromTextCode = `function fromText(text) {
  const length = text.length;
  let value = 0;
  let at = 0;
  for (; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    if (at > 8) return NaN;
  }
  if (at === 0) return NaN;
  if (at === length) return value;
  const decimals = length - at - 1;
  if (text.charCodeAt(at) !== 46 || decimals < 1 || decimals > 2) return NaN;
  for (at += 1; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return NaN;
    value = value * 10 + digit;
  }
  return value / (decimals === 1 ? 10 : 100);
}`;

/**
 * Conditions of which each, where it holds, leaves a record to the runtime: a broken constraint, a score of a criterion that
 * does not apply, an absent answer that is needed or may be.
 */
export function judgements(
  plan: Plan,
  condition: (slot: Slot) => string,
  {
    open,
    away,
  }: { readonly open: (input: number) => string; readonly away: (input: number) => string },
): readonly string[] {
  const { inputs, constraints } = plan;
  return [
    ...constraints.map(({ holds }) => `!(${condition(holds)})`),
    ...inputs.flatMap((input, index) => {
      const { needed, kind } = input;
      if (needed === undefined) return [];
      const unknown = inputsOf(plan, needed).flatMap((each) => [
        ...(inputs[each]!.needed === undefined ? [] : [open(each)]),
        ...(mayBeAway(inputs[each]!) ? [away(each)] : []),
      ]);
      const isNeeded = `(${condition(needed)})`;
      const missing = [
        ...(input.computed ? [] : [open(index)]),
        ...(mayBeAway(input) && !input.mayBeNotApplicable ? [away(index)] : []),
      ];
      const answers = mayBeAway(input)
        ? `!(${open(index)}) && !(${away(index)})`
        : `!(${open(index)})`;
      return [
        ...(missing.length === 0
          ? []
          : [`(${missing.join(' || ')}) && (${[isNeeded, ...unknown].join(' || ')})`]),
        ...(kind === 'score' ? [`${answers} && !${isNeeded}`] : []),
      ];
    }),
  ];
}

/** Positions of all inputs that a slot rests on. */
function inputsOf({ operations }: Plan, root: Slot): readonly number[] {
  const seen = new Set<Slot>([root]);
  const found = new Set<number>();
  for (let slot = root; slot >= 0; slot -= 1) {
    if (!seen.has(slot)) continue;
    const operation = operations[slot]!;
    if (operation.op === 'input' || operation.op === 'not-applicable') found.add(operation.input);
    for (const operand of operandsOf(operation)) seen.add(operand);
  }
  return [...found];
}
