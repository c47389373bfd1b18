import type { Language } from '@barem/core';
import {
  printExpression,
  printRange,
  type Cap,
  type Rating,
  type Requirement,
} from '@barem/syntax';
import type { Piece } from './emit.js';
import { annotations, group, list, text } from './pieces.js';

/** A rating with its requirements. */
export const rating = (each: Rating, language: Language): Piece =>
  group([
    ['id', text(each.id.id)],
    ['label', text(each.title.value)],
    ['points', each.range && text(printRange(each.range, language, 'points'))],
    ...annotations(each.annotations, language),
    ['requires', list(each.requirements.map((one) => requirement(one, language)))],
  ]);

/** What a rating asks for besides points. */
export const requirement = (each: Requirement, language: Language): Piece =>
  group([
    ['when', text(printExpression(each.condition, language))],
    ['message', each.title && text(each.title.value)],
    ...annotations(each.annotations, language),
  ]);

/** A cap or a floor. */
export const cap = (each: Cap, language: Language): Piece =>
  group([
    [each.kind === 'cap' ? 'at_most' : 'at_least', text(each.rating.id)],
    ['when', text(printExpression(each.condition, language))],
    ['message', each.title && text(each.title.value)],
    ...annotations(each.annotations, language),
  ]);
