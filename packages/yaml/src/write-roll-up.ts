import type { Language } from '@barem/core';
import type { Declaration, RollUp, Series } from '@barem/syntax';
import type { Piece } from './emit.js';
import { group, list, literal, number, text, type Part } from './pieces.js';
import { decisionOf, everyOf, frequencies, situationOf, wordFor } from './roll-up-words.js';

/** Which results a roll-up rests on, and what is decided about them. */
export const rollUp = ({ drawnUp, series, declarations }: RollUp, language: Language): Piece =>
  group([
    ['drawn_up', drawnUp && literal(wordFor(frequencies, drawnUp.every))],
    ['series', list(series.map(seriesPiece))],
    ['decisions', list(declarations.map((each) => declaration(each, language)))],
  ]);

const seriesPiece = ({ id, title, source, of, every }: Series): Piece =>
  group([
    ['id', text(id.id)],
    ['title', title && text(title.value)],
    [source === 'sheet' ? 'sheet' : 'roll_up', text(of.id)],
    ['every', literal(wordFor(everyOf, every))],
  ]);

function declaration({ situation, series, decision }: Declaration, language: Language): Piece {
  const decided: readonly Part[] =
    decision.kind === 'counts-as'
      ? [
          ['counts_as', text(decision.rating.id)],
          ['points', decision.points && number(decision.points, language)],
        ]
      : [['then', literal(wordFor(decisionOf, decision))]];
  return group([
    ['when', literal(wordFor(situationOf, situation))],
    ['series', series && text(series.id)],
    ...decided,
  ]);
}
