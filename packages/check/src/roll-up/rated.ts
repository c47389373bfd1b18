import type { CheckedSheet } from '../check.js';
import type { RatedSheet } from './rated-sheet.js';

/** A checked sheet as roll-ups see it. */
export const ratedSheet = ({ sheet, symbols, scale, total }: CheckedSheet): RatedSheet => ({
  id: sheet.id.id,
  title: sheet.title.value,
  kind: sheet.rollUp ? 'roll-up' : 'sheet',
  ...(sheet.rollUp && { drawnUp: sheet.rollUp.drawnUp?.every ?? 'year' }),
  ratings: sheet.ratings,
  ...(symbols.criteria.size > 0 && { total }),
  lowerIsBetter: scale.lowerIsBetter,
  mayBeLifted: sheet.caps.some(({ kind }) => kind === 'floor'),
});
