import type { Localized } from '@barem/core';
import type { Criterion, Sheet } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { recordFor } from '../arbitraries/records.js';
import { differences } from './differences.js';
import { law, type Law } from './law.js';
import { rated } from './rated.js';

export const order: Law = law({
  id: 'order',
  name: {
    vi: 'đổi thứ tự các mục và tiêu chí không làm đổi kết quả',
    en: 'the order of sections and criteria does not matter',
  },
  cases: ({ sheet, written }) =>
    fc.record({ record: recordFor(sheet), reordered: reordered(written) }),
  shows: ({ record, reordered }, { written }) => ({
    record,
    remarks: remarksOn(reordered, written),
  }),
  *broken({ plan, compile }, { record, reordered }) {
    const comparable = (each: typeof plan): unknown => {
      const { plan: _plan, notApplied, ...result } = rated(each, record);
      return { ...result, notApplied: notApplied.toSorted() };
    };
    yield* differences(comparable(compile(reordered)), comparable(plan), {
      vi: 'kết quả sau khi đổi thứ tự',
      en: 'the result after reordering',
    });
  },
});

/** Where the order is another than that of the sheet. */
function remarksOn(reordered: Sheet, sheet: Sheet): readonly Localized[] {
  const [now, before] = [orders(reordered), orders(sheet)];
  const changed = now.filter((each, place) => each !== before[place]);
  if (changed.length === 0) return [];
  const texts = changed.join('; ');
  return [{ vi: `thứ tự khác: ${texts}`, en: `another order: ${texts}` }];
}

/** Ids in their order: of the facts, of the criteria of each section, of the bonuses, of the penalties. */
const orders = ({ facts, sections, bonuses, penalties }: Sheet): readonly string[] =>
  [
    facts,
    sections,
    ...sections.toSorted((a, b) => (a.id.id < b.id.id ? -1 : 1)).map(({ criteria }) => criteria),
    bonuses,
    penalties,
  ].map((parts: readonly Pick<Criterion, 'id'>[]) => parts.map(({ id }) => id.id).join(', '));

/** The same sheet with its sections, criteria and facts in another order. */
function reordered(sheet: Sheet): Arbitrary<Sheet> {
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
  return blocks.map((each) => ({ ...sheet, ...each }));
}

const shuffled = <T>(items: readonly T[]): Arbitrary<readonly T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
