import { score } from '@barem/plan';
import { recordFor } from '../arbitraries/records.js';
import { shown } from './differences.js';
import { law, type Law } from './law.js';

export const totality: Law = law(
  'every valid record is rated',
  ({ sheet }) => recordFor(sheet),
  function* ({ sheet, plan }, record) {
    const result = score(plan, record);
    if (result.status === 'refused') yield `refused: ${shown(result.problems)}`;
    else if (result.status === 'incomplete') yield `incomplete: ${shown(result.open)}`;
    else if (!sheet.ratings.some(({ id }) => id.id === result.rating))
      yield `the sheet has no rating ${result.rating}`;
  },
);
