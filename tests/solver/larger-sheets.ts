import type { Sheet } from '@barem/syntax';
import { sheet, type fc } from '@barem/testing';
import { combinations } from '../brute-force/records.js';
import { compile } from '../properties/compile.js';

/** Combinations of answers that a larger sheet has more of. */
const fewestCombinations = 1_000_000;

/** Criteria of a larger sheet. */
const criteria = { least: 8, most: 14 };

/** Sheets of every construct with 8 to 14 criteria and more records than can be listed. */
export const largerSheet = (): fc.Arbitrary<Sheet> =>
  sheet().filter((each) => {
    const count = criteriaIn(each);
    return (
      count >= criteria.least &&
      count <= criteria.most &&
      combinations(compile(each)) > fewestCombinations
    );
  });

const criteriaIn = ({ sections, bonuses, penalties }: Sheet): number =>
  sections.reduce((sum, section) => sum + section.criteria.length, 0) +
  bonuses.length +
  penalties.length;
