import { recordLimits } from '@barem/core';
import type { Input, ProblemCode } from '@barem/plan';
import { textOf, type Dialect } from './dialect.js';
import { readNumberText } from './read-number-text.js';
import { readNumber } from './read-number.js';
import { columnKind, mayBeAway, type Reading, type SqlColumns } from './reading.js';
import {
  all,
  beside,
  always,
  cases,
  condition,
  integer,
  isGiven,
  isNull,
  negated,
  other,
  type Term,
} from './term.js';
import { isOneOf, notApplicableWords, noWords, plain, spelled, yesWords } from './words.js';

/** Reads the column of one input. */
export function readAnswer(
  dialect: Dialect,
  input: Input,
  columns: SqlColumns,
  column: Term,
): Reading {
  switch (columnKind(input, columns)) {
    case 'number':
      return input.type === 'number'
        ? readNumber(dialect, input, column)
        : readText(dialect, input, column);
    case 'boolean':
      return readBoolean(dialect, column);
    case 'text':
      return readText(dialect, input, column);
  }
}

function readBoolean(dialect: Dialect, column: Term): Reading {
  const isAbsent = isNull(column);
  if (column.kind === 'condition') return { value: column, isAbsent, wrong: [] };
  const isBoolean = condition`${column} = 0 OR ${column} = 1`;
  const value = cases('integer', [[isBoolean, dialect.toInteger(column)]]);
  return {
    value,
    isAbsent,
    wrong: [{ code: 'record/wrong-type', when: all([isGiven(column), negated(isBoolean)]) }],
  };
}

/** What the interpreter makes of a text: the value, or what is wrong if it is not "not applicable". */
function readText(dialect: Dialect, input: Input, column: Term): Reading {
  const { value, rest, wrong } = readValue(dialect, input, column);
  const isShort = condition`${dialect.length(rest)} <= ${beside(recordLimits.valueLength)}`;
  const isAway = all([isShort, isOneOf(dialect, plain(dialect, rest), notApplicableWords)]);
  const isWrong = all([isGiven(column), isNull(value), negated(isAway)]);
  const away = all([isGiven(column), isNull(value), isAway]);
  return {
    value,
    isAbsent: isNull(column),
    ...(mayBeAway(input) && { isNotApplicable: away }),
    wrong: [
      ...wrong.map(({ code, when }) => ({ code, when: all([isWrong, when]) })),
      ...(mayBeAway(input)
        ? []
        : [{ code: 'record/cannot-be-not-applicable' as const, when: away }]),
    ],
  };
}

interface TextValue {
  readonly value: Term;
  /** The text where it was not read at first sight; NULL elsewhere, so that engines pass it over. */
  readonly rest: Term;
  readonly wrong: readonly { readonly code: ProblemCode; readonly when: Term }[];
}

function readValue(dialect: Dialect, input: Input, column: Term): TextValue {
  if (input.computed) {
    const none = {
      ...integer`CAST(NULL AS ${dialect.types.nullable(dialect.types.integer)})`,
      isClosed: true,
    } as const;
    return { value: none, rest: column, wrong: [{ code: 'record/computed', when: always }] };
  }
  switch (input.type) {
    case 'number': {
      const named = Object.entries(input.named ?? {}).map(
        ([id, value]) =>
          [condition`${column} = ${textOf(dialect, id)}`, dialect.integer(value)] as const,
      );
      const first = dialect.isLazy ? readAtSight(dialect, input, column) : undefined;
      const early = named.length > 0 ? cases('integer', named, ...(first ? [first] : [])) : first;
      const rest = early ? cases('other', [[isNull(early), column]]) : column;
      const late = readNumberText(dialect, input, rest);
      const value = early
        ? ({ ...integer`coalesce(${early}, ${late.value})`, isClosed: true } as const)
        : late.value;
      return { value, rest, wrong: late.wrong };
    }
    case 'choice': {
      const value = cases(
        'integer',
        spelled(
          dialect,
          column,
          input.options.map((option, at) => [option, dialect.integer(at)] as const),
        ),
        input.options.length === 0 ? 'NULL' : undefined,
      );
      return { value, rest: restOf(value, column), wrong: unknownOr(dialect, column) };
    }
    case 'boolean':
    case 'met': {
      const [yes, no] = [yesWords[input.type], noWords[input.type]];
      const arms = (text: Term) =>
        [
          [isOneOf(dialect, text, yes), dialect.integer(1)],
          [isOneOf(dialect, text, no), dialect.integer(0)],
        ] as const;
      const early = cases('integer', arms(column));
      const rest = restOf(early, column);
      const isShort = condition`${dialect.length(rest)} <= ${beside(recordLimits.valueLength)}`;
      const word = plain(dialect, cases('other', [[isShort, rest]]));
      const value = {
        ...integer`coalesce(${early}, ${cases('integer', arms(word))})`,
        isClosed: true,
      } as const;
      return { value, rest, wrong: [{ code: 'record/wrong-type', when: always }] };
    }
  }
}

const restOf = (value: Term, column: Term): Term => cases('other', [[isNull(value), column]]);

/** A text that is too long is of no type; any other is an option that nobody knows. */
function unknownOr(dialect: Dialect, column: Term): TextValue['wrong'] {
  const isLong = condition`${dialect.length(column)} > ${beside(recordLimits.valueLength)}`;
  return [
    { code: 'record/wrong-type', when: isLong },
    { code: 'record/unknown-option', when: negated(isLong) },
  ];
}

/** Digits, a point and one or two more of them: most texts are nothing else, and have one reading. */
function readAtSight(
  dialect: Dialect,
  input: Extract<Input, { type: 'number' }>,
  column: Term,
): Term {
  const digits = cases('other', [
    [dialect.matches(column, '^[0-9]{1,9}([.][0-9]{1,2})?$'), column],
  ]);
  const number = { ...other`CAST(${digits} AS DECIMAL(11, 2))`, isClosed: true } as const;
  return readNumber(dialect, input, number).value;
}
