import type { Language } from '@barem/core';
import {
  keyword,
  printExpression,
  printRounding,
  type AnswerLiteral,
  type Effective,
  type Example,
  type Extends,
  type Scale,
  type Sheet,
} from '@barem/syntax';
import { emitDocument, type Piece } from './emit.js';
import { annotations, byId, group, list, literal, number, text } from './pieces.js';
import { answerWord } from './read-ratings.js';
import { assessors } from './write-assessors.js';
import { constraint, fact } from './write-facts.js';
import { quotas } from './write-quotas.js';
import { cap, rating } from './write-ratings.js';
import { change } from './write-revision.js';
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
      ['extends', sheet.extends && parent(sheet.extends)],
      ...annotations(sheet.annotations, language),
      ['effective', sheet.effective && effective(sheet.effective)],
      ['scale', sheet.scale && scale(sheet.scale, language)],
      ['assessors', sheet.assessors && assessors(sheet.assessors, language)],
      ['roll_up', sheet.rollUp && rollUp(sheet.rollUp, language)],
      ['facts', byId(sheet.facts.map((each) => [each.id.id, fact(each, language)]))],
      ['constraints', list(sheet.constraints.map((each) => constraint(each, language)))],
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
      ['changes', list((sheet.changes ?? []).flatMap((each) => change(each, language)))],
      ['examples', list(sheet.examples.map((each) => example(each, language)))],
    ]),
  );
}

const parent = ({ of, edition }: Extends): Piece =>
  group([
    ['sheet', text(of.id)],
    ['edition', edition && text(edition.value)],
  ]);

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
