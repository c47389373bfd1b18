import type { Localized } from '@barem/core';
import { score } from '@barem/plan';
import type { Sheet } from '@barem/syntax';
import * as fc from 'fast-check';
import type { RecordData } from '../arbitraries/answers.js';
import { recordFor } from '../arbitraries/records.js';
import { law, type Law } from './law.js';
import { resultDifferences } from './rated.js';

export const numberSpellings: Law = law({
  id: 'number-spellings',
  name: {
    vi: 'một số ghi là số, là chữ với dấu chấm hay với dấu phẩy đều cho cùng một kết quả',
    en: 'a number as such, as text with a point, and in Vietnamese with a comma gives the same result',
  },
  cases: ({ sheet }) =>
    fc.record({ record: recordFor(sheet), picks: fc.array(fc.nat(5), { minLength: 1 }) }),
  shows: ({ record, picks }, { sheet }) => ({
    record,
    remarks: remarksOn(record, spelt(record, picks, sheet)),
  }),
  *broken({ sheet, plan }, { record, picks }) {
    yield* resultDifferences(score(plan, spelt(record, picks, sheet)), score(plan, record), {
      vi: 'khi ghi theo cách khác',
      en: 'in another spelling',
    });
  },
});

/** The record with its numbers spelt in other ways. */
const spelt = (record: RecordData, picks: readonly number[], sheet: Sheet): RecordData =>
  Object.fromEntries(
    Object.entries(record).map(([id, value], place) => {
      const spellings = typeof value === 'number' ? spellingsOf(value, id, sheet) : [value];
      return [id, spellings[(picks[place % picks.length] ?? 0) % spellings.length]];
    }),
  );

function remarksOn(record: RecordData, other: RecordData): readonly Localized[] {
  const texts = Object.keys(record)
    .filter((id) => other[id] !== record[id])
    .map((id) => `${id} = "${String(other[id])}"`)
    .join(', ');
  return texts === '' ? [] : [{ vi: `ghi theo cách khác: ${texts}`, en: `spelt as ${texts}` }];
}

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
