import type { Language } from '@barem/core';
import { printMeasure, printNumber, printRatings, printRounding, type Quota } from '@barem/syntax';
import type { Piece } from './emit.js';
import { annotations, group, list, literal, number, text } from './pieces.js';

/** Quotas, in the order in which they are applied. */
export const quotas = (all: readonly Quota[], language: Language): Piece | undefined =>
  list(all.map((each) => quota(each, language)));

/** How many units may have a rating. */
export const quota = (each: Quota, language: Language): Piece =>
  group([
    [
      'at_most',
      each.limit.percent ? text(printNumber(each.limit, language)) : number(each.limit, language),
    ],
    ['rating', text(each.rating.id)],
    ['out_of', each.outOf && text(printRatings(each.outOf, language))],
    ['within', literal(each.within)],
    ['message', each.title && text(each.title.value)],
    ['round', each.rounding && text(printRounding(each.rounding, language))],
    [
      'ranked_by',
      list(
        each.ranking.map(({ value, lowestFirst }) =>
          group([
            ['value', text(printMeasure(value, language))],
            ['lowest_first', lowestFirst ? literal('true') : undefined],
          ]),
        ),
      ),
    ],
    ['lowered_to', each.loweredTo && text(each.loweredTo.id)],
    ['ties', each.ties && literal(each.ties.kind === 'lowered' ? 'lowered' : 'by_id')],
    ...annotations(each.annotations, language),
  ]);
