import { score } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import * as fc from 'fast-check';
import { recordFor } from '../arbitraries/records.js';
import { differences } from './differences.js';
import { law, type Law } from './law.js';

export const numberSpellings: Law = law(
  'a number as such, as text with a point, and in Vietnamese with a comma gives the same result',
  ({ sheet }) =>
    fc.record({ record: recordFor(sheet), picks: fc.array(fc.nat(5), { minLength: 1 }) }),
  function* ({ sheet, plan }, { record, picks }) {
    const spelt = Object.fromEntries(
      Object.entries(record).map(([id, value], place) => {
        const spellings = typeof value === 'number' ? spellingsOf(value, id, sheet) : [value];
        return [id, spellings[(picks[place % picks.length] ?? 0) % spellings.length]];
      }),
    );
    yield* differences(score(plan, spelt), score(plan, record), 'in another spelling it');
  },
);

/** The ways to write a number that can mean no other. */
function spellingsOf(value: number, id: string, sheet: Sheet): readonly unknown[] {
  const text = String(value);
  const [, fraction] = text.split('.');
  const fact = sheet.facts.find((each) => each.id.id === id);
  // A mark before three digits may as well stand between thousands.
  if (fraction?.length === 3) return [value];
  const texts = sheet.language === 'vi' ? [text, text.replace('.', ',')] : [text];
  const percentages = fact?.type.kind === 'percentage' ? texts.map((each) => `${each}%`) : [];
  return [value, ...texts, ...percentages];
}
