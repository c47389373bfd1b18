import type { Language, Localized } from '@barem/core';
import type { Plan } from '@barem/plan';
import type { RecordData } from '../records.js';
import { paragraph, type Block, type Table } from './document.js';
import { speakerFor, type Speaker } from './speaker.js';

const words = {
  answer: { vi: 'Câu trả lời', en: 'Answer' },
  alike: { vi: 'Giống nhau ở mọi phiếu trên –', en: 'Alike in all of them –' },
} satisfies Record<string, Localized>;

/** A record with what to call it. */
export interface NamedRecord {
  readonly title: string;
  readonly record: RecordData;
}

/** Records side by side: every answer of the sheet, or only those in `ids`; what all records answer alike stands below. */
export function recordBlocks(
  records: readonly NamedRecord[],
  speaker: Speaker,
  ids: readonly string[] = speaker.plan.inputs.map(({ id }) => id),
): readonly Block[] {
  const { say, answer, value } = speaker;
  const given = ids.filter((id) => records.some(({ record }) => Object.hasOwn(record, id)));
  const valuesOf = (id: string): readonly string[] =>
    records.map(({ record }) => value(id, valueIn(record, id)));
  const isAlike = (id: string): boolean => records.length > 1 && new Set(valuesOf(id)).size === 1;
  const alike = given.filter(isAlike);
  const [first] = records;
  const table: Table = {
    kind: 'table',
    columns: [{ title: say(words.answer) }, ...records.map(({ title }) => ({ title }))],
    rows: given
      .filter((id) => !isAlike(id))
      .map((id) => ({ cells: [answer(id), ...valuesOf(id)] })),
  };
  return [
    ...(table.rows.length === 0 ? [] : [table]),
    ...(first && alike.length > 0
      ? [paragraph(`${say(words.alike)} ${recordLine(first.record, speaker, alike)}.`)]
      : []),
  ];
}

/** A record in one line: `Số phải dự: 20; Số có mặt: 17`. */
export const recordLine = (
  record: RecordData,
  { answer, value }: Speaker,
  ids: readonly string[] = Object.keys(record),
): string =>
  ids
    .filter((id) => valueIn(record, id) !== undefined)
    .map((id) => `${answer(id)}: ${value(id, valueIn(record, id))}`)
    .join('; ');

/** A record in one line, in the words of its sheet. */
export const recordText = (record: RecordData, plan: Plan, language: Language): string =>
  recordLine(record, speakerFor(plan, language));

/** The answer of a record under an id, whatever the id is. */
export const valueIn = (record: RecordData, id: string): RecordData[string] | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;
