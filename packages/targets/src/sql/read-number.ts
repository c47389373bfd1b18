import type { Input, ProblemCode } from '@barem/plan';
import { isAmong, type Dialect } from './dialect.js';
import type { Reading } from './reading.js';
import {
  all,
  beside,
  cases,
  condition,
  isNull,
  negated,
  other,
  short,
  some,
  type Term,
} from './term.js';

/** An input that is a number. */
export type NumberInput = Extract<Input, { readonly type: 'number' }>;

/** A stored whole number as it is written. */
export function written(value: number, decimals: number): string {
  if (decimals === 0) return `${value}`;
  const digits = `${Math.abs(value)}`.padStart(decimals + 1, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The step and the ranges of levels, for a stored number within its bounds. */
export function fitting(
  dialect: Dialect,
  { step, within }: NumberInput,
  stored: Term,
): { readonly onStep: Term | undefined; readonly inLevels: Term | undefined } {
  const onStep = step === 1 ? undefined : condition`${stored} % ${beside(step)} = ${beside(0)}`;
  const ranges = within?.map(
    ([low, high]) => condition`${stored} BETWEEN ${beside(low)} AND ${beside(high)}`,
  );
  return { onStep, inLevels: ranges && some(ranges) };
}

/** How engines write what is no number. */
const infinite = ['NaN', 'Infinity', '-Infinity', 'nan', 'inf', '-inf'] as const;

/** Reads a column of an exact type; what such a type can hold and the answer cannot be is refused, not rounded. */
export function readNumber(dialect: Dialect, input: NumberInput, column: Term): Reading {
  const { decimals, min, max, step } = input;
  const bound = (value: number): Term => dialect.decimal(written(value, decimals));
  const inRange = short(condition`${column} BETWEEN ${bound(min)} AND ${bound(max)}`);
  const outside = short(negated(inRange));
  const text = short(dialect.toText(column));
  const isInfinite = short(isAmong(dialect, text, infinite));
  const { value, onStep, inLevels } = dialect.isLazy
    ? onColumn(dialect, input, column, inRange)
    : stepwise(dialect, input, column, inRange);
  const off: ProblemCode = step === 1 ? 'record/decimals' : 'record/off-step';
  return {
    value,
    isAbsent: isNull(column),
    wrong: [
      { code: 'record/wrong-type', when: all([outside, isInfinite]) },
      { code: 'record/out-of-range', when: all([outside, negated(isInfinite)]) },
      { code: off, when: all([inRange, negated(onStep)]) },
      ...(inLevels
        ? [
            {
              code: 'record/outside-levels',
              when: all([inRange, onStep, negated(inLevels)]),
            } as const,
          ]
        : []),
    ],
  };
}

interface OnStep {
  readonly value: Term;
  readonly onStep: Term;
  readonly inLevels: Term | undefined;
}

/** In one expression, whose arms are computed only where they are taken. */
function onColumn(
  dialect: Dialect,
  { decimals, step, within }: NumberInput,
  column: Term,
  inRange: Term,
): OnStep {
  const bound = (value: number): Term => dialect.decimal(written(value, decimals));
  const onStep = short(condition`${column} % ${bound(step)} = 0`);
  const inLevels =
    within &&
    short(
      some(
        within.map(([low, high]) => condition`${column} BETWEEN ${bound(low)} AND ${bound(high)}`),
      ),
    );
  const scaled = decimals === 0 ? column : other`${column} * ${`${10 ** decimals}`}`;
  const isFit = all([inRange, onStep, ...(inLevels ? [inLevels] : [])]);
  return { value: cases('integer', [[isFit, dialect.toInteger(scaled)]]), onStep, inLevels };
}

/** In small steps, each of a number that is known to be small enough, for an engine that computes all arms. */
function stepwise(dialect: Dialect, input: NumberInput, column: Term, inRange: Term): OnStep {
  const near = cases('other', [[inRange, column]]);
  const scaled = input.decimals === 0 ? near : other`${near} * ${`${10 ** input.decimals}`}`;
  const stored = dialect.toInteger(scaled);
  const { onStep, inLevels } = fitting(dialect, input, stored);
  const isWhole = all([condition`${stored} = ${scaled}`, ...(onStep ? [onStep] : [])]);
  const isFit = all([isWhole, ...(inLevels ? [inLevels] : [])]);
  return { value: cases('integer', [[isFit, stored]]), onStep: isWhole, inLevels };
}
