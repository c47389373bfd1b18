import { recordLimits } from '@barem/core';
import type { ProblemCode } from '@barem/plan';
import { blanks, constantText, type Dialect } from './dialect.js';
import { fitting, type NumberInput } from './read-number.js';
import {
  all,
  beside,
  cases,
  condition,
  integer,
  isGiven,
  isNull,
  negated,
  other,
  some,
  type Term,
} from './term.js';
import { trimmed } from './words.js';

/** A number read from a text. */
export interface NumberText {
  /** The stored number; NULL where there is none, or more than one. */
  readonly value: Term;
  /** What is wrong where the text is no number that fits; at most one of them holds. */
  readonly wrong: readonly { readonly code: ProblemCode; readonly when: Term }[];
}

const plainShape = '^-?[0-9]+([.,][0-9]+)?$';
const dotGroups = '^-?[1-9][0-9]{0,2}([.][0-9]{3})+(,[0-9]+)?$';
const commaGroups = '^-?[1-9][0-9]{0,2}(,[0-9]{3})+([.][0-9]+)?$';

/**
 * Reads a text as the interpreter does: the point or the comma marks decimals or groups thousands, and of two readings
 * one must fit alone.
 */
export function readNumberText(dialect: Dialect, input: NumberInput, column: Term): NumberText {
  const short = condition`${dialect.length(column)} <= ${beside(recordLimits.valueLength)}`;
  const whole = cases('other', [[short, column]]);
  const bare = input.percent
    ? trimmed(dialect, dialect.without(trimmed(dialect, whole), `[${blanks}]*%$`))
    : trimmed(dialect, whole);
  const { matches, replaced } = dialect;
  const oneMark = cases('other', [[matches(bare, plainShape), replaced(bare, ',', '.')]]);
  const grouped = cases('other', [
    [matches(bare, dotGroups), replaced(replaced(bare, '.', ''), ',', '.')],
    [matches(bare, commaGroups), replaced(bare, ',', '')],
  ]);
  const [first, second] = [
    readDecimal(dialect, input, oneMark),
    readDecimal(dialect, input, grouped),
  ];
  const isAmbiguous = condition`${first.fit} <> ${second.fit}`;
  const value = cases('integer', [[isAmbiguous, nullInteger(dialect)]], {
    ...integer`coalesce(${first.fit}, ${second.fit})`,
    isClosed: true,
  });
  // Of two readings the one with the decimal point comes first, and is the one that is spoken of.
  const speaksOfGroups = all([isGiven(grouped), some([isNull(oneMark), matches(bare, ',')])]);
  const fault = cases('integer', [[speaksOfGroups, second.fault]], first.fault);
  const isFault = (which: number): Term => condition`${fault} = ${beside(which)}`;
  const noFit = all([isNull(first.fit), isNull(second.fit)]);
  const isNoNumber = all([isNull(oneMark), isNull(grouped)]);
  return {
    value,
    wrong: [
      { code: 'record/ambiguous-number', when: isAmbiguous },
      {
        code: 'record/wrong-type',
        when: some([isNoNumber, all([noFit, isFault(faults.tooLong)])]),
      },
      { code: 'record/decimals', when: all([noFit, isFault(faults.decimals)]) },
      { code: 'record/out-of-range', when: all([noFit, isFault(faults.outOfRange)]) },
      { code: 'record/off-step', when: all([noFit, isFault(faults.offStep)]) },
      { code: 'record/outside-levels', when: all([noFit, isFault(faults.outsideLevels)]) },
    ],
  };
}

const nullInteger = (dialect: Dialect): Term => ({
  kind: 'integer',
  isClosed: true,
  parts: [`CAST(NULL AS ${dialect.types.nullable(dialect.types.integer)})`],
});

const faults = { tooLong: 1, decimals: 2, outOfRange: 3, offStep: 4, outsideLevels: 5 } as const;

interface Decimal {
  /** The stored number where it fits. */
  readonly fit: Term;
  /** One of {@link faults} where it does not. */
  readonly fault: Term;
}

/** Reads digits with at most one point. Every number in between is NULL unless it is known to be small enough. */
function readDecimal(dialect: Dialect, input: NumberInput, text: Term): Decimal {
  const { decimals, min, max } = input;
  const number = dialect.integer;
  const unit = 10 ** decimals;
  const whole = dialect.without(text, '[.].*$');
  const fraction = dialect.without(dialect.without(text, '^[^.]*[.]?'), '0+$');
  const [wholeLength, fractionLength] = [dialect.length(whole), dialect.length(fraction)];
  const isShort = all([
    condition`${fractionLength} <= ${beside(decimals)}`,
    condition`${wholeLength} + ${fractionLength} <= ${beside(16)}`,
  ]);
  const wholeNumber = dialect.readDigits(cases('other', [[isShort, whole]]));
  const near = cases('integer', [
    [
      condition`${wholeNumber} BETWEEN ${beside(Math.floor(min / unit))} AND ${beside(Math.ceil(max / unit))}`,
      wholeNumber,
    ],
  ]);
  const stored = decimals === 0 ? near : withFraction(dialect, decimals, near, whole, fraction);
  const inRange = condition`${stored} BETWEEN ${beside(min)} AND ${beside(max)}`;
  const { onStep, inLevels } = fitting(dialect, input, stored);
  const rest = [...(onStep ? [onStep] : []), ...(inLevels ? [inLevels] : [])];
  const fit = cases('integer', [[all([inRange, ...rest]), stored]]);
  const fault = cases(
    'integer',
    [
      [isNull(text), number(0)],
      [all([negated(isShort), condition`${wholeLength} > ${beside(15)}`]), number(faults.tooLong)],
      [negated(isShort), number(faults.decimals)],
      [some([isNull(stored), negated(inRange)]), number(faults.outOfRange)],
      ...(onStep ? [[negated(onStep), number(faults.offStep)] as const] : []),
      ...(inLevels ? [[negated(inLevels), number(faults.outsideLevels)] as const] : []),
    ],
    number(0),
  );
  return { fit, fault };
}

function withFraction(
  dialect: Dialect,
  decimals: number,
  near: Term,
  whole: Term,
  fraction: Term,
): Term {
  const zeros = constantText('0'.repeat(decimals));
  const padded = other`substring(${other`${fraction} || ${zeros}`}, 1, ${`${decimals}`})`;
  const small = cases('other', [[isGiven(near), { ...padded, isClosed: true }]]);
  const part = dialect.readDigits(small);
  const unit = dialect.integer(10 ** decimals);
  return cases(
    'integer',
    [[dialect.matches(whole, '^-'), integer`${near} * ${unit} - ${part}`]],
    integer`${near} * ${unit} + ${part}`,
  );
}
