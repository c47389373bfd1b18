import type { Criterion, Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { recordFor } from '../arbitraries/records.js';
import { differences } from './differences.js';
import { law, type Law } from './law.js';
import { rated } from './rated.js';
import { compile } from './subject.js';

export const order: Law = law(
  'the order of sections and criteria does not matter',
  ({ sheet }) => fc.record({ record: recordFor(sheet), reordered: reordered(sheet) }),
  function* ({ plan }, { record, reordered: { sheet } }) {
    const comparable = (each: typeof plan): unknown => {
      const { plan: _plan, notApplied, ...result } = rated(each, record);
      return { ...result, notApplied: notApplied.toSorted() };
    };
    yield* differences(comparable(compile(sheet)), comparable(plan), 'after reordering it');
  },
);

/** The same sheet with its sections, criteria and facts in another order; `ids` shows which. */
function reordered(sheet: Sheet): Arbitrary<{ readonly ids: unknown; readonly sheet: Sheet }> {
  const blocks = fc.record({
    facts: shuffled(sheet.facts),
    sections: shuffled(sheet.sections).chain((sections) =>
      fc.tuple(
        ...sections.map((section) =>
          shuffled(section.criteria).map((criteria) => ({ ...section, criteria })),
        ),
      ),
    ),
    bonuses: shuffled(sheet.bonuses),
    penalties: shuffled(sheet.penalties),
  });
  const idsOf = (criteria: readonly Criterion[]): readonly string[] =>
    criteria.map(({ id }) => id.id);
  return blocks.map(({ facts, sections, bonuses, penalties }) => ({
    ids: [
      facts.map(({ id }) => id.id),
      ...sections.map(({ criteria }) => idsOf(criteria)),
      idsOf(bonuses),
      idsOf(penalties),
    ],
    sheet: { ...sheet, facts, sections, bonuses, penalties },
  }));
}

const shuffled = <T>(items: readonly T[]): Arbitrary<readonly T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
