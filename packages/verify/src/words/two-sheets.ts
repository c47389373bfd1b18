import type { Language } from '@barem/core';
import type { Plan } from '@barem/plan';
import type { RecordData } from '../records.js';
import type { Speaker } from './speaker.js';

/** Speaks of what either sheet asks for, with the words of the first where both do. */
export function speakerOfBoth(first: Speaker, second: Speaker): Speaker {
  const own = new Set([...first.plan.inputs, ...first.plan.criteria].map(({ id }) => id));
  const of = (id: string): Speaker => (own.has(id) ? first : second);
  return {
    ...first,
    answer: (id) => of(id).answer(id),
    criterion: (id) => of(id).criterion(id),
    value: (id, value) => of(id).value(id, value),
  };
}

/** What to call the sheets: by their titles where these tell them apart. */
export function sheetNames(
  first: Plan,
  second: Plan,
  language: Language,
): readonly [string, string] {
  const ids = [first.text.sheet, second.text.sheet] as const;
  if (ids[0] !== ids[1]) return ids;
  return language === 'vi'
    ? ['biểu thứ nhất', 'biểu thứ hai']
    : ['the first sheet', 'the second sheet'];
}

/** The answers of a record that a sheet asks for. */
export const askedFor = (record: RecordData, { inputs }: Plan): RecordData =>
  Object.fromEntries(
    Object.entries(record).filter(([id]) => inputs.some((each) => each.id === id)),
  );
