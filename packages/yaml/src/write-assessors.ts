import type { Language } from '@barem/core';
import { printRounding, type Assessor, type Assessors } from '@barem/syntax';
import type { Piece } from './emit.js';
import { group, list, literal, number, text } from './pieces.js';

/** Who scores, and what of their scores counts. */
export const assessors = (each: Assessors, language: Language): Piece =>
  group([
    ['counts', each.counts === 'first' ? undefined : literal(each.counts)],
    ['members', list(each.members.map((one) => assessor(one, language)))],
    [
      'dropping',
      each.dropping &&
        group([
          ['highest', number(each.dropping.highest, language)],
          ['lowest', number(each.dropping.lowest, language)],
        ]),
    ],
    ['round', each.rounding && text(printRounding(each.rounding, language))],
    ['total_difference', each.totalDifference && number(each.totalDifference, language)],
    [
      'criterion_difference',
      each.criterionDifference && number(each.criterionDifference, language),
    ],
  ]);

const assessor = ({ id, title, count, required }: Assessor, language: Language): Piece =>
  group([
    ['id', text(id.id)],
    ['title', title && text(title.value)],
    ['min', count && number(count.from, language)],
    ['max', count && number(count.to, language)],
    ['required', required ? literal('true') : undefined],
  ]);
