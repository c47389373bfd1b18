import { exact, rational, toPlainText, type Language } from '@barem/core';
import {
  keyword,
  printExpression,
  printRange,
  printRounding,
  type AnswerLiteral,
  type Cap,
  type Effective,
  type Example,
  type Fact,
  type NumberLiteral,
  type Rating,
  type Scale,
  type Sheet,
} from '@barem/syntax';
import { emitDocument, type Piece } from './emit.js';
import {
  annotations,
  byId,
  changeable,
  group,
  list,
  literal,
  number,
  text,
  type Part,
} from './pieces.js';
import { answerWord } from './read-ratings.js';
import { assessors } from './write-assessors.js';
import { quotas } from './write-quotas.js';
import { rollUp } from './write-roll-up.js';
import { criterion, section } from './write-criteria.js';

/**
 * Writes a sheet in the YAML form, laid out in the one canonical way; read back it is the same sheet.
 * @param language - of ranges, conditions and formulas; ids, titles and notes stay as they are
 */
export function writeYaml(sheet: Sheet, language: Language = sheet.language): string {
  return emitDocument(
    group([
      ['barem', literal('1')],
      ['sheet', text(sheet.id.id)],
      ['language', literal(language)],
      ['title', text(sheet.title.value)],
      ...annotations(sheet.annotations),
      ['effective', sheet.effective && effective(sheet.effective)],
      ['scale', sheet.scale && scale(sheet.scale, language)],
      ['assessors', sheet.assessors && assessors(sheet.assessors, language)],
      ['roll_up', sheet.rollUp && rollUp(sheet.rollUp, language)],
      ['facts', byId(sheet.facts.map((each) => [each.id.id, fact(each, language)]))],
      [
        'constraints',
        list(
          sheet.constraints.map(({ condition, title }) =>
            group([
              ['check', text(printExpression(condition, language))],
              ['message', title && text(title.value)],
            ]),
          ),
        ),
      ],
      [
        'let',
        byId(sheet.lets.map(({ id, value }) => [id.id, text(printExpression(value, language))])),
      ],
      ['sections', list(sheet.sections.map((each) => section(each, language)))],
      ['bonuses', list(sheet.bonuses.map((each) => criterion(each, language)))],
      ['penalties', list(sheet.penalties.map((each) => criterion(each, language)))],
      ['ratings', list(sheet.ratings.map((each) => rating(each, language)))],
      ['caps', list(sheet.caps.map((each) => cap(each, language)))],
      ['quotas', sheet.quotas && quotas(sheet.quotas, language)],
      ['examples', list(sheet.examples.map((each) => example(each, language)))],
    ]),
  );
}

const effective = ({ from, to }: Effective): Piece =>
  group([
    ['from', literal(from.iso)],
    ['to', to && literal(to.iso)],
  ]);

function scale({ bounds, step, lowerIsBetter, rounding }: Scale, language: Language): Piece {
  return group([
    ['none', bounds ? undefined : literal('true')],
    ['min', bounds?.from && number(bounds.from, language)],
    ['max', bounds && number(bounds.to, language)],
    ['step', step && number(step, language)],
    ['lower_is_better', lowerIsBetter ? literal('true') : undefined],
    ['round', rounding && text(printRounding(rounding, language))],
  ]);
}

const typeNames = {
  count: 'count',
  decimal: 'number',
  percentage: 'percentage',
  choice: 'choice',
  boolean: 'boolean',
} as const;

function fact(each: Fact, language: Language): Piece {
  return group([
    ['label', text(each.title.value)],
    ['type', literal(typeNames[each.type.kind])],
    ...factParts(each.type, language),
    ...annotations(each.annotations),
    changeable(each.changeable),
  ]);
}

function factParts(type: Fact['type'], language: Language): readonly Part[] {
  switch (type.kind) {
    case 'boolean':
      return [];
    case 'choice': {
      const options = type.options.map(({ id, title }) =>
        group([
          ['id', text(id.id)],
          ['label', text(title.value)],
        ]),
      );
      return [['options', list(options)]];
    }
    case 'count':
      return [
        ['min', number(type.from, language)],
        ['max', number(type.to, language)],
      ];
    case 'decimal':
      return [
        ...decimals(type.decimals),
        ['min', number(type.from, language)],
        ['max', number(type.to, language)],
      ];
    case 'percentage':
      return [
        ...decimals(type.decimals),
        ['min', inPercent(type.from)],
        ['max', inPercent(type.to)],
      ];
  }
}

const decimals = (count: number): readonly Part[] =>
  count > 0 ? [['decimals', literal(String(count))]] : [];

/** The number before the sign, which the type of the fact makes needless. */
const inPercent = ({ value }: NumberLiteral): Piece =>
  literal(toPlainText(exact.multiply(value, rational(100n))));

const rating = (each: Rating, language: Language): Piece =>
  group([
    ['id', text(each.id.id)],
    ['label', text(each.title.value)],
    ['points', each.range && text(printRange(each.range, language, 'points'))],
    ...annotations(each.annotations),
    [
      'requires',
      list(
        each.requirements.map(({ condition, title, annotations: own }) =>
          group([
            ['when', text(printExpression(condition, language))],
            ['message', title && text(title.value)],
            ...annotations(own),
          ]),
        ),
      ),
    ],
  ]);

const cap = (each: Cap, language: Language): Piece =>
  group([
    [each.kind === 'cap' ? 'at_most' : 'at_least', text(each.rating.id)],
    ['when', text(printExpression(each.condition, language))],
    ['message', each.title && text(each.title.value)],
    ...annotations(each.annotations),
  ]);

function example({ title, answers, expected }: Example, language: Language): Piece {
  const given = byId(answers.map(({ id, value }) => [id.id, answer(value, language)]));
  return {
    ...group([
      ['title', text(title.value)],
      ['answers', given && { ...given, layout: 'fill' }],
      [
        'result',
        group([
          ['points', expected.points && number(expected.points, language)],
          ['rating', expected.rating && text(expected.rating.id)],
        ]),
      ],
    ]),
    layout: 'lines',
  };
}

function answer(value: AnswerLiteral, language: Language): Piece {
  switch (value.kind) {
    case 'number':
      return number(value, language);
    case 'boolean':
      return literal(String(value.value));
    case 'met':
      return text(keyword(value.value ? 'Met' : 'NotMet', language));
    case 'not-applicable':
      return text(keyword('NotApplicable', language));
    case 'choice':
      return text(answerWord(value.id) ? `\`${value.id}\`` : value.id);
  }
}
